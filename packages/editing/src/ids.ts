import { generateKeyBetween } from "fractional-indexing";
import { EditingError } from "./errors.ts";

/** A source of chance: numbers in [0, 1). Pass the platform's own, or a seeded one in tests. */
export type Random = () => number;

/** What ids are made for; the kind stands in front so that JSON can be read by people. */
export type IdKind =
  | "answer" | "ask" | "assignment" | "call" | "claim" | "comment" | "dataset" | "exit" | "experiment" | "flow" | "group" | "intent" | "line"
  | "note" | "option" | "outcome" | "patch" | "prompt" | "sample" | "segment" | "slot" | "state" | "test" | "tool" | "transition"
  | "variant" | "word"; // prettier-ignore

// No vowels, so that no id spells a word; no l, so that none is misread.
const letters = "0123456789bcdfghjkmnpqrstvwxyz";

/** A new id, such as `state-7k2mq0x9vd3h`: 12 letters, 58 bits of chance, never to be reused. */
export function newId(kind: IdKind, random: Random): string {
  let id = `${kind}-`;
  for (let count = 0; count < 12; count++) id += letters[Math.floor(random() * letters.length)] ?? "0";
  return id;
}

/**
 * An order between two siblings; null stands for the beginning or the end. Compare orders as plain strings.
 * Orders written by hand ("1", "b") are taken as they are. Two equal orders have nothing between them: then the new
 * one comes after both.
 * @throws {EditingError} NO_ORDER when nothing sorts before the second.
 */
export function orderBetween(after: string | null, before: string | null): string {
  const end = after !== null && before !== null && after >= before ? null : before;
  const key = libraryKey(after, end);
  return key !== null && (after === null || key > after) && (end === null || key < end) ? key : textBetween(after ?? "", end);
}

/** The library's key; it throws for many texts that are not its own, and answers wrongly for some. */
function libraryKey(after: string | null, before: string | null): string | null {
  try {
    return generateKeyBetween(after, before);
  } catch {
    return null;
  }
}

const lowest = 33; // "!", the first printable character
const highest = 126; // "~"

/** A text that sorts between any two, by the middle character of the first place that has room. */
function textBetween(low: string, high: string | null): string {
  let made = "";
  let bound = high;
  for (let index = 0; bound === null || index < bound.length; index++) {
    const from = index < low.length ? low.charCodeAt(index) : lowest - 1;
    const to = bound === null ? Math.max(highest + 1, from + 2) : bound.charCodeAt(index);
    if (to - from > 1) return made + String.fromCharCode(Math.floor((from + to) / 2));
    if (from === to || index >= low.length) {
      made += String.fromCharCode(to);
    } else {
      // One below: whatever follows is now smaller than the upper one, and must only be greater than the lower one.
      made += String.fromCharCode(from);
      bound = null;
    }
  }
  throw new EditingError("NO_ORDER", "Nothing sorts before this order. Give the siblings new orders.");
}
