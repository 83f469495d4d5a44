import { Caller } from "./support/caller.ts";
import { Interactions } from "./support/interactions.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

test("first visit to a published agent one can call: no form before the canvas", async ({ page }) => {
  const did = new Interactions();
  const studio = new Studio(page);
  await page.goto("/");
  await did.click(page.getByRole("button", { name: /^Gold loan transfer/ }));
  await expect(studio.canvas).toBeVisible();
  await did.click(page.getByRole("banner").getByRole("link", { name: "Publish" }));
  await did.click(page.getByRole("main").getByRole("button", { name: "Publish" }));
  await expect(page.getByRole("heading", { name: "Release 1 is live" })).toBeVisible();
  const link = await page.getByRole("link", { name: "Open the agent's page" }).getAttribute("href");
  const popup = page.waitForEvent("popup");
  await did.click(page.getByRole("link", { name: "Open the agent's page" }));
  const caller = await Caller.open(await popup, link ?? "");
  expect(await caller.say("yes")).toContain("gold loan");
  expect(did.count).toBeLessThanOrEqual(5);
});
