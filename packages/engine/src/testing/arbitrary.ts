import type { Program, State, Transition } from "@vaarta/flow";
import fc from "fast-check";
import type { EventBody } from "../simulation/conversation.ts";
import type { DialogueAct, Understanding } from "../types.ts";
import { program } from "./agent.ts";

const ids = ["s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "gone"];
const slots = ["money", "city", "day", "phone", "yes", "kind"];
const intents = ["ask", "buy", "object", "switch"];
const acts: DialogueAct[] = [
  "yes", "no", "soft-no", "backchannel", "correction", "denial", "refuse", "repeat", "wait", "hello", "later", "person", "goodbye", "robot",
  "third-party", "handed-over", "insult", "fraud-fear", "bargain", "off-topic", "child", "secret", "steer", "record-off", "noise", "restart",
  "dictating", "language-request", "capability", "thanks", "broken-up", "stop-calling", "distress", "legal", "bad-moment",
]; // prettier-ignore

const expression = fc.constantFrom(
  "money > 5",
  "city == 'x'",
  "money + 1",
  "nonsense(",
  "yes",
  "day != null",
  "money",
  "1",
  "result.value",
  "turns >= 1",
);
const outcome = fc.constantFrom(
  "done",
  "complete",
  "failed",
  "refused",
  "success",
  "failure",
  "given",
  "answered",
  "not-found",
  "scheduled",
  "connected",
  "back",
  "exhausted",
);

const condition: fc.Arbitrary<Transition["when"]> = fc.oneof(
  { weight: 4, arbitrary: outcome.map((name) => ({ kind: "outcome" as const, outcome: name })) },
  fc.constantFrom(...intents).map((intent) => ({ kind: "intent" as const, intent })),
  expression.map((source) => ({ kind: "expression" as const, expression: source })),
  fc.constantFrom("o1", "o2").map((option) => ({ kind: "option" as const, option })),
  fc.constantFrom("v1", "v2").map((variant) => ({ kind: "variant" as const, variant })),
  fc.constant({ kind: "segment" as const, segment: "rich" }),
  fc.constantFrom(undefined, 9000).map((afterMs) => ({ kind: "silence" as const, ...(afterMs && { afterMs }) })),
  fc.integer({ min: 1, max: 3 }).map((count) => ({ kind: "turns" as const, count })),
  fc.constant({ kind: "dtmf" as const, digits: "1" }),
  fc.constant({ kind: "criterion" as const, criterion: "is pleased" }),
  { weight: 3, arbitrary: fc.constant({ kind: "else" as const }) },
);

const transitions = fc
  .array(fc.record({ to: fc.constantFrom(...ids), when: condition, order: fc.constantFrom("a", "b", "c") }), { maxLength: 4 })
  .map((all) => Object.fromEntries(all.map((way, at) => [`t${at}`, way])));

const line = fc.constantFrom("line1", "line2", "line3", "missing");
const slot = fc.constantFrom(...slots);
const asks = fc
  .uniqueArray(
    fc.record({
      slot,
      required: fc.boolean(),
      confirm: fc.constantFrom("never" as const, "unsure" as const, "always" as const),
      when: fc.option(expression, { nil: undefined }),
    }),
    {
      maxLength: 3,
      selector: (ask) => ask.slot,
    },
  )
  .map((all) => Object.fromEntries(all.map((ask, at) => [`a${at}`, { ...ask, order: String(at) }])));
const options = fc.constant({ o1: { label: "One", order: "a", intent: "ask" }, o2: { label: "Two", order: "b", answers: "no" as const } });

function baseOf(flow: string) {
  return { name: fc.constant("State"), flow: fc.constant(flow), transitions, interruptible: fc.constantFrom(undefined, false) };
}

function converseIn(flow: string): fc.Arbitrary<State> {
  const base = baseOf(flow);
  return fc.record({
    ...base,
    kind: fc.constant("converse" as const),
    goal: fc.constant("goal"),
    asks,
    exits: fc.constant({ x1: { name: "X", order: "a", criterion: "c", intent: "buy" } }),
    maxTurns: fc.integer({ min: 1, max: 3 }),
    opening: fc.option(line, { nil: undefined }),
    listen: fc.boolean(),
    tools: fc.constantFrom(undefined, { read: true as const }),
    fallback: line,
  }) as fc.Arbitrary<State>;
}

function stateOf(flow: string): fc.Arbitrary<State> {
  const base = baseOf(flow);
  return fc.oneof(
    fc.record({ ...base, kind: fc.constant("say" as const), line, listen: fc.boolean() }),
    fc.record({ ...base, kind: fc.constant("collect" as const), asks, confirmAll: fc.option(line, { nil: undefined }) }),
    fc.record({ ...base, kind: fc.constant("choice" as const), question: line, options, slot: fc.constantFrom(undefined, "kind") }),
    fc.record({ ...base, kind: fc.constant("branch" as const) }),
    fc.record({
      ...base,
      kind: fc.constant("tool" as const),
      calls: expression.chain((source) =>
        fc.constant({
          c: { tool: "read", order: "a", args: { a: source }, save: { money: "result.value" } },
          d: { tool: "write", order: "b", args: { b: "money" } },
        }),
      ),
      mode: fc.constantFrom("parallel" as const, "sequence" as const),
      timeoutMs: fc.constantFrom(undefined, 500, 9000),
    }),
    fc.record({ ...base, kind: fc.constant("answer" as const) }),
    fc.record({ ...base, kind: fc.constant("segment" as const) }),
    fc.record({ ...base, kind: fc.constant("split" as const), experiment: fc.constant("test") }),
    fc.record({
      ...base,
      kind: fc.constant("set" as const),
      assignments: expression.map((value) => ({ a: { slot: "money", order: "a", value } })),
    }),
    fc.record({ ...base, kind: fc.constant("schedule" as const), date: fc.constant("day"), reason: fc.constant("later") }),
    fc.record({ ...base, kind: fc.constant("call" as const), target: fc.constantFrom("sub", "main", "nowhere") }),
    fc.record({ ...base, kind: fc.constant("return" as const), outcome: fc.constant("back") }),
    fc.record({ ...base, kind: fc.constant("transfer" as const), to: fc.constant({ kind: "queue" as const, queue: "desk" }) }),
    fc.record({
      ...base,
      kind: fc.constant("consent" as const),
      purpose: fc.constant("keep"),
      question: line,
      slot: fc.constantFrom(undefined, "yes"),
    }),
    converseIn(flow),
    fc.record({ ...base, kind: fc.constant("end" as const), outcome: fc.constantFrom("won", "nowhere") }),
  ) as fc.Arbitrary<State>;
}

/** Agents nobody would draw: every kind of state, ways out that lead anywhere and nowhere, rules that make no sense. */
export const arbitraryProgram: fc.Arbitrary<Program> = programsFrom(stateOf("main"));
/** The same, beginning with a state that a model leads. */
export const arbitraryTalk: fc.Arbitrary<Program> = programsFrom(converseIn("main"));

function programsFrom(first: fc.Arbitrary<State>): fc.Arbitrary<Program> {
  return fc
    .tuple(fc.tuple(first, ...Array.from({ length: 4 }, () => stateOf("main"))), stateOf("sub"), stateOf("worry"), transitions)
    .map(([main, sub, worry, worryWays]) =>
      program({
        main: "main",
        flows: {
          main: { name: "Main", kind: "main", entry: "s0" },
          sub: { name: "Sub", kind: "sub", entry: "s5" },
          worry: { name: "Worry", kind: "objection", entry: "s6" },
          other: { name: "Other", kind: "main", entry: "s1", intents: { switch: true } },
        },
        states: {
          ...Object.fromEntries(main.map((state, at) => [`s${at}`, state])),
          s5: sub,
          s6: { kind: "objection", name: "Worry", flow: "worry", intents: { object: true }, line: "line1", transitions: worryWays },
          s7: worry,
        },
        slots: {
          money: { name: "money", label: "Money", type: { type: "money" } },
          city: { name: "city", label: "City", type: { type: "text" }, attribute: "city" },
          day: { name: "day", label: "Day", type: { type: "date" } },
          phone: { name: "phone", label: "Phone", type: { type: "phone" }, sensitivity: "personal" },
          yes: { name: "yes", label: "Yes", type: { type: "yesno" } },
          kind: { name: "kind", label: "Kind", type: { type: "text" } },
        },
        intents: Object.fromEntries(intents.map((id) => [id, { name: id, examples: {} }])),
        answers: { known: { question: "Known?", ways: {}, answer: "line2" } },
        segments: { rich: { name: "Rich", priority: 1, indicators: { rule: "money > 5" } } },
        tools: {
          read: { name: "read", description: "", implementation: { kind: "none" }, parameters: {}, result: {}, effect: "read" },
          write: {
            name: "write",
            description: "",
            implementation: { kind: "none" },
            parameters: {},
            result: {},
            effect: "write",
            compensation: "undo",
          },
          undo: {
            name: "undo",
            description: "",
            implementation: { kind: "none" },
            parameters: { properties: { b: {} } },
            result: {},
            effect: "write",
          },
        },
        experiments: { test: { name: "Test", variants: { v1: { name: "A", order: "a", weight: 1 } }, fallback: "v1" } },
      }),
    );
}

const score = fc.constantFrom(0, 0.3, 0.45, 0.55, 0.6, 0.8, 0.95);
const value = fc.oneof(
  fc.constantFrom<string | number | boolean | null>("x", 7, 3, true, null, "2025-12-01", "9876543210"),
  fc.constant({ min: 1, max: 2 }),
);

const understanding: fc.Arbitrary<Understanding> = fc.record({
  by: fc.constant("random"),
  language: fc.record({ tag: fc.constantFrom("en", "hi", "ta", "zz"), score }),
  acts: fc.array(fc.record({ act: fc.constantFrom(...acts), score }), { maxLength: 2 }),
  intents: fc.array(fc.record({ intent: fc.constantFrom(...intents, "unknown"), score }), { maxLength: 2 }),
  answers: fc.array(fc.record({ answer: fc.constantFrom("known", "unknown"), score }), { maxLength: 1 }),
  options: fc.array(fc.record({ option: fc.constantFrom("o1", "o2", "o9"), score }), { maxLength: 2 }),
  slots: fc.array(
    fc.record(
      {
        slot: fc.constantFrom(...slots, "unknown"),
        value,
        words: fc.constantFrom("a", "b"),
        score,
        anchored: fc.boolean(),
        assumed: fc.constantFrom("unit" as const, "day" as const),
        problem: fc.constantFrom({ rule: "max" }, { rule: "incomplete" }),
        vague: fc.boolean(),
        alternatives: fc.constant(["2025-12-02"]),
      },
      { requiredKeys: ["slot", "value", "words", "score"] },
    ),
    { maxLength: 3 },
  ),
  question: fc.boolean(),
  segments: fc.constant([]),
});

/** What happens next: an answer to something open, something the caller does, or garbage. */
export type Move =
  | { do: "say"; text: string; understanding: Understanding; over: boolean }
  | { do: "answer"; which: number; outcome: string; result: Parameters<typeof JSON.stringify>[0] }
  | { do: "silence" }
  | { do: "deliver"; heard: "all" | "part" | "none" }
  | { do: "send"; event: EventBody }
  /** An empty effect stands for the one that is open. */
  | { do: "model"; event: EventBody };

const candidate = fc.record({
  slot: fc.constantFrom(...slots, "unknown"),
  value,
  words: fc.constantFrom("haan", "five lakh", "lakh", "", "never said"),
  score,
});

/** What no model should answer, and what it may: in any order, about anything, for effects open or not. */
const modelAnswer: fc.Arbitrary<EventBody> = fc.oneof(
  fc.record({
    type: fc.constant("proposed" as const),
    effect: fc.constantFrom("", "", "", "", "e2", "e7"),
    exit: fc.constantFrom(undefined, "x1", "x1", "nowhere", "__proto__"),
    slots: fc.array(candidate, { maxLength: 3 }),
    tool: fc.constantFrom(undefined, { tool: "read", args: {} }, { tool: "write", args: { b: 1 } }, { tool: "gone", args: {} }),
  }),
  fc.record({
    type: fc.constant("worded" as const),
    effect: fc.constantFrom("", "", "", "e3"),
    outcome: fc.constant("said" as const),
    text: fc.constantFrom("", "Words.", "Words.", "More words, 5 of them."),
  }),
  fc.record({
    type: fc.constant("worded" as const),
    effect: fc.constantFrom("", "", "", "e3"),
    outcome: fc.constant("refused" as const),
    why: fc.constantFrom("figure" as const, "private" as const),
  }),
  fc.record({
    type: fc.constant("generated" as const),
    effect: fc.constantFrom("", "", "", "e4"),
    outcome: fc.constantFrom("ok" as const, "failed" as const, "unavailable" as const),
  }),
) as fc.Arbitrary<EventBody>;

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("say" as const),
      text: fc.constantFrom("haan", "five lakh", "…"),
      understanding,
      over: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      which: fc.nat(3),
      outcome: fc.constantFrom("success", "failure", "unavailable", "ok", "found", "scheduled", "assigned", "connected", "timeout"),
      result: fc.constantFrom(null, { value: 9 }, { value: "nonsense" }, 4),
    }),
  },
  { weight: 6, arbitrary: modelAnswer.map((event) => ({ do: "model" as const, event })) },
  { weight: 2, arbitrary: fc.constant({ do: "silence" as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("deliver" as const),
      heard: fc.constantFrom("all" as const, "part" as const, "none" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<EventBody[]>(
        { type: "tool-finished", effect: "e1", outcome: "success" },
        { type: "delivered", effect: "e999", heard: "all" },
        { type: "timer-fired", effect: "e3" },
        {
          type: "understood",
          turn: 99,
          understanding: {
            by: "",
            language: { tag: "", score: 0 },
            acts: [],
            intents: [],
            answers: [],
            options: [],
            slots: [],
            question: false,
            segments: [],
          },
        },
        { type: "utterance", turn: 0, text: "late", via: "text" },
        { type: "dtmf", turn: 50, digits: "1" },
        { type: "sound", what: "sound" },
        { type: "sound", what: "noise" },
        { type: "sound", what: "unheard" },
        { type: "came-back" },
        { type: "transferred", effect: "e2", outcome: "failed" },
        { type: "generated", effect: "e5", outcome: "ok", text: "words", exit: "x1" },
        { type: "program-swapped", from: "a", to: "b" },
      )
      .map((event) => ({ do: "send" as const, event })),
  },
) as fc.Arbitrary<Move>;

export const arbitraryMoves: fc.Arbitrary<Move[]> = fc.array(move, { maxLength: 25 });
/** Mostly what a model answers. */
export const arbitraryAnswers: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof({ weight: 3, arbitrary: modelAnswer.map((event) => ({ do: "model" as const, event })) }, { weight: 2, arbitrary: move }),
  { minLength: 5, maxLength: 25 },
);
