import { Caller } from "./support/caller.ts";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

const worse = "You have reached the bank. State your business.";

test("roll back: new callers hear the earlier release, whoever is talking stays on hers", async ({ page, context }) => {
  const studio = await Studio.open(page);
  await studio.select("Start: Start");
  await studio.wording("Always");
  await studio.write("Greeting when called", "English", worse);
  await studio.publish("Straight to the point");
  const talking = await Caller.open(await context.newPage(), "/c/gold-loan-transfer");
  await expect(talking.conversation).toContainText(worse);

  await studio.go("Releases");
  await expect(page.getByRole("button", { name: /^Release 2\s*Live/ })).toBeVisible();
  await page.getByRole("button", { name: /^Release 1\b/ }).click();
  await page.getByRole("button", { name: "Go back to this one" }).click();
  const dialog = page.getByRole("dialog", { name: "Go back to this one" });
  await dialog.getByRole("textbox", { name: "Note" }).fill("Callers hang up at the greeting");
  await dialog.getByRole("button", { name: "Go back to this one" }).click();
  await expect(page.getByText("Release 1 is live again.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Release 1\s*Live/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Release 2\s*Live/ })).toBeHidden();

  const fresh = await Caller.open(await context.newPage(), "/c/gold-loan-transfer");
  await expect(fresh.conversation).toContainText("welcome to Amaltas Bank");
  await talking.say("yes");
  await talking.page.reload();
  await expect(talking.conversation).toContainText(worse);

  await page.reload();
  await expect(page.getByRole("button", { name: /^Release 1\s*Live/ })).toBeVisible();
  await expect(page.getByText(/^Draft, changed since release 1$/)).toBeVisible();
});
