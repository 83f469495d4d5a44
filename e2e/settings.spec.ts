import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

test("settings: a language is offered and taken back, waits are set in seconds, and a claim is never made", async ({ page }) => {
  const studio = await Studio.open(page);
  await studio.go("Settings");
  const settings = page.getByRole("main");

  await settings.getByRole("combobox", { name: "Add a language" }).click();
  await page.getByRole("option", { name: "Gujarati" }).click();
  const gujarati = settings.getByRole("listitem").filter({ hasText: "Gujarati" });
  await expect(gujarati).toContainText("0 of");
  await gujarati.getByRole("combobox", { name: "When Gujarati is missing, use also" }).click();
  await page.getByRole("option", { name: "English" }).click();
  await gujarati.getByRole("button", { name: "English earlier" }).click();
  expect((await studio.document()).languages.offered["gu"]).toEqual({ fallbacks: ["en", "hi"] });

  await settings.getByRole("spinbutton", { name: "Gentle reminder after" }).fill("12");
  await settings.getByRole("checkbox", { name: "Sunday" }).check();
  await settings.getByRole("button", { name: "Add a claim" }).click();
  await settings.getByRole("textbox", { name: "What it is about" }).last().fill("Promises of profit");
  await settings.getByRole("group", { name: "Phrases, one a line" }).last().getByRole("textbox", { name: "English" }).fill("profit … sure");
  await gujarati.getByRole("button", { name: /^Remove Gujarati/ }).click();
  await expect(gujarati).toBeHidden();

  const document = await studio.document();
  expect(document.languages.offered["gu"]).toBeUndefined();
  expect(document.silence?.afterMs).toEqual([12_000, 15_000, 25_000, 35_000]);
  expect(document.desk.hours?.days).toContain(0);
  const claims = Object.values(document.guardrails.bannedClaims);
  expect(claims).toContainEqual({ name: "Promises of profit", phrases: { en: ["profit … sure"] } });
});
