import { openMachineSpeech, type Speech, speechFor, type SpeechSettings } from "@vaarta/speech";
import type { CallSpeech } from "./hosted-calls.ts";

/** What hears and speaks in the calls of this process, by what each workspace has set up. */
export interface SpeechKits {
  /** What this machine has of its own, for workspaces that have set up nothing. */
  offer: Pick<Speech, "hears" | "speaks">;
  /** Languages it speaks by itself, as primary tags. */
  languages: readonly string[];
  /** For one call. The same settings give the same recogniser and voice. */
  of(settings: SpeechSettings): CallSpeech;
  close(): Promise<void>;
}

const remembered = 30;

/**
 * Opens what this machine has of its own. What is missing is done without, and told.
 * @param environment - `VAARTA_ESPEAK` and `PATH`
 */
export async function openSpeech(
  environment: Readonly<Record<string, string | undefined>>,
  onLacking: (what: string, code: string) => void,
): Promise<SpeechKits> {
  const machine = await openMachineSpeech(environment);
  const kits = new Map<string, Speech>();

  function kit(settings: SpeechSettings): Speech {
    const key = JSON.stringify(settings);
    const found = kits.get(key);
    if (found) return found;
    const made = speechFor(settings, machine, {
      onFallback: (from, to) => onLacking(`the voice ${from} failed, and ${to ?? "no other"} took over`, "FALLBACK"),
    });
    for (const { what, code } of made.lacking) onLacking(`calls go without: ${what}`, code);
    kits.set(key, made);
    // Calls under way keep what they have: it is only not given again.
    const [oldest] = kits.keys();
    if (kits.size > remembered && oldest !== undefined) kits.delete(oldest);
    return made;
  }

  const own = kit({ hearing: [], voice: [] });
  return {
    offer: { hears: own.hears, speaks: own.speaks },
    languages: own.voice?.languages ?? [],
    of(settings) {
      const { hearing, voice } = kit(settings);
      return { hearing, voices: voice ? [voice] : [], activity: machine.activity, turnDetector: machine.turns };
    },
    async close() {
      await Promise.all([...kits.values()].map((one) => one.close()));
      await machine.close();
    },
  };
}

/** What a caller finds where a workspace has set this up, on a machine with that of its own. */
export function offered(own: SpeechKits["offer"], { hearing, voice }: SpeechSettings): SpeechKits["offer"] {
  return { hears: hearing.length > 0 ? "people" : own.hears, speaks: voice.length > 0 ? "voice" : own.speaks };
}
