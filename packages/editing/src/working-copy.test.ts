import { applyIssueChange, createLinter, documentSchema, kindSchemas, lint, type AgentDocument, type Issue, type Operation, type StateKind } from "@vaarta/flow"; // prettier-ignore
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEditingError } from "./errors.ts";
import { newId, type Random } from "./ids.ts";
import { keysOf } from "./json.ts";
import { applyOperations, invert } from "./operations.ts";
import { addFlow, addState } from "./states/add-state.ts";
import { connect } from "./states/connect.ts";
import { deleteStates } from "./states/delete-states.ts";
import { deepFrozen, randomEdit, randomEdits, seeds } from "./testing/random-edits.ts";
import { seeded } from "./testing/random.ts";
import { sampleDocument } from "./testing/sample-document.ts";
import { createWorkingCopy } from "./working-copy.ts";

const sample = deepFrozen(sampleDocument());

describe("a working copy", () => {
  test("[O8] is what the operations make, while the document it began from stays as it was", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const copy = createWorkingCopy(sample);
        let expected = sample;
        for (const edit of randomEdits(sample, seed, 20)) {
          const before = copy.document.states;
          const was = { ...before };
          copy.apply(edit);
          expected = applyOperations(expected, edit);
          expect(copy.document).toEqual(expected);
          // Whoever holds an entry sees it as it was: entries are never changed in place.
          for (const id of keysOf(was)) if (!edit.some(({ path }) => path[1] === id)) expect(copy.document.states[id]).toBe(was[id]);
        }
      }),
      { numRuns: 60 },
    );
    expect(sample).toEqual(sampleDocument());
  });

  test("[O8] changes its collections in place, and its entries never", () => {
    const copy = createWorkingCopy(sample);
    const [root, states, positions] = [copy.document, copy.document.states, copy.document.canvas.positions];
    const ask = states["ask"];
    copy.apply([
      { op: "set", path: ["states", "ask", "name"], value: "Amount" },
      { op: "set", path: ["canvas", "positions", "ask"], value: { x: 8, y: 8 } },
    ]);
    expect([copy.document, copy.document.states, copy.document.canvas.positions]).toEqual([root, states, positions]);
    expect(copy.document.states).toBe(states);
    expect(copy.document.canvas.positions).toBe(positions);
    expect(ask?.name).toBe("Ask amount");
    expect(states["ask"]?.name).toBe("Amount");
    const lines = deepFrozen({ hello: sample.lines["l-hello"] });
    copy.apply([{ op: "set", path: ["lines"], value: lines }]);
    copy.apply([{ op: "remove", path: ["lines", "hello"] }]);
    expect(keysOf(copy.document.lines)).toEqual([]);
    expect(keysOf(lines)).toEqual(["hello"]);
  });

  test("[O8] a patch that fails leaves nothing", () => {
    const copy = createWorkingCopy(sample);
    const operations: Operation[] = [
      { op: "remove", path: ["states", "ask"] },
      { op: "set", path: ["states", "hello", "name"], value: "x" },
      { op: "set", path: ["states", "ask", "name"], value: "y" },
    ];
    expect(() => copy.apply(operations)).toThrow("deleted");
    expect(copy.document).toEqual(sample);
    copy.apply([{ op: "remove", path: ["states", "ask"] }]);
    expect(copy.document).toEqual(applyOperations(sample, [{ op: "remove", path: ["states", "ask"] }]));
  });
});

describe("a linter on a working copy", () => {
  test("[O9] says after every edit what linting afresh would, and what changed among the issues", () => {
    let checked = 0;
    fc.assert(
      fc.property(seeds, (seed) => {
        checked += editAndLint(seed, 12);
      }),
      { numRuns: 100 },
    );
    expect(checked).toBeGreaterThan(700);
  });

  test("[O9] goes on saying so in a long sitting", () => {
    expect(editAndLint(20_260_112, 400)).toBeGreaterThan(200);
  });

  test("[O9] issues that stay are not told again", () => {
    const copy = createWorkingCopy(applyOperations(sample, [{ op: "remove", path: ["states", "ask"] }]));
    const linter = createLinter(copy.document);
    expect(linter.issues().length).toBeGreaterThan(3);
    const edit: Operation[] = [{ op: "set", path: ["states", "bye", "name"], value: "The end" }];
    copy.apply(edit);
    const told = linter.update(copy.document, edit);
    const named = linter.issues().filter(({ message }) => message.includes("The end"));
    expect(named.length).toBeGreaterThan(0);
    expect(told.came.map(({ issue }) => issue)).toEqual(named);
    expect(told.went).toHaveLength(named.length);
  });
});

/** Edits the sample, and after every edit compares the linter with a new one; how often it did. */
function editAndLint(seed: number, count: number): number {
  const random = seeded(seed);
  const copy = createWorkingCopy(sample);
  const linter = createLinter(copy.document);
  let issues: readonly Issue[] = linter.issues();
  let document = sample;
  let checked = 0;
  const past: Operation[][] = [];
  for (let edits = 0; edits < count; edits++) {
    const edit = possible(() => someEdit(document, random, past)) ?? [];
    const next = possible(() => applyOperations(document, edit));
    // A half-typed document is not linted: the studio says what is wrong with it first.
    if (!next || !documentSchema.safeParse(next).success) continue;
    past.push(invert(document, edit));
    document = next;
    copy.apply(edit);
    const change = linter.update(copy.document, edit);
    issues = applyIssueChange(issues, change);
    expect(linter.issues()).toEqual(lint(document));
    expect(issues).toEqual(linter.issues());
    checked++;
  }
  return checked;
}

function possible<T>(edit: () => T): T | null {
  try {
    return edit();
  } catch (error) {
    if (isEditingError(error)) return null;
    throw error;
  }
}

/** What people do on the canvas and in the inspector, and taking it back: what touches how states and words hang together. */
function someEdit(document: AgentDocument, random: Random, past: readonly Operation[][]): Operation[] {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const [state, other, line] = [pick(keysOf(document.states)), pick(keysOf(document.states)), pick(keysOf(document.lines))];
  const [flow, slot] = [pick(keysOf(document.flows)), pick(keysOf(document.slots))];
  const set = (path: string[], value: unknown): Operation[] => [{ op: "set", path, value }];
  const text = pick(["Hello", "{amount} in {city}", "{nobody}", "{town | upper}", "पक्की मंज़ूरी", ""]);
  if (!state || !other || !line || !flow || !slot) return randomEdit(document, random);
  const edits: (() => Operation[])[] = [
    () => randomEdit(document, random),
    () => past.at(-1) ?? [],
    () => pick(past) ?? [],
    () => addState(document, { kind: pick(Object.keys(kindSchemas) as StateKind[]), flow, position: { x: 0, y: 0 } }, random).operations,
    () => addFlow(document, { kind: pick(["main", "objection", "sub"] as const), name: pick(["A", "B"]) }, random).operations,
    () => connect(document, { from: state, to: other }, random).operations,
    () => deleteStates(document, [state], { join: random() < 0.5 }).operations,
    () => [{ op: "remove", path: ["states", state] }],
    () => set(["states", state, "name"], pick(["A", "B", "C"])),
    () => set(["states", state, "flow"], flow),
    () => set(["states", state], { ...document.states[other], name: "Copy" }),
    () =>
      set(["states", state, "transitions", newId("transition", random)], {
        to: other,
        order: pick(["a0", "a1", "Z"]),
        when: { kind: "else" },
      }),
    () =>
      set(["states", state, "transitions", "rule"], {
        to: other,
        order: "a2",
        when: { kind: "expression", expression: pick(["amount > 3", "amount > 5 && city == null", "gone > 3", "amount"]) },
      }),
    () => set(["states", state, "transitions"], {}),
    () => set(["flows", flow, "name"], pick(["X", "Y"])),
    () => set(["flows", flow, "entry"], state),
    () => set(["flows", flow, "kind"], pick(["main", "sub", "objection"])),
    () => [{ op: "remove", path: ["flows", flow] }],
    () => set(["lines", line, "variants", "v1", "texts", pick(["en", "hi"])], { text }),
    () => set(["lines", line], { name: pick(["One", "Two"]), variants: { v1: { order: "a0", texts: { hi: { text } } } } }),
    () => [{ op: "remove", path: ["lines", line] }],
    () => [{ op: "remove", path: ["lines"] }, ...set(["lines"], { [line]: document.lines[line] })],
    () => set(["slots", slot, "label"], pick(["Sum", "Town"])),
    () => set(["slots", slot, "attribute"], "known"),
    () => set(["slots", slot, "ask"], line),
    () => set(["slots", slot, "type"], pick([{ type: "text" }, { type: "money" }, { type: "yesno" }])),
    () => set(["slots", pick(["amount", "town"])], { name: pick(["amount", "town"]), label: "New", type: { type: "number" } }),
    () => [{ op: "remove", path: ["slots", slot] }],
    () => set(["tools", "branches", "name"], pick(["branches", "find"])),
    () => set(["tools", "branches", "parameters"], { type: "object", properties: {}, required: [pick(["city", "pin"])] }),
    () => set(["tools", "branches", "outcomes"], [pick(["none", "many"])]),
    () => [{ op: "remove", path: ["tools", "branches"] }],
    () => set(["experiments", "opening", "variants", "third"], { name: "Third", order: "a2", weight: 0.1 }),
    () => set(["intents", pick(["expensive", "cheap"])], { name: "Dear", examples: { en: [pick(["is it safe", "too expensive"])] } }),
    () => set(["desk", "purpose"], line),
    () => set(["voice", "gender"], pick(["feminine", "masculine"])),
    () => set(["languages", "offered", "mr"], { fallbacks: ["hi"] }),
    () => set(["main"], flow),
  ];
  return pick(edits)();
}
