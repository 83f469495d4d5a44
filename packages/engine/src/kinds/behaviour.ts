import type { StateKind } from "@vaarta/flow";
import type { Facts } from "../exits.ts";
import type { Heard } from "../heard.ts";
import type { Next } from "../next.ts";
import type { Place } from "../program-index.ts";
import type { Turn } from "../turn.ts";
import type { ConversationEvent, Effect } from "../types.ts";

/** How a question is put: as it stands, shortened after a side step, or in other words after it was not understood. */
export type AskMode = "full" | "short" | "again";

/** An event that answers an effect. */
export type ResultEvent = Extract<ConversationEvent, { effect: string }>;

/** What a kind of state does. All of it works on the turn it is given and keeps nothing of its own. */
export interface KindBehaviour<K extends StateKind = StateKind> {
  /** Begins the state. */
  enter(turn: Turn, place: Place<K>): Next;
  /** What it would report when its purpose is met already: it is then skipped (V1, V35). */
  met?(turn: Turn, place: Place<K>): Facts | null;
  /** Puts its question, when it has one. */
  ask?(turn: Turn, place: Place<K>, mode: AskMode): void;
  /** Comes back after a side step, when that is more than asking again. */
  resume?(turn: Turn, place: Place<K>): Next | null;
  /** Takes what the caller said; null when it can make nothing of it. */
  hear?(turn: Turn, place: Place<K>, heard: Heard): Next | null;
  /** Takes the result of an effect it asked for. */
  result?(turn: Turn, place: Place<K>, effect: Effect, event: ResultEvent): Next;
  /** Choices to offer when the caller was not understood twice, as a caller would hear them. */
  choices?(turn: Turn, place: Place<K>): readonly string[];
  /** Leaves when the question was missed so often that trying again makes no sense; null to go on. */
  missed?(turn: Turn, place: Place<K>): Next | null;
}
