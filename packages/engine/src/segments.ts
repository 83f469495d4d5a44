import type { Turn } from "./turn.ts";
import type { Heard } from "./heard.ts";

/** Keeps the caller's segment: of those with enough indicators the one with the lowest priority number. */
export function classifySegment(turn: Turn, heard: Heard | null): void {
  if (!turn.index.hasSegments) return;
  if (heard) for (const { segment, words } of heard.understanding.segments) addHints(turn, segment, words);
  const { segments } = turn.program.document;
  for (const id of turn.index.segments) {
    const indicators = segments[id]?.indicators;
    if (!indicators) continue;
    const byRule = indicators.rule !== undefined && turn.program.holds(indicators.rule, turn.scope()) ? 1 : 0;
    if ((turn.memory.hints[id]?.length ?? 0) + byRule < (indicators.needed ?? 1)) continue;
    if (id !== turn.draft.segment) change(turn, id, byRule === 1);
    return;
  }
}

/** Lines, prompts and strategy follow it from here on. */
function change(turn: Turn, segment: string, byRule: boolean): void {
  const from = turn.draft.stack.length > 0 ? turn.top.state : "";
  const before = turn.draft.segment;
  turn.setSegment(segment);
  turn.decide({
    from,
    to: from === "" ? null : from,
    cause: "segment",
    evidence: [{ kind: "segment", id: segment, words: (turn.memory.hints[segment] ?? []).join(", ") }],
    note: `${before ?? "none"} to ${segment}, by ${byRule ? "what is known" : "what she said"}`,
  });
}

function addHints(turn: Turn, segment: string, words: readonly string[]): void {
  const known = turn.memory.hints[segment] ?? [];
  const fresh = words.filter((word) => !known.includes(word));
  if (fresh.length > 0) turn.memory.hints = { ...turn.memory.hints, [segment]: [...known, ...fresh] };
}
