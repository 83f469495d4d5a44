import { scriptedProvider } from "@vaarta/testing";
import { expect, test } from "./support/vaarta.ts";

const key = "sk-live-secret-9876543210";

test("a language model is set up with a key that is never seen again, tried, and given its tasks", async ({ page }) => {
  const provider = await scriptedProvider("openai-compatible");
  try {
    provider.will({ parts: ["Namaste, ", "main madad karti hoon."] }, { status: 401, body: '{"error":{"message":"no such key"}}' });
    await page.goto("/workspace/models");
    await page.getByRole("button", { name: "Add a provider" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Provider" }).click();
    await page.getByRole("option", { name: "Another, by its address" }).click();
    await dialog.getByRole("textbox", { name: "Name here" }).fill("Our server");
    await dialog.getByRole("textbox", { name: "Address" }).fill(provider.url);
    await dialog.getByLabel("Key").fill(key);
    await dialog.getByRole("textbox", { name: "Model" }).fill("small-indic");
    await dialog.getByRole("spinbutton", { name: "Price in" }).fill("20");
    await dialog.getByRole("spinbutton", { name: "Price out" }).fill("80");
    await dialog.getByRole("button", { name: "Save" }).click();
    const row = page.getByRole("listitem").filter({ hasText: "Our server" });
    await expect(row).toContainText("key ends in …3210");

    await row.getByRole("button", { name: "Try" }).click();
    await row.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(row).toContainText("Namaste, main madad karti hoon.");
    await expect(row).toContainText(/first words after \d+ ms/);
    await row.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(row.locator(".tries")).toContainText("failed after");
    expect(provider.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);

    await page.getByRole("button", { name: "Use these models for everything" }).click();
    await expect(page.getByRole("row", { name: /Understand/ })).toContainText("Our server · small-indic");
    const answers = page.getByRole("row", { name: /^Answer/ });
    await answers.getByRole("button", { name: "Take Our server · small-indic out" }).click();
    await expect(answers).not.toContainText("small-indic");
    await page.getByRole("textbox", { name: "Currency" }).fill("INR");
    await page.getByRole("spinbutton", { name: "Limit a month" }).fill("500");
    await page.getByRole("button", { name: "Save the limit" }).click();

    await page.reload();
    await expect(page.getByRole("spinbutton", { name: "Limit a month" })).toHaveValue("500");
    await expect(page.getByRole("row", { name: /^Answer/ })).not.toContainText("small-indic");
    await page.getByRole("button", { name: "Change Our server" }).click();
    await expect(page.getByRole("dialog")).toContainText("A key that ends in …3210 is kept.");
    expect(await page.content()).not.toContain("sk-live");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Remove Our server" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await expect(page.getByText("No provider yet.")).toBeVisible();
    expect(provider.leftOver()).toEqual([]);
  } finally {
    await provider.stop();
  }
});
