import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { Caller } from "./support/caller.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

const sections = [
  "Design", "Lines", "Answers", "Objections", "Standard replies", "Caller says", "Details", "Segments", "Prompts", "Tools",
  "Tests", "Calls", "Releases", "Settings",
]; // prettier-ignore

for (const colorScheme of ["light", "dark"] as const) {
  test(`nothing serious for assistive technology on any screen, ${colorScheme}`, async ({ page, context }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/");
    await expect(page.getByRole("link", { name: "Gold loan transfer" })).toBeVisible();
    await check(page, "agents");
    await page.goto("/workspace/models");
    await expect(page.getByRole("button", { name: "Add a provider" })).toBeVisible();
    await check(page, "language models");
    await page.goto("/workspace/log");
    await expect(page.getByRole("table")).toBeVisible();
    await check(page, "what happened");
    await page.goto("/workspace");
    await expect(page.getByRole("button", { name: "Invite somebody" })).toBeVisible();
    await check(page, "the people");
    await page.goto("/join/of-nobody");
    await expect(page.getByRole("button", { name: "Join", exact: true })).toBeVisible();
    await check(page, "an invitation");
    const callerPage = await context.newPage();
    await callerPage.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await callerPage.goto("/c/gold-loan-transfer");
    await expect(callerPage.getByRole("button", { name: /^(Only write|Start the conversation)$/ })).toBeVisible();
    await check(callerPage, "the caller's welcome");
    const caller = await Caller.open(callerPage, "/c/gold-loan-transfer");
    await caller.say("yes");
    await check(callerPage, "the caller's conversation");

    const studio = await Studio.open(page);
    for (const section of sections) {
      await studio.go(section);
      await expect(page.getByText("Loading…")).toBeHidden();
      await check(page, section);
    }
    await studio.go("Calls");
    await page.getByRole("row").nth(1).getByRole("link").click();
    await expect(page.getByRole("list", { name: "Transcript" })).toBeVisible();
    await check(page, "one call");
    await page.getByRole("banner").getByRole("link", { name: "Publish" }).click();
    await expect(page.getByText("Nothing stands in the way.")).toBeVisible();
    await check(page, "Publish");

    await studio.go("Design");
    await studio.select(": Is it the customer?");
    await check(page, "the inspector of a step");
    await studio.card(": Is it the customer?").getByRole("button").first().click();
    await check(page, "the inspector of a way out");
    await page.getByRole("tab", { name: /^Comments/ }).click();
    await page.getByRole("textbox", { name: "Write a comment" }).fill("Too formal?");
    await page.keyboard.press("Enter");
    await expect(studio.card(": Is it the customer?").getByRole("button", { name: "1 open comment" })).toBeVisible();
    await check(page, "the comments on a step");
    await page.getByRole("tab", { name: "Inspector" }).click();
    await page.getByRole("button", { name: "No problems" }).click();
    await check(page, "the problems");
    await page.getByRole("button", { name: "JSON", exact: true }).click();
    await expect(page.locator(".monaco-editor").first()).toBeVisible();
    await check(page, "the JSON");
    await page.getByRole("button", { name: "Close the drawer" }).click();
    await page.getByRole("button", { name: "Add a step" }).click();
    await check(page, "the palette");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Add an objection" }).click();
    await check(page, "a new objection");
    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+k");
    await check(page, "search");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await check(page, "the shortcuts");
    await page.keyboard.press("Escape");
    await page.getByRole("banner").getByRole("button", { name: "Test" }).click();
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await expect(page.getByRole("log", { name: "Conversation" })).not.toBeEmpty();
    await check(page, "the test console");
    await page.getByRole("tab", { name: "Inspector" }).click();
    await studio.write("Asks", "Hindi", "जी, आप कौन?");
    await page.getByRole("button", { name: "See what changed" }).click();
    await expect(page.getByRole("region", { name: "Two versions compared" }).first()).toBeVisible();
    await check(page, "two versions compared");
    await studio.select(": Is it the customer?");
    await check(page, "one card old and new");
  });
}

async function check(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes.slice(0, 4).map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary?.split("\n")[1] ?? ""}`),
    }));
  expect.soft(serious, where).toEqual([]);
}
