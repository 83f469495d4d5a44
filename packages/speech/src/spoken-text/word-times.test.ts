import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { findEspeak } from "../espeak/find-espeak.ts";
import { WavStream } from "../sound/wav-stream.ts";
import { estimateWordTimes, typicalWordTimes } from "./word-times.ts";

const espeak = findEspeak(process.env);

// Other sentences than the weights were fitted to.
const sentences: Readonly<Record<string, readonly string[]>> = {
  hi: ["आपका सोना हमारी शाखा के लॉकर में बीमे के साथ सुरक्षित रहता है।", "ठीक है, मैं कल सुबह दस बजे की मुलाकात लिख रही हूँ।", "क्या आप अपना पिन कोड बता सकती हैं?"],
  bn: ["আপনার সোনা আমাদের শাখার লকারে বীমা সহ নিরাপদে থাকে।", "ঠিক আছে, আমি কাল সকাল দশটার সময় লিখে রাখছি।", "আপনি কি আপনার পিন কোড বলতে পারবেন?"],
  mr: ["तुमचं सोनं आमच्या शाखेच्या लॉकरमध्ये विम्यासह सुरक्षित राहतं.", "ठीक आहे, मी उद्या सकाळी दहा वाजताची भेट लिहून ठेवते.", "तुमचा पिन कोड सांगू शकाल का?"],
  en: ["Your gold is kept in a locker of the branch and it is insured.", "All right, I have written down ten in the morning for tomorrow.", "Could you tell me your postal code?"],
}; // prettier-ignore

describe.skipIf(espeak === null)("words are guessed to begin about where the draft voice begins them", { timeout: 90_000 }, () => {
  it.each([
    ["hi", 110, 230],
    ["bn", 140, 300],
    ["mr", 120, 250],
    ["en", 120, 260],
  ] as const)("in %s", (language, averageMs, worstTenthMs) => {
    const errors = sentences[language]!.flatMap((text) => {
      const { starts, totalMs } = onsets(text, language === "en" ? "en-gb" : language);
      const guessed = estimateWordTimes(text, language, totalMs);
      return starts.map((startMs, k) => Math.abs(startMs - guessed[k]!.startMs)).slice(1);
    }).toSorted((a, b) => a - b);
    expect(errors.length).toBeGreaterThan(15);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(averageMs);
    expect(errors[Math.floor(errors.length * 0.9)]).toBeLessThan(worstTenthMs);
  });
});

it("begins at nothing, goes on, and ends before the sentence does", () => {
  const times = estimateWordTimes("नमस्ते,  मैं बोल रही हूँ", "hi", 2_000);
  expect(times.map(({ text }) => text)).toEqual(["नमस्ते,", "मैं", "बोल", "रही", "हूँ"]);
  expect(times[0]!.startMs).toBe(0);
  expect(times.map(({ startMs }) => startMs)).toEqual(times.map(({ startMs }) => startMs).toSorted((a, b) => a - b));
  expect(times.at(-1)!.startMs).toBeLessThan(2_000);
  expect(estimateWordTimes("", "hi", 2_000)).toEqual([]);
  expect(typicalWordTimes("नमस्ते, मैं बोल रही हूँ", "hi", 0.5).at(-1)!.startMs).toBeGreaterThan(typicalWordTimes("नमस्ते, मैं बोल रही हूँ", "hi", 1).at(-1)!.startMs); // prettier-ignore
});

/** Where each word begins: a word made quieter changes the sound from its first sample on. */
function onsets(text: string, voice: string): { starts: number[]; totalMs: number } {
  const words = text.split(" ");
  const usual = sound(text, voice);
  const starts = words.map((_, k) => {
    const quieter = sound(words.map((word, n) => (n === k ? `<prosody volume="40">${word}</prosody>` : word)).join(" "), voice);
    const first = usual.findIndex((sample, n) => sample !== quieter[n]);
    return k === 0 ? 0 : first / 22.05;
  });
  return { starts, totalMs: usual.length / 22.05 };
}

function sound(marked: string, voice: string): Int16Array {
  const { stdout } = spawnSync(espeak!, ["-b", "1", "-m", "-v", voice, "-s", "165", "-z", "--stdout", "--stdin"], { input: marked, maxBuffer: 1e8 }); // prettier-ignore
  return new WavStream().take(stdout);
}
