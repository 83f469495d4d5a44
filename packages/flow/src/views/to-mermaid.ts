import { compareOrder } from "../compile/order.ts";
import type { AgentDocument } from "../document/document.ts";
import { kindFacts, type Family } from "../kinds/kinds.ts";
import { describeCondition } from "./describe-condition.ts";
import { walkingOrder } from "./walking-order.ts";

const shapes: Record<Family, readonly [open: string, close: string]> = {
  speak: ["[", "]"],
  listen: ["(", ")"],
  decide: ["{", "}"],
  act: ["[[", "]]"],
  end: ["([", "])"],
};

/** The agent as a Mermaid flowchart, a box per flow. Pure. Names are escaped; a way out to nothing is left out. */
export function toMermaid(document: AgentDocument): string {
  const flows = walkingOrder(document);
  // Ids of ours may be words of Mermaid, such as "end".
  const names = new Map(flows.flatMap(({ states }) => states).map((id, index) => [id, `s${index}`]));
  const lines = ["flowchart TD"];
  for (const [index, flow] of flows.entries()) {
    lines.push(`  subgraph f${index}["${escaped(document.flows[flow.id]?.name ?? flow.id)}"]`);
    for (const id of flow.states) {
      const state = document.states[id];
      if (!state) continue;
      const [open, close] = shapes[kindFacts[state.kind].family];
      lines.push(`    ${names.get(id)}${open}"${escaped(state.name)}"${close}`);
    }
    lines.push("  end");
  }
  for (const { states } of flows) for (const id of states) lines.push(...edgesOf(document, id, names));
  return `${lines.join("\n")}\n`;
}

function edgesOf(document: AgentDocument, id: string, names: ReadonlyMap<string, string>): string[] {
  const state = document.states[id];
  if (!state) return [];
  const exits = Object.entries(state.transitions).map(([exit, transition]) => ({ id: exit, ...transition }));
  const edges = exits.sort(compareOrder).flatMap(({ to, when, label }) => {
    const target = names.get(to);
    if (!target) return [];
    const words = escaped(label ?? describeCondition(document, when, document.languages.default, state));
    return [`  ${names.get(id)} ${when.kind === "else" ? "-." : "--"} "${words}" ${when.kind === "else" ? ".->" : "-->"} ${target}`];
  });
  if (state.kind !== "call") return edges;
  const entry = document.flows[state.target]?.entry;
  const called = entry === undefined ? undefined : names.get(entry);
  return called ? [...edges, `  ${names.get(id)} == "runs" ==> ${called}`] : edges;
}

/** Mermaid reads `#` as the start of an entity and ends a text at `"`. */
function escaped(text: string): string {
  return text.replace(/[#"<>\n\r`]/g, (character) => (character === "\n" || character === "\r" ? " " : `#${character.charCodeAt(0)};`));
}
