import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";

import { findEspeak } from "../espeak/find-espeak.ts";
import { isSpeechError } from "../speech-error.ts";
import { createOwnHearing } from "./own-hearing.ts";

// A busy machine may be slow; what is tested is what is heard.
vi.setConfig({ testTimeout: 90_000 });
const patience = { timeout: 60_000 };
const hearing = createOwnHearing({ timeoutMs: 60_000 });
afterAll(() => hearing.close());

/** A WAV of mu-law at 16 kHz, as those in `fixtures` are. */
function fixture(name: string): Int16Array {
  const coded = readFileSync(join(import.meta.dirname, "fixtures", `${name}.wav`)).subarray(46);
  return Int16Array.from(coded, (byte) => {
    const bits = ~byte & 0xff;
    const size = (((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7);
    return bits & 0x80 ? 132 - size : size - 132;
  });
}

async function heard(pcm: Int16Array, languages: readonly string[], words: readonly string[] = []) {
  const stream = hearing.open({ languages, words });
  for (let at = 0; at < pcm.length; at += 700) stream.push(pcm.subarray(at, at + 700));
  return stream.finish();
}

test.each([
  ["hi-amount", "hi", "पचास हज़ार रुपये"],
  ["en-yes", "en", "yes that is right"],
  ["bn-no", "bn", "না এখন না"],
  ["mr-date", "mr", "उद्या सकाळी"],
])("hears %s", async (name, language, text) => {
  const answer = await heard(fixture(name), [language]);
  expect(answer).toMatchObject({ text, language });
  expect(answer.confidence).toBeGreaterThan(0.6);
  expect(answer.words!.map((word) => word.text).join(" ")).toBe(text);
  for (const word of answer.words!) expect(word.endMs).toBeGreaterThan(word.startMs);
});

test.each([
  ["hi-amount", "hi"],
  ["en-yes", "en"],
  ["bn-no", "bn"],
])("finds out which of four languages %s is", async (name, language) => {
  expect(await heard(fixture(name), ["mr", "bn", "en", "hi"])).toMatchObject({ language });
});

test("tells what it has so far while sound arrives", async () => {
  const partials: string[] = [];
  const stream = hearing.open({ languages: ["hi"], onPartial: ({ text }) => partials.push(text) });
  stream.push(fixture("hi-amount"));
  // It is told without being asked, words that are whole only.
  await expect.poll(() => partials.at(-1), patience).toMatch(/^पचास/);
  expect((await stream.finish()).text).toBe("पचास हज़ार रुपये");
});

test("many at once are kept apart", async () => {
  const answers = await Promise.all(["hi-amount", "bn-no", "mr-date", "en-yes"].map((name) => heard(fixture(name), [name.slice(0, 2)])));
  expect(answers.map(({ text }) => text)).toEqual(["पचास हज़ार रुपये", "না এখন না", "उद्या सकाळी", "yes that is right"]);
});

const second = 16_000;
const noises: Record<string, (at: number) => number> = {
  silence: () => 0,
  hum: (at) => 3_000 * Math.sin((2 * Math.PI * 50 * at) / second) + 1_000 * Math.sin((2 * Math.PI * 150 * at) / second),
  clicks: (at) => (at % 4_000 < 40 ? 12_000 * (at % 2 === 0 ? 1 : -1) : 0),
  hiss: (at) => 1_500 * Math.sin(at * at * 1.7 + Math.sin(at) * 100),
};

test.each(Object.keys(noises))("hears no words in %s", async (name) => {
  const pcm = Int16Array.from({ length: 2 * second }, (_, at) => Math.round(noises[name]!(at)));
  const { text, confidence } = await heard(pcm, ["hi", "en"]);
  if (text !== "") expect(confidence).toBeLessThan(0.6);
});

test("nothing at all is no words", async () => {
  expect(await heard(new Int16Array(0), ["hi"])).toMatchObject({ text: "", confidence: 0 });
});

test("refuses languages it does not know, and goes by the primary tag of those it does", async () => {
  expect(() => hearing.open({ languages: ["ta"] })).toThrow("does not hear ta");
  expect(await heard(fixture("hi-amount"), ["hi-x-hinglish"])).toMatchObject({ language: "hi" });
});

test("an utterance that is cancelled disturbs nobody", async () => {
  const stream = hearing.open({ languages: ["hi"] });
  stream.push(fixture("hi-amount"));
  stream.cancel();
  await expect(stream.finish()).rejects.toSatisfy(isSpeechError);
  expect(await heard(fixture("bn-no"), ["bn"])).toMatchObject({ text: "না এখন না" });
});

test("when its process dies the utterance fails once and the next is heard", async () => {
  const own = createOwnHearing({ timeoutMs: 60_000 });
  const failures: Error[] = [];
  const stream = own.open({ languages: ["hi"], onFailure: (error) => failures.push(error) });
  stream.push(fixture("hi-amount"));
  process.kill((own as unknown as { pid: number }).pid, "SIGKILL");
  await expect.poll(() => failures.length, patience).toBe(1);
  await expect(stream.finish()).rejects.toMatchObject({ code: "CONNECTION_LOST" });
  const next = own.open({ languages: ["hi"] });
  next.push(fixture("hi-amount"));
  expect(await next.finish()).toMatchObject({ text: "पचास हज़ार रुपये" });
  await own.close();
});

const espeak = findEspeak(process.env);
describe.skipIf(espeak === null)("with espeak-ng on this machine", () => {
  const say = (text: string, voice: string) => {
    const wav = spawnSync(espeak!, ["-v", voice, "-s", "165", "--stdout", text]).stdout;
    const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length - (wav.length % 2)));
    // To 16 kHz along straight lines: rougher than a call does it.
    return Int16Array.from({ length: Math.floor((samples.length * 320) / 441) }, (_, at) => {
      const place = (at * 441) / 320;
      const whole = Math.floor(place);
      return samples[whole]! + (place - whole) * ((samples[whole + 1] ?? 0) - samples[whole]!);
    });
  };

  test("a name that it has not is heard when it is expected, and not surely when it is not", async () => {
    const sound = say("मेरा नाम बृजभूषण है", "hi");
    expect(await heard(sound, ["hi"], ["बृजभूषण"])).toMatchObject({ text: "मेरा नाम बृजभूषण है" });
    expect((await heard(sound, ["hi"])).confidence).toBeLessThan(0.6);
  });

  test("another voice is heard too", async () => {
    expect(await heard(say("नहीं, डेढ़ लाख रुपये", "hi+f3"), ["hi"])).toMatchObject({ text: "नहीं डेढ़ लाख रुपये" });
  });
});
