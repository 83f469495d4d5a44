import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

test("undo 30 steps and redo them, also after a reload", async ({ page }) => {
  const studio = await Studio.open(page);
  const history = [await studio.document()];
  const did = async () => history.push(await studio.document());

  // Ten times: a new step after the last one, another name for it, and a little further to the right.
  await studio.select("Start: Start");
  for (let round = 1; round <= 10; round++) {
    await page.keyboard.press("n");
    await page.getByRole("combobox", { name: "Add a step" }).fill("exact words");
    await expect(page.getByRole("option", { name: /^Say/, selected: true })).toBeVisible();
    await page.keyboard.press("Enter");
    await did();
    await studio.card(/^Say: Say/).press("Enter");
    await studio.inspector.getByRole("textbox", { name: "Name", exact: true }).fill(`Step ${round}`);
    await did();
    await studio.card(`Say: Step ${round}`).press("Shift+ArrowRight");
    await did();
  }
  expect(history).toHaveLength(31);

  const undo = page.getByRole("button", { name: /^Undo/ });
  const redo = page.getByRole("button", { name: /^Redo/ });
  const isAt = async (step: number) => expect.poll(() => studio.document(), { message: `step ${step}` }).toEqual(history[step]);
  for (let step = 29; step >= 15; step--) await page.keyboard.press("ControlOrMeta+z");
  await isAt(15);
  await page.reload();
  for (let step = 14; step >= 0; step--) await undo.click();
  await isAt(0);
  await expect(undo).toHaveAttribute("aria-disabled", "true");
  await page.reload();
  for (let step = 1; step <= 20; step++) await redo.click();
  await isAt(20);
  await studio.canvas.focus();
  for (let step = 21; step <= 30; step++) await page.keyboard.press("ControlOrMeta+Shift+z");
  await isAt(30);
  await expect(redo).toHaveAttribute("aria-disabled", "true");
});
