import { canonicalJson } from "@vaarta/flow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyOperations } from "../operations.ts";
import { deepFrozen, randomEdits, seeds } from "../testing/random-edits.ts";
import { sampleDocument } from "../testing/sample-document.ts";
import { createEditor, type Editor } from "./editor.ts";
import type { History } from "./history.ts";

const sample = deepFrozen(sampleDocument());
const text = (value: string) =>
  ({ op: "set", path: ["lines", "l-hello", "variants", "v1", "texts", "hi"], value: { text: value } }) as const;
const hindi = (editor: Editor) => editor.document.lines["l-hello"]?.variants["v1"]?.texts["hi"]?.text;

describe("undo and redo", () => {
  test("[U1] any edits undone give the same bytes, done again the result, also after reloads", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 40 }), (seed, count) => {
        let editor = createEditor(sample);
        for (const [index, edit] of randomEdits(sample, seed, count).entries()) editor.apply(edit, `Edit ${index}`);
        const result = canonicalJson(editor.document);
        const reload = () =>
          createEditor(deepFrozen(structuredClone(editor.document)), JSON.parse(JSON.stringify(editor.history)) as History);
        editor = reload();
        while (editor.canUndo !== null) expect(editor.undo()?.blocked).toEqual([]);
        expect(canonicalJson(editor.document)).toBe(canonicalJson(sample));
        editor = reload();
        while (editor.canRedo !== null) expect(editor.redo()?.blocked).toEqual([]);
        expect(canonicalJson(editor.document)).toBe(result);
      }),
      { numRuns: 30 },
    );
  });

  test("[U1] the patches of undo, sent to others, give them the same document", () => {
    const editor = createEditor(sample);
    let others = editor.apply([text("एक"), { op: "remove", path: ["states", "sub"] }], "Two things");
    const undone = editor.undo();
    others = applyOperations(others, undone?.operations ?? []);
    expect(canonicalJson(others)).toBe(canonicalJson(sample));
    expect(undone?.summary).toBe("Two things");
  });

  test("[U2] undo takes back one's own change and leaves what others did since", () => {
    const editor = createEditor(sample);
    editor.apply([text("मेरा")], "Change the greeting");
    editor.adopt(applyOperations(editor.document, [{ op: "set", path: ["states", "ask", "name"], value: "Theirs" }]));
    editor.undo();
    expect(hindi(editor)).toBe("नमस्ते");
    expect(editor.document.states["ask"]?.name).toBe("Theirs");
  });

  test("[U3] what somebody changed since stays, and is named", () => {
    const editor = createEditor(sample);
    editor.apply([text("मेरा"), { op: "set", path: ["name"], value: "Mine" }], "Two changes");
    editor.adopt(applyOperations(editor.document, [text("उनका")]));
    const undone = editor.undo();
    expect(hindi(editor)).toBe("उनका");
    expect(editor.document.name).toBe("Branch visits");
    expect(undone?.blocked).toMatchObject([
      { path: ["lines", "l-hello", "variants", "v1", "texts", "hi"], mine: { text: "नमस्ते" }, theirs: { text: "उनका" }, language: "hi" },
    ]);
    expect(undone?.blocked[0]?.title).toBe(
      "The Hindi text of the greeting of “Hello” when called stays as it is: somebody else changed it since.",
    );
    editor.redo();
    expect(editor.document.name).toBe("Mine");
    expect(hindi(editor)).toBe("उनका");
  });

  test("[U4] a state that others lead to now stays when its adding is undone", () => {
    const editor = createEditor(sample);
    editor.apply(
      [
        { op: "set", path: ["lines", "l-new"], value: { variants: {} } },
        { op: "set", path: ["states", "new"], value: { kind: "say", name: "New", flow: "visit", line: "l-new", transitions: {} } },
        { op: "set", path: ["canvas", "positions", "new"], value: { x: 5, y: 5 } },
      ],
      "Add New",
    );
    editor.adopt(applyOperations(editor.document, [{ op: "set", path: ["states", "ask", "transitions", "t3", "to"], value: "new" }]));
    const undone = editor.undo();
    expect(editor.document.states["new"]).toBeDefined();
    expect(editor.document.lines["l-new"]).toBeDefined();
    expect(editor.document.canvas.positions["new"]).toEqual({ x: 5, y: 5 });
    expect(undone?.blocked.map(({ kind, state }) => [kind, state])).toContainEqual(["kept-because-used", "new"]);
  });

  test("[U4] what somebody deleted since does not come back by undo", () => {
    const editor = createEditor(sample);
    editor.apply([{ op: "set", path: ["states", "sub", "name"], value: "Mine" }], "Rename");
    editor.adopt(applyOperations(editor.document, [{ op: "remove", path: ["states", "sub"] }]));
    const undone = editor.undo();
    expect(editor.document.states["sub"]).toBeUndefined();
    expect(undone?.operations).toEqual([]);
    expect(undone?.blocked).toHaveLength(1);
    expect(editor.canRedo).toBeNull();
    editor.apply([text("मेरा")], "Reword");
    editor.adopt(applyOperations(editor.document, [{ op: "remove", path: text("").path }]));
    expect(editor.undo()?.blocked).toMatchObject([{ kind: "deleted-and-changed", mine: { text: "नमस्ते" } }]);
    expect(hindi(editor)).toBeUndefined();
  });

  test("[U5] quick typing in one field is one step; a pause, another field or another's change ends it", () => {
    const editor = createEditor(sample);
    editor.apply([text("न")], "Type", { key: "hello/hi", at: 1000 });
    editor.apply([text("नम")], "Type", { key: "hello/hi", at: 1500 });
    editor.apply([text("नम:")], "Type", { key: "hello/hi", at: 2900 });
    expect(editor.history.done).toHaveLength(1);
    editor.apply([text("नम: ")], "Type", { key: "hello/hi", at: 9000 });
    expect(editor.history.done).toHaveLength(2);
    editor.apply([{ op: "set", path: ["name"], value: "x" }], "Type", { key: "name", at: 9100 });
    expect(editor.history.done).toHaveLength(3);
    editor.undo();
    editor.undo();
    editor.undo();
    expect(hindi(editor)).toBe("नमस्ते");
    editor.apply([text("क")], "Type", { key: "k", at: 10000 });
    editor.adopt(applyOperations(editor.document, [text("उनका")]));
    editor.apply([text("उनका ख")], "Type", { key: "k", at: 10100 });
    expect(editor.history.done).toHaveLength(2);
    editor.undo();
    expect(hindi(editor)).toBe("उनका");
  });

  test("[U5] typing on after an undo is a new step", () => {
    const editor = createEditor(sample);
    editor.apply([text("क")], "Type", { key: "k", at: 1000 });
    editor.apply([{ op: "set", path: ["name"], value: "x" }], "Rename");
    editor.undo();
    editor.apply([text("कख")], "Type", { key: "k", at: 1200 });
    editor.undo();
    expect(hindi(editor)).toBe("क");
  });

  test("[U6] a new change ends what could be done again", () => {
    const editor = createEditor(sample);
    editor.apply([text("क")], "First");
    editor.undo();
    expect(editor.canRedo).toBe("First");
    editor.apply([text("ख")], "Second");
    expect(editor.canRedo).toBeNull();
    expect(editor.redo()).toBeNull();
  });
});
