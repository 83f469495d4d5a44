import { expect, test } from "./support/vaarta.ts";

test("an owner invites a reviewer by link; she joins, reads, and changes nothing; the log says so", async ({ page, browser, vaarta }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Your settings" }).click();
  await page.getByRole("menuitem", { name: "Workspace and people" }).click();
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "May do" }).click();
  await page.getByRole("option", { name: "Reviewer" }).click();
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const link = await dialog.getByRole("textbox", { name: "Link for her" }).inputValue();
  await dialog.getByRole("button", { name: "Close" }).first().click();

  const hers = await browser.newContext({ baseURL: vaarta.url });
  const asha = await hers.newPage();
  await asha.goto(link);
  await asha.getByRole("textbox", { name: "Your name" }).fill("Asha");
  await asha.getByRole("textbox", { name: "E-mail" }).fill("asha@example.org");
  await asha.getByLabel("Password").fill("a long password");
  await asha.getByRole("button", { name: "Join", exact: true }).click();
  await asha.getByRole("link", { name: "Gold loan transfer", exact: true }).click();
  await expect(asha.getByRole("application", { name: "Conversation canvas" })).toBeVisible();

  // The link works once.
  const late = await browser.newContext({ baseURL: vaarta.url });
  const stranger = await late.newPage();
  await stranger.goto(link);
  await stranger.getByRole("textbox", { name: "Your name" }).fill("Somebody");
  await stranger.getByRole("textbox", { name: "E-mail" }).fill("somebody@example.org");
  await stranger.getByLabel("Password").fill("a long password");
  await stranger.getByRole("button", { name: "Join", exact: true }).click();
  await expect(stranger.getByRole("alert")).toContainText("invitation");

  await page.reload();
  await expect(page.getByRole("listitem").filter({ hasText: "asha@example.org" })).toContainText("Asha");
  await page.getByRole("tab", { name: "What happened" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Asha" })).toContainText("Joined");
  await expect(page.getByRole("row").filter({ hasText: "Invited somebody" })).toContainText("reviewer");
  await page.getByRole("tab", { name: "People" }).click();
  await page.getByRole("button", { name: "Take Asha out of the workspace" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "asha@example.org" })).toBeHidden();
  await asha.goto("/");
  await expect(asha.getByRole("link", { name: "Gold loan transfer", exact: true })).toBeHidden();
  await hers.close();
  await late.close();
});
