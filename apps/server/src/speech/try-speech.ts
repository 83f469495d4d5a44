import { isSpeechError, remoteHearings, remoteVoice, Resampler, type ProviderChoice, type SpeechErrorCode, hearingRate } from "@vaarta/speech"; // prettier-ignore

/** What came of trying a provider in a language. A failure is data: the person at the card is to read it. */
export type SpeechTrial =
  | { ok: true; said: string; heard: string | null; firstSoundMs: number | null; heardMs: number | null }
  | { ok: false; part: "voice" | "hearing"; code: SpeechErrorCode; message: string };

/** Said in trials: short, with a number and words that callers use. */
export const trialSentences: Readonly<Record<string, string>> = {
  hi: "मुझे पाँच लाख रुपये का लोन चाहिए।",
  bn: "আমার পাঁচ লাখ টাকা ঋণ লাগবে।",
  mr: "मला पाच लाख रुपये कर्ज हवे आहे.",
  en: "I need a loan of five lakh rupees.",
};

const trialMs = 15_000;

/**
 * Lets a provider's voice say a sentence and its hearing hear it again. Nothing is kept.
 * @param options.voice - who says it; where it cannot speak the language, only hearing of silence is tried
 */
export async function trySpeech(options: {
  language: string;
  voice: ProviderChoice | null;
  hearing: ProviderChoice | null;
}): Promise<SpeechTrial> {
  const { language, voice, hearing } = options;
  const said = trialSentences[language] ?? trialSentences["en"] ?? "";
  let sound: Int16Array = new Int16Array(hearingRate / 2);
  let firstSoundMs: number | null = null;
  try {
    if (voice) {
      const spoken = await speak(voice, said, language);
      if (spoken) ({ sound, firstSoundMs } = spoken);
    }
  } catch (error) {
    return failed("voice", error);
  }
  if (!hearing) return { ok: true, said, heard: null, firstSoundMs, heardMs: null };
  try {
    const heard = await hear(hearing, sound, language);
    return { ok: true, said, heard: firstSoundMs === null ? null : heard.text, firstSoundMs, heardMs: heard.ms };
  } catch (error) {
    return failed("hearing", error);
  }
}

/** @returns null where the voice does not speak the language */
async function speak(choice: ProviderChoice, text: string, language: string): Promise<{ sound: Int16Array; firstSoundMs: number } | null> {
  const voice = remoteVoice(choice);
  const started = performance.now();
  let firstSoundMs: number | null = null;
  const pieces: Int16Array[] = [];
  try {
    if (!voice.languages.includes(language)) return null;
    for await (const { pcm } of voice.speak({ text, language }, AbortSignal.timeout(trialMs))) {
      firstSoundMs ??= Math.round(performance.now() - started);
      pieces.push(pcm);
    }
  } finally {
    await voice.close();
  }
  const resampler = new Resampler(voice.sampleRate, hearingRate);
  const sound = [...pieces.map((pcm) => resampler.take(pcm)), resampler.flush()].flatMap((pcm) => [...pcm]);
  return { sound: Int16Array.from(sound), firstSoundMs: firstSoundMs ?? 0 };
}

async function hear(choice: ProviderChoice, sound: Int16Array, language: string): Promise<{ text: string; ms: number }> {
  const all = remoteHearings(choice);
  try {
    const stream = all[0]!.open({ languages: [language] });
    stream.push(sound);
    const ended = performance.now();
    const { text } = await stream.finish();
    return { text, ms: Math.round(performance.now() - ended) };
  } finally {
    for (const hearing of all) await hearing.close();
  }
}

function failed(part: "voice" | "hearing", error: unknown): SpeechTrial {
  if (!isSpeechError(error)) throw error;
  return { ok: false, part, code: error.code, message: error.message };
}
