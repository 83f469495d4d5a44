import type { AgentDocument, Line, LineVariant, Text } from "@vaarta/flow";

export interface FoundText {
  text: string;
  /** Language it was found in; another than asked for when that one is missing. */
  language: string;
  missing: boolean;
}

/** A line's first variant in a language, or in the first of its fallbacks that has one. */
export function lineText(document: AgentDocument, lineId: string | undefined, language: string): FoundText | null {
  const line = lineId === undefined ? undefined : document.lines[lineId];
  if (!line) return null;
  const texts = firstVariant(line, document.voice.gender)?.texts;
  if (!texts) return null;
  for (const tag of [language, ...(document.languages.offered[language]?.fallbacks ?? []), document.languages.default]) {
    const found = texts[tag]?.text;
    if (found) return { text: found, language: tag, missing: tag !== language };
  }
  const any = Object.entries(texts).find(([, text]: [string, Text]) => text.text !== "");
  return any ? { text: any[1].text, language: any[0], missing: true } : null;
}

/** The first wording a caller of this agent can hear: one for the other voice is never said. */
export function firstVariant(line: Line, gender: AgentDocument["voice"]["gender"]) {
  return firstHeard(variantsInOrder(line), gender)?.[1];
}

/**
 * The wording that a caller of whom nothing is known hears: for this voice, and for no segment or rule. Where there is
 * none like that, the first that this voice can say.
 */
export function firstHeard<T extends LineVariant>(variants: readonly [string, T][], gender: AgentDocument["voice"]["gender"]) {
  const spoken = variants.filter(([, { when }]) => when?.gender === undefined || when.gender === gender);
  return spoken.find(([, { when }]) => when?.segment === undefined && when?.expression === undefined) ?? spoken[0] ?? variants[0];
}

/** Variants as the interpreter tries them. */
export function variantsInOrder(line: Line) {
  return inOrder(line.variants);
}

/** Entries of a keyed list by their order, ties by id. */
export function inOrder<T extends { order: string }>(map: Record<string, T>): [string, T][] {
  return Object.entries(map).sort(([a, left], [b, right]) => compare(left.order, right.order) || compare(a, b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
