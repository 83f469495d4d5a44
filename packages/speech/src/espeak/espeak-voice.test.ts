import { afterAll, describe, expect, it } from "vitest";
import { createEspeakVoice } from "./espeak-voice.ts";
import { findEspeak } from "./find-espeak.ts";

const program = findEspeak(process.env);

describe.skipIf(program === null)("the draft voice", () => {
  const voice = createEspeakVoice({ program });
  afterAll(() => voice.close());

  it.each([
    ["hi", "आपका सोना सुरक्षित है।"],
    ["hi-x-hinglish", "आपका gold branch में safe रहता है।"],
    ["bn", "আপনার সোনা নিরাপদ।"],
    ["mr", "तुमचं सोनं सुरक्षित आहे."],
    ["en", "Your gold is safe."],
  ])("speaks %s", async (language, text) => {
    const pieces = await all(voice.speak({ text, language }, new AbortController().signal));
    const pcm = joined(pieces);
    const seconds = pcm.length / voice.sampleRate;
    expect(seconds).toBeGreaterThan(0.8);
    expect(seconds).toBeLessThan(4);
    expect(loudest(pcm)).toBeGreaterThan(8_000);
    const words = pieces.flatMap((piece) => piece.words ?? []);
    expect(words.map((word) => word.text)).toEqual(text.split(" "));
  });
});

async function all<T>(pieces: AsyncIterable<T>): Promise<T[]> {
  const got: T[] = [];
  for await (const piece of pieces) got.push(piece);
  return got;
}

function joined(pieces: readonly { pcm: Int16Array }[]): Int16Array {
  return Int16Array.from(pieces.flatMap(({ pcm }) => [...pcm]));
}

const loudest = (pcm: Int16Array) => pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
