import type { AgentDocument, Flow } from "../../document/document.ts";
import type { Issue } from "../../issues.ts";
import type { State } from "../../kinds/kinds.ts";
import type { Transition } from "../../document/transitions.ts";
import { nameOf } from "../names.ts";

/** What only the shape of the document can get wrong: entries of the wrong kind, ways out into other flows. */
export function flowStructure(document: AgentDocument, id: string, flow: Flow): Issue[] {
  const entry = document.states[flow.entry];
  if (!entry) return [];
  const path = ["flows", id, "entry"];
  if (entry.flow !== id) {
    const message = `The flow “${flow.name}” begins at ${nameOf(entry)}, which belongs to another flow. Choose a state of this flow.`;
    return [{ code: "entry-elsewhere", severity: "error", path, state: flow.entry, message }];
  }
  const wanted = flow.kind === "objection" ? "objection" : flow.kind === "main" ? "start" : null;
  if (wanted && entry.kind !== wanted && !(flow.kind === "main" && id !== document.main)) {
    const message = `The flow “${flow.name}” must begin with ${wanted === "start" ? "a start" : "an objection entry"}; it begins with ${nameOf(entry)}. Choose another first state.`;
    return [{ code: "entry-kind", severity: "error", path, state: flow.entry, message }];
  }
  return [];
}

/** A state where it cannot work: a return in a main flow, an objection entry outside an objection, a step into another flow. */
export function stateStructure(document: AgentDocument, id: string, state: State, exits: readonly [string, Transition][]): Issue[] {
  const issues: Issue[] = [];
  const flow = document.flows[state.flow];
  const report = (code: string, path: string[], message: string) =>
    issues.push({ code, severity: "error", path: ["states", id, ...path], state: id, message });
  if (flow) {
    if (state.kind === "return" && flow.kind === "main")
      report(
        "return-in-main",
        ["kind"],
        `${nameOf(state)} returns, but “${flow.name}” is not called from anywhere. End the conversation here instead.`,
      );
    if (state.kind === "objection" && flow.kind !== "objection")
      report(
        "objection-outside",
        ["kind"],
        `${nameOf(state)} is an objection entry inside “${flow.name}”. Make it a flow of its own, of the kind objection.`,
      );
    if (state.kind === "call" && document.flows[state.target]?.kind === "main")
      report(
        "call-main",
        ["target"],
        `${nameOf(state)} calls “${document.flows[state.target]!.name}”, a main flow, which does not return. Call a sub-flow, or lead there by a way out.`,
      );
  }
  for (const [exit, transition] of exits) {
    const target = document.states[transition.to];
    if (!target || target.flow === state.flow) continue;
    if (flow?.kind === "main" && document.flows[target.flow]?.kind === "main") continue;
    report(
      "crosses-flows",
      ["transitions", exit, "to"],
      `A way out of ${nameOf(state)} leads into another flow (${nameOf(target)}), which could then not return. Use a call, or stay in this flow.`,
    );
  }
  return issues;
}

// Which part of the product a kind needs beyond the flow itself, and what happens without it.
const neededParts: Partial<Record<State["kind"], string>> = {
  converse: "a language model; without one it says its fallback line and collects the details by script",
  split: "a running experiment; without one it takes the experiment's fallback variant",
};

/** Tells where a state runs its declared fallback because a part is not there. Nothing is wrong. */
export function partsNeeded(id: string, state: State): Issue[] {
  const part = neededParts[state.kind];
  if (!part) return [];
  return [{ code: "runs-fallback", severity: "info", path: ["states", id, "kind"], state: id, message: `${nameOf(state)} needs ${part}.` }];
}
