import { describeVoice } from "@vaarta/testing";
import { describe, expect, it } from "vitest";
import type { Voice } from "../voice.ts";
import { createEspeakVoice } from "./espeak-voice.ts";
import { findEspeak } from "./find-espeak.ts";

const program = findEspeak(process.env);

describe.skipIf(program === null)("espeak-ng", { timeout: 90_000 }, () => {
  describeVoice("the draft voice", {
    make: () => createEspeakVoice({ program }),
    sentences: [
      { language: "hi", text: "आपका सोना सुरक्षित है।" },
      { language: "hi-x-hinglish", text: "आपका gold branch में safe रहता है।" },
      { language: "bn", text: "আপনার সোনা নিরাপদ।" },
      { language: "mr", text: "तुमचं सोनं सुरक्षित आहे." },
      { language: "en", text: "Your gold is safe." },
    ],
  });

  it("speaks what is no text for it as text: no phonemes, no marks, no options", async () => {
    const voice = createEspeakVoice({ program });
    for (const text of ["[[h@'loU]]", "<speak><break time='9s'/></speak>", "-v en --version", "\u0000\u0007", "-"]) {
      expect(await secondsOf(voice, text)).toBeLessThan(6);
    }
    await voice.close();
  });

  it("speaks more sentences at once than it has programs, in turn", async () => {
    const voice = createEspeakVoice({ program, atOnce: 2 });
    const lengths = await Promise.all(Array.from({ length: 8 }, () => secondsOf(voice, "One two three four")));
    expect(new Set(lengths).size).toBe(1);
    await voice.close();
  });

  it("gives its place back when it is stopped", async () => {
    const voice = createEspeakVoice({ program, atOnce: 1 });
    for (let k = 0; k < 3; k++) for await (const _ of voice.speak({ text: "One two three", language: "en" }, never)) break;
    expect(await secondsOf(voice, "One two three")).toBeGreaterThan(0.5);
    await voice.close();
  });

  it("takes its speakers by name, and nothing else that looks like one", async () => {
    const voice = createEspeakVoice({ program });
    const [usual, female, odd] = [await samplesOf(voice), await samplesOf(voice, "f2"), await samplesOf(voice, "../../etc/passwd")];
    expect(female).not.toEqual(usual);
    expect(odd).toEqual(usual);
    await voice.close();
  });
});

it("says that it is not there", async () => {
  for (const [voice, code] of [[createEspeakVoice({ program: null }), "NOT_AVAILABLE"], [createEspeakVoice({ program: process.execPath }), "FAILED"], [createEspeakVoice({ program: "/nowhere" }), "NOT_AVAILABLE"]] as const) {
    await expect(secondsOf(voice, "hello")).rejects.toMatchObject({ code });
    await voice.close();
  } // prettier-ignore
});

it("is found where it is said to be, or on the path, or not at all", () => {
  expect(findEspeak({ VAARTA_ESPEAK: "/nowhere/espeak-ng", PATH: process.env["PATH"] })).toBeNull();
  expect(findEspeak({ VAARTA_ESPEAK: process.execPath })).toBe(process.execPath);
  expect(findEspeak({})).toBeNull();
});

const never = new AbortController().signal;

async function samplesOf(voice: Voice, speaker?: string): Promise<number[]> {
  const samples: number[] = [];
  for await (const { pcm } of voice.speak({ text: "Your gold is safe", language: "en", ...(speaker && { speaker }) }, never)) samples.push(...pcm); // prettier-ignore
  return samples;
}

async function secondsOf(voice: Voice, text: string): Promise<number> {
  let samples = 0;
  for await (const { pcm } of voice.speak({ text, language: "en" }, never)) samples += pcm.length;
  return samples / voice.sampleRate;
}
