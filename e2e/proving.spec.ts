import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

test("made-up callers prove the draft: what they never reach is painted, and what they got stuck in can be played", async ({ page }) => {
  test.setTimeout(150_000);
  const studio = await Studio.open(page);

  await page.getByRole("toolbar").getByRole("button", { name: "Paint the canvas" }).click();
  await page.getByRole("menuitemradio", { name: "Missing in Hindi" }).click();
  const legend = page.getByRole("region", { name: "What the colours mean" });
  await expect(legend).toContainText("Written in Hindi");
  await page.getByRole("toolbar").getByRole("button", { name: "Painted: Missing in Hindi" }).click();
  await page.getByRole("menuitemradio", { name: "Walked by the tests" }).click();
  await legend.getByRole("button", { name: "Run the tests" }).click();
  await expect(legend).toContainText("Never walked", { timeout: 60_000 });
  await expect(studio.card(": Is it the customer?")).toContainText(/walked/i);

  await studio.go("Tests");
  await page.getByRole("tab", { name: "Simulated callers" }).click();
  await page.getByRole("combobox", { name: "How many callers" }).click();
  await page.getByRole("option", { name: "100 callers" }).click();
  await page.getByRole("button", { name: "Let them call" }).click();
  await expect(page.getByRole("status").filter({ hasText: "100 callers" })).toContainText("of the steps", { timeout: 60_000 });
  await expect(page.getByRole("heading", { name: "How they ended" })).toBeVisible();
  const stuck = page.locator(".proof-trouble[aria-pressed]");
  if ((await stuck.count()) > 0) {
    await stuck.first().click();
    await page.getByRole("button", { name: "Play it in the test console" }).click();
    await expect(page.getByRole("log", { name: "Conversation" })).toContainText("Why");
    await studio.go("Tests");
    await page.getByRole("tab", { name: "Simulated callers" }).click();
  }
  await page.getByRole("button", { name: "Paint it on the canvas" }).click();
  await expect(legend).toContainText("Never walked");
  await legend.getByRole("button", { name: "Take the paint off" }).click();
  await expect(legend).toBeHidden();
});
