import { fileURLToPath } from "node:url";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

// Only on request: a picture that changes with every run would be a change in every commit.
if (process.env.README_PICTURE === "1") {
  test("the picture of the studio for the README", async ({ page }) => {
    const studio = await Studio.open(page);
    await page.getByRole("banner").getByRole("button", { name: "Test" }).click();
    await page.getByRole("button", { name: "Start", exact: true }).click();
    const log = page.getByRole("log", { name: "Conversation" });
    await expect(log).toContainText("नमस्ते");
    for (const words of ["हाँ जी", "गोल्ड लोन आपके यहाँ लाना है"]) {
      await page.getByRole("textbox", { name: "Say as the caller" }).fill(words);
      await page.keyboard.press("Enter");
      await expect(log).toContainText(words);
      await expect(log).toHaveAttribute("aria-busy", "false");
    }
    await expect(studio.canvas.locator('[aria-current="step"]')).toBeVisible();
    await page.getByRole("button", { name: "Leave the tour" }).click();
    await page.mouse.move(600, 745);
    await page.waitForFunction(() =>
      document.getAnimations().every(({ playState, effect }) => playState !== "running" || effect?.getTiming().iterations === Infinity),
    );
    await page.screenshot({ path: fileURLToPath(new URL("../docs/images/studio.png", import.meta.url)) });
  });
}
