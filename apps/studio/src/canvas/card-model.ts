import {
  kindFacts,
  parseTemplate,
  type AgentDocument,
  type Condition,
  type Family,
  type KindFacts,
  type State,
  type StateKind,
} from "@vaarta/flow";
import { widthOf } from "./text-width.ts";
import type { Say } from "../i18n/keys.ts";
import { conditionWords, outcomeWords } from "../words/condition-words.ts";
import { inOrder, lineText } from "../words/line-text.ts";

export const cardWidth = 280;
export const headHeight = 38;
export const textLineHeight = 22;
export const textPadding = 8;
export const rowHeight = 28;
export const footHeight = 6;
/** Room for words, in canvas units. */
const textWidth = 250;

/** One way out of a card, or one that ought to be there. */
export interface CardRow {
  /** Id of the port: the transition's, or `missing:<n>` for a way out that is not drawn yet. */
  port: string;
  transition: string | null;
  text: string;
  tone: "plain" | "else" | "missing";
  to: string | null;
  when: Condition;
}

/** Everything a card shows, worked out once per change of what it shows. */
export interface CardModel {
  id: string;
  kind: StateKind;
  family: Family;
  name: string;
  text: string | null;
  textLanguage: string;
  textMissing: boolean;
  lines: number;
  rows: readonly CardRow[];
  height: number;
  /** Keeps objections and side questions out. */
  closed: boolean;
  entry: boolean;
}

/** The card of one state. Its height is known without drawing it, so that edges and the overview agree with the cards. */
export function cardModel(document: AgentDocument, id: string, state: State, language: string, say: Say, entry: boolean): CardModel {
  const said = whatIsSaid(document, state, language, say);
  const rows = rowsOf(document, state, say);
  const text = said ? withLabels(document, said.text) : null;
  const lines = text ? (widthOf(text) > textWidth ? 2 : 1) : 0;
  return {
    id,
    kind: state.kind,
    family: kindFacts[state.kind].family,
    name: state.name,
    text,
    textLanguage: said?.language ?? language,
    textMissing: said?.missing ?? false,
    lines,
    rows,
    height: headHeight + (lines ? lines * textLineHeight + textPadding : 0) + rows.length * rowHeight + (rows.length ? footHeight : 4),
    closed: state.interruptible === false,
    entry,
  };
}

/** Where the port of a row lies, from the card's top left corner. */
export function portOffset(card: CardModel, index: number): { x: number; y: number } {
  const top = headHeight + (card.lines ? card.lines * textLineHeight + textPadding : 0);
  return { x: cardWidth, y: top + index * rowHeight + rowHeight / 2 };
}

/** Ways in arrive at the top, since a conversation is read downwards. */
export const entryOffset = { x: cardWidth / 2, y: 0 };

function whatIsSaid(document: AgentDocument, state: State, language: string, say: Say) {
  const plain = (text: string) => (text ? { text, language: "", missing: false } : null);
  const line = lineOf(document, state);
  if (line !== undefined) return lineText(document, line, language);
  switch (state.kind) {
    case "converse":
      return plain(state.goal);
    case "tool":
      return plain(
        inOrder(state.calls)
          .map(([, call]) => document.tools[call.tool]?.name ?? call.tool)
          .join(", "),
      );
    case "set":
      return plain(
        inOrder(state.assignments)
          .map(([, item]) => `${document.slots[item.slot]?.label ?? item.slot} = ${item.value}`)
          .join(", "),
      );
    case "split":
      return plain(document.experiments[state.experiment]?.name ?? "");
    case "call":
      return plain(document.flows[state.target]?.name ?? state.target);
    case "schedule":
      return plain(state.reason);
    case "end":
      return plain(document.outcomes[state.outcome]?.name ?? "");
    case "return":
      return state.outcome === "done" ? null : plain(outcomeWords(state, state.outcome, say));
    default:
      return null;
  }
}

/** The first line a state says on its own. */
function lineOf(document: AgentDocument, state: State): string | undefined {
  switch (state.kind) {
    case "start":
      return state.inbound ?? state.outbound ?? state.returning;
    case "say":
    case "objection":
      return state.line;
    case "converse":
      return state.opening ?? state.fallback;
    case "collect":
      return state.opening ?? document.slots[inOrder(state.asks)[0]?.[1].slot ?? ""]?.ask;
    case "choice":
    case "consent":
      return state.question;
    case "tool":
      return state.holding;
    case "answer":
      return state.notFound;
    case "schedule":
    case "transfer":
    case "return":
    case "end":
      return state.line;
    default:
      return undefined;
  }
}

function rowsOf(document: AgentDocument, state: State, say: Say): CardRow[] {
  const rows = inOrder(state.transitions).map(([id, transition]): CardRow => ({
    port: id,
    transition: id,
    text: transition.label || conditionWords(document, state, transition.when, say),
    tone: transition.when.kind === "else" ? "else" : "plain",
    to: transition.to,
    when: transition.when,
  }));
  const missing = missingExits(state);
  for (const [index, when] of missing.entries()) {
    rows.push({
      port: `missing:${index}`,
      transition: null,
      text: conditionWords(document, state, when, say),
      tone: "missing",
      to: null,
      when,
    });
  }
  return rows;
}

/** Ways out a state of this kind ought to have and has not: they are shown as open ports, ready to be joined. */
export function missingExits(state: State): Condition[] {
  const facts: KindFacts = kindFacts[state.kind];
  if (facts.terminal) return [];
  const have = Object.values(state.transitions).map((transition) => transition.when);
  if (have.some((when) => when.kind === "else") && state.kind !== "choice") return [];
  const missing: Condition[] = [];
  const outcome = (name: string) => {
    if (!have.some((when) => when.kind === "outcome" && when.outcome === name)) missing.push({ kind: "outcome", outcome: name });
  };
  const hasElse = have.some((when) => when.kind === "else");
  if (state.kind === "choice") {
    for (const [id] of inOrder(state.options)) {
      if (!hasElse && !have.some((when) => when.kind === "option" && when.option === id)) missing.push({ kind: "option", option: id });
    }
    if (!hasElse) outcome("failed");
  } else if (state.kind === "converse") {
    for (const [id] of inOrder(state.exits)) outcome(id);
    outcome("exhausted");
  } else if (state.kind === "collect") {
    outcome("complete");
    outcome("failed");
  } else if (state.kind === "tool") {
    outcome("success");
    outcome("failure");
  } else if (facts.outcomes.length) {
    const expected =
      facts.outcomes.length === 1 ? facts.outcomes : facts.outcomes.filter((name) => name !== "failed" || facts.failures.length > 0);
    if (have.length === 0 || facts.outcomes.length > 1) for (const name of expected) outcome(name);
  } else if (have.length === 0) {
    missing.push({ kind: "else" });
  }
  return missing;
}

/** A text with the labels of its details in place of their names: "{visit_day | date}" reads ‹Day›. */
function withLabels(document: AgentDocument, text: string): string {
  if (!text.includes("{")) return text;
  const parsed = parseTemplate(text);
  if (!parsed.ok) return text;
  const labels = new Map(Object.values(document.slots).map((slot) => [slot.name, slot.label]));
  return parsed.tree
    .map((part) => (part.op === "text" ? part.text : `‹${labels.get(part.name) ?? part.name.replaceAll("_", " ")}›`))
    .join("");
}
