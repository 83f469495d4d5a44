import type { SpokenPiece, Voice } from "@vaarta/speech";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

export interface VoiceUnderTest {
  make(): Voice | Promise<Voice>;
  /** A sentence for each language it speaks, of a second at least. */
  sentences: readonly { language: string; text: string }[];
  /** Told before each sentence that is to be spoken whole; for a server that is scripted. */
  willSpeak?(sentence: { language: string; text: string }, pace: number): void;
}

/** What every voice has to do. */
export function describeVoice(name: string, { make, sentences, willSpeak = () => {} }: VoiceUnderTest): void {
  describe(name, { timeout: 90_000 }, () => {
    let voice: Voice;
    beforeAll(async () => void (voice = await make()));
    afterAll(() => voice.close());
    const [first] = sentences as [(typeof sentences)[0]];
    const never = new AbortController().signal;

    it.each(sentences)("speaks $language, and knows about when each word begins", async (sentence) => {
      willSpeak(sentence, 1);
      const pieces = await all(voice.speak(sentence, never));
      const seconds = lengthOf(pieces) / voice.sampleRate;
      expect(seconds).toBeGreaterThan(0.7);
      expect(seconds).toBeLessThan(6);
      expect(Math.max(...pieces.flatMap(({ pcm }) => [...pcm]).map(Math.abs))).toBeGreaterThan(1_000);
      const words = pieces.flatMap((piece) => piece.words ?? []);
      if (words.length === 0) return;
      expect(words.map(({ text }) => text)).toEqual(sentence.text.split(/\s+/));
      expect(words.map(({ startMs }) => startMs)).toEqual(words.map(({ startMs }) => startMs).toSorted((a, b) => a - b));
      expect(words.at(-1)!.startMs).toBeLessThan(seconds * 1_000);
    });

    it("stops at once when it is told to, before its first sound and in the middle", async () => {
      const before = new AbortController();
      before.abort();
      await expect(all(voice.speak(first, before.signal))).rejects.toThrow();
      willSpeak(first, 1);
      const middle = new AbortController();
      let pieces = 0;
      const speaking = async () => {
        for await (const _ of voice.speak(first, middle.signal)) if (++pieces === 1) middle.abort();
      };
      await expect(speaking()).rejects.toThrow();
      expect(pieces).toBe(1);
    });

    it("goes on with the next sentence after one that was left", async () => {
      willSpeak(first, 1);
      for await (const _ of voice.speak(first, never)) break;
      willSpeak(first, 1);
      expect(lengthOf(await all(voice.speak(first, never)))).toBeGreaterThan(voice.sampleRate * 0.7);
    });

    it("speaks two sentences at the same time, each whole", async () => {
      willSpeak(first, 1);
      const alone = lengthOf(await all(voice.speak(first, never)));
      willSpeak(first, 1);
      willSpeak(first, 1);
      const both = await Promise.all([all(voice.speak(first, never)), all(voice.speak(first, never))]);
      expect(both.map(lengthOf)).toEqual([alone, alone]);
    });

    it("speaks slower when it is asked to", async () => {
      willSpeak(first, 1);
      const usual = lengthOf(await all(voice.speak(first, never)));
      willSpeak(first, 0.7);
      expect(lengthOf(await all(voice.speak({ ...first, pace: 0.7 }, never)))).toBeGreaterThan(usual * 1.15);
    });

    it("lacks a language that is not one of its own", async () => {
      await expect(all(voice.speak({ text: "x", language: "xx" }, never))).rejects.toMatchObject({ code: "LANGUAGE_LACKING" });
    });
  });
}

async function all(pieces: AsyncIterable<SpokenPiece>): Promise<SpokenPiece[]> {
  const got: SpokenPiece[] = [];
  for await (const piece of pieces) got.push(piece);
  return got;
}

const lengthOf = (pieces: readonly SpokenPiece[]) => pieces.reduce((sum, { pcm }) => sum + pcm.length, 0);
