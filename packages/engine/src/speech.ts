import type { Turn } from "./turn.ts";
import type { Utterance } from "./types.ts";

/** True when one of these lines must be heard and was not (V29). */
export function wasMissed(turn: Turn, lines: readonly (string | undefined)[]): boolean {
  return turn.memory.unheard.some(({ source }) => "line" in source && lines.includes(source.line));
}

/** What counts as not said: promises, consent questions and figures that the caller did not hear whole (V29). */
export function unheardOf(utterances: readonly Utterance[], heard: "part" | "none", text: string | undefined): Utterance[] {
  return utterances
    .filter((utterance) => utterance.mustHear === true || /\p{Nd}/u.test(utterance.text))
    .filter((utterance) => heard === "none" || text === undefined || !text.includes(utterance.text));
}
