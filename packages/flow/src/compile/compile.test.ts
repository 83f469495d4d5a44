import { describe, expect, test } from "vitest";
import type { AgentDocument } from "../document/document.ts";
import { FlowError } from "../flow-error.ts";
import { outcomesOf } from "../kinds/outcomes.ts";
import { lint } from "../lint/linter.ts";
import { parseDocument } from "../parse/parse-document.ts";
import { sampleDocument, scopeWith } from "../testing/sample.ts";
import { references } from "../walk/references.ts";
import { compile } from "./compile.ts";
import { emptyDocument } from "./empty-document.ts";
import { languageChain } from "./languages.ts";
import { programHash } from "./program-hash.ts";

const sample = sampleDocument();

describe("compile", () => {
  test("[C1] takes a document in which every reference leads nowhere", () => {
    const gone: AgentDocument = {
      ...sample,
      lines: {},
      slots: {},
      intents: {},
      tools: {},
      segments: {},
      experiments: {},
      prompts: {},
      outcomes: {},
      datasets: {},
    };
    const program = compile(gone);
    const scope = scopeWith({ language: "bn" });
    for (const { state } of program.states.values()) expect(state.name).toBeTruthy();
    expect(program.line("line-hello", scope)).toEqual({ text: "", variant: null, language: "bn", missing: [] });
    expect(program.evaluate("outstanding > 5", scope)).toEqual({ ok: true, value: null });
    expect(program.reads("outstanding > 5")).toEqual([]);
    expect(program.spoken("s-amount", 5, scope)).toBe("5");
    expect(program.reply("robot", scope)?.text).toBeTruthy();
    expect(compile({ ...sample, flows: {}, states: {} }).objections).toEqual([]);
  });

  test("[C1] refuses a document of another schema version", () => {
    const old = { ...sample, schemaVersion: 0 } as unknown as AgentDocument;
    expect(() => compile(old)).toThrow(FlowError);
    expect(() => compile(old)).toThrow(/parseDocument/);
  });

  test("[C2] tries ways out by order, then id, else last", () => {
    const ask = sample.states["ask"];
    if (ask?.kind !== "collect") throw new Error("The sample changed.");
    const when = { kind: "turns", count: 1 } as const;
    const transitions = {
      z: { to: "bye", order: "a", when: { kind: "else" } as const },
      d: { to: "bye", order: "b", when },
      c: { to: "bye", order: "b", when },
      B: { to: "bye", order: "B", when },
      a: { to: "bye", order: "c", when },
    };
    const program = compile({ ...sample, states: { ...sample.states, ask: { ...ask, transitions } } });
    expect(program.states.get("ask")?.exits.map(({ id }) => id)).toEqual(["B", "c", "d", "a", "z"]);
  });

  test("[C3] looks for the language first, then for the variant", () => {
    const lines: AgentDocument["lines"] = {
      l: {
        variants: {
          plain: { order: "z", texts: { hi: { text: "सादा" }, en: { text: "plain" } } },
          rich: { order: "b", when: { expression: "outstanding >= 500000", segment: "seg-business" }, texts: { hi: { text: "ख़ास" } } },
          man: { order: "a", when: { gender: "masculine" }, texts: { hi: { text: "बोल रहा हूँ" } } },
        },
      },
    };
    const program = compile({ ...sample, lines });
    const rich = { slots: { "s-amount": 600_000 }, segment: "seg-business" };
    const said = (language: string, given = {}) => program.line("l", scopeWith({ language, ...given }));
    expect(said("hi")).toMatchObject({ text: "सादा", variant: "plain", language: "hi" });
    expect(said("hi", rich)).toMatchObject({ text: "ख़ास", variant: "rich" });
    expect(said("hi", { ...rich, segment: null })).toMatchObject({ variant: "plain" });
    expect(said("en", rich)).toMatchObject({ text: "plain", language: "en" });
    expect(said("hi-x-hinglish", rich)).toMatchObject({ text: "ख़ास", language: "hi" });
    expect(said("bn")).toMatchObject({ text: "सादा", language: "hi" });
    const masculine = compile({ ...sample, lines, voice: { gender: "masculine" } });
    expect(masculine.line("l", scopeWith())).toMatchObject({ variant: "man" });
  });

  test("[C3] language chains follow declared fallbacks and survive cycles", () => {
    const { languages } = sample;
    expect(languageChain(languages, "hi-x-hinglish")).toEqual(["hi-x-hinglish", "hi", "en"]);
    expect(languageChain(languages, "en")).toEqual(["en", "hi"]);
    expect(languageChain(languages, "constructor")).toEqual(["constructor", "hi", "en"]);
  });

  test("[C4] objections by priority then id; goals are main flows with intents", () => {
    const rate = sample.states["rate-objection"];
    if (rate?.kind !== "objection") throw new Error("The sample changed.");
    const objection = (priority?: number) => ({
      ...rate,
      ...(priority === undefined ? { priority: undefined } : { priority }),
      within: undefined,
    });
    const flow = (entry: string) => ({ name: entry, kind: "objection" as const, entry });
    const program = compile({
      ...sample,
      flows: { ...sample.flows, f1: flow("o1"), f2: flow("o2"), f3: flow("o3") },
      states: { ...sample.states, o2: objection(0), o1: objection(), o3: objection(0) },
    });
    expect(program.objections.map(({ state }) => state)).toEqual(["o2", "o3", "rate-objection", "o1"]);
    expect(program.objections[2]).toEqual({
      state: "rate-objection",
      flow: "rate-high",
      intents: ["says-rate-high"],
      within: new Set(["main"]),
    });
    expect(program.goals).toEqual([{ flow: "locker", intents: ["wants-locker"] }]);
  });

  test("[C5] outcomes are the kind's, the tool's, the exits', the sub-flow's", () => {
    const program = compile(sample);
    expect(program.states.get("savings")?.outcomes).toEqual(["success", "failure", "timeout", "unknown", "no-rate"]);
    expect(program.states.get("talk")?.outcomes).toEqual(["x-agrees", "exhausted"]);
    expect(program.states.get("who")?.outcomes).toEqual(["known"]);
    expect(program.states.get("ask")).toMatchObject({ listens: true, outcomes: ["complete", "failed", "refused"] });
    for (const [id, { outcomes }] of program.states) expect(outcomesOf(sample, id)).toEqual(outcomes);
    expect(outcomesOf(sample, "nowhere")).toEqual([]);
    expect(program.states.get("tell")?.listens).toBe(true);
    expect(program.states.get("bye")?.listens).toBe(false);
  });

  test("[C6] replies: off, own words, default words by language and voice", () => {
    const program = compile(sample);
    expect(program.reply("recap", scopeWith())).toBeNull();
    expect(program.reply("robot", scopeWith())).toMatchObject({ text: "एक मिनट।", variant: "a" });
    expect(program.reply("corrected", scopeWith(), { value: "सात लाख" })).toMatchObject({ variant: null, language: "hi", missing: [] });
    expect(program.reply("corrected", scopeWith(), { value: "सात लाख" })?.text).toContain("सात लाख");
    expect(program.reply("corrected", scopeWith({ language: "ta" }), { value: "x" })?.language).toBe("hi");
    const none = compile({ ...sample, languages: { default: "ta", offered: { ta: { fallbacks: [] } } } });
    expect(none.reply("corrected", scopeWith({ language: "ta" }), { value: "x" })?.language).toBe("en");
    const lost = compile({ ...sample, replies: { robot: { line: "gone" } } });
    expect(lost.reply("robot", scopeWith())?.text).toBe(compile({ ...sample, replies: {} }).reply("robot", scopeWith())?.text);
  });

  test("[C6] a slot's value is said as a caller hears it", () => {
    const program = compile(sample);
    expect(program.spoken("s-amount", 250_000, scopeWith())).toBe("दो लाख पचास हज़ार रुपये");
    expect(program.spoken("s-amount", { min: 200_000, max: 300_000 }, scopeWith({ language: "en" }))).toBe(
      "two lakh rupees to three lakh rupees",
    );
    expect(program.spoken("s-date", "2025-11-24", scopeWith())).toBe("सोमवार, 24 नवंबर");
    expect(program.spoken("s-purpose", "opt-home", scopeWith())).toBe("घर");
    expect(program.spoken("s-phone", "9876543210", scopeWith())).toBe("9 8 7 6 5, 4 3 2 1 0");
  });

  test("[J4] the hash is of what callers hear and nothing else", () => {
    const hash = programHash(sample);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(compile(sample).hash).toBe(hash);
    expect(programHash({ ...sample, canvas: { positions: { ask: { x: 5, y: 5 } }, notes: {}, groups: {} }, tests: {} })).toBe(hash);
    expect(programHash({ ...sample, name: "Other" })).not.toBe(hash);
    const bye = sample.states["bye"];
    expect(programHash({ ...sample, states: { bye: bye as NonNullable<typeof bye>, ...sample.states } })).toBe(hash);
  });

  test("[C7] 10,000 states compile in interactive time", () => {
    const states = { ...sample.states };
    const tell = sample.states["tell"] as NonNullable<(typeof sample.states)[string]>;
    for (let index = 0; index < 10_000; index++) states[`s${index}`] = { ...tell };
    const big = { ...sample, states };
    compile(big);
    const began = performance.now();
    expect(compile(big).states.size).toBeGreaterThan(10_000);
    // Measured at 20 ms; the bound leaves room for a busy machine and still fails on anything quadratic.
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test("[C8] an empty document is whole", () => {
    const document = emptyDocument("New agent");
    expect(parseDocument(document)).toEqual({ ok: true, document });
    const collections = { ...document, state: document.states, flow: document.flows, line: document.lines, outcome: document.outcomes };
    for (const { kind, id } of references(document)) expect(Object.keys(collections[kind as "state"])).toContain(id);
    expect(compile(document).states.get("begin")?.exits).toHaveLength(1);
    expect(lint(document)).toEqual([]);
  });
});
