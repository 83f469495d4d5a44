import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

const edited = "कहिए, गोल्ड लोन के बारे में आज क्या जानना है?";

test("edit on the canvas and hear it in the running test without a restart", async ({ page }) => {
  const studio = await Studio.open(page);
  await page.getByRole("banner").getByRole("button", { name: "Test" }).click();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  const log = page.getByRole("log", { name: "Conversation" });
  await expect(log).toContainText("नमस्ते");
  const begun = (await log.textContent()) ?? "";

  // The step that comes next, found by its name, written anew while the test waits.
  await page.keyboard.press("ControlOrMeta+k");
  const search = page.getByRole("dialog").getByRole("combobox");
  await search.fill("What does she call about?");
  await page
    .getByRole("option", { name: /^What does she call about\?/ })
    .first()
    .click();
  await page.getByRole("tab", { name: "Inspector" }).click();
  await studio.write("Asks", "Hindi", edited);
  await expect(studio.card(": What does she call about?")).toContainText("कहिए, गोल्ड लोन");

  await page.getByRole("tab", { name: "Test" }).click();
  await expect(log).toContainText("नमस्ते");
  expect(await log.textContent()).toContain(begun.slice(0, 40));
  await page.getByRole("textbox", { name: "Say as the caller" }).fill("हाँ जी");
  await page.keyboard.press("Enter");
  await expect(log).toContainText(edited);
  await expect(studio.card(": What does she call about?")).toHaveAttribute("aria-current", "step");
});
