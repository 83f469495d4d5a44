import { canonicalJson, references, type AgentDocument, type Operation } from "@vaarta/flow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diff } from "../diff.ts";
import { own, sameJson, startsWith, valueAt } from "../json.ts";
import { applyOperations } from "../operations.ts";
import { deepFrozen, randomEdits, seeds } from "../testing/random-edits.ts";
import { sampleDocument } from "../testing/sample-document.ts";
import { choicesOf, settle, type Conflict } from "./conflict.ts";
import { merge3, rebase } from "./merge.ts";

const base = deepFrozen(sampleDocument());
const hello = ["lines", "l-hello", "variants", "v1", "texts", "hi"];
const set = (path: readonly string[], value: unknown): Operation => ({ op: "set", path, value });
const remove = (...path: string[]): Operation => ({ op: "remove", path });
const edited = (...operations: Operation[]) => applyOperations(base, operations);

describe("merging", () => {
  test("[M1] what only one side changed is taken", () => {
    const { document, conflicts } = merge3(base, edited(set(["name"], "Mine")), edited(set(["states", "ask", "name"], "Theirs")));
    expect([document.name, document.states["ask"]?.name]).toEqual(["Mine", "Theirs"]);
    expect(conflicts).toEqual([]);
  });

  test("[M1] one side unchanged gives the other; the same change twice is made once", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const changed = deepFrozen(applyOperations(base, randomEdits(base, seed, 6).flat()));
        for (const [mine, theirs] of [
          [changed, base],
          [base, changed],
          [changed, structuredClone(changed)],
        ] as const) {
          const merged = merge3(base, mine, theirs);
          expect(canonicalJson(merged.document)).toBe(canonicalJson(changed));
          expect(merged.conflicts).toEqual([]);
        }
      }),
    );
  });

  test("[M2] a text both changed keeps theirs and asks; mine, theirs and both can be chosen", () => {
    const { document, conflicts } = merge3(base, edited(set(hello, { text: "मेरा" })), edited(set(hello, { text: "उनका", reviewed: true })));
    const conflict = conflicts[0] ?? expect.unreachable();
    expect(valueAt(document, hello)).toEqual({ text: "उनका", reviewed: true });
    expect(conflict).toMatchObject({
      kind: "both-changed",
      language: "hi",
      state: "hello",
      kept: "theirs",
      mine: { text: "मेरा" },
      theirs: { text: "उनका" },
      title: "The Hindi text of the greeting of “Hello” when called was changed by you and by somebody else at the same time.",
    });
    expect(choicesOf(conflict)).toEqual(["mine", "theirs", "both"]);
    expect(settle(document, conflict, "theirs")).toEqual([]);
    expect(valueAt(applyOperations(document, settle(document, conflict, "mine")), hello)).toEqual({ text: "मेरा" });
    expect(valueAt(applyOperations(document, settle(document, conflict, "both")), hello)).toEqual({ text: "उनका मेरा" });
  });

  test("[M2] a text and its mark of review are one unit: a review of old words does not stand on new ones", () => {
    const merged = merge3(base, edited(set([...hello, "reviewed"], true)), edited(set([...hello, "text"], "नया")));
    expect(valueAt(merged.document, hello)).toEqual({ text: "नया" });
    expect(merged.conflicts).toHaveLength(1);
  });

  test("[M3] what one deleted and the other changed stays, with its line and place", () => {
    const gone = edited(remove("states", "bye"), remove("lines", "l-bye"), remove("canvas", "positions", "ask"), remove("states", "ask"));
    const changed = edited(set(["states", "bye", "name"], "Farewell"), set(["states", "ask", "name"], "Ask"));
    for (const [mine, theirs] of [
      [gone, changed],
      [changed, gone],
    ] as const) {
      const { document, conflicts } = merge3(base, mine, theirs);
      expect(document.states["bye"]?.name).toBe("Farewell");
      expect(document.lines["l-bye"]).toBeDefined();
      expect(document.canvas.positions["ask"]).toEqual({ x: 0, y: 200 });
      expect(conflicts.map(({ kind }) => kind).sort()).toEqual(["deleted-and-changed", "deleted-and-changed", "kept-because-used"]);
    }
  });

  test("[M4] what one deleted and the other began to use stays", () => {
    const { document, conflicts } = merge3(
      base,
      edited(remove("lines", "l-safe"), remove("answers", "safe")),
      edited(set(["states", "bye", "line"], "l-safe")),
    );
    expect(document.lines["l-safe"]).toBeDefined();
    expect(document.answers["safe"]).toBeUndefined();
    expect(conflicts.map(({ title }) => title)).toEqual([
      "You deleted what “Goodbye” says while somebody else began to use it, so it stays.",
    ]);
  });

  test("[M5] a way out to a state deleted at the same time stays and is reported", () => {
    const { document, conflicts } = merge3(
      base,
      edited(set(["states", "ask", "transitions", "new"], { to: "sub", order: "a9", when: { kind: "else" }, label: "Later" })),
      edited(remove("states", "sub"), set(["states", "find", "transitions", "t6", "to"], "bye")),
    );
    expect(document.states["ask"]?.transitions["new"]?.to).toBe("sub");
    expect(conflicts).toMatchObject([{ kind: "leads-nowhere", path: ["states", "ask", "transitions", "new", "to"], state: "ask" }]);
    expect(conflicts[0]?.title).toBe(
      "The way out “Later” of “Ask amount” leads to “Confirm visit”, which was deleted at the same time. Lead it somewhere else or bring the state back.",
    );
  });

  test("[M6] phrases both added to a list all stay, those one took away go", () => {
    const examples = ["intents", "expensive", "examples", "hi"];
    const { document, conflicts } = merge3(base, edited(set(examples, ["बहुत ज़्यादा है", "महँगा है"])), edited(set(examples, ["दर ज़्यादा"])));
    expect(valueAt(document, examples)).toEqual(["दर ज़्यादा", "महँगा है"]);
    expect(conflicts).toEqual([]);
  });

  test("[M7] two who move one card are not asked; a deleted card's place goes", () => {
    const place = ["canvas", "positions", "hello"];
    const moved = merge3(base, edited(set(place, { x: 1, y: 1 })), edited(set(place, { x: 2, y: 2 })));
    expect([valueAt(moved.document, place), moved.conflicts]).toEqual([{ x: 2, y: 2 }, []]);
    const gone = merge3(base, edited(remove("states", "hello"), remove(...place)), edited(set(place, { x: 2, y: 2 })));
    expect([valueAt(gone.document, place), gone.conflicts.map(({ kind }) => kind)]).toEqual([undefined, []]);
  });

  test("[M8] a condition that became another kind is never mixed with a change of the old one", () => {
    const when = ["states", "check", "transitions", "t4", "when"];
    const merged = merge3(base, edited(set(when, { kind: "turns", count: 2 })), edited(set([...when, "expression"], "amount > 1")));
    expect(valueAt(merged.document, when)).toEqual({ kind: "expression", expression: "amount > 1" });
    expect(merged.conflicts).toMatchObject([{ mine: { kind: "turns", count: 2 } }]);
  });

  test("[M9] nothing of either side is lost: it stands, or a conflict holds it", () => {
    fc.assert(
      fc.property(seeds, seeds, (first, second) => {
        const mine = deepFrozen(applyOperations(base, randomEdits(base, first, 8).flat()));
        const theirs = deepFrozen(applyOperations(base, randomEdits(base, second, 8).flat()));
        const { document, operations, conflicts } = merge3(base, mine, theirs);
        expect(canonicalJson(applyOperations(theirs, operations))).toBe(canonicalJson(document));
        for (const side of [mine, theirs]) {
          for (const { path } of diff(base, side)) expectKept(path, side, document, conflicts);
        }
        expect(newlyLoose(document, [mine, theirs])).toEqual(reported(conflicts));
      }),
      { numRuns: 150 },
    );
  });

  test("[M9] merging is the same every time", () => {
    fc.assert(
      fc.property(seeds, seeds, (first, second) => {
        const [mine, theirs] = [first, second].map((seed) => randomEdits(base, seed, 6).flat());
        const once = rebase(mine ?? [], theirs ?? [], base);
        expect(rebase(structuredClone(mine ?? []), structuredClone(theirs ?? []), structuredClone(base))).toEqual(once);
      }),
      { numRuns: 50 },
    );
  });
});

function expectKept(path: readonly string[], side: AgentDocument, merged: AgentDocument, conflicts: readonly Conflict[]): void {
  const value = valueAt(side, path);
  if (sameJson(valueAt(merged, path), value)) return;
  // Orders and places are quiet; phrases are merged.
  if (path[0] === "canvas" || path.includes("order")) return;
  const isPhrases = path.some((part) => ["examples", "keywords", "ways", "cues"].includes(part));
  if (isPhrases && value === undefined) return;
  if (isPhrases && Array.isArray(value)) {
    expect(valueAt(merged, path)).toEqual(
      expect.arrayContaining(value.filter((phrase) => !(valueAt(base, path) as unknown[] | undefined)?.includes(phrase))),
    );
    return;
  }
  // A whole entry may have been merged inside: then each of its parts is kept by the same rule.
  if (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    valueAt(merged, path) !== undefined &&
    valueAt(base, path) === undefined
  )
    return;
  const covering = conflicts.some((conflict) => startsWith(path, conflict.path) || startsWith(conflict.path, path));
  expect({ path, covering }).toEqual({ path, covering: true });
}

/** Ways out that point at no state although they did on every side that has them. */
function newlyLoose(document: AgentDocument, sides: readonly AgentDocument[]): string[] {
  return references(document)
    .filter(
      ({ kind, id, path }) => kind === "state" && (path[0] === "states" || path[0] === "flows") && own(document.states, id) === undefined,
    )
    .filter(({ id, path }) => {
      const leading = sides.filter((side) => valueAt(side, path.map(String)) === id);
      return leading.length > 0 && leading.every((side) => own(side.states, id) !== undefined);
    })
    .map(({ path }) => path.join("/"))
    .sort();
}

function reported(conflicts: readonly Conflict[]): string[] {
  return conflicts
    .filter(({ kind }) => kind === "leads-nowhere")
    .map(({ path }) => path.join("/"))
    .sort();
}
