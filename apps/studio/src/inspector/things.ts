import { newId, orderBetween } from "@vaarta/editing";
import type { AgentDocument, Operation, RefKind } from "@vaarta/flow";
import { emptyLine, freeName } from "../canvas/edits.ts";
import { inOrder, lineText } from "../words/line-text.ts";

export interface Thing {
  value: string;
  text: string;
  hint?: string;
  lang?: string;
}

const random = Math.random;

/** Everything of a kind that can be pointed at, named as people know it. `near` is where the pointing is done. */
export function thingsOf(document: AgentDocument, kind: RefKind, language: string, near: { flow?: string; state?: string } = {}): Thing[] {
  switch (kind) {
    case "state":
      return Object.entries(document.states)
        .filter(([, state]) => near.flow === undefined || state.flow === near.flow)
        .map(([value, { name }]) => ({ value, text: name }));
    case "line":
      return Object.keys(document.lines).map((value) => {
        const found = lineText(document, value, language);
        const name = document.lines[value]?.name;
        return { value, text: found?.text || name || value, ...(found ? { lang: found.language } : {}), ...(name ? { hint: name } : {}) };
      });
    case "slot":
      return Object.entries(document.slots).map(([value, { label, name }]) => ({ value, text: label, hint: name }));
    case "answer":
      return Object.entries(document.answers).map(([value, { question }]) => ({ value, text: question }));
    case "option":
      return optionsOf(document, near.state);
    case "variant": {
      const state = near.state === undefined ? undefined : document.states[near.state];
      const experiment = state?.kind === "split" ? document.experiments[state.experiment] : undefined;
      return inOrder(experiment?.variants ?? {}).map(([value, { name }]) => ({ value, text: name }));
    }
    default:
      return Object.entries(document[collections[kind]]).map(([value, { name }]: [string, { name: string }]) => ({ value, text: name }));
  }
}

const collections = {
  dataset: "datasets",
  experiment: "experiments",
  flow: "flows",
  intent: "intents",
  outcome: "outcomes",
  prompt: "prompts",
  segment: "segments",
  tool: "tools",
} as const;

function optionsOf(document: AgentDocument, stateId: string | undefined): Thing[] {
  const state = stateId === undefined ? undefined : document.states[stateId];
  if (state?.kind === "choice") return inOrder(state.options).map(([value, { label }]) => ({ value, text: label }));
  return [];
}

export interface Created {
  id: string;
  operations: Operation[];
}

/** Makes a new thing of a kind on the spot; null for kinds that need a screen of their own. */
export function createThing(document: AgentDocument, kind: RefKind, name: string, near: { flow?: string } = {}): Created | null {
  switch (kind) {
    case "intent": {
      const id = newId("intent", random);
      return { id, operations: [{ op: "set", path: ["intents", id], value: { name, examples: {} } }] };
    }
    case "outcome": {
      const id = newId("outcome", random);
      return { id, operations: [{ op: "set", path: ["outcomes", id], value: { name, category: "other" } }] };
    }
    case "slot": {
      const id = newId("slot", random);
      const line = newId("line", random);
      return {
        id,
        operations: [
          { op: "set", path: ["lines", line], value: emptyLine(name) },
          { op: "set", path: ["slots", id], value: { name: slotName(document, name), label: name, type: { type: "text" }, ask: line } },
        ],
      };
    }
    case "line": {
      const id = newId("line", random);
      const line = emptyLine("");
      const variant = Object.keys(line.variants)[0] ?? "";
      const texts = { [document.languages.default]: { text: name } };
      return {
        id,
        operations: [{ op: "set", path: ["lines", id], value: { variants: { [variant]: { order: orderBetween(null, null), texts } } } }],
      };
    }
    case "segment": {
      const id = newId("segment", random);
      const priority = Math.max(0, ...Object.values(document.segments).map((segment) => segment.priority)) + 1;
      return { id, operations: [{ op: "set", path: ["segments", id], value: { name, priority, indicators: {} } }] };
    }
    case "prompt": {
      const id = newId("prompt", random);
      return { id, operations: [{ op: "set", path: ["prompts", id], value: { name, texts: {} } }] };
    }
    case "state": {
      const flow = near.flow;
      if (flow === undefined) return null;
      const [id, line] = [newId("state", random), newId("line", random)];
      return {
        id,
        operations: [
          { op: "set", path: ["lines", line], value: emptyLine(name) },
          { op: "set", path: ["states", id], value: { kind: "say", name: freeName(document, name), flow, line, transitions: {} } },
        ],
      };
    }
    default:
      return null;
  }
}

/** A name expressions can use, made of what a person typed: "Loan amount" -> loan_amount. */
export function slotName(document: AgentDocument, label: string): string {
  const plain = label
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 40);
  const wanted = plain || "detail";
  const taken = new Set(Object.values(document.slots).map(({ name }) => name));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}_${number}`)) return `${wanted}_${number}`;
}
