import { CallRefused, refusalOf } from "../voice/find-way.ts";
import type { SoundSource } from "../voice/audio/microphone.ts";
import type { Sound } from "../voice/audio/sound.ts";

/** A caller made of recorded sentences, in the place of a microphone. @throws {CallRefused} */
export async function openSampleCaller(_sound: Sound, slug: string, language: string): Promise<SoundSource> {
  const answer = await fetch(`/v1/agents/${encodeURIComponent(slug)}/sample?language=${encodeURIComponent(language)}`);
  if (!answer.ok) throw await refusalOf(answer);
  throw new CallRefused("NOT_AVAILABLE", "", false);
}
