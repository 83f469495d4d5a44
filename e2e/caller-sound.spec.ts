import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import config from "./playwright.config.ts";
import { FarEnd } from "./support/far-end.ts";
import { expect, test as base } from "./support/vaarta.ts";
import { writeWav } from "./support/wav.ts";

// A steady tone in the place of a voice: its pitch tells that nothing is lost or sped up on the way.
const toneHz = 440;
const microphoneFile = join(mkdtempSync(join(tmpdir(), "vaarta-tone-")), "tone.wav");
writeWav(
  microphoneFile,
  Int16Array.from({ length: 48_000 }, (_, at) => 12_000 * Math.sin((2 * Math.PI * toneHz * at) / 48_000)),
  48_000,
);

const launch = config.use?.launchOptions;
const fakeDevice = ["--use-fake-device-for-media-stream", `--use-file-for-fake-audio-capture=${microphoneFile}`];

const test = base.extend<{ farEnd: FarEnd }>({
  farEnd: async ({}, use) => {
    const farEnd = await FarEnd.open();
    await use(farEnd);
    await farEnd.close();
  },
});

test.use({
  viewport: { width: 390, height: 844 },
  launchOptions: { ...launch, args: [...(launch?.args ?? []), ...fakeDevice, "--use-fake-ui-for-media-stream"] },
});

/** The page as it is with a host that hears people: what the server says of its voice is put in its place, everything else is real. */
async function openPage(page: Page, farEnd: FarEnd): Promise<{ comebacks: () => number }> {
  let comebacks = 0;
  const place = { voice: { url: farEnd.url, token: "one-use" }, hears: "people", speaks: "draft" };
  await page.route("**/v1/agents/gold-loan-transfer", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), voice: { hears: "people", speaks: "draft" } } });
  });
  await page.route("**/v1/agents/gold-loan-transfer/conversations", (route) =>
    route.fulfill({ status: 201, json: { conversation: "c1", token: "resume", ...place } }),
  );
  await page.route("**/v1/conversations/c1/voice", async (route) => {
    expect(route.request().postDataJSON()).toEqual({ token: "resume" });
    comebacks += 1;
    await route.fulfill({ json: place });
  });
  await page.goto("/c/gold-loan-transfer");
  await page.getByRole("radio", { name: "English" }).check();
  return { comebacks: () => comebacks };
}

test("what she says goes out as it is, what is said to her is played and confirmed", async ({ page, farEnd }) => {
  await openPage(page, farEnd);
  await page.getByRole("button", { name: "Talk" }).click();
  await expect(page.getByText("Microphone on")).toBeVisible();
  await expect.poll(() => farEnd.hearing().seconds).toBeGreaterThan(1.5);
  expect(farEnd.hearing().hz).toBeGreaterThan(toneHz * 0.97);
  expect(farEnd.hearing().hz).toBeLessThan(toneHz * 1.03);
  expect([...farEnd.frameSizes]).toEqual([320]);
  expect(farEnd.of("hello")).toEqual([{ type: "hello", version: 1, token: "one-use", microphone: true }]);

  farEnd.speak(1, 0.6);
  farEnd.speak(2, 0.4, { rate: 16_000 });
  const first = await farEnd.played(1);
  expect(Math.abs(first.ms - 600)).toBeLessThanOrEqual(5);
  expect(first.steps).toEqual(first.steps.toSorted((a, b) => a - b));
  expect(first.steps.length).toBeGreaterThanOrEqual(5);
  expect(Math.abs((await farEnd.played(2)).ms - 400)).toBeLessThanOrEqual(5);

  await page.getByRole("button", { name: "Turn the microphone off" }).click();
  await expect(page.getByText("Microphone off")).toBeVisible();
  const { seconds } = farEnd.hearing();
  farEnd.speak(3, 0.5);
  await farEnd.played(3);
  expect(farEnd.hearing().seconds - seconds).toBeLessThan(0.2);
});

test("speech pauses, goes on, and what was cleared was heard only in part", async ({ page, farEnd }) => {
  await openPage(page, farEnd);
  await page.getByRole("button", { name: "Talk" }).click();
  await expect.poll(() => farEnd.of("hello").length).toBe(1);
  farEnd.speak(1, 5);
  farEnd.speak(2, 5);
  const heard = () => farEnd.of("played").at(-1)?.ms ?? 0;
  await expect.poll(heard).toBeGreaterThan(300);
  farEnd.send({ type: "pause" });
  // Two reports alike: it stands still.
  await expect.poll(async () => (await settled(heard)) > 0).toBe(true);
  const paused = await settled(heard);
  farEnd.send({ type: "resume" });
  await expect.poll(heard).toBeGreaterThan(paused + 200);
  farEnd.send({ type: "clear" });
  const { ms } = await farEnd.played(1);
  expect(ms).toBeGreaterThan(paused);
  expect(ms).toBeLessThan(5_000);
  expect((await farEnd.played(2)).ms).toBe(0);
});

test("captions come as they are said, she types and presses keys, and a line that breaks is found again", async ({ page, farEnd }) => {
  const { comebacks } = await openPage(page, farEnd);
  await page.getByRole("button", { name: "Talk" }).click();
  await expect.poll(() => farEnd.of("hello").length).toBe(1);
  const said = page.getByRole("list", { name: "Conversation" });
  farEnd.send({ type: "caption", who: "caller", id: "u1", text: "मुझे", language: "hi", isFinal: false });
  await expect(said.getByText("मुझे")).toHaveAttribute("lang", "hi");
  farEnd.send({ type: "caption", who: "caller", id: "u1", text: "मुझे लोन चाहिए", language: "hi", isFinal: true });
  farEnd.send({ type: "caption", who: "agent", id: "s1", text: "How much do you need?", language: "en", isFinal: true });
  await expect(said.getByRole("listitem")).toHaveText(["You: मुझे लोन चाहिए", "How much do you need?"]);
  farEnd.send({ type: "state", state: "listening" });
  await expect(page.getByRole("status").first()).toHaveText("Listening");

  await page.getByRole("button", { name: "Keypad" }).click();
  await page.getByRole("button", { name: "Key 4" }).click();
  await expect.poll(() => farEnd.of("digits")).toEqual([{ type: "digits", digits: "4" }]);

  farEnd.cut();
  await expect.poll(comebacks).toBe(1);
  await expect.poll(() => farEnd.of("hello").length).toBe(2);
  await page.getByRole("button", { name: "Write" }).click();
  await page.getByRole("textbox", { name: "Write here" }).fill("five lakh");
  await page.keyboard.press("Enter");
  await expect.poll(() => farEnd.of("typed").map(({ text }) => text)).toEqual(["five lakh"]);
  const { seconds } = farEnd.hearing();
  await expect.poll(() => farEnd.hearing().seconds).toBeGreaterThan(seconds + 0.5);

  await page.getByRole("button", { name: "Hang up" }).click();
  await expect.poll(() => farEnd.of("bye").length).toBe(1);
  await expect(page.getByText("The conversation has ended.")).toBeVisible();
});

/** Waits until two looks one after the other find the same. */
async function settled(look: () => number): Promise<number> {
  let before = -1;
  await expect.poll(() => { const now = look(); const same = now === before; before = now; return same; }, { intervals: [250] }).toBe(true); // prettier-ignore
  return before;
}
