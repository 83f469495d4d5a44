import type { Snapshot } from "@vaarta/engine";
import type { Program, Slot } from "@vaarta/flow";
import { findPrivateData, maskPrivateData, normaliseText } from "@vaarta/text";
import { namesOf } from "./names.ts";
import { isPrivate, scopeOf } from "./scope.ts";

/** Keeps what is private out of texts that leave the house. */
export interface Privacy {
  /** The text without personal data and without the values of private details, each named in brackets instead. */
  mask(text: string): string;
  /** True when a text holds the value of a private detail. */
  holdsValue(text: string): boolean;
  /** True when a text holds what is hers alone: also what may be recited to her, such as her name. */
  holdsOwn(text: string): boolean;
}

/**
 * What is private in a conversation as it stands. Pure.
 * @param herWords - what she said so far: names she gave of herself are hidden too. A text's own are in any case.
 * @param memo - personal data is looked for once in each text: what was found is kept here, for one conversation
 */
export function privacyOf(
  program: Program,
  snapshot: Snapshot,
  herWords: readonly string[] = [],
  memo: Map<string, string> = new Map(),
): Privacy {
  const values = valuesOf(program, snapshot, isPrivate);
  const own = valuesOf(program, snapshot, (slot) => (slot.sensitivity ?? "normal") !== "normal" || slot.type.type === "name");
  const names = namesOf(program, {
    private: textsOf(program, snapshot, (slot) => slot.type.type === "name" && isPrivate(slot)),
    told: textsOf(program, snapshot, (slot) => !isPrivate(slot)),
    herWords,
  });
  const holds = (text: string, of: typeof values): boolean => {
    const folded = text.toLowerCase();
    return of.some(({ value }) => folded.includes(value.toLowerCase()));
  };
  return {
    mask(text) {
      let masked = text;
      for (const { value, name } of values) masked = replaceAll(masked, value, `[${name}]`);
      masked = names.mask(masked);
      const known = memo.get(masked);
      if (known !== undefined) return known;
      const normal = normaliseText(masked);
      const spans = findPrivateData(normal);
      const hidden = spans.length === 0 ? masked : maskPrivateData(normal, spans);
      if (memo.size < 2_000) memo.set(masked, hidden);
      return hidden;
    },
    holdsValue: (text) => holds(text, values),
    holdsOwn: (text) => holds(text, own) || names.holds(text) || findPrivateData(normaliseText(text)).length > 0,
  };
}

function textsOf(program: Program, snapshot: Snapshot, which: (slot: Slot) => boolean): string[] {
  return Object.entries(snapshot.slots).flatMap(([id, { value }]) => {
    const slot = program.document.slots[id];
    return slot && which(slot) && typeof value === "string" ? [value] : [];
  });
}

/** Longest first, so that a part of a value is not masked before the whole of it. */
function valuesOf(program: Program, snapshot: Snapshot, which: (slot: Slot) => boolean): { value: string; name: string }[] {
  const scope = scopeOf(snapshot);
  const found = new Map<string, string>();
  for (const [id, { value, words }] of Object.entries(snapshot.slots)) {
    const slot = program.document.slots[id];
    if (!slot || !which(slot)) continue;
    const plain = typeof value === "string" || typeof value === "number" ? [String(value)] : [];
    for (const text of [...plain, program.spoken(id, value, scope), words]) if (text.trim().length >= 3) found.set(text.trim(), slot.name);
  }
  return [...found]
    .map(([value, name]) => ({ value, name }))
    .sort((a, b) => b.value.length - a.value.length || (a.value < b.value ? -1 : 1));
}

function replaceAll(text: string, value: string, by: string): string {
  const folded = text.toLowerCase();
  const wanted = value.toLowerCase();
  // Letters whose small form is longer would shift the places; such a text is replaced as it stands.
  if (folded.length !== text.length || wanted.length !== value.length) return text.replaceAll(value, by);
  let result = "";
  let at = 0;
  for (let found = folded.indexOf(wanted); found >= 0; found = folded.indexOf(wanted, at)) {
    result += text.slice(at, found) + by;
    at = found + value.length;
  }
  return result + text.slice(at);
}
