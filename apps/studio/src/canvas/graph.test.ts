import { applyOperations } from "@vaarta/editing";
import { describe, expect, test } from "vitest";
import { largeDocument } from "../backend/large-document.ts";
import { sampleDocument } from "../backend/sample-document.ts";
import type { Say } from "../i18n/keys.ts";
import { neighbour } from "./arrange.ts";
import { edgeNear } from "./hit.ts";
import { createGraphs } from "./graph.ts";
import { contains, grown, viewRect, visibleIn } from "./windowing.ts";

const say: Say = (key) => key;
const document = sampleDocument();
const graphOf = (whole = document) => createGraphs()(whole, "flow-main", "en", say);

describe("a flow on the canvas", () => {
  test("shows the states of one flow with their ways out in order, and what is missing as open ports", () => {
    const graph = graphOf();
    expect(graph.cards.map(({ card }) => card.id)).not.toContain("state-cost");
    const help = graph.byId.get("state-help")?.card;
    expect(help?.rows.map(({ text, tone }) => [text, tone])).toEqual([
      ["Book a visit", "plain"],
      ["Has a question", "plain"],
      ["when.else", "else"],
    ]);
    const bare = applyOperations(document, [{ op: "remove", path: ["states", "state-details", "transitions", "t6"] }]);
    expect(graphOf(bare).byId.get("state-details")?.card.rows.at(-1)).toMatchObject({
      tone: "missing",
      when: { kind: "outcome", outcome: "failed" },
    });
  });

  test("ways into one card arrive beside one another, in the order of where they come from", () => {
    const lists = [...graphOf().into.values()].filter((edges) => edges.length > 1);
    expect(lists.length).toBeGreaterThan(0);
    for (const edges of lists) {
      const inOrder = [...edges].sort((a, b) => a.tx - b.tx);
      expect(new Set(edges.map(({ tx }) => tx)).size).toBe(edges.length);
      expect(inOrder.map(({ sx }) => sx)).toEqual(edges.map(({ sx }) => sx).sort((a, b) => a - b));
      expect(edges.reduce((sum, { shift }) => sum + shift, 0)).toBeCloseTo(0);
    }
  });

  test("a language that lacks a text shows the fallback and says so", () => {
    const graph = createGraphs()(document, "flow-main", "hi", say);
    expect(graph.byId.get("state-answer")?.card).toMatchObject({ textLanguage: "en", textMissing: true });
    expect(graph.byId.get("state-start")?.card.text).toContain("नमस्ते");
  });

  test("details read by their label, not by their name", () => {
    const path = ["lines", "line-bye", "variants", "variant-all", "texts", "en"];
    const changed = applyOperations(document, [{ op: "set", path, value: { text: "See you on {visit_day | date}." } }]);
    expect(graphOf(changed).byId.get("state-bye")?.card.text).toBe("See you on ‹Day›.");
  });

  test("typing in one line makes one new card; the others stay the same objects", () => {
    const graphs = createGraphs();
    const before = graphs(document, "flow-main", "en", say);
    const path = ["lines", "line-bye", "variants", "variant-all", "texts", "en"];
    const changed = applyOperations(document, [{ op: "set", path, value: { text: "See you." } }]);
    const after = graphs(changed, "flow-main", "en", say);
    const kept = after.cards.filter((placed) => before.byId.get(placed.card.id) === placed);
    expect(after.cards.length - kept.length).toBe(1);
    expect(after.byId.get("state-bye")?.card.text).toBe("See you.");
  });

  test("only what is near the view is given on, with the far ends of its edges", () => {
    const graph = graphOf(largeDocument(2000));
    const seen = viewRect({ x: 0, y: 0, zoom: 1 }, 800, 600);
    const visible = visibleIn(graph, grown(seen, 0.5));
    expect(visible.cards.length).toBeLessThan(60);
    for (const edge of visible.edges) {
      expect(visible.cards.some(({ card }) => card.id === edge.source)).toBe(true);
      expect(visible.cards.some(({ card }) => card.id === edge.target)).toBe(true);
    }
    expect(contains(grown(seen, 0.5), seen)).toBe(true);
  });

  test("arrow keys go down a way out, back up it, and aside to a sibling", () => {
    const graph = graphOf();
    expect(neighbour(graph, "state-start", "ArrowDown")).toBe("state-help");
    expect(neighbour(graph, "state-help", "ArrowUp")).toBe("state-start");
    expect(neighbour(graph, "state-details", "ArrowRight")).toBe("state-answer");
    expect(neighbour(graph, "state-answer", "ArrowLeft")).toBe("state-details");
  });

  test("a point beside an edge finds it; one far away finds none", () => {
    const graph = graphOf();
    const edge = graph.edges.find(({ source }) => source === "state-start");
    expect(edgeNear(graph, edge?.tx ?? 0, (edge?.ty ?? 0) - 8, 24)?.source).toBe("state-start");
    expect(edgeNear(graph, -5000, -5000, 24)).toBeNull();
  });
});
