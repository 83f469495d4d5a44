import { documentSchema, emptyDocument, references, schemaVersion, type AgentDocument } from "@vaarta/flow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cardSize } from "../layout/card-size.ts";
import { describeChanges } from "../describe/describe-changes.ts";
import { own } from "../json.ts";
import { applyOperations } from "../operations.ts";
import { deepFrozen, seeds } from "../testing/random-edits.ts";
import { seeded } from "../testing/random.ts";
import { sampleDocument } from "../testing/sample-document.ts";
import { copyStates, mapOfKind } from "./copy.ts";
import { duplicateStates, pasteStates, type Pasted } from "./paste.ts";
import { renameInExpression, renameInTemplate, slotNamesIn } from "./remap.ts";

const sample = deepFrozen(sampleDocument());
const allStates = Object.keys(sample.states);
const options = { flow: "visit", at: { x: 1000, y: 0 }, random: seeded(1) };

function dangling(document: AgentDocument): string[] {
  const names = new Set(Object.values(document.slots).map(({ name }) => name));
  const builtIn = new Set(["result", "segment", "language", "direction", "turns", "now"]);
  const lost = references(document).filter(({ kind, id }) => {
    const map = mapOfKind[kind];
    return map !== undefined && own(document[map], id) === undefined;
  });
  const unread = Object.entries(document.states).flatMap(([id, state]) =>
    [...slotNamesIn(state, ["states", id])].filter((name) => !names.has(name) && !builtIn.has(name)),
  );
  return [...lost.map(({ path }) => path.join("/")), ...unread];
}

function succeed(pasted: Pasted): Extract<Pasted, { ok: true }> {
  if (!pasted.ok) throw new Error(pasted.issues.map(({ message }) => message).join("\n"));
  return pasted;
}

/** Another agent, with things of the same and of clashing names. */
function other(): AgentDocument {
  return {
    ...emptyDocument("Other"),
    slots: {
      mine: { name: "amount", label: "Loan amount", type: { type: "money" } },
      town: { name: "city", label: "City code", type: { type: "pin" } },
    },
    intents: { dear: { name: "Rate too high", examples: {} } },
    outcomes: { ...emptyDocument("Other").outcomes, visited: { name: "Visit booked", category: "converted" } },
  };
}

describe("copy and paste", () => {
  test("[P1] the clipboard carries everything the states need, and is plain JSON", () => {
    const clipboard = copyStates(sample, ["ask", "find", "high", "nobody"]);
    expect(clipboard).toMatchObject({ vaarta: "states", version: 1, schemaVersion, chosen: ["ask", "find", "high"] });
    expect(Object.keys(clipboard.slots).sort()).toEqual(["amount", "city"]);
    expect(Object.keys(clipboard.lines).sort()).toEqual(["l-amount", "l-hold", "l-rate"]);
    expect(Object.keys(clipboard.tools)).toEqual(["branches"]);
    expect(Object.keys(clipboard.datasets)).toEqual(["branches"]);
    expect(Object.keys(clipboard.intents)).toEqual(["expensive"]);
    expect(JSON.parse(JSON.stringify(clipboard))).toEqual(clipboard);
    expect(Object.keys(copyStates(sample, ["check"]).slots)).toEqual(["amount"]);
    expect(Object.keys(copyStates(sample, ["high"]).slots)).toEqual(["amount"]);
  });

  test("[P1] a state that runs a sub-flow brings the sub-flow", () => {
    const clipboard = copyStates(sample, ["sub"]);
    expect(Object.keys(clipboard.states).sort()).toEqual(["confirm-start", "confirmed", "sub", "sure"]);
    const target = deepFrozen(emptyDocument("Other"));
    const pasted = succeed(pasteStates(target, JSON.stringify(clipboard), { ...options, flow: "main" }));
    const after = applyOperations(target, pasted.operations);
    expect(dangling(after)).toEqual([]);
    const call = after.states[pasted.ids[0] ?? ""];
    expect(call?.kind === "call" && after.flows[call.target]).toMatchObject({ name: "Confirm", kind: "sub" });
    expect(Object.keys(after.states)).toHaveLength(2 + 4);
  });

  test("[P2] pasting never leaves anything that points nowhere, whatever is copied, here or elsewhere", () => {
    fc.assert(
      fc.property(fc.subarray(allStates, { minLength: 1 }), seeds, fc.boolean(), (ids, seed, here) => {
        const target = deepFrozen(here ? sampleDocument() : other());
        const pasted = succeed(
          pasteStates(target, JSON.stringify(copyStates(sample, ids)), {
            flow: here ? "visit" : "main",
            at: { x: 5, y: 7 },
            random: seeded(seed),
          }),
        );
        const after = applyOperations(target, pasted.operations);
        expect(documentSchema.safeParse(after).error).toBeUndefined();
        expect(dangling(after)).toEqual([]);
        expect(pasted.ids).toHaveLength(ids.length);
        for (const { op, path } of pasted.operations) {
          expect(op).toBe("set");
          expect(
            own((target as unknown as Record<string, object>)[path[0] ?? ""] as Record<string, unknown>, path[1] ?? "") === undefined ||
              path[0] === "canvas",
          ).toBe(true);
        }
        // Pasting twice works as well: nothing clashes with what the first paste made.
        const again = succeed(
          pasteStates(after, copyStates(sample, ids), { flow: here ? "visit" : "main", at: { x: 9, y: 9 }, random: seeded(seed + 1) }),
        );
        expect(dangling(applyOperations(after, again.operations))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test("[P3] what is here already is used: details by name and type, meanings, outcomes by name", () => {
    const pasted = succeed(pasteStates(other(), copyStates(sample, ["ask", "bye", "high"]), { ...options, flow: "main" }));
    const after = applyOperations(other(), pasted.operations);
    const [ask, bye, high] = pasted.ids.map((id) => after.states[id]);
    expect(Object.keys(after.intents)).toEqual(["dear"]);
    expect(high?.kind === "objection" && high.intents).toEqual({ dear: true });
    expect(bye?.kind === "end" && bye.outcome).toBe("visited");
    expect(ask?.kind === "collect" && Object.values(ask.asks).map(({ slot }) => slot)[0]).toBe("mine");
    expect(Object.keys(after.slots)).toHaveLength(3);
  });

  test("[P3] a detail of the same name and another type gets a new name, also in rules and words", () => {
    const target = { ...other(), slots: { n: { name: "amount", label: "Number", type: { type: "number" as const } } } };
    const pasted = succeed(pasteStates(target, copyStates(sample, ["check", "ask", "high"]), { ...options, flow: "main" }));
    const after = applyOperations(target, pasted.operations);
    const [check, ask, high] = pasted.ids.map((id) => after.states[id]);
    expect(Object.values(check?.transitions ?? {})).toEqual([]);
    expect(Object.values(ask?.kind === "collect" ? ask.asks : {}).map(({ when }) => when)).toEqual([undefined, "amount_2 > 100000"]);
    const line = after.lines[high?.kind === "objection" ? high.line : ""];
    expect(Object.values(line?.variants ?? {})[0]?.texts["en"]?.text).toBe("The rate depends on {amount_2}");
  });

  test("[P4] ways out among the copied states stay, others are named", () => {
    const pasted = succeed(pasteStates(sample, copyStates(sample, ["ask", "check"]), options));
    const after = applyOperations(sample, pasted.operations);
    const [ask, check] = pasted.ids;
    expect(Object.values(after.states[ask ?? ""]?.transitions ?? {}).map(({ to }) => to)).toEqual([check]);
    expect(pasted.issues.map(({ message }) => message)).toEqual([
      "One way out of “Ask amount” led to states that were not copied. Connect it anew.",
      "2 ways out of “Large?” led to states that were not copied. Connect it anew.",
    ]);
    expect(after.states[ask ?? ""]?.name).toBe("Ask amount 2");
    expect(after.canvas.positions[ask ?? ""]).toEqual({ x: 1000, y: 0 });
  });

  test("[P8] what is pasted covers nothing, and keeps its own shape", () => {
    const laid = {
      ...sample,
      canvas: { ...sample.canvas, positions: { ask: { x: 0, y: 200 }, check: { x: 0, y: 480 }, bye: { x: 336, y: 200 } } },
    };
    const copied = copyStates(laid, ["ask", "check"]);
    const wanted = { x: 0, y: 200 };
    let document: AgentDocument = laid;
    for (let times = 0; times < 3; times++) {
      const pasted = succeed(pasteStates(document, copied, { ...options, at: wanted }));
      document = applyOperations(document, pasted.operations);
      const [ask, check] = pasted.ids.map((id) => document.canvas.positions[id]!);
      expect({ x: check!.x - ask!.x, y: check!.y - ask!.y }).toEqual({ x: 0, y: 280 });
    }
    const boxes = Object.entries(document.canvas.positions).map(([id, at]) => ({ ...at, ...cardSize(document, id, document.states[id]!) }));
    expect(boxes).toHaveLength(9);
    for (const [index, box] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        const isBeside = box.x >= other.x + other.width || other.x >= box.x + box.width;
        expect(isBeside || box.y >= other.y + other.height || other.y >= box.y + box.height).toBe(true);
      }
    }
  });

  test("[P5] doubling keeps flow and ways out, with words of its own", () => {
    const pasted = succeed(duplicateStates(sample, ["ask", "sure"], seeded(4)));
    const after = applyOperations(sample, pasted.operations);
    const [ask, sure] = pasted.ids.map((id) => after.states[id]);
    expect([ask?.flow, sure?.flow]).toEqual(["visit", "confirm"]);
    expect(Object.values(ask?.transitions ?? {}).map(({ to }) => to)).toEqual(["check", "bye"]);
    expect(sure?.kind === "choice" && sure.question !== "l-sure" && after.lines[sure.question]).toEqual(sample.lines["l-sure"]);
    expect(after.slots).toBe(sample.slots);
    expect(after.canvas.positions[pasted.ids[0] ?? ""]).toEqual({ x: 40, y: 240 });
    expect(describeChanges(sample, after).filter(({ kind }) => kind !== "added")).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ["plain text", "hello", "clipboard-foreign"],
    ["other JSON", '{"a":1}', "clipboard-foreign"],
    ["nothing", null, "clipboard-foreign"],
    ["a newer version", { vaarta: "states", version: 2 }, "clipboard-newer"],
    ["no states", { ...copyStates(sample, []) }, "clipboard-empty"],
    ["chosen states that are missing", { ...copyStates(sample, ["ask"]), chosen: ["gone"] }, "clipboard-broken"],
    ["a broken state", { ...copyStates(sample, ["ask"]), states: { ask: { kind: "collect" } } }, "missing-field"],
    ["a newer schema", { ...copyStates(sample, ["ask"]), schemaVersion: 99 }, "newer-version"],
    ["an outcome left out", { ...copyStates(sample, ["bye"]), outcomes: {} }, "clipboard-incomplete"],
    ["a prototype", JSON.stringify(copyStates(sample, ["ask"])).replace('"ask":{', '"__proto__":{"a":1},"ask":{'), "reserved-name"],
  ])("[P6] %s is refused with a reason", (_name, input, code) => {
    const pasted = pasteStates(sample, input, options);
    expect(pasted.ok).toBe(false);
    if (!pasted.ok) {
      expect(pasted.issues[0]?.message).toMatch(/\. [A-Z].*\.$/s);
      if (code !== "reserved-name") expect(pasted.issues.map((issue) => issue.code)).toContain(code);
    }
    expect("a" in {}).toBe(false);
  });

  test("[P6] any JSON is refused or pasted, never thrown at", () => {
    const base = copyStates(sample, ["ask", "find"]);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(base)), fc.jsonValue(), (key, value) => {
        const pasted = pasteStates(sample, { ...base, [key]: value }, { ...options, random: seeded(2) });
        if (pasted.ok) expect(dangling(applyOperations(sample, pasted.operations))).toEqual([]);
      }),
    );
  });

  test("[P6] a line that was missing already comes as empty words", () => {
    const clipboard = { ...copyStates(sample, ["high"]), lines: {} };
    const pasted = succeed(pasteStates(sample, clipboard, options));
    expect(dangling(applyOperations(sample, pasted.operations))).toEqual([]);
  });

  test("[P7] renaming in rules and words leaves items of loops, texts and longer names alone", () => {
    const slotName = (name: string) => (name === "city" ? "town" : name);
    expect(renameInExpression('city == "city" && cities.exists(city, city == other) && city.size() > 1', { slotName })).toBe(
      'town == "city" && cities.exists(city, city == other) && town.size() > 1',
    );
    expect(renameInExpression("city ==", { slotName })).toBe("city ==");
    expect(renameInTemplate("{{city}} {city} {city | upper} {citys}", { slotName })).toBe("{{city}} {town} {town | upper} {citys}");
  });
});
