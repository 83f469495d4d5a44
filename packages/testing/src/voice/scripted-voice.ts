import type { SpeakRequest, SpokenPiece, Voice } from "@vaarta/speech";

export type VoiceTrouble = "fails" | "hangs" | "silent" | "breaks";

export interface ScriptedVoice extends Voice {
  /** Every sentence asked for, in order. */
  readonly asked: readonly SpeakRequest[];
  /** The next sentences go wrong, one each. */
  next(...troubles: VoiceTrouble[]): void;
  /** Milliseconds of sound of a sentence. */
  lengthOf(text: string): number;
}

/** Milliseconds that this voice takes for each word, whatever it is. */
export const wordMs = 300;

/** A voice of beeps: every word lasts as long, so that a test knows to the word what was heard. Tells its words' times unless told not to. */
export function scriptedVoice(options: { name?: string; languages?: string[]; tellsWords?: boolean } = {}): ScriptedVoice {
  const asked: SpeakRequest[] = [];
  const troubles: VoiceTrouble[] = [];
  const sampleRate = 16_000;
  const wordsOf = (text: string) => text.split(/\s+/u).filter(Boolean);
  return {
    name: options.name ?? "beeps",
    languages: options.languages ?? ["hi", "bn", "mr", "en"],
    isDraft: true,
    sampleRate,
    asked,
    next: (...given) => void troubles.push(...given),
    lengthOf: (text) => wordsOf(text).length * wordMs,
    async *speak(request, signal): AsyncGenerator<SpokenPiece> {
      asked.push(request);
      const trouble = troubles.shift();
      if (trouble === "fails") throw new Error("connection reset");
      if (trouble === "silent") return;
      if (trouble === "hangs") await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
      for (const [at, text] of wordsOf(request.text).entries()) {
        if (signal.aborted) return;
        const pcm = Int16Array.from({ length: (sampleRate * wordMs) / 1000 }, (_, sample) => Math.round(8_000 * Math.sin(sample / 5)));
        yield { pcm, ...(options.tellsWords !== false && { words: [{ text, startMs: at * wordMs }] }) };
        await Promise.resolve();
        if (trouble === "breaks") throw new Error("connection reset");
      }
    },
    close: () => Promise.resolve(),
  };
}
