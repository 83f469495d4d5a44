import { compile, emptyDocument, references } from "@vaarta/flow";
import type { AgentDocument, Program, State, Transition } from "@vaarta/flow";

export type Parts = Partial<Omit<AgentDocument, "states">> & { states: Record<string, State> };

/** A document of the given parts; every line it names and lacks is made up, with its id as words. */
export function agent(parts: Parts): AgentDocument {
  const empty = emptyDocument("Test agent");
  const document: AgentDocument = {
    ...empty,
    languages: { default: "en", offered: { en: { fallbacks: [] }, hi: { fallbacks: ["en"] } } },
    lines: {},
    outcomes: {
      won: { name: "Won", category: "converted" },
      again: { name: "Again", category: "follow-up" },
      lost: { name: "Lost", category: "declined" },
      person: { name: "Person", category: "escalated" },
      rest: { name: "Rest", category: "other" },
    },
    canvas: { positions: {}, notes: {}, groups: {} },
    ...parts,
  };
  const lines = { ...document.lines };
  for (const reference of references(document)) {
    if (reference.kind === "line") lines[reference.id] ??= line(reference.id);
  }
  return { ...document, lines };
}

export function program(parts: Parts): Program {
  return compile(agent(parts));
}

export function line(text: string): AgentDocument["lines"][string] {
  return { variants: { any: { order: "a", texts: { en: { text } } } } };
}

/** Ways out in the order given: `outcome:done>next`, `intent:buy>shop`, `when:amount > 5>big`, `option:a>x`, `else>y`. */
export function ways(...all: string[]): Record<string, Transition> {
  return Object.fromEntries(
    all.map((way, at) => {
      const cut = way.lastIndexOf(">");
      const [kind = "", ...rest] = way.slice(0, cut).split(":");
      const value = rest.join(":");
      return [`t${at}`, { to: way.slice(cut + 1), order: `a${String.fromCharCode(97 + at)}`, when: conditionOf(kind, value) }];
    }),
  );
}

function conditionOf(kind: string, value: string): Transition["when"] {
  switch (kind) {
    case "outcome":
      return { kind, outcome: value };
    case "intent":
      return { kind, intent: value };
    case "when":
      return { kind: "expression", expression: value };
    case "option":
      return { kind, option: value };
    case "variant":
      return { kind, variant: value };
    case "segment":
      return { kind, segment: value };
    case "silence":
      return { kind, ...(value && { afterMs: Number(value) }) };
    case "turns":
      return { kind, count: Number(value) };
    case "dtmf":
      return { kind, digits: value };
    case "criterion":
      return { kind, criterion: value };
    default:
      return { kind: "else" };
  }
}
