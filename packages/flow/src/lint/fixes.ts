import type { AgentDocument } from "../document/document.ts";
import type { Issue, Operation } from "../issues.ts";
import { hashText } from "../json/hash.ts";
import { kindFacts, type KindFacts, type State } from "../kinds/kinds.ts";
import { listens } from "../kinds/outcomes.ts";
import { conditionKey } from "./checks/ways-out.ts";
import { sortedExits } from "./graph.ts";

/**
 * Changes that mend issues and that only the whole document can tell: where a missing way out can safely lead, what a
 * flow can begin with. Undefined where nothing is safe. Pure; for the document as it is now.
 */
export function fixesFor(document: AgentDocument): (issue: Issue) => Issue["fix"] {
  let targets: ReadonlyMap<string, readonly string[]> | null = null;
  const failureTargets = (flow: string) => (targets ??= targetsOfFailures(document)).get(flow) ?? [];
  return (issue) => {
    switch (issue.code) {
      case "missing-way-out":
      case "missing-failure-exit":
        return leadOn(document, issue, failureTargets);
      case "entry-elsewhere":
      case "entry-kind":
        return beginWith(document, String(issue.path[1]));
      case "no-main-flow":
        return onlyMainFlow(document);
      default:
        return undefined;
    }
  };
}

function leadOn(document: AgentDocument, { state: id, wayOut }: Issue, failureTargets: (flow: string) => readonly string[]): Issue["fix"] {
  const state = id === undefined ? undefined : document.states[id];
  if (id === undefined || !state || !wayOut) return undefined;
  const exits = sortedExits(state);
  const landings = [
    ...exits.filter(([, { when }]) => isFailure(state, when)).map(([, { to }]) => to),
    ...failureTargets(state.flow),
    // Rules of which none holds: on where the last of them leads is what one reads in the drawing.
    ...(wayOut.kind === "else" ? exits.slice(-1).map(([, { to }]) => to) : []),
  ];
  const to = landings.find((target) => isSafe(document, id, target));
  if (to === undefined) return undefined;
  // Two people who press it at once make the same way out, not two.
  const transition = `transition-${hashText(`${id} ${conditionKey(wayOut)}`).slice(0, 12)}`;
  const value = { to, order: `${exits.at(-1)?.[1].order ?? ""}a`, when: wayOut };
  return {
    title: `Lead it to “${document.states[to]!.name}”`,
    operations: [{ op: "set", path: ["states", id, "transitions", transition], value }],
  };
}

function isFailure(state: State, when: State["transitions"][string]["when"]): boolean {
  const { failures }: KindFacts = kindFacts[state.kind];
  return when.kind === "outcome" && failures.includes(when.outcome);
}

/** By flow where its failures lead, the place most of them lead to first. */
function targetsOfFailures({ states }: AgentDocument): ReadonlyMap<string, readonly string[]> {
  const counts = new Map<string, Map<string, number>>();
  for (const id in states) {
    const state = states[id]!;
    for (const { to, when } of Object.values(state.transitions)) {
      if (!isFailure(state, when)) continue;
      const ofFlow = counts.get(state.flow) ?? new Map<string, number>();
      counts.set(state.flow, ofFlow.set(to, (ofFlow.get(to) ?? 0) + 1));
    }
  }
  return new Map([...counts].map(([flow, ofFlow]) => [flow, mostFirst(ofFlow)]));
}

function mostFirst(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1)).map(([id]) => id);
}

const farthest = 200;

/** A state of the same flow from which the conversation does not come round to where it was stuck without hearing the caller. */
function isSafe(document: AgentDocument, from: string, to: string): boolean {
  const { states } = document;
  if (to === from || states[to]?.flow !== states[from]?.flow) return false;
  const seen = new Set([to]);
  for (const id of seen) {
    const state = states[id];
    if (!state || listens(state)) continue;
    for (const { to: next } of Object.values(state.transitions)) {
      if (next === from || seen.size > farthest) return false;
      seen.add(next);
    }
  }
  return true;
}

function beginWith(document: AgentDocument, flowId: string): Issue["fix"] {
  const wanted = document.flows[flowId]?.kind === "objection" ? "objection" : document.flows[flowId]?.kind === "main" ? "start" : null;
  const fitting = Object.entries(document.states).filter(([, state]) => state.flow === flowId && (!wanted || state.kind === wanted));
  return fitting.length === 1 ? set(["flows", flowId, "entry"], fitting[0]![0], `Begin with “${fitting[0]![1].name}”`) : undefined;
}

function onlyMainFlow(document: AgentDocument): Issue["fix"] {
  const main = Object.entries(document.flows).filter(([, { kind }]) => kind === "main");
  return main.length === 1 ? set(["main"], main[0]![0], `Begin with “${main[0]![1].name}”`) : undefined;
}

function set(path: readonly string[], value: unknown, title: string): { title: string; operations: Operation[] } {
  return { title, operations: [{ op: "set", path, value }] };
}
