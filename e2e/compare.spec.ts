import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

test("what changed since live, laid over the canvas: ghosts, lit cards, and one card old and new side by side", async ({ page }) => {
  const studio = await Studio.open(page);
  await studio.select(": Is it the customer?");
  const field = await studio.text("Asks", "Hindi");
  const old = await field.inputValue();
  await field.fill("जी, क्या {customer_name} जी बोल रही हैं?");
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("dialog").getByRole("combobox").fill("Why not?");
  await page
    .getByRole("option", { name: /^Why not\?/ })
    .first()
    .click();
  await expect(studio.card(": Why not?")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(studio.card(": Why not?")).toBeHidden();
  await expect(page.getByRole("status").filter({ hasText: /^Draft, changed since release 1$/ })).toBeVisible();

  await page.getByRole("button", { name: "See what changed" }).click();
  const bar = page.getByRole("region", { name: "Two versions compared" }).first();
  await expect(bar.getByRole("list", { name: "What differs" })).toContainText("1 removed");
  const dock = page.getByRole("complementary", { name: "Inspector" });
  await expect(dock).toContainText("From Release 1 to");
  await dock.getByRole("button", { name: "The state “Why not?” was removed from the flow “Gold loan transfer”." }).click();
  await expect(studio.card(": Why not?")).toBeFocused();
  await expect(studio.card(": Why not?")).toContainText("gone");

  await dock.getByRole("button", { name: "All changes" }).click();
  await dock.getByRole("button", { name: "The question of “Is it the customer?” changed in Hindi." }).click();
  await expect(studio.card(": Is it the customer?")).toContainText("changed");
  const table = dock.getByRole("table");
  await expect(table.getByRole("cell", { name: old })).toBeVisible();
  await expect(table.getByRole("cell", { name: "जी, क्या {customer_name} जी बोल रही हैं?" })).toBeVisible();

  // Nothing is edited meanwhile; then the draft is back as it was.
  const before = await studio.document();
  await page.keyboard.press("Delete");
  await expect(page.getByText("Two versions are being compared.")).toBeVisible();
  expect(await studio.document()).toEqual(before);
  await bar.getByRole("button", { name: "Back to the draft" }).click();
  await expect(studio.card(": Why not?")).toBeHidden();
  await studio.select(": Is it the customer?");
  await expect(await studio.text("Asks", "Hindi")).toHaveValue("जी, क्या {customer_name} जी बोल रही हैं?");
});
