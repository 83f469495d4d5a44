import type { Issue } from "@vaarta/flow";
import { describe, expect, test } from "vitest";
import { sampleDocument } from "../../backend/sample-document.ts";
import type { Say } from "../../i18n/keys.ts";
import { createGraphs } from "../graph.ts";
import { funnelOverlay } from "./funnel-overlay.ts";
import { languagesOverlay, linesByState } from "./languages-overlay.ts";
import { tones, type Overlay } from "./overlay.ts";
import { paintOverlay, type TonePalette } from "./paint-overlay.ts";
import { problemsOverlay } from "./problems-overlay.ts";
import { toneOf, walkedOverlay } from "./walked-overlay.ts";

const say: Say = (key, values) => [key, ...Object.values(values ?? {})].join(" ");
const document = sampleDocument();
const counts = ({ legend }: Overlay) => Object.fromEntries(legend.map(({ tone, count }) => [tone, count]));

describe("problems", () => {
  const issue = (severity: Issue["severity"], state: string, path: Issue["path"]): Issue => ({
    code: "x",
    severity,
    state,
    path,
    message: "",
  });

  test("paint a card by the worst of its problems, and a way out by its own", () => {
    const overlay = problemsOverlay(
      [
        issue("warning", "state-help", ["states", "state-help", "transitions", "t2", "to"]),
        issue("error", "state-help", ["states", "state-help", "name"]),
        issue("warning", "state-start", ["states", "state-start"]),
        issue("info", "state-details", ["states", "state-details"]),
      ],
      say,
    );
    expect([...overlay.states].map(([id, { tone }]) => [id, tone])).toEqual([
      ["state-help", "bad"],
      ["state-start", "warn"],
    ]);
    expect([...overlay.ways].map(([id, { tone }]) => [id, tone])).toEqual([["state-help/t2", "warn"]]);
    expect(counts(overlay)).toEqual({ bad: 1, warn: 1 });
  });
});

describe("languages", () => {
  test("paint what is missing in the language shown, counted", () => {
    const whole = languagesOverlay(document, "en", "English", say);
    expect(whole.states.get("state-help")?.tone).toBe("good");
    const changed = structuredClone(document);
    const [line] = linesByState(changed).get("state-help") ?? [];
    for (const { texts } of Object.values(changed.lines[line!]!.variants)) texts["en"]!.text = " ";
    const overlay = languagesOverlay(changed, "en", "English", say);
    expect(overlay.states.get("state-help")).toMatchObject({ tone: "bad", badge: "1" });
    expect(counts(overlay)["bad"]).toBe((counts(whole)["bad"] ?? 0) + 1);
    expect(languagesOverlay(changed, "hi", "Hindi", say).states.get("state-help")?.badge).not.toBe("2");
  });

  test("paint a translation whose original has changed since", () => {
    const changed = structuredClone(document);
    const [line] = linesByState(changed).get("state-help") ?? [];
    for (const { texts } of Object.values(changed.lines[line!]!.variants)) texts["hi"] = { text: "कुछ", baseHash: "of something else" };
    expect(languagesOverlay(changed, "hi", "Hindi", say).states.get("state-help")?.tone).toBe("warn");
  });

  test("paint a way out for which no caller's words are known in it", () => {
    const changed = structuredClone(document);
    for (const intent of Object.values(changed.intents)) intent.examples = { hi: intent.examples["hi"] ?? ["कुछ"] };
    const [intent] = Object.keys(changed.intents);
    changed.states["state-help"]!.transitions["t2"]!.when = { kind: "intent", intent: intent! };
    expect(languagesOverlay(changed, "en", "English", say).ways.get("state-help/t2")?.tone).toBe("warn");
    expect(languagesOverlay(changed, "hi", "Hindi", say).ways.get("state-help/t2")).toBeUndefined();
  });
});

describe("walks", () => {
  test("are told by how many there are for each conversation", () => {
    expect([0, 1, 10, 11, 50, 51, 500].map((times) => toneOf(times, 100))).toEqual([
      "bad",
      "little",
      "little",
      "some",
      "some",
      "much",
      "much",
    ]);
  });

  test("paint what was never walked, on cards and ways out", () => {
    const coverage = { states: { a: 3, b: 0 }, transitions: { a: { x: 3, y: 0 }, b: {} }, stateShare: 0.5, transitionShare: 0.5 };
    const overlay = walkedOverlay("tests", coverage, 3, say);
    expect(overlay.states.get("b")).toEqual({ tone: "bad", label: "overlay.walked.never" });
    expect(overlay.states.get("a")).toMatchObject({ tone: "much", badge: "×3" });
    expect(overlay.ways.get("a/y")?.tone).toBe("bad");
    expect(counts(overlay)).toMatchObject({ bad: 1, much: 1 });
  });
});

describe("the funnel", () => {
  test("paints where callers are lost; ending at an end is no loss", () => {
    const end = Object.keys(document.states).find((id) => document.states[id]?.kind === "end")!;
    const states = {
      "state-start": { reached: 100, ended: 0 },
      "state-help": { reached: 100, ended: 10 },
      "state-details": { reached: 50, ended: 6 },
      [end]: { reached: 84, ended: 84 },
    };
    const overlay = funnelOverlay({ number: 2, conversations: 100, states, ways: { "state-help": { t2: 50 } } }, document, say);
    expect(Object.fromEntries([...overlay.states].map(([id, { tone }]) => [id, tone]))).toEqual({
      "state-start": "good",
      "state-help": "warn",
      "state-details": "bad",
      [end]: "good",
    });
    expect(overlay.states.get("state-help")?.badge).toBe("100 −10");
    expect(overlay.ways.get("state-help/t2")).toMatchObject({ tone: "some", badge: "50" });
  });
});

describe("the painted overview", () => {
  const palette = Object.fromEntries(tones.map((tone) => [tone, `#${tone}`])) as TonePalette;

  /** A context that notes what is filled and stroked, in which colour. */
  function context() {
    const did: string[] = [];
    const made = {
      fillStyle: "",
      strokeStyle: "",
      lineWidth: 1,
      beginPath: () => undefined,
      moveTo: () => undefined,
      bezierCurveTo: () => undefined,
      stroke: () => did.push(`stroke ${made.strokeStyle}`),
      fillRect: (_x: number, _y: number, width: number) => did.push(`fill ${made.fillStyle} ${width}`),
    };
    return { did, context: made as unknown as CanvasRenderingContext2D };
  }
  const graph = createGraphs()(document, document.main, "en", say);
  const overlay: Overlay = {
    name: "tests",
    states: new Map([["state-start", { tone: "bad", label: "" }]]),
    ways: new Map([[graph.edges[0]!.id, { tone: "much", label: "" }]]),
    legend: [],
  };

  test("gives blocks the tone whole, fades those it does not speak of, and colours ways out", () => {
    const { did, context: made } = context();
    paintOverlay({ context: made, graph, zoom: 0.1, overlay, palette, titles: false });
    expect(did.filter((one) => one.startsWith("stroke"))).toEqual(["stroke #much"]);
    expect(did.filter((one) => one === "fill #bad 280")).toHaveLength(1);
    expect(did.filter((one) => one === "fill #none 280")).toHaveLength(graph.cards.length - 1);
  });

  test("leaves the titles readable where there are titles", () => {
    const { did, context: made } = context();
    paintOverlay({ context: made, graph, zoom: 0.3, overlay, palette, titles: true });
    expect(did).toContain("fill #bad 34");
  });
});
