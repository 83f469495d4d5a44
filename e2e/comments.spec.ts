import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

test("a comment on a step: seen at once by a colleague, marked on the card, settled with name and time", async ({
  browser,
  page,
  vaarta,
}) => {
  const asha = await Studio.open(page);
  const other = await browser.newContext({ baseURL: vaarta.url });
  const bina = await Studio.open(await other.newPage());
  await asha.select(": Is it the customer?");
  await page.getByRole("tab", { name: /^Comments/ }).click();
  const thread = page.getByRole("region", { name: "Comments on “Is it the customer?”" });
  await thread.getByRole("textbox", { name: "Write a comment" }).fill("Too formal for callers we know?");
  await page.keyboard.press("Enter");
  await expect(thread.getByRole("listitem")).toContainText("Too formal for callers we know?");
  await expect(thread.getByRole("textbox", { name: "Write a comment" })).toHaveValue("");

  // Without doing anything she sees the mark, and from it the words.
  const mark = bina.card(": Is it the customer?").getByRole("button", { name: "1 open comment" });
  await expect(mark).toBeVisible();
  await mark.click();
  const hers = bina.page.getByRole("region", { name: "Comments on “Is it the customer?”" });
  await expect(hers.getByRole("listitem")).toContainText("Too formal for callers we know?");
  await hers.getByRole("button", { name: "Settled" }).click();
  await expect(mark).toBeHidden();

  // Gone from the card of the first one as well, and kept with who settled it.
  await expect(asha.card(": Is it the customer?").getByRole("button", { name: /open comment/ })).toBeHidden();
  await thread.getByText("1 settled").click();
  await expect(thread.getByText(/^Settled by .+, .+20\d\d/)).toBeVisible();
  await page.reload();
  await asha.select(": Is it the customer?");
  await page.getByRole("tab", { name: /^Comments/ }).click();
  await expect(thread.getByText("1 settled")).toBeVisible();
  await other.close();
});
