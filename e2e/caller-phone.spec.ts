import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import config from "./playwright.config.ts";
import { FarEnd } from "./support/far-end.ts";
import { expect, test } from "./support/vaarta.ts";

const launch = config.use?.launchOptions;

test.use({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  launchOptions: { ...launch, args: [...(launch?.args ?? []), "--use-fake-device-for-media-stream"] },
});

test("on a phone, in Hindi: she writes, hears and reads the answers, and keeps what was agreed", async ({ page, vaarta }) => {
  await vaarta.voiceReady();
  await page.goto("/c/gold-loan-transfer");
  await page.getByRole("radio", { name: "हिन्दी" }).check();
  await expect(page.locator("html")).toHaveAttribute("lang", "hi");
  await expect(page.getByText("स्वचालित सहायक")).toBeVisible();
  await page.getByRole("button", { name: "लिखें और जवाब सुनें" }).tap();
  const said = page.getByRole("list", { name: "बातचीत" });
  await expect(said.getByText("रिकॉर्ड कर लें?")).toBeVisible({ timeout: 30_000 });
  await expect(said.getByRole("listitem").first()).toHaveAttribute("lang", "hi");
  const status = page.getByRole("status").first();
  const write = async (text: string) => {
    // Who writes before the question was heard is asked it once more.
    await expect(status).toHaveText("आपका इंतज़ार है", { timeout: 40_000 });
    await page.getByRole("textbox", { name: "यहाँ लिखें" }).fill(text);
    await page.getByRole("button", { name: "भेजें" }).tap();
  };
  await write("हाँ");
  await expect(said.getByText("नया लोन चाहिए")).toBeVisible({ timeout: 30_000 });
  await expect(said.locator('[data-who="caller"]')).toHaveText("आप: हाँ");
  await fits(page);

  // A reload loses nothing: sound needs a tap, and the call goes on where it was.
  await page.reload();
  await page.getByRole("button", { name: "अपनी कॉल जारी रखें" }).tap();
  await expect(page.getByRole("button", { name: "कॉल काटें" })).toBeVisible();
  await write("अभी समय नहीं है, कल शाम पाँच बजे फोन कीजिए");
  await expect(page.getByRole("heading", { name: "क्या तय हुआ" })).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText("हम आपसे संपर्क करेंगे")).toBeVisible();
  await expect(page.getByRole("region", { name: "क्या तय हुआ" })).toContainText("शाम 5 बजे");
  await fits(page);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`nothing serious for assistive technology in a call, ${colorScheme}`, async ({ page, context }) => {
    const farEnd = await FarEnd.open();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.route("**/v1/agents/gold-loan-transfer", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ json: { ...(await answer.json()), voice: { hears: "people", speaks: "draft" } } });
    });
    await page.route("**/v1/agents/gold-loan-transfer/conversations", (route) =>
      route.fulfill({ status: 201, json: { conversation: "c1", token: "t", voice: { url: farEnd.url, token: "t" } } }),
    );
    await page.route("**/v1/conversations/c1/agreed", (route) =>
      route.fulfill({
        json: {
          details: [{ name: "Amount", value: "two lakh rupees", language: "en" }],
          followUps: [{ kind: "call-back", when: "Monday, 23 November, 5 pm", language: "en" }],
        },
      }),
    );
    await page.goto("/c/gold-loan-transfer");
    await page.getByRole("radio", { name: "English" }).check();
    await expect(page.getByText("Your browser will ask for the microphone")).toBeVisible();
    await check(page, "the ways to begin");

    // Nobody answers for the page in this browser: it is refused, as by a tap on Block.
    await page.getByRole("button", { name: "Talk" }).tap();
    await expect(page.getByRole("heading", { name: "The microphone is not allowed" })).toBeVisible();
    await check(page, "the microphone refused");
    await context.grantPermissions(["microphone"]);
    await page.getByRole("button", { name: "Try again" }).tap();
    await expect(page.getByText("Microphone on")).toBeVisible();
    farEnd.send({ type: "caption", who: "agent", id: "s1", text: "नमस्ते, अमलतास बैंक।", language: "hi", isFinal: true });
    farEnd.send({ type: "caption", who: "caller", id: "t1", text: "मुझे लोन", language: "hi", isFinal: false });
    await expect(page.getByText("मुझे लोन")).toBeVisible();
    await page.getByRole("button", { name: "Keypad" }).tap();
    await check(page, "a call with its keypad");
    await page.getByRole("button", { name: "Write" }).tap();
    await check(page, "a call in which she writes");
    farEnd.send({ type: "ended", outcome: "follow_up" });
    await expect(page.getByText("We will call you")).toBeVisible();
    await check(page, "what was agreed");
    await farEnd.close();
  });
}

/** Nothing lies beside the screen, and what a thumb presses is large enough for it. */
async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  for (const button of await page.getByRole("button").all()) {
    const box = await button.boundingBox();
    expect(box && Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  }
}

async function check(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect.soft(serious.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(" ")) })), where).toEqual([]); // prettier-ignore
}
