import { documentSchema, kindSchemas, references, type AgentDocument, type StateKind } from "@vaarta/flow";
import { describe, expect, test } from "vitest";
import { isEditingError } from "../errors.ts";
import { own } from "../json.ts";
import { applyOperations } from "../operations.ts";
import { deepFrozen } from "../testing/random-edits.ts";
import { seeded } from "../testing/random.ts";
import { sampleDocument } from "../testing/sample-document.ts";
import { addFlow, addState } from "./add-state.ts";
import { connect, insertOnEdge } from "./connect.ts";
import { canJoin, deleteStates } from "./delete-states.ts";
import { freeExits } from "./exits.ts";

const sample = deepFrozen(sampleDocument());
const kinds = Object.keys(kindSchemas) as StateKind[];
const maps = {
  state: "states",
  line: "lines",
  slot: "slots",
  intent: "intents",
  outcome: "outcomes",
  experiment: "experiments",
  flow: "flows",
  tool: "tools",
} as const;

/** References that point at nothing. */
function dangling(document: AgentDocument): string[] {
  return references(document)
    .filter(({ kind, id }) => kind in maps && own(document[maps[kind as keyof typeof maps]], id) === undefined)
    .map(({ path }) => path.join("/"));
}

function problems(document: AgentDocument): string[] {
  return [...dangling(document), ...(documentSchema.safeParse(document).error?.issues.map((issue) => issue.path.join("/")) ?? [])];
}

describe("adding", () => {
  test.each(kinds)("[S1] a new %s state fits the schema and points at nothing that is missing", (kind) => {
    const bare = {
      ...sampleDocument(),
      outcomes: {},
      experiments: {},
      flows: { visit: sample.flows["visit"] },
      states: { hello: { ...sample.states["hello"], transitions: {} } },
    };
    const empty = { ...bare, tests: {}, canvas: { positions: {}, notes: {}, groups: {} } } as AgentDocument;
    for (const document of [
      sample,
      deepFrozen({ ...empty, flows: { visit: { ...sample.flows["visit"], entry: "hello" } } } as AgentDocument),
    ]) {
      const { id, operations } = addState(document, { kind, flow: "visit", position: { x: 1, y: 2 } }, seeded(3));
      const after = applyOperations(document, operations);
      expect(problems(after)).toEqual([]);
      expect(after.states[id]?.kind).toBe(kind);
      expect(after.canvas.positions[id]).toEqual({ x: 1, y: 2 });
    }
  });

  test("[S1] names of new states differ", () => {
    const random = seeded(1);
    let document: AgentDocument = sample;
    for (let count = 0; count < 3; count++) {
      document = applyOperations(document, addState(document, { kind: "say", flow: "visit", position: { x: 0, y: 0 } }, random).operations);
    }
    const names = Object.values(document.states).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["Say", "Say 2", "Say 3"]));
  });

  test("[S1] a flow that is gone is named", () => {
    try {
      addState(sample, { kind: "say", flow: "gone", position: { x: 0, y: 0 } }, seeded(1));
      expect.unreachable();
    } catch (error) {
      expect(isEditingError(error) && error.code).toBe("NOT_FOUND");
    }
  });

  test.each(["main", "objection", "sub"] as const)("[S2] a new %s flow can run as it is", (kind) => {
    const { id, operations } = addFlow(sample, { kind, name: "Family" }, seeded(5));
    const after = applyOperations(sample, operations);
    expect(problems(after)).toEqual([]);
    const entry = after.states[after.flows[id]?.entry ?? ""];
    expect(entry?.flow).toBe(id);
    expect(Object.values(entry?.transitions ?? {})).toHaveLength(1);
    if (entry?.kind === "objection") expect(Object.keys(entry.intents)).toHaveLength(1);
  });
});

describe("connecting", () => {
  test("[S3] the likeliest way out that is free is taken, before else", () => {
    const { operations } = connect(sample, { from: "ask", to: "bye" }, seeded(1));
    const after = applyOperations(sample, operations);
    const added = Object.entries(after.states["ask"]?.transitions ?? {}).find(([id]) => !(id in (sample.states["ask"]?.transitions ?? {})));
    expect(added?.[1]).toMatchObject({ to: "bye", when: { kind: "outcome", outcome: "refused" } });
    const branch = applyOperations(
      sample,
      connect(sample, { from: "check", to: "bye", when: { kind: "turns", count: 3 } }, seeded(1)).operations,
    );
    const orders = Object.values(branch.states["check"]?.transitions ?? {}).map(({ order, when }) => ({ order, kind: when.kind }));
    expect(orders.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ kind }) => kind)).toEqual(["expression", "turns", "else"]);
  });

  test("[S3] a way out of the same condition is led elsewhere, not doubled", () => {
    const { id, operations } = connect(sample, { from: "check", to: "sub", when: { kind: "else" } }, seeded(1));
    expect(id).toBe("t5");
    expect(applyOperations(sample, operations).states["check"]?.transitions["t5"]?.to).toBe("sub");
  });

  test("[S3] an end has no way out", () => {
    expect(freeExits(sample, sample.states["bye"] ?? expect.unreachable())).toEqual([]);
    expect(() => connect(sample, { from: "bye", to: "ask" }, seeded(1))).toThrow("ends the flow");
  });

  test("[S4] inserting on an edge leads through the new state", () => {
    const { id, operations } = insertOnEdge(sample, { state: "ask", transition: "t2", kind: "say" }, seeded(1));
    const after = applyOperations(sample, operations);
    expect(after.states["ask"]?.transitions["t2"]?.to).toBe(id);
    expect(Object.values(after.states[id]?.transitions ?? {})).toMatchObject([{ to: "check", when: { kind: "outcome", outcome: "done" } }]);
    expect(problems(after)).toEqual([]);
    const ended = applyOperations(sample, insertOnEdge(sample, { state: "ask", transition: "t2", kind: "end" }, seeded(1)).operations);
    expect(problems(ended)).toEqual([]);
  });
});

describe("deleting", () => {
  test("[S5] nothing points at what was deleted, and its own lines go with it", () => {
    const { operations, issues } = deleteStates(sample, ["bye"], { join: false });
    const after = applyOperations(sample, operations);
    expect(problems(after)).toEqual([]);
    expect(issues).toEqual([]);
    expect(after.lines["l-bye"]).toBeUndefined();
    expect(after.tests["short"]?.expect.reached).toEqual({});
    expect(Object.keys(after.states["ask"]?.transitions ?? {})).toEqual(["t2"]);
  });

  test("[S5] a line that another state says stays", () => {
    const shared = applyOperations(sample, [{ op: "set", path: ["states", "find", "holding"], value: "l-bye" }]);
    const after = applyOperations(shared, deleteStates(shared, ["bye"], { join: false }).operations);
    expect(after.lines["l-bye"]).toBeDefined();
    expect(problems(after)).toEqual([]);
  });

  test("[S6] joining leads what came in to where the first way out went", () => {
    expect(canJoin(sample, ["check", "find"])).toBe(true);
    const after = applyOperations(sample, deleteStates(sample, ["check", "find"], { join: true }).operations);
    expect(after.states["ask"]?.transitions["t2"]?.to).toBe("sub");
    expect(after.replacedBy).toEqual({ check: "sub", find: "sub" });
    expect(problems(after)).toEqual([]);
    expect(canJoin(sample, ["bye"])).toBe(false);
  });

  test("[S6] the beginning moves on; a beginning with nothing after it is reported", () => {
    const after = applyOperations(sample, deleteStates(sample, ["hello"], { join: false }).operations);
    expect(after.flows["visit"]?.entry).toBe("ask");
    const visit = Object.entries(sample.states).flatMap(([id, { flow }]) => (flow === "visit" ? [id] : []));
    expect(deleteStates(sample, visit, { join: true }).issues).toMatchObject([
      { code: "missing-entry", path: ["flows", "visit", "entry"] },
    ]);
  });

  test("[S5] a flow goes with its last state unless something runs it", () => {
    const rate = applyOperations(sample, deleteStates(sample, ["high", "high-back"], { join: false }).operations);
    expect(rate.flows["rate"]).toBeUndefined();
    expect(problems(rate)).toEqual([]);
    const sub = deleteStates(sample, ["confirm-start", "sure", "confirmed"], { join: false });
    expect(sub.issues).toMatchObject([{ path: ["flows", "confirm", "entry"] }]);
    const both = applyOperations(sample, deleteStates(sample, ["sub", "confirm-start", "sure", "confirmed"], { join: true }).operations);
    expect(both.flows["confirm"]).toBeUndefined();
    expect(problems(both)).toEqual([]);
  });
});
