import { walkSchema, type AgentDocument } from "@vaarta/flow";
import type { Say } from "../../i18n/keys.ts";
import { isStale } from "../../screens/parts/use-edit.ts";
import { legendOf, type Overlay, type OverlayMark } from "./overlay.ts";

/** What is not written yet in one language: lines on the cards that say them, callers' words on the ways out that wait for them. */
export function languagesOverlay(document: AgentDocument, language: string, languageName: string, say: Say): Overlay {
  const states = new Map<string, OverlayMark>();
  const values = { language: languageName };
  for (const [id, lines] of linesByState(document)) {
    let missing = 0;
    let stale = 0;
    for (const line of lines) {
      const mark = standing(document, line, language);
      missing += mark.missing;
      stale += mark.stale;
    }
    if (missing > 0)
      states.set(id, { tone: "bad", badge: String(missing), label: say("overlay.languages.missing", { ...values, count: missing }) });
    else if (stale > 0)
      states.set(id, { tone: "warn", badge: String(stale), label: say("overlay.languages.stale", { ...values, count: stale }) });
    else states.set(id, { tone: "good", label: say("overlay.languages.written", values) });
  }
  const legend = legendOf(states, [
    { tone: "bad", text: say("overlay.languages.bad", values) },
    { tone: "warn", text: say("overlay.languages.warn") },
    { tone: "good", text: say("overlay.languages.good", values) },
  ]);
  return { name: "languages", states, ways: waysWithoutWords(document, language, say("overlay.languages.words", values)), legend };
}

/** Every line a state can say, the questions about its details with it. */
export function linesByState(document: AgentDocument): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const ofSlots = new Map<string, Set<string>>();
  const collect = (into: Map<string, Set<string>>) => (kind: string, id: string, path: readonly (string | number)[]) => {
    if (kind !== "line" || document.lines[id] === undefined) return;
    const owner = String(path[1]);
    const lines = into.get(owner);
    if (lines) lines.add(id);
    else into.set(owner, new Set([id]));
  };
  walkSchema(document, { reference: collect(ofSlots) }, ["slots"]);
  walkSchema(document, { reference: collect(found) }, ["states"]);
  for (const [id, state] of Object.entries(document.states)) {
    if (state.kind !== "collect") continue;
    const lines = found.get(id) ?? new Set<string>();
    for (const { slot } of Object.values(state.asks)) for (const line of ofSlots.get(slot) ?? []) lines.add(line);
    if (lines.size > 0) found.set(id, lines);
  }
  return found;
}

function standing(document: AgentDocument, id: string, language: string): { missing: number; stale: number } {
  const line = document.lines[id];
  const counts = { missing: 0, stale: 0 };
  for (const [variant, { texts }] of Object.entries(line?.variants ?? {})) {
    if ((texts[language]?.text.trim() ?? "") === "") counts.missing += 1;
    else if (line && isStale(line, variant, language, document.languages.default)) counts.stale += 1;
  }
  return counts;
}

function waysWithoutWords(document: AgentDocument, language: string, label: string): Map<string, OverlayMark> {
  const ways = new Map<string, OverlayMark>();
  const isSilent = (intent: string | undefined) =>
    intent !== undefined && document.intents[intent] !== undefined && (document.intents[intent].examples[language]?.length ?? 0) === 0;
  for (const [id, state] of Object.entries(document.states)) {
    for (const [way, { when }] of Object.entries(state.transitions)) {
      const option = when.kind === "option" && state.kind === "choice" ? state.options[when.option] : undefined;
      const intent = when.kind === "intent" ? when.intent : option?.examples === undefined ? option?.intent : undefined;
      const isBare = option?.examples !== undefined && (option.examples[language]?.length ?? 0) === 0 && option.answers === undefined;
      if (isSilent(intent) || isBare) ways.set(`${id}/${way}`, { tone: "warn", label });
    }
  }
  return ways;
}
