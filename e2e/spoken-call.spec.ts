import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEspeak, Resampler } from "@vaarta/speech";
import config from "./playwright.config.ts";
import { expect, test } from "./support/vaarta.ts";
import { writeWav } from "./support/wav.ts";

// Chromium's microphone is a file that is played from the moment the page opens it: she speaks when the agent has finished, as far as
// the same voice takes for the same words.
const espeak = findEspeak(process.env);
const rate = 48_000;
const voiceRate = 22_050;
/** Room for the page, the host and a busy machine before the first word; then for the turn itself. */
const beginMs = 5_000;
const turnMs = 3_500;

/** What the agent says, and what she answers. */
const talk = [
  {
    agent:
      "नमस्ते, अमलतास बैंक में आपका स्वागत है। मैं बैंक से ऑटोमैटिक असिस्टेंट बोल रही हूँ। हिंदी, अंग्रेज़ी, बांग्ला या मराठी, जिसमें ठीक लगे बोलिए। जो तय हो वह लिखा रहे, इसलिए यह बातचीत रिकॉर्ड कर लें?",
    caller: "हाँ ठीक है",
  },
  {
    agent: "बताइए, गोल्ड लोन हमारे यहाँ लाना है, नया लोन चाहिए, या यहाँ चल रहे लोन की बात है?",
    caller: "अभी समय नहीं है, कल शाम पाँच बजे फोन कीजिए",
  },
];

const file = join(mkdtempSync(join(tmpdir(), "vaarta-caller-")), "caller.wav");
if (espeak !== null) {
  const pieces = talk.flatMap(({ agent, caller }, turn) => {
    const waitMs = (spoken(agent).length / voiceRate) * 1_000 + (turn === 0 ? beginMs : turnMs);
    return [new Int16Array(Math.round((waitMs / 1_000) * voiceRate)), spoken(caller)];
  });
  pieces.push(new Int16Array(voiceRate * 30));
  const all = new Int16Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  writeWav(file, new Resampler(voiceRate, rate).take(all), rate);
}

function spoken(text: string): Int16Array {
  const { stdout } = spawnSync(espeak ?? "", ["-v", "hi", "--stdout", text], { maxBuffer: 64 * 1024 * 1024 });
  const bytes = stdout.subarray(44);
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length - (bytes.length % 2)));
}

const launch = config.use?.launchOptions;
test.use({
  viewport: { width: 390, height: 844 },
  launchOptions: {
    ...launch,
    args: [
      ...(launch?.args ?? []),
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      `--use-file-for-fake-audio-capture=${file}%noloop`,
    ],
  },
});

test("a Hindi call is spoken, heard by our own recogniser, and comes to an outcome", async ({ page, vaarta }) => {
  test.skip(espeak === null, "There is no espeak-ng on this machine, so nobody can speak.");
  test.setTimeout(180_000);
  expect((await vaarta.voiceReady()).hears).toBe("synthetic");
  await page.goto("/c/gold-loan-transfer");
  await page.getByRole("radio", { name: "हिन्दी" }).check();
  await page.getByRole("button", { name: "कंप्यूटर की आवाज़ से बात करें" }).click();
  const said = page.getByRole("list", { name: "बातचीत" });
  const hers = said.locator('[data-who="caller"]:not([data-partial])');
  await expect(hers.first()).toContainText("ठीक है", { timeout: 60_000 });
  await expect(hers.nth(1)).toContainText("पाँच बजे", { timeout: 60_000 });
  await expect(page.getByRole("heading", { name: "क्या तय हुआ" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("region", { name: "क्या तय हुआ" })).toContainText("शाम 5 बजे");

  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto("/");
  await page.getByRole("link", { name: "Gold loan transfer" }).click();
  await page.getByRole("link", { name: "Calls" }).click();
  const row = page.getByRole("row").nth(1);
  await expect(row).toContainText("voice");
  await row.getByRole("link").click();
  const times = page.getByRole("list", { name: "Time of each turn" });
  await expect(times.getByRole("listitem")).not.toHaveCount(0);
  await expect(times.getByRole("img").first()).toHaveAttribute("aria-label", /Waiting for her to finish \d+ ms/);
});
