import { AxeBuilder } from "@axe-core/playwright";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

test("talk with the draft, see where it stands, and hang up", async ({ page, vaarta }) => {
  const { hears } = await vaarta.voiceReady();
  const studio = await Studio.open(page);
  await page.getByRole("banner").getByRole("button", { name: "Test" }).click();
  await page.getByRole("button", { name: "Talk", exact: true }).click();
  const log = page.getByRole("log", { name: "Conversation" });
  await expect(log).toContainText("नमस्ते");
  if (hears !== "people") await expect(page.getByText("This assistant cannot hear people yet.")).toBeVisible();

  // Words over the question would be an interruption: what was not heard is asked again.
  await expect(page.getByText("Waiting for you")).toBeVisible({ timeout: 45_000 });
  const field = page.getByRole("textbox", { name: "Say as the caller" });
  await field.fill("हाँ जी");
  await field.press("Enter");
  await expect(log.locator('.turn[data-who="caller"]')).toHaveText(["हाँ जी"]);
  await expect(studio.card(": What does she call about?")).toHaveAttribute("aria-current", "step");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id)).toEqual([]);

  // The call goes on while she looks elsewhere.
  await page.getByRole("tab", { name: "Inspector" }).click();
  await page.getByRole("tab", { name: "Test" }).click();
  await expect(log).toContainText("हाँ जी");
  await page.getByRole("button", { name: "Hang up" }).click();
  await expect(page.getByRole("button", { name: "Talk again" })).toBeVisible();
  await page.getByRole("button", { name: "Back to typing" }).click();
  await expect(page.getByRole("button", { name: "Start", exact: true })).toBeVisible();

  await studio.go("Calls");
  await expect(page.getByText("No conversations yet.")).toBeVisible();
});
