import { scriptedSpeechServer } from "@vaarta/testing";
import { AxeBuilder } from "@axe-core/playwright";
import { Studio } from "./support/studio.ts";
import { expect, test } from "./support/vaarta.ts";

const key = "sk-speech-secret-9876543210";

test("one key gives hearing and a voice, is never seen again, and lets callers talk", async ({ page, vaarta }) => {
  const provider = await scriptedSpeechServer("openai-compatible");
  try {
    await vaarta.voiceReady();
    const studio = await Studio.open(page);
    await page.getByRole("banner").getByRole("link", { name: "Publish" }).click();
    await expect(page.getByText("Callers cannot talk yet")).toBeVisible();
    await page.getByRole("link", { name: "Connect one" }).click();

    const card = page.getByRole("form", { name: "One key for everything" });
    await card.getByRole("combobox", { name: "Provider" }).click();
    await page.getByRole("option", { name: "OpenAI-compatible" }).click();
    await card.getByLabel("Key").fill(key);
    await card.getByLabel("Address").fill(provider.url);
    await card.getByRole("button", { name: "Connect" }).click();
    const row = page.getByRole("listitem").filter({ hasText: "OpenAI-compatible" });
    await expect(row).toContainText("key ends in …3210");
    await expect(row).toContainText("hears Hindi");

    provider.will({ speaks: new Int16Array(24_000).fill(900) }, { hears: "मुझे पाँच लाख रुपये का लोन चाहिए", language: "hi" });
    await row.getByRole("button", { name: "Try Hindi" }).click();
    await expect(row).toContainText("heard “मुझे पाँच लाख रुपये का लोन चाहिए”");
    await expect(row).toContainText(/spoke after \d+ ms · heard after \d+ ms/);
    provider.will({ status: 401 });
    await row.getByRole("button", { name: "Try English" }).click();
    await expect(row).toContainText("refused the key");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id)).toEqual([]);

    await page.reload();
    await expect(row).toContainText("key ends in …3210");
    expect(await page.content()).not.toContain("sk-speech");
    await studio.page.goto("/c/gold-loan-transfer");
    await expect(page.getByRole("button", { name: "Talk" })).toBeVisible();
  } finally {
    await provider.stop();
  }
});
