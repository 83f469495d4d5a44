import { inOrder, references, type AgentDocument, type Issue, type Operation, type Reference, type State } from "@vaarta/flow";
import { own } from "../json.ts";
import { quote } from "../words/quote.ts";

/** What deleting states takes, and what it leaves for a person to mend. */
export interface Deletion {
  operations: Operation[];
  /** Beginnings that lead nowhere now, with what to do. */
  issues: Issue[];
}

/**
 * Operations that delete states with what belongs to them alone: ways out to them, their places, lines that nothing
 * else says, expectations of tests, and flows that have no state left and are not called. Pure. Unknown ids are passed over.
 * @param options.join - lead what came to them to where their first way out went, and tell live conversations so
 */
export function deleteStates(document: AgentDocument, ids: readonly string[], options: { join: boolean }): Deletion {
  const gone = new Set(ids.filter((id) => own(document.states, id) !== undefined));
  if (gone.size === 0) return { operations: [], issues: [] };
  const all = references(document);
  const after = new Map([...gone].map((id) => [id, successor(document, id, gone)]));
  const flows = emptyFlows(document, gone, all);
  const operations: Operation[] = [];
  for (const id of gone) {
    operations.push({ op: "remove", path: ["states", id] }, { op: "remove", path: ["canvas", "positions", id] });
    const next = after.get(id);
    if (options.join && next) operations.push({ op: "set", path: ["replacedBy", id], value: next });
  }
  const issues: Issue[] = [];
  for (const reference of all) {
    if (reference.kind !== "state" || !gone.has(reference.id) || isWithin(reference, gone, flows)) continue;
    const next = after.get(reference.id) ?? null;
    const mended = mend(reference, { join: options.join, next, document });
    if (mended) operations.push(mended);
    else if (reference.path[0] === "flows") issues.push(lost(document, String(reference.path[1])));
  }
  for (const flow of flows) operations.push({ op: "remove", path: ["flows", flow] });
  operations.push(...ofFlows(document, flows, all));
  operations.push(...unusedLines(all, gone, flows));
  return { operations, issues };
}

/** True when joining would lead somewhere for at least one way into these states. Pure. */
export function canJoin(document: AgentDocument, ids: readonly string[]): boolean {
  const gone = new Set(ids);
  return references(document).some(
    ({ kind, id, path }) =>
      kind === "state" && gone.has(id) && path[0] === "states" && !gone.has(String(path[1])) && successor(document, id, gone) !== null,
  );
}

/** The first state that stays, going on by first ways out. */
function successor(document: AgentDocument, from: string, gone: ReadonlySet<string>): string | null {
  const seen = new Set<string>();
  let id = from;
  while (gone.has(id)) {
    if (seen.has(id)) return null;
    seen.add(id);
    const state = document.states[id];
    const next = state ? inOrder(state.transitions)[0]?.to : undefined;
    if (next === undefined || own(document.states, next) === undefined) return null;
    id = next;
  }
  return id;
}

function mend(
  reference: Reference,
  { join, next, document }: { join: boolean; next: string | null; document: AgentDocument },
): Operation | null {
  const path = reference.path.map(String);
  switch (path[0]) {
    case "states":
      // A way out is the part above its `to`. One that would come back to its own state is no way out.
      return join && next !== null && next !== path[1] ? { op: "set", path, value: next } : { op: "remove", path: path.slice(0, -1) };
    case "flows": {
      const flow = path[1] ?? "";
      const begins = next !== null && document.states[next]?.flow === flow ? next : null;
      return begins === null ? null : { op: "set", path, value: begins };
    }
    case "replacedBy":
      return join && next !== null ? { op: "set", path, value: next } : { op: "remove", path };
    default:
      return { op: "remove", path };
  }
}

/** Flows that have states, all of which go, and that nothing which stays runs or begins with. */
function emptyFlows(document: AgentDocument, gone: ReadonlySet<string>, all: readonly Reference[]): Set<string> {
  const kept = new Set<string>([document.main]);
  const touched = new Set<string>();
  for (const [id, state] of Object.entries(document.states)) (gone.has(id) ? touched : kept).add(state.flow);
  for (const { kind, id, path } of all) {
    if (kind === "flow" && path[0] === "states" && path[2] === "target" && !gone.has(String(path[1]))) kept.add(id);
  }
  return new Set([...touched].filter((flow) => !kept.has(flow)));
}

/** What else speaks of flows that go: notes, groups, and where objections may interrupt. */
function ofFlows(document: AgentDocument, flows: ReadonlySet<string>, all: readonly Reference[]): Operation[] {
  const operations: Operation[] = [];
  for (const { kind, id, path } of all) {
    if (kind !== "flow" || !flows.has(id)) continue;
    const place = path.map(String);
    if (place[0] === "canvas") operations.push({ op: "remove", path: place.slice(0, 3) });
    const owner = place[0] === "states" && place[2] === "within" ? (own(document.states, place[1] ?? "") as State | undefined) : undefined;
    if (owner && !flows.has(owner.flow)) operations.push({ op: "remove", path: place });
  }
  return operations;
}

function unusedLines(all: readonly Reference[], gone: ReadonlySet<string>, flows: ReadonlySet<string>): Operation[] {
  const own = new Set<string>();
  const kept = new Set<string>();
  const tests: Reference[] = [];
  for (const reference of all) {
    if (reference.kind !== "line") continue;
    if (reference.path[0] === "tests") tests.push(reference);
    else (isWithin(reference, gone, flows) ? own : kept).add(reference.id);
  }
  const unused = [...own].filter((line) => !kept.has(line));
  return [
    ...unused.map((line): Operation => ({ op: "remove", path: ["lines", line] })),
    ...tests.filter(({ id }) => unused.includes(id)).map(({ path }): Operation => ({ op: "remove", path: path.map(String) })),
  ];
}

/** True for what stands inside something that goes. */
function isWithin({ path }: Reference, gone: ReadonlySet<string>, flows: ReadonlySet<string>): boolean {
  const [area, id = ""] = path;
  if (area === "states") return gone.has(String(id));
  if (area === "flows") return flows.has(String(id));
  return area === "canvas" && id === "positions";
}

function lost(document: AgentDocument, flow: string): Issue {
  return {
    code: "missing-entry",
    severity: "error",
    path: ["flows", flow, "entry"],
    message: `The flow ${quote(document.flows[flow]?.name ?? flow)} has lost the state it begins with. Choose another one to begin with.`,
  };
}
