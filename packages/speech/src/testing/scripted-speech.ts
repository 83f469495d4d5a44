import type { Heard, Hearing, HearingOptions } from "../hearing.ts";
import type { SpokenPiece, Voice } from "../voice.ts";

/** What a scripted recogniser does with one utterance. */
export type ScriptedUtterance =
  | { heard: Partial<Heard> & { text: string }; partials?: readonly string[] }
  /** Fails once so many samples were pushed, or when it is asked for its words. */
  | { fails: Error; afterSamples?: number }
  /** Never answers. */
  | "hangs";

export interface ScriptedHearing extends Hearing {
  /** Utterances it will hear, in order. What is not scripted throws. */
  will(...utterances: readonly ScriptedUtterance[]): void;
  /** What it was given, by utterance. */
  readonly seen: { options: HearingOptions; samples: number; outcome: "open" | "finished" | "cancelled" }[];
}

/** A recogniser that hears what it is told to, for tests of what is around it. */
export function scriptedHearing(name: string, of: Partial<Pick<Hearing, "languages" | "hears">> = {}): ScriptedHearing {
  const script: ScriptedUtterance[] = [];
  const seen: ScriptedHearing["seen"] = [];
  return {
    name,
    languages: of.languages ?? ["hi", "bn", "mr", "en"],
    hears: of.hears ?? "people",
    seen,
    will: (...utterances) => void script.push(...utterances),
    open(options) {
      const utterance = script.shift();
      if (!utterance)
        throw new Error(`The scripted hearing ${name} was opened ${seen.length + 1} times; only ${seen.length} are scripted.`);
      const record: ScriptedHearing["seen"][number] = { options, samples: 0, outcome: "open" };
      seen.push(record);
      let failure: Error | null = null;
      const partials = typeof utterance === "object" && "heard" in utterance ? [...(utterance.partials ?? [])] : [];
      return {
        push(pcm) {
          record.samples += pcm.length;
          const partial = partials.shift();
          if (partial !== undefined) options.onPartial?.({ text: partial, language: options.languages[0] ?? "hi" });
          if (typeof utterance !== "object" || !("fails" in utterance) || failure) return;
          if (record.samples < (utterance.afterSamples ?? Infinity)) return;
          failure = utterance.fails;
          options.onFailure?.(failure);
        },
        finish() {
          if (utterance === "hangs") return new Promise<Heard>(() => {});
          record.outcome = "finished";
          if ("fails" in utterance) return Promise.reject(utterance.fails);
          return Promise.resolve({ language: options.languages[0] ?? "hi", confidence: 0.9, ...utterance.heard });
        },
        cancel: () => void (record.outcome = "cancelled"),
      };
    },
    close: () => Promise.resolve(),
  };
}

/** What a scripted voice does with one sentence. Sound is a tone, 60 ms for each letter. */
export type ScriptedSentence =
  | "speaks"
  /** Fails after so many pieces of 100 ms. */
  | { fails: unknown; afterPieces?: number }
  /** Gives so many pieces and then nothing. */
  | { hangsAfter: number };

export interface ScriptedVoice extends Voice {
  will(...sentences: readonly ScriptedSentence[]): void;
  /** Texts it was asked for, and whether they were stopped. */
  readonly seen: { text: string; language: string; isStopped: boolean; isOver: boolean }[];
}

/** A voice that does what it is told, sentence by sentence. */
export function scriptedVoice(name: string, of: Partial<Pick<Voice, "languages" | "sampleRate" | "isDraft">> = {}): ScriptedVoice {
  const script: ScriptedSentence[] = [];
  const seen: ScriptedVoice["seen"] = [];
  const sampleRate = of.sampleRate ?? 16_000;
  return {
    name,
    languages: of.languages ?? ["hi", "bn", "mr", "en"],
    isDraft: of.isDraft ?? false,
    sampleRate,
    seen,
    will: (...sentences) => void script.push(...sentences),
    async *speak({ text, language }, signal): AsyncIterable<SpokenPiece> {
      const sentence = script.shift();
      if (!sentence) throw new Error(`The scripted voice ${name} was asked to speak ${seen.length + 1} times; only ${seen.length} are scripted.`); // prettier-ignore
      const record = { text, language, isStopped: false, isOver: false };
      seen.push(record);
      signal.addEventListener("abort", () => (record.isStopped = true));
      try {
        const pieces = Math.ceil((Array.from(text).length * 60) / 100);
        for (let piece = 0; ; piece++) {
          signal.throwIfAborted();
          if (typeof sentence === "object" && "fails" in sentence && piece >= (sentence.afterPieces ?? 0)) throw sentence.fails;
          if (typeof sentence === "object" && "hangsAfter" in sentence && piece >= sentence.hangsAfter)
            await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
          if (piece >= pieces) return;
          const from = (piece * sampleRate) / 10;
          yield { pcm: new Int16Array(sampleRate / 10).map((_, k) => 8_000 * Math.sin(((from + k) * 2 * Math.PI * 220) / sampleRate)) };
        }
      } finally {
        record.isOver = true;
      }
    },
    close: () => Promise.resolve(),
  };
}
