import type { Json } from "@vaarta/flow";
import type { Recorded } from "../simulation/conversation.ts";
import type { Decision, DialogueAct, Effect, SlotCandidate, Understanding } from "../types.ts";

/** A value given for a slot, as clear as can be. */
export function given(slot: string, value: Json, more: Partial<SlotCandidate> = {}): SlotCandidate {
  return { slot, value, words: String(JSON.stringify(value)), score: 0.9, anchored: true, ...more };
}

export function slots(...all: SlotCandidate[]): Partial<Understanding> {
  return { slots: all };
}

export function acts(...all: DialogueAct[]): Partial<Understanding> {
  return { acts: all.map((act) => ({ act, score: 0.9 })) };
}

export function means(intent: string, score = 0.9): Partial<Understanding> {
  return { intents: [{ intent, score }] };
}

/** Lines and replies that were said, in order. */
export function said({ effects }: { effects: readonly Effect[] }): string[] {
  return effects.flatMap((effect) =>
    effect.type === "speak"
      ? effect.utterances.map(({ source }) => ("line" in source ? source.line : "reply" in source ? `reply:${source.reply}` : "generated"))
      : [],
  );
}

export function types({ effects }: { effects: readonly Effect[] }): string[] {
  return effects.map(({ type }) => type);
}

export function causes(records: readonly Recorded[]): Decision["cause"][] {
  return records.flatMap(({ decisions }) => decisions.map(({ cause }) => cause));
}
