import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

test("states copied in one agent arrive in another with everything they need", async ({ page }) => {
  const studio = await Studio.open(page);
  const from = await studio.document();
  await studio.select(": Is it the customer?");
  await studio.select(": Who is on the line?", ["Shift"]);
  await studio.card(": Who is on the line?").press("ControlOrMeta+c");
  await expect(studio.canvas.getByRole("status").filter({ hasText: "Copied 2 steps" })).toBeAttached();

  await page.getByRole("link", { name: "All agents" }).click();
  await page.getByRole("button", { name: /^Clinic appointments/ }).click();
  await expect(page.getByRole("textbox", { name: "Rename this agent" })).toHaveValue("Clinic appointments");
  const before = await studio.document();
  await studio.canvas.focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(studio.card(": Is it the customer?")).toBeVisible();
  await expect(studio.card(": Who is on the line?")).toBeVisible();

  const after = await studio.document();
  const made = Object.keys(after.states).filter((id) => !before.states[id]);
  expect(made).toHaveLength(2);
  // New ids, so that nothing of either agent is touched; the details and lines they use came along.
  for (const id of made) expect(from.states[id]).toBeUndefined();
  const wanted = Object.values(from.slots).filter(({ name }) => name === "customer_name").length;
  expect(Object.values(after.slots).filter(({ name }) => name === "customer_name")).toHaveLength(wanted);
  for (const id of Object.keys(before.states)) expect(after.states[id]).toEqual(before.states[id]);
  await page.keyboard.press("Escape");
  await studio.select(": Is it the customer?");
  await expect(await studio.text("Asks", "Hindi")).toHaveValue("क्या मेरी बात {customer_name} जी से हो रही है?");

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect.poll(() => studio.document()).toEqual(before);
});
