import { matchKey } from "@vaarta/text";
import type { AgentDocument } from "@vaarta/flow";
import { variantsInOrder } from "../../words/line-text.ts";
import { isStale } from "../parts/use-edit.ts";

/** One wording of one line: a row of the table. */
export interface LineRow {
  key: string;
  line: string;
  variant: string;
  name: string;
  /** Where it is said, and when, in words. */
  place: string;
  /** What the search looks into: the words of every language, and their Latin key. */
  words: string;
}

export type LineFilter = "all" | "missing" | "stale";

/** Every wording of the agent in the order of its states, then those that nothing says. */
export function lineRows(document: AgentDocument): LineRow[] {
  const places = linePlaces(document);
  const ids = [...places.keys(), ...Object.keys(document.lines).filter((id) => !places.has(id))];
  return ids.flatMap((id) => {
    const line = document.lines[id];
    if (!line) return [];
    return variantsInOrder(line).map(([variant, { when, texts }], index): LineRow => {
      const condition = [when?.segment ? document.segments[when.segment]?.name : "", when?.expression, when?.gender]
        .filter(Boolean)
        .join(", ");
      const words = Object.values(texts)
        .map(({ text }) => text)
        .join(" ");
      return {
        key: `${id}/${variant}`,
        line: id,
        variant,
        name: line.name ?? places.get(id) ?? id,
        place: [places.get(id) ?? "", condition || (index > 0 ? String(index + 1) : "")].filter(Boolean).join(" · "),
        words: `${line.name ?? ""} ${words} ${keyOf(words)}`.toLowerCase(),
      };
    });
  });
}

/** Which rows a filter and a search leave; languages are those shown. */
export function filterRows(
  document: AgentDocument,
  rows: readonly LineRow[],
  filter: LineFilter,
  search: string,
  languages: readonly string[],
): LineRow[] {
  const wanted = search.trim().toLowerCase();
  const key = keyOf(wanted);
  return rows.filter((row) => {
    if (wanted && !row.words.includes(wanted) && !(key && row.words.includes(key))) return false;
    if (filter === "all") return true;
    return languages.some((tag) => markOf(document, row, tag) === filter);
  });
}

export function markOf(document: AgentDocument, row: LineRow, tag: string): "missing" | "stale" | null {
  const line = document.lines[row.line];
  if (!line) return null;
  if ((line.variants[row.variant]?.texts[tag]?.text.trim() ?? "") === "") return "missing";
  return isStale(line, row.variant, tag, document.languages.default) ? "stale" : null;
}

function linePlaces(document: AgentDocument): Map<string, string> {
  const places = new Map<string, string>();
  const visit = (value: unknown, name: string) => {
    if (typeof value === "string") {
      if (Object.hasOwn(document.lines, value) && !places.has(value)) places.set(value, name);
    } else if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) visit(inner, name);
  };
  for (const state of Object.values(document.states)) visit(state, state.name);
  for (const slot of Object.values(document.slots)) visit(slot, slot.label);
  for (const answer of Object.values(document.answers)) visit(answer, answer.question);
  visit(document.replies, "");
  return places;
}

/** Words as a search in any script finds them. */
function keyOf(words: string): string {
  return words.split(/\s+/).map(matchKey).join(" ").trim();
}
