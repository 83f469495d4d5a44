import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

test("two people edit one draft at once and lose nothing", async ({ browser, page, vaarta }) => {
  const asha = await Studio.open(page);
  const other = await browser.newContext({ baseURL: vaarta.url });
  const bina = await Studio.open(await other.newPage());

  // The same line in two languages, in the same second; each sees the other's words without doing anything.
  const lines = ["Is it the customer?", "Who is on the line?"] as const;
  for (const studio of [asha, bina]) await studio.select(`: ${lines[0]}`);
  await Promise.all([
    asha.write("Asks", "English", "Am I speaking with {customer_name}, please?"),
    bina.write("Asks", "Hindi", "जी, क्या {customer_name} जी बोल रही हैं?"),
  ]);
  await expect(await asha.text("Asks", "Hindi")).toHaveValue("जी, क्या {customer_name} जी बोल रही हैं?");
  await expect(await bina.text("Asks", "English")).toHaveValue("Am I speaking with {customer_name}, please?");

  // One of them on a train: both go on, and what she did arrives when she is back.
  await other.setOffline(true);
  await bina.select(`: ${lines[1]}`);
  await bina.inspector.getByRole("textbox", { name: "Name", exact: true }).fill("Who has called?");
  await expect(bina.page.getByRole("status").filter({ hasText: "Not saved yet" })).toBeVisible();
  await asha.select("Start: Start");
  await asha.inspector.getByRole("textbox", { name: "Name", exact: true }).fill("Hello");
  await other.setOffline(false);
  await expect(bina.card(": Hello")).toBeVisible({ timeout: 20_000 });
  await expect(asha.card(": Who has called?")).toBeVisible({ timeout: 20_000 });

  // The same words by both: nobody's are thrown away, a person decides.
  for (const studio of [asha, bina]) await studio.select(`: ${lines[0]}`);
  await bina.text("Asks", "English");
  await other.setOffline(true);
  await bina.write("Asks", "English", "Is this {customer_name}?");
  await asha.write("Asks", "English", "May I speak with {customer_name}?");
  await asha.saved();
  await other.setOffline(false);
  const decision = bina.page.getByRole("alert", { name: "Decide between two changes" });
  await expect(decision).toBeVisible({ timeout: 20_000 });
  await expect(decision).toContainText("Is this {customer_name}?");
  await expect(decision).toContainText("May I speak with {customer_name}?");
  await decision.getByRole("button", { name: "Keep mine" }).click();
  await expect(await asha.text("Asks", "English")).toHaveValue("Is this {customer_name}?");

  await Promise.all([asha.saved(), bina.saved()]);
  expect(await bina.document()).toEqual(await asha.document());
  await page.reload();
  await expect(asha.card(": Hello")).toBeVisible();
  await expect(asha.card(": Who has called?")).toBeVisible();
  await other.close();
});
