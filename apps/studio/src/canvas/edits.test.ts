import { applyOperations } from "@vaarta/editing";
import { parseDocument } from "@vaarta/flow";
import { describe, expect, test } from "vitest";
import { sampleDocument } from "../backend/sample-document.ts";
import { inOrder } from "../words/line-text.ts";
import { moveRow, nextCondition } from "./edits.ts";
import { newObjection } from "./objection-edit.ts";

const document = sampleDocument();
const help = document.states["state-help"];

describe("edits of the graph", () => {
  test("a way out moves among its siblings and stays inside the list", () => {
    if (!help) return expect.unreachable();
    const orderAfter = (by: number) => {
      const moved = applyOperations(document, moveRow(help, "state-help", "t3", by));
      return inOrder(moved.states["state-help"]?.transitions ?? {}).map(([id]) => id);
    };
    expect(orderAfter(-1)).toEqual(["t3", "t2", "t4"]);
    expect(orderAfter(1)).toEqual(["t2", "t4", "t3"]);
    expect(orderAfter(-9)).toEqual(["t3", "t2", "t4"]);
    expect(orderAfter(0)).toEqual(["t2", "t3", "t4"]);
  });

  test("a new way out gets the first condition that is not there yet", () => {
    if (!help) return expect.unreachable();
    expect(nextCondition(document, { ...help, transitions: {} })).toEqual({ kind: "option", option: "option-visit" });
    expect(nextCondition(document, help)).toEqual({ kind: "intent", intent: "intent-visit" });
  });

  test("a new objection is a document that parses, reachable and returning, its examples sorted by script", () => {
    const made = newObjection(
      document,
      { name: "Family", ways: ["can my husband come", "क्या घर वाले आ सकते हैं"], answers: { en: "Of course.", hi: "ज़रूर।" } },
      "Back",
    );
    const parsed = parseDocument(applyOperations(document, made.operations));
    if (!parsed.ok) return expect.unreachable(parsed.issues[0]?.message);
    const state = parsed.document.states[made.state];
    expect(state?.kind).toBe("objection");
    expect(parsed.document.flows[made.flow]).toMatchObject({ kind: "objection", entry: made.state });
    const intent = Object.values(parsed.document.intents).find(({ name }) => name === "Family");
    expect(intent?.examples).toEqual({ en: ["can my husband come"], hi: ["क्या घर वाले आ सकते हैं"] });
  });
});
