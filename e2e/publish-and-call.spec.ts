import { Caller } from "./support/caller.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

const greeting = "Good day, this is Amaltas Bank's automatic assistant.";

test("publish, chat as a caller on the public page, find the call with its path", async ({ page }) => {
  const studio = await Studio.open(page);
  await studio.select("Start: Start");
  await studio.wording("Always");
  await studio.write("Greeting when called", "English", greeting);
  expect(await studio.publish("A shorter greeting")).toBe(2);

  const popup = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Open the agent's page" }).click();
  const caller = await Caller.open(await popup, "/c/gold-loan-transfer");
  await expect(caller.conversation).toContainText(greeting);
  expect(await caller.say("yes")).toContain("gold loan");
  await caller.say("I want to move my gold loan to you");

  await studio.go("Calls");
  const row = page.getByRole("row").nth(1);
  await expect(row).toContainText("English");
  await expect(row.getByRole("cell").nth(5)).toHaveText("2");
  await row.getByRole("link").click();
  const transcript = page.getByRole("list", { name: "Transcript" });
  await expect(transcript).toContainText(greeting);
  await expect(transcript).toContainText("I want to move my gold loan to you");
  await transcript.getByText("Why did it move?").last().click();
  await expect(transcript.getByText("→").last()).toBeVisible();
  const path = page.getByRole("complementary", { name: "Path walked" }).getByRole("listitem");
  await expect(path.first()).toHaveText("Start");
  const last = (await path.last().textContent()) ?? "";
  await page.getByRole("button", { name: "Show the path on the canvas" }).click();
  await expect(studio.canvas.locator('[aria-current="step"]')).toContainText(last);
});
