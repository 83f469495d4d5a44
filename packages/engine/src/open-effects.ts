import type { Effect } from "./types.ts";

type Open = Record<string, Effect>;

/**
 * Up to here a conversation is of the usual length, and what is open is an ordinary object: its few hidden classes are
 * shared by all conversations, and it is written as JSON in one go. Keys that go on for ever would make a new hidden
 * class each; beyond it the map is a hash table.
 */
const usual = 240;

/** True while what is open is an ordinary object. */
export function isOrdinary(effects: number): boolean {
  return effects < usual;
}

function emptyOpen(effects: number): Open {
  return isOrdinary(effects) ? {} : (Object.create(null) as Open);
}

/** A copy of what is open, to be written to; `effects` is how many there have been so far. */
export function copyOpen(open: Readonly<Open>, effects: number): Open {
  const copy = emptyOpen(effects);
  for (const id in open) copy[id] = open[id] as Effect;
  return copy;
}

/** The same without one. */
export function openWithout(open: Readonly<Open>, without: string, effects: number): Open {
  const copy = emptyOpen(effects);
  for (const id in open) if (id !== without) copy[id] = open[id] as Effect;
  return copy;
}
