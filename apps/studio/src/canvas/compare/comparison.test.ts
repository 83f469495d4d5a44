import { applyOperations, deleteStates } from "@vaarta/editing";
import { describe, expect, test } from "vitest";
import { sampleDocument } from "../../backend/sample-document.ts";
import { compare, type Version } from "./comparison.ts";

const document = sampleDocument();
const version = (id: string, of: Version["document"]): Version => ({ id, label: id, document: of });

describe("two versions laid over each other", () => {
  test("a removed state is drawn where it stood, with its words", () => {
    const gone = Object.keys(document.states).find((id) => id !== document.flows[document.main]?.entry)!;
    const after = applyOperations(document, deleteStates(document, [gone], { join: false }).operations);
    const found = compare(version("a", document), version("draft", after), "en");
    expect(found.states.get(gone)).toBe("removed");
    expect(found.drawn.states[gone]).toEqual(document.states[gone]);
    expect(found.drawn.canvas.positions[gone]).toEqual(document.canvas.positions[gone]);
    expect(after.states[gone]).toBeUndefined();
    expect(found.order).toContain(gone);
  });

  test("a changed text marks the card that says it; a way out led elsewhere is marked itself", () => {
    const [id, state] = Object.entries(document.states).find(([, { transitions }]) => Object.keys(transitions).length > 0)!;
    const [way, { to }] = Object.entries(state.transitions)[0]!;
    const other = Object.keys(document.states).find((candidate) => candidate !== to)!;
    const after = applyOperations(document, [{ op: "set", path: ["states", id, "transitions", way, "to"], value: other }]);
    const found = compare(version("a", document), version("draft", after), "hi");
    expect(found.ways.get(`${id}/${way}`)).toBe("changed");
    expect(found.states.get(id)).toBe("changed");
    expect(found.sentences[0]?.sentence).toMatch(/।$/);
  });

  test("a removed way out is drawn on its card", () => {
    const [id, state] = Object.entries(document.states).find(([, { transitions }]) => Object.keys(transitions).length > 1)!;
    const [way, transition] = Object.entries(state.transitions)[0]!;
    const after = applyOperations(document, [{ op: "remove", path: ["states", id, "transitions", way] }]);
    const found = compare(version("a", document), version("draft", after), "en");
    expect(found.ways.get(`${id}/${way}`)).toBe("removed");
    expect(found.drawn.states[id]?.transitions[way]).toEqual(transition);
    expect(after.states[id]?.transitions[way]).toBeUndefined();
  });

  test("the same twice changes nothing", () => {
    const found = compare(version("a", document), version("b", structuredClone(document)), "en");
    expect([found.states.size, found.ways.size, found.sentences.length]).toEqual([0, 0, 0]);
    expect(found.drawn.states).toEqual(document.states);
  });
});
