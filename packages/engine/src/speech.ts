import type { Turn } from "./turn.ts";
import type { Utterance } from "./types.ts";

/** True when one of these lines must be heard and was not (V29). */
export function wasMissed(turn: Turn, lines: readonly (string | undefined)[]): boolean {
  return turn.memory.unheard.some(({ source }) => "line" in source && lines.includes(source.line));
}

/** Gives up what is being said, and gives the sentences nobody reported on. */
export function closeSpeech(turn: Turn): Utterance[] {
  const unsaid: Utterance[] = [];
  for (const [id, effect] of Object.entries(turn.draft.open)) {
    if (effect.type !== "speak") continue;
    unsaid.push(...effect.utterances);
    turn.closeEffect(id);
  }
  return unsaid;
}

/** What counts as not said: promises, consent questions and figures that the caller did not hear whole (V29). */
export function unheardOf(utterances: readonly Utterance[], heard: "part" | "none", text: string | undefined): Utterance[] {
  return utterances
    .filter((utterance) => utterance.mustHear === true || /\p{Nd}/u.test(utterance.text))
    .filter((utterance) => heard === "none" || text === undefined || !text.includes(utterance.text));
}
