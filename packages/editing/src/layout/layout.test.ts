import type { AgentDocument, State } from "@vaarta/flow";
import { describe, expect, test } from "vitest";
import { applyOperations } from "../operations.ts";
import { deepFrozen } from "../testing/random-edits.ts";
import { seeded } from "../testing/random.ts";
import { sampleDocument } from "../testing/sample-document.ts";
import { align, distribute } from "./align.ts";
import { cardSize } from "./card-size.ts";
import { grid } from "./card.ts";
import { layout } from "./layout.ts";

const sample = deepFrozen(sampleDocument());

function chained(count: number, extra: number): AgentDocument {
  const random = seeded(count);
  const states: Record<string, State> = {};
  for (let index = 0; index < count; index++) {
    const id = `s${index}`;
    const transitions: State["transitions"] = {};
    if (index + 1 < count) transitions["a"] = { to: `s${index + 1}`, order: "a0", when: { kind: "outcome", outcome: "done" } };
    if (random() < extra) transitions["b"] = { to: `s${Math.floor(random() * count)}`, order: "a1", when: { kind: "else" } };
    states[id] = { kind: "say", name: id, flow: "visit", line: "l-hello", transitions };
  }
  const { visit } = sample.flows;
  return {
    ...sample,
    flows: { visit: { ...(visit ?? expect.unreachable()), entry: "s0" } },
    states,
    canvas: { positions: {}, notes: {}, groups: {} },
  };
}

function overlaps(document: AgentDocument): string[] {
  const boxes = Object.entries(document.states).flatMap(([id, state]) => {
    const place = document.canvas.positions[id];
    return place ? [{ id, ...place, ...cardSize(document, id, state) }] : [];
  });
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.id} on ${b.id}`),
  );
}

describe("layout", () => {
  test.each(["down", "right"] as const)("[L1] %s: nothing covers another card, what follows comes after, on the grid", (direction) => {
    const document = applyOperations({ ...sample, states: ofFlow("visit") }, layout(sample, "visit", { direction }));
    expect(overlaps(document)).toEqual([]);
    const along = direction === "down" ? "y" : "x";
    const at = (id: string) => document.canvas.positions[id]?.[along] ?? NaN;
    expect(at("hello")).toBeLessThan(at("ask"));
    expect(at("ask")).toBeLessThan(at("check"));
    expect(at("check")).toBeLessThan(at("find"));
    expect(at("find")).toBeLessThan(at("bye"));
    for (const { x, y } of Object.values(document.canvas.positions)) expect([x % grid, y % grid]).toEqual([0, 0]);
  });

  test("[L2] the same document gives the same places, whatever the order of its JSON", () => {
    const tangled = chained(60, 0.6);
    const turned = { ...tangled, states: Object.fromEntries(Object.entries(tangled.states).reverse()) };
    expect(new Set(layout(turned, "visit"))).toEqual(new Set(layout(tangled, "visit")));
    const reversed = { ...sample, states: Object.fromEntries(Object.entries(sample.states).reverse()) };
    expect(new Set(layout(reversed, "visit"))).toEqual(new Set(layout(sample, "visit")));
    expect(layout(sample, "visit")).toEqual(layout(sample, "visit"));
  });

  test("[L3] unplaced only: what has a place keeps it, the rest stands free beside what leads to it", () => {
    const operations = layout(sample, "visit", { only: "unplaced" });
    const document = applyOperations({ ...sample, states: ofFlow("visit") }, operations);
    expect(new Set(operations.map(({ path }) => path[2]))).toEqual(new Set(["bye", "check", "find", "sub"]));
    expect(overlaps(document)).toEqual([]);
    expect(document.canvas.positions["check"]?.y).toBeGreaterThan(200);
    expect(layout(document, "visit", { only: "unplaced" })).toEqual([]);
  });

  test("[L3] nothing is placed yet: all are laid out", () => {
    const bare = { ...sample, canvas: { ...sample.canvas, positions: {} } };
    expect(layout(bare, "rate", { only: "unplaced" })).toHaveLength(2);
    expect(layout(bare, "gone")).toEqual([]);
  });

  test("[L4] cards that nothing joins stand in rows below", () => {
    const states = { ...ofFlow("visit") };
    for (let index = 0; index < 20; index++) states[`loose${index}`] = { kind: "branch", name: "Loose", flow: "visit", transitions: {} };
    const document = applyOperations({ ...sample, states }, layout({ ...sample, states }, "visit"));
    expect(overlaps(document)).toEqual([]);
    expect(Math.max(...Object.values(document.canvas.positions).map(({ x }) => x))).toBeLessThan(2500);
  });

  test("[L5] 10,000 states in a chain with jumps are laid out without covering each other or deep recursion", () => {
    const document = chained(10_000, 0.3);
    const operations = layout(document, "visit");
    expect(operations).toHaveLength(10_000);
    expect(new Set(operations.map((operation) => JSON.stringify(operation.op === "set" ? operation.value : null))).size).toBe(10_000);
  });

  test("[L5] 2,000 states in a chain are laid out without deep recursion", () => {
    const document = chained(2_000, 0.3);
    const laid = applyOperations(document, layout(document, "visit"));
    expect(Object.keys(laid.canvas.positions)).toHaveLength(2_000);
    expect(overlaps(laid)).toEqual([]);
  });

  test("[L5] 400 states in a chain with jumps cover nothing", () => {
    const document = chained(400, 0.5);
    expect(overlaps(applyOperations(document, layout(document, "visit")))).toEqual([]);
  });
});

describe("aligning", () => {
  const placed = applyOperations(sample, [
    { op: "set", path: ["canvas", "positions", "hello"], value: { x: 10, y: 0 } },
    { op: "set", path: ["canvas", "positions", "ask"], value: { x: 50, y: 500 } },
    { op: "set", path: ["canvas", "positions", "check"], value: { x: 30, y: 120 } },
  ]);
  const ids = ["hello", "ask", "check", "nobody", "sure"];
  const at = (document: AgentDocument) => ["hello", "ask", "check"].map((id) => document.canvas.positions[id]);

  test("[L6] to a side, by the outermost card", () => {
    expect(at(applyOperations(placed, align(placed, ids, "left"))).map((place) => place?.x)).toEqual([10, 10, 10]);
    expect(at(applyOperations(placed, align(placed, ids, "right"))).map((place) => place?.x)).toEqual([50, 50, 50]);
    expect(at(applyOperations(placed, align(placed, ids, "top"))).map((place) => place?.y)).toEqual([0, 0, 0]);
  });

  test("[L6] distributing leaves equal space and the outermost where they are", () => {
    const document = applyOperations(placed, distribute(placed, ids, "vertical"));
    const [hello, ask, check] = ["hello", "ask", "check"].map((id) => {
      const state = document.states[id] ?? expect.unreachable();
      return { y: document.canvas.positions[id]?.y ?? NaN, height: cardSize(document, id, state).height };
    });
    if (!hello || !ask || !check) return expect.unreachable();
    expect([hello.y, ask.y]).toEqual([0, 500]);
    expect(Math.abs(check.y - (hello.y + hello.height) - (ask.y - (check.y + check.height)))).toBeLessThanOrEqual(1);
    expect(distribute(placed, ["hello", "ask"], "vertical")).toEqual([]);
  });
});

function ofFlow(flow: string): Record<string, State> {
  return Object.fromEntries(Object.entries(sample.states).filter(([, state]) => state.flow === flow));
}
