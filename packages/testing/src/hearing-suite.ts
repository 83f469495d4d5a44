import type { Heard, Hearing, HearingStream } from "@vaarta/speech";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canSpeak, joined, noise, quiet, spoken } from "./sounds.ts";

export interface HearingUnderTest {
  make(): Hearing | Promise<Hearing>;
  /** Sentences it is expected to hear to the word when the draft voice speaks them. */
  sentences: readonly { language: string; text: string }[];
  /** Told before each utterance what will be said, for a server that is scripted; nothing where it hears by itself. */
  willHear?(heard: { text: string; language: string }): void;
  /** It asks nobody before an utterance is over, so it asks for none that is let go. */
  asksAtTheEnd?: boolean;
  /** It tells words before the end. */
  hasPartials: boolean;
}

/** What every recogniser has to do. */
export function describeHearing(
  name: string,
  { make, sentences, willHear = () => {}, asksAtTheEnd = false, hasPartials }: HearingUnderTest,
): void {
  describe.skipIf(!canSpeak)(name, { timeout: 90_000 }, () => {
    let hearing: Hearing;
    beforeAll(async () => void (hearing = await make()));
    afterAll(() => hearing.close());
    const [first] = sentences as [(typeof sentences)[0]];

    it.each(sentences)("hears $language", async (sentence) => {
      const heard = await hear(sentence, await callersVoice(sentence));
      expect(words(heard.text)).toEqual(words(sentence.text));
      expect(heard.language).toBe(sentence.language.split("-")[0]);
      expect(heard.confidence).toBeGreaterThan(0.6);
      expect(heard.confidence).toBeLessThanOrEqual(1);
      for (const [k, word] of (heard.words ?? []).entries()) {
        expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
        expect(word.startMs).toBeGreaterThanOrEqual(heard.words![k - 1]?.startMs ?? 0);
      }
    });

    it("hears the same in pieces of any size, and all of it at once", async () => {
      const sound = await callersVoice(first);
      for (const size of [160, 512, 1_777, sound.length]) expect(words((await hear(first, sound, size)).text)).toEqual(words(first.text));
    });

    it("hears no words in silence, in noise, and in nothing at all", async () => {
      for (const sound of [quiet(800), noise(800, -55), new Int16Array(0)]) {
        const heard = await hear({ ...first, text: "" }, sound);
        expect(heard.text).toBe("");
        expect(heard.language).not.toBe("");
      }
    });

    it("keeps two callers apart", async () => {
      const second = sentences.at(-1)!;
      const sounds = await Promise.all([first, second].map(callersVoice));
      const streams: HearingStream[] = [];
      for (const sentence of [first, second]) {
        willHear(sentence);
        streams.push(hearing.open({ languages: [sentence.language] }));
        // The first must be known to who is scripted before the second comes.
        await turn();
      }
      for (let at = 0; at < Math.max(...sounds.map(({ length }) => length)); at += 3_200)
        streams.forEach((stream, k) => stream.push(sounds[k]!.subarray(at, at + 3_200)));
      const heard = await Promise.all(streams.map((stream) => stream.finish()));
      expect(heard.map(({ text }) => words(text))).toEqual([first, second].map(({ text }) => words(text)));
    });

    it("lets an utterance go that is not wanted any more, and hears the next", async () => {
      const sound = await callersVoice(first);
      if (!asksAtTheEnd) willHear(first);
      const told: unknown[] = [];
      const stream = hearing.open({ languages: [first.language], onFailure: (failure) => told.push(failure) });
      stream.push(sound.subarray(0, 8_000));
      await turn();
      stream.cancel();
      stream.push(sound);
      stream.cancel();
      expect(words((await hear(first, sound)).text)).toEqual(words(first.text));
      expect(told).toEqual([]);
    });

    it("lacks a language that is not one of its own", async () => {
      expect(hearing.languages).toContain("hi");
      const open = async () => {
        const stream = hearing.open({ languages: ["xx"] });
        stream.push(quiet(100));
        return stream.finish();
      };
      await expect(open()).rejects.toMatchObject({ code: "LANGUAGE_LACKING" });
    });

    it.runIf(hasPartials)("tells what it has so far, the whole of it each time, and nothing after the end", async () => {
      const sound = await callersVoice(first);
      const partials: string[] = [];
      willHear(first);
      const stream = hearing.open({ languages: [first.language], onPartial: ({ text }) => partials.push(text) });
      for (let at = 0; at < sound.length; at += 3_200) {
        stream.push(sound.subarray(at, at + 3_200));
        await turn();
      }
      const heard = await stream.finish();
      const count = partials.length;
      expect(count).toBeGreaterThan(0);
      expect(words(heard.text)[0]).toBe(words(partials.findLast((text) => text !== "") ?? "")[0]);
      await turn();
      expect(partials).toHaveLength(count);
    });

    async function hear(sentence: { language: string; text: string }, sound: Int16Array, size = 320): Promise<Heard> {
      willHear(sentence);
      const stream = hearing.open({ languages: [sentence.language] });
      for (let at = 0; at < sound.length; at += size) stream.push(sound.subarray(at, at + size));
      return stream.finish();
    }
  });
}

/** As a call gives it: some silence before, the tail of the pause after. */
async function callersVoice(sentence: { language: string; text: string }): Promise<Int16Array> {
  return joined(quiet(200), await spoken(sentence), quiet(400));
}

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Time for what is under way on this machine. */
const turn = () => new Promise((resolve) => setTimeout(resolve, 20));
