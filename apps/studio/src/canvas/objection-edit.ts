import { orderBetween } from "@vaarta/editing";
import type { AgentDocument, Line, Operation } from "@vaarta/flow";
import { id } from "./edits.ts";

export interface ObjectionInput {
  name: string;
  /** Ways callers say it, in any language and script. */
  ways: readonly string[];
  /** By language tag; empty ones are left out. */
  answers: Readonly<Record<string, string>>;
}

/** Everything an objection takes: what callers mean by it, a flow of its own, what is said, and the way back. */
export function newObjection(
  document: AgentDocument,
  input: ObjectionInput,
  backName: string,
): { operations: Operation[]; flow: string; state: string } {
  const [intent, line, flow, entry, back] = [id("intent"), id("line"), id("flow"), id("state"), id("state")];
  const examples: Record<string, string[]> = {};
  for (const way of input.ways) (examples[scriptLanguage(document, way)] ??= []).push(way);
  const texts = Object.fromEntries(
    Object.entries(input.answers).flatMap(([tag, text]) => (text.trim() ? [[tag, { text: text.trim() }]] : [])),
  );
  const said: Line = { name: input.name, variants: { [id("variant")]: { order: orderBetween(null, null), texts } } };
  const exit = { [id("transition")]: { to: back, order: orderBetween(null, null), when: { kind: "outcome", outcome: "done" } } };
  return {
    flow,
    state: entry,
    operations: [
      { op: "set", path: ["intents", intent], value: { name: input.name, examples } },
      { op: "set", path: ["lines", line], value: said },
      { op: "set", path: ["flows", flow], value: { name: input.name, kind: "objection", entry } },
      {
        op: "set",
        path: ["states", entry],
        value: { kind: "objection", name: input.name, flow, intents: { [intent]: true }, line, transitions: exit },
      },
      { op: "set", path: ["states", back], value: { kind: "return", name: backName, flow, outcome: "done", transitions: {} } },
      { op: "set", path: ["canvas", "positions", entry], value: { x: 0, y: 0 } },
      { op: "set", path: ["canvas", "positions", back], value: { x: 376, y: 0 } },
    ],
  };
}

const scripts: readonly [RegExp, readonly string[]][] = [
  [/\p{Script=Devanagari}/u, ["hi", "mr"]],
  [/\p{Script=Bengali}/u, ["bn"]],
  [/\p{Script=Tamil}/u, ["ta"]],
  [/\p{Script=Telugu}/u, ["te"]],
  [/\p{Script=Kannada}/u, ["kn"]],
  [/\p{Script=Malayalam}/u, ["ml"]],
  [/\p{Script=Gujarati}/u, ["gu"]],
  [/\p{Script=Gurmukhi}/u, ["pa"]],
];

/** Which of the agent's languages a way of saying belongs to, by its script. Romanised Hindi counts as Latin. */
function scriptLanguage(document: AgentDocument, text: string): string {
  const offered = Object.keys(document.languages.offered);
  for (const [script, tags] of scripts) {
    if (script.test(text)) return tags.find((tag) => offered.includes(tag)) ?? tags[0] ?? document.languages.default;
  }
  return offered.includes("en") ? "en" : document.languages.default;
}
