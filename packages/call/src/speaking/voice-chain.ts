import type { Clock } from "@vaarta/runtime";
import type { SpeakRequest, SpokenPiece, Voice } from "@vaarta/speech";
import { CallError } from "../call-error.ts";
import { within } from "../within.ts";

/** A voice is passed over after so many failures in a row. */
const patience = 2;

export interface VoiceChainOptions {
  /** In the order to try them. */
  voices: readonly Voice[];
  clock: Clock;
  timeoutMs: number;
  onFault(error: Error): void;
}

/** Voices in the order to try them: one that keeps failing, or whose key is refused, is left out for the rest of the call. */
export class VoiceChain {
  readonly #options: VoiceChainOptions;
  readonly #failures = new Map<Voice, number>();

  constructor(options: VoiceChainOptions) {
    this.#options = options;
  }

  /** Voices that may speak a language; none when only captions are left. */
  for(language: string): Voice[] {
    const base = language.split("-")[0] ?? language;
    return this.#options.voices.filter((voice) => voice.languages.includes(base) && (this.#failures.get(voice) ?? 0) < patience);
  }

  /** Sound of one sentence by one voice. Ends early, with a failure noted, when the voice fails. @returns whether it was said whole */
  async *speak(voice: Voice, request: SpeakRequest, signal: AbortSignal): AsyncGenerator<SpokenPiece, boolean> {
    const stop = new AbortController();
    const abort = () => stop.abort();
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) abort();
    const pieces = voice.speak(request, stop.signal)[Symbol.asyncIterator]();
    let samples = 0;
    try {
      for (;;) {
        const next = await this.#next(voice, pieces);
        if (signal.aborted) return false;
        if (next.done) break;
        samples += next.value.pcm.length;
        yield next.value;
      }
      if (samples === 0) throw new CallError("VOICE_SILENT", `The voice ${voice.name} gave no sound for a sentence. Try another voice.`);
      this.#failures.delete(voice);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      this.#failed(voice, error);
      return false;
    } finally {
      signal.removeEventListener("abort", abort);
      stop.abort();
      // One that waits between two pieces does not see the signal: only this lets it tidy up. Not awaited, for one that hangs.
      void Promise.resolve(pieces.return?.()).catch(() => undefined);
    }
  }

  #next(voice: Voice, pieces: AsyncIterator<SpokenPiece>): Promise<IteratorResult<SpokenPiece>> {
    const { clock, timeoutMs } = this.#options;
    const late = () => new CallError("VOICE_TIMEOUT", `The voice ${voice.name} gave no sound for ${timeoutMs} ms. Another one is tried.`);
    return within(clock, timeoutMs, pieces.next(), late);
  }

  #failed(voice: Voice, error: unknown): void {
    this.#failures.set(voice, isHopeless(error) ? patience : (this.#failures.get(voice) ?? 0) + 1);
    this.#options.onFault(error instanceof Error ? error : new Error("A voice failed."));
  }
}

/** Told by its code, so that this package needs nothing of speech but its types. */
function isHopeless(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "KEY_REFUSED" || error.code === "NOT_AVAILABLE");
}
