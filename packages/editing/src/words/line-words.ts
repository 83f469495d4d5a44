import { walkSchema, type AgentDocument, type Path } from "@vaarta/flow";
import { valueAt } from "../json.ts";
import { quote } from "./quote.ts";

/** What a line is for, in words that follow "of" or start a sentence: `the reply to “rate too high”`. */
export interface LineUse {
  words: string;
  /** The state that says it, when a state does. */
  state?: string;
}

const stateFields: Readonly<Record<string, (name: string) => string>> = {
  line: (name) => `what ${name} says`,
  inbound: (name) => `the greeting of ${name} when called`,
  outbound: (name) => `the greeting of ${name} when calling`,
  returning: (name) => `the greeting of ${name} for a known caller`,
  opening: (name) => `the opening of ${name}`,
  fallback: (name) => `what ${name} says without a model`,
  confirmAll: (name) => `the confirmation of ${name}`,
  question: (name) => `the question of ${name}`,
  holding: (name) => `what ${name} says while waiting`,
  notFound: (name) => `what ${name} says when nothing is found`,
  again: (name) => `the second reply to ${name}`,
};

const slotFields: Readonly<Record<string, (name: string) => string>> = {
  spoken: (name) => `the spoken name of the detail ${name}`,
  ask: (name) => `the question for ${name}`,
  askShort: (name) => `the short question for ${name}`,
  askAgain: (name) => `the question for ${name} in other words`,
  why: (name) => `why ${name} is asked`,
  invalid: (name) => `what is said when ${name} cannot be right`,
  confirm: (name) => `the confirmation of ${name}`,
};

/** Where each line is used first, in the order of the schema. Pure; look it up once for many lines. */
export function lineUses(document: AgentDocument): ReadonlyMap<string, LineUse> {
  const uses = new Map<string, LineUse>();
  walkSchema(document, {
    reference(kind, id, path) {
      if (kind !== "line" || path[0] === "tests" || uses.has(id)) return;
      const use = useAt(document, path);
      if (use) uses.set(id, use);
    },
  });
  return uses;
}

/** A line in words: by what uses it, else by its own name. */
export function lineWords(document: AgentDocument, id: string, uses: ReadonlyMap<string, LineUse>): LineUse {
  const use = uses.get(id);
  if (use) return use;
  const name = document.lines[id]?.name;
  return { words: name ? `the line ${quote(name)}` : "a line that nothing uses" };
}

function useAt(document: AgentDocument, path: Path): LineUse | null {
  const [area, id, field, inner] = path.map(String);
  if (area === undefined || id === undefined) return null;
  switch (area) {
    case "states": {
      const state = document.states[id];
      if (!state) return null;
      const name = quote(state.name);
      if (state.kind === "objection" && field === "line") return { words: `the reply to ${name}`, state: id };
      if (field === "options" && state.kind === "choice") {
        return { words: `how the option ${quote(valueAt(state, ["options", inner ?? "", "label"]))} of ${name} is said`, state: id };
      }
      return { words: (stateFields[field ?? ""] ?? ((own: string) => `a line of ${own}`))(name), state: id };
    }
    case "slots": {
      const slot = document.slots[id];
      return slot ? { words: (slotFields[field ?? ""] ?? ((name: string) => `a line of ${name}`))(quote(slot.label)) } : null;
    }
    case "answers":
      return { words: `the answer to ${quote(document.answers[id]?.question)}` };
    case "intents":
      return { words: `the spoken name of ${quote(document.intents[id]?.name)}` };
    case "flows":
      return { words: `the spoken name of the flow ${quote(document.flows[id]?.name)}` };
    case "replies":
      return { words: `the standard reply ${quote(id)}` };
    case "desk":
      return { words: id === "purpose" ? "why the agent calls" : "the offer the agent may make" };
    default:
      return null;
  }
}
