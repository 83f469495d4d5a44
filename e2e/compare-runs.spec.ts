import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

test("go back, say something else, and see where the two runs part", async ({ page }) => {
  await Studio.open(page);
  await page.getByRole("banner").getByRole("button", { name: "Test" }).click();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  const log = page.getByRole("log", { name: "Conversation" });
  await expect(log).toContainText("नमस्ते");
  const field = page.getByRole("textbox", { name: "Say as the caller" });
  for (const words of ["हाँ जी", "गोल्ड लोन आपके यहाँ लाना है"]) {
    await field.fill(words);
    await field.press("Enter");
    await expect(log).toContainText(words);
    await expect(log).toHaveAttribute("aria-busy", "false");
  }
  await expect(page.getByRole("button", { name: "Compare with the run before" })).toBeHidden();
  const turn = log.locator('.turn[data-who="caller"]').nth(1);
  await turn.hover();
  await turn.getByRole("button", { name: "Say something else here" }).click();
  await turn.getByRole("textbox").fill("लॉकर चाहिए");
  await turn.getByRole("textbox").press("Enter");
  await expect(log).toContainText("लॉकर चाहिए");
  await expect(log).toHaveAttribute("aria-busy", "false");

  await page.getByRole("button", { name: "Compare with the run before" }).click();
  const dialog = page.getByRole("dialog", { name: "Two runs side by side" });
  await expect(dialog.getByRole("status")).toHaveText("They first differ in turn 2.");
  const parted = dialog.getByRole("row").filter({ hasText: "First difference" });
  await expect(parted).toBeInViewport();
  await expect(parted.getByRole("cell").first()).toContainText("गोल्ड लोन आपके यहाँ लाना है");
  await expect(parted.getByRole("cell").last()).toContainText("लॉकर चाहिए");
  await expect(parted).toContainText("said something else");
  if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
