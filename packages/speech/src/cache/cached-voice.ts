import type { SpeakRequest, SpokenPiece, Voice } from "../voice.ts";

export interface CachedVoice extends Voice {
  /**
   * Speaks lines ahead of need and keeps them, one after the other. Lines it cannot speak are left out.
   * @returns how many were made into sound now; the others were there
   */
  prepare(lines: readonly SpeakRequest[], signal: AbortSignal): Promise<number>;
  /** What it holds and how often it was of use. */
  stats(): CacheStats;
}

export interface CacheStats {
  lines: number;
  bytes: number;
  hits: number;
  misses: number;
}

/**
 * A voice that keeps what it said: a line said again, with the same speaker, language and pace, is not made again. In memory only; what
 * was not wanted for longest goes first.
 * @param options.mostBytes - of sound, 44 kB a second at 22 050 Hz. @defaultValue 32 MiB: twelve minutes
 */
export function cachedVoice(voice: Voice, { mostBytes = 32 * 1024 * 1024 }: { mostBytes?: number } = {}): CachedVoice {
  const kept = new Map<string, { pieces: readonly SpokenPiece[]; bytes: number }>();
  const stats: CacheStats = { lines: 0, bytes: 0, hits: 0, misses: 0 };

  function forget(key: string): void {
    stats.bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  }

  function keep(key: string, pieces: readonly SpokenPiece[]): void {
    const bytes = pieces.reduce((sum, { pcm }) => sum + pcm.byteLength, 0);
    if (bytes === 0 || bytes > mostBytes) return;
    forget(key);
    kept.set(key, { pieces, bytes });
    stats.bytes += bytes;
    for (const oldest of kept.keys()) {
      if (stats.bytes <= mostBytes) break;
      forget(oldest);
    }
  }

  async function* speak(request: SpeakRequest, signal: AbortSignal): AsyncIterable<SpokenPiece> {
    const key = keyOf(voice, request);
    const known = kept.get(key);
    if (known) {
      stats.hits++;
      // The one wanted last is the last in the map.
      kept.delete(key);
      kept.set(key, known);
      yield* known.pieces;
      return;
    }
    stats.misses++;
    const pieces: SpokenPiece[] = [];
    for await (const piece of voice.speak(request, signal)) {
      pieces.push(piece);
      yield piece;
    }
    // Only what came to its end: a caller who interrupts leaves half a line.
    if (!signal.aborted) keep(key, pieces);
  }

  return {
    name: voice.name,
    languages: voice.languages,
    isDraft: voice.isDraft,
    sampleRate: voice.sampleRate,
    speak,
    async prepare(lines, signal) {
      let made = 0;
      for (const line of lines) {
        if (signal.aborted) break;
        if (kept.has(keyOf(voice, line))) continue;
        try {
          for await (const _ of speak(line, signal));
          made++;
        } catch {
          // It is tried again, and its failure told, when somebody waits for it.
        }
      }
      return made;
    },
    stats: () => ({ ...stats, lines: kept.size }),
    close: () => {
      kept.clear();
      stats.bytes = 0;
      return voice.close();
    },
  };
}

const keyOf = (voice: Voice, { text, language, speaker, pace }: SpeakRequest) =>
  JSON.stringify([voice.name, speaker ?? null, language, pace ?? 1, text]);
