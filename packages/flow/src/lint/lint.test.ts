import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyDocument } from "../compile/empty-document.ts";
import type { AgentDocument } from "../document/document.ts";
import type { Issue, Operation } from "../issues.ts";
import type { State } from "../kinds/kinds.ts";
import { sortedExits } from "./graph.ts";
import { createLinter, lint } from "./linter.ts";

type Exit = [to: string, when: State["transitions"][string]["when"]];

/** A document of one main flow whose states are given; texts in both languages. */
function agent(
  states: Record<string, Partial<State> & { kind: State["kind"]; exits?: Exit[] }>,
  more: Partial<AgentDocument> = {},
): AgentDocument {
  const document: AgentDocument = { ...emptyDocument("Test"), ...more };
  document.states = {};
  document.lines = { ...document.lines, ...more.lines };
  for (const [id, { exits = [], ...fields }] of Object.entries(states)) {
    const transitions = Object.fromEntries(exits.map(([to, when], index) => [`t${index}`, { to, order: `a${index}`, when }]));
    document.states[id] = { name: id, flow: "main", transitions, ...fields } as State;
  }
  document.flows = { main: { name: "Main", kind: "main", entry: Object.keys(states)[0]! }, ...more.flows };
  return document;
}

const done = { kind: "outcome", outcome: "done" } as const;
const otherwise = { kind: "else" } as const;
const end = { kind: "end", outcome: "completed", line: "goodbye" } as const;
const start = { kind: "start", inbound: "greeting", exits: [["b", done]] as Exit[] } as const;

function found(document: AgentDocument, code: string): Issue {
  const issue = lint(document).find((candidate) => candidate.code === code);
  expect(
    issue,
    `expected ${code} among ${lint(document)
      .map((each) => each.code)
      .join(", ")}`,
  ).toBeDefined();
  return issue!;
}

function amount(): AgentDocument["slots"] {
  return {
    sl_amount: { name: "amount", label: "Amount", type: { type: "money" } },
    sl_city: { name: "city", label: "City", type: { type: "text" } },
  };
}

describe("lint", () => {
  test("[L1] an empty document is clean", () => {
    expect(lint(emptyDocument("New"))).toEqual([]);
  });

  test("[L2] an unknown reference is reported where it stands, with a way to mend it", () => {
    const issue = found(agent({ a: { kind: "start", exits: [["gone", done]] }, b: end }), "unknown-reference");
    expect(issue).toMatchObject({ severity: "error", state: "a", path: ["states", "a", "transitions", "t0", "to"] });
    expect(issue.fix?.operations).toEqual([{ op: "remove", path: ["states", "a", "transitions", "t0"] }]);
  });

  test("[L3] a state nothing leads to is unreachable", () => {
    expect(found(agent({ a: start, b: end, lost: end }), "unreachable-state")).toMatchObject({ state: "lost" });
  });

  test("[L4] a trap without an end is shown with the walk into it", () => {
    const document = agent({
      a: start,
      b: { kind: "say", line: "greeting", listen: true, exits: [["c", otherwise]] },
      c: { kind: "say", line: "greeting", listen: true, exits: [["b", otherwise]] },
    });
    expect(found(document, "cannot-end")).toMatchObject({ state: "a", witness: [{ state: "a" }] });
    document.states.a!.transitions.t9 = { to: "e", order: "b", when: otherwise };
    document.states.e = { ...end, name: "e", flow: "main", transitions: {} };
    expect(found(document, "cannot-end").witness).toEqual([{ state: "a", via: "t0" }, { state: "b" }]);
  });

  test("[L5] a loop that never listens is shown once round", () => {
    const document = agent({
      a: start,
      b: { kind: "say", line: "greeting", exits: [["c", done]] },
      c: {
        kind: "branch",
        exits: [
          ["d", { kind: "expression", expression: "turns > 3" }],
          ["b", otherwise],
        ],
      },
      d: end,
    });
    const issue = found(document, "loop-never-listens");
    expect(issue.witness).toEqual([{ state: "a", via: "t0" }, { state: "b", via: "t0" }, { state: "c", via: "t1" }, { state: "b" }]);
    document.states.b = { ...document.states.b!, listen: true } as State;
    expect(lint(document).map(({ code }) => code)).not.toContain("loop-never-listens");
  });

  test("[L6] a detail read before anything sets it is reported with the path", () => {
    const slots = amount();
    const say = { kind: "say", line: "quote", exits: [["c", done]] as Exit[] } as const;
    const lines = {
      quote: {
        variants: { v: { order: "a", texts: { en: { text: "You owe {amount | money}." }, hi: { text: "{amount | money} बाकी है।" } } } },
      },
    };
    const document = agent({ a: start, b: say, c: end }, { slots, lines });
    expect(found(document, "slot-read-before-set")).toMatchObject({ state: "b", witness: [{ state: "a", via: "t0" }, { state: "b" }] });
    const asked = agent(
      { a: start, b: { kind: "collect", asks: { x: { slot: "sl_amount", order: "a" } }, exits: [["s", otherwise]] }, s: say, c: end },
      { slots, lines },
    );
    expect(lint(asked).filter(({ code }) => code === "slot-read-before-set")).toEqual([]);
  });

  test("[L7] a failure without a way out is reported; an else handles it", () => {
    const collect = { kind: "collect", asks: { x: { slot: "sl_amount", order: "a" } } } as const;
    const slots = amount();
    const complete: Exit = ["c", { kind: "outcome", outcome: "complete" }];
    expect(found(agent({ a: start, b: { ...collect, exits: [complete] }, c: end }, { slots }), "missing-failure-exit")).toMatchObject({
      state: "b",
    });
    const codes = lint(agent({ a: start, b: { ...collect, exits: [complete, ["c", otherwise]] }, c: end }, { slots })).map(
      ({ code }) => code,
    );
    expect(codes).not.toContain("missing-failure-exit");
  });

  test("[L8] a text missing in an offered language is a warning, missing everywhere an error", () => {
    const document = agent({ a: start, b: end });
    document.lines.greeting = { variants: { v: { order: "a", texts: { en: { text: "Hello." } } } } };
    expect(found(document, "missing-translation")).toMatchObject({
      severity: "warning",
      path: ["lines", "greeting", "variants", "v", "texts", "hi"],
    });
    document.lines.greeting = { variants: { v: { order: "a", texts: {} } } };
    expect(found(document, "missing-translation").severity).toBe("error");
  });

  test.each([
    ["the same rule twice", "amount > 10", "amount > 10"],
    ["a wider range above a narrower one", "amount > 10", "amount > 12 && amount < 20"],
    ["a closed end above an open one", "amount <= 10", "amount < 10"],
  ])("[L9] %s shadows the one below", (_, first, second) => {
    const branch = (one: string, two: string): State["transitions"][string]["when"][] => [
      { kind: "expression", expression: one },
      { kind: "expression", expression: two },
      otherwise,
    ];
    const make = (one: string, two: string) =>
      agent({ a: start, b: { kind: "branch", exits: branch(one, two).map((when) => ["c", when]) }, c: end }, { slots: amount() });
    expect(found(make(first, second), "shadowed-way-out").path).toEqual(["states", "b", "transitions", "t1"]);
    if (first !== second) expect(lint(make(second, first)).map(({ code }) => code)).not.toContain("shadowed-way-out");
  });

  test("[L10] tool arguments must fit the tool's schema", () => {
    const tools: AgentDocument["tools"] = {
      look: {
        name: "look",
        description: "",
        implementation: { kind: "none" },
        parameters: { type: "object", properties: { city: { type: "string" }, amount: { type: "number" } }, required: ["city"] },
        result: {},
        effect: "read",
      },
    };
    const call = (args: Record<string, string>) =>
      agent(
        { a: start, b: { kind: "tool", calls: { c: { tool: "look", order: "a", args } }, exits: [["c", otherwise]] }, c: end },
        { slots: amount(), tools },
      );
    const missing = found(call({}), "tool-argument-missing");
    expect(missing.path).toEqual(["states", "b", "calls", "c", "args", "city"]);
    expect(missing.fix).toMatchObject({ title: "Give it “City”", operations: [{ op: "set", path: missing.path, value: "city" }] });
    const unknown = found(call({ city: '"Pune"', town: '"Pune"' }), "tool-argument-unknown");
    expect(unknown.message).toContain("town");
    expect(unknown.fix?.operations).toEqual([{ op: "remove", path: unknown.path }]);
    expect(found(call({ city: "12" }), "tool-argument-type").message).toContain("string");
    expect(found(call({ city: "city", amount: "city" }), "tool-argument-type").path.at(-1)).toBe("amount");
  });

  test("[L11] an expression or template that cannot be read is reported in words", () => {
    const document = agent(
      {
        a: start,
        b: {
          kind: "branch",
          exits: [
            ["c", { kind: "expression", expression: "amont > 3" }],
            ["c", otherwise],
          ],
        },
        c: end,
      },
      { slots: amount() },
    );
    const misspelt = found(document, "expression-error");
    expect(misspelt.message).toContain("amount");
    expect(misspelt.fix?.operations).toEqual([{ op: "set", path: misspelt.path, value: "amount > 3" }]);
    document.lines.greeting = { variants: { v: { order: "a", texts: { en: { text: "Hello {nme}" }, hi: { text: "नमस्ते" } } } } };
    expect(found(document, "template-error").path).toEqual(["lines", "greeting", "variants", "v", "texts", "en", "text"]);
    expect(found(document, "template-error").fix).toBeUndefined();
    document.lines.greeting = { variants: { v: { order: "a", texts: { en: { text: "Pay { amunt | mony }" }, hi: { text: "नमस्ते" } } } } };
    const fixes = lint(document).flatMap(({ code, fix }) => (code === "template-error" ? [fix?.operations[0]] : []));
    expect(fixes.map((fix) => fix?.op === "set" && fix.value)).toEqual(["Pay { amount | mony }", "Pay { amunt | money }"]);
  });

  test("[L12] a sub-flow that calls itself is reported with the calls", () => {
    const flows = { sub: { name: "Quote", kind: "sub" as const, entry: "s1" } };
    const document = agent({ a: { ...start }, b: { kind: "call", target: "sub", exits: [["c", otherwise]] }, c: end }, { flows });
    document.states.s1 = {
      kind: "call",
      name: "Again",
      flow: "sub",
      target: "sub",
      transitions: { t: { to: "s2", order: "a", when: otherwise } },
    };
    document.states.s2 = { kind: "return", name: "Back", flow: "sub", outcome: "ok", transitions: {} };
    expect(found(document, "cyclic-call")).toMatchObject({
      witness: [{ state: "a", via: "t0" }, { state: "b" }, { state: "s1" }, { state: "s1" }],
    });
  });

  test("[L13] Hindi verbs must agree with the agent's voice", () => {
    const document = agent({ a: start, b: end });
    const say = (text: string) => ({ variants: { v: { order: "a", texts: { hi: { text }, en: { text: "x" } } } } });
    document.lines.greeting = say("मैं आपकी मदद करता हूँ।");
    expect(found(document, "verb-gender").message).toContain("करता हूँ");
    document.lines.greeting = say("मैं आपकी मदद करती हूँ।");
    expect(lint(document).map(({ code }) => code)).not.toContain("verb-gender");
  });

  test("[L15] every error that a conversation can come to has the walk to it", () => {
    const lines: AgentDocument["lines"] = { mute: { variants: { v: { order: "a", texts: {} } } } };
    const document = agent(
      {
        a: start,
        b: { kind: "collect", asks: { x: { slot: "sl_amount", order: "a" } }, exits: [["c", { kind: "outcome", outcome: "complete" }]] },
        c: { kind: "say", line: "mute", exits: [["gone", done]] },
      },
      { slots: { sl_amount: { ...amount()["sl_amount"]!, ask: "mute" } }, lines },
    );
    const toB = [{ state: "a", via: "t0" }, { state: "b" }];
    expect(found(document, "missing-failure-exit").witness).toEqual(toB);
    const broken = lint(document).find(({ code, state }) => code === "unknown-reference" && state === "c");
    expect(broken?.witness).toEqual([
      { state: "a", via: "t0" },
      { state: "b", via: "t0" },
      { state: "c", via: "t0" },
    ]);
    // A line is heard where it is said; one of a detail where that is asked for.
    expect(found(document, "missing-translation").witness).toEqual([{ state: "a", via: "t0" }, { state: "b", via: "t0" }, { state: "c" }]);
    document.lines["again"] = document.lines["mute"]!;
    document.slots["sl_amount"]!.ask = "again";
    const asked = lint(document).find(({ code, path }) => code === "missing-translation" && path[1] === "again");
    expect(asked?.witness).toEqual(toB);
    delete document.states.a!.transitions.t0;
    document.states.a!.transitions.t1 = { to: "a", order: "a", when: done };
    expect(found(document, "missing-failure-exit").witness).toBeUndefined();
  });

  test("[L16] a missing way out can be led where the flow's failures lead, never round in silence", () => {
    const collect = { kind: "collect", asks: { x: { slot: "sl_amount", order: "a" } } } as const;
    const make = (exits: Exit[]) =>
      agent(
        {
          a: start,
          b: {
            ...collect,
            exits: [
              ["c", { kind: "outcome", outcome: "complete" }],
              ["sorry", { kind: "outcome", outcome: "failed" }],
            ],
          },
          c: { kind: "branch", exits },
          sorry: { kind: "say", line: "greeting", exits: [["e", done]] },
          e: end,
        },
        { slots: amount() },
      );
    const rule = { kind: "expression", expression: "amount > 3" } as const;
    const issue = found(make([["e", rule]]), "missing-way-out");
    expect(issue.wayOut).toEqual(otherwise);
    expect(issue.fix?.title).toBe("Lead it to “sorry”");
    const mended = changed(make([["e", rule]]), issue.fix!.operations[0]!)!;
    expect(lint(mended).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(sortedExits(mended.states.c!).at(-1)?.[1]).toMatchObject({ to: "sorry", when: otherwise });

    const round = make([["e", rule]]);
    round.states.sorry!.transitions = { t0: { to: "c", order: "a", when: done } };
    expect(found(round, "missing-way-out").fix?.title).toBe("Lead it to “e”");
    const failing = make([["e", otherwise]]);
    delete failing.states.b!.transitions.t1;
    expect(found(failing, "missing-failure-exit").fix).toBeUndefined();
  });

  test("[L17] a flow that begins at the wrong state can begin at the only right one", () => {
    const document = agent({ a: start, b: end });
    document.flows.main!.entry = "b";
    expect(found(document, "entry-kind").fix).toEqual({
      title: "Begin with “a”",
      operations: [{ op: "set", path: ["flows", "main", "entry"], value: "a" }],
    });
    document.states.a2 = document.states.a!;
    expect(found(document, "entry-kind").fix).toBeUndefined();
    document.main = "gone";
    expect(found(document, "no-main-flow").fix?.title).toBe("Begin with “Main”");
  });

  test("[G2] a line that makes a banned claim is reported, and a claim that nothing recognises", () => {
    const document = agent({ a: start, b: end });
    document.lines.greeting = {
      variants: { v: { order: "a", texts: { en: { text: "Approval is guaranteed." }, hi: { text: "नमस्ते।" } } } },
    };
    document.guardrails = { bannedClaims: { c: { name: "Approval", phrases: { en: ["approval … guaranteed"] } } } };
    expect(found(document, "banned-claim")).toMatchObject({
      severity: "warning",
      path: ["lines", "greeting", "variants", "v", "texts", "en"],
    });
    expect(found(document, "claim-without-phrases")).toMatchObject({
      severity: "warning",
      path: ["guardrails", "bannedClaims", "c", "phrases"],
    });
    document.guardrails = { bannedClaims: { c: { name: "Approval", phrases: { en: [] } } } };
    expect(found(document, "claim-without-phrases").severity).toBe("error");
    document.guardrails = { bannedClaims: { c: { name: "Approval", phrases: { en: ["sure thing"], hi: ["पक्का"] } } } };
    expect(lint(document)).toEqual([]);
  });

  test("[L18] a time zone with daylight saving is not followed, and said so", () => {
    const document = { ...agent({ a: start, b: end }), timezone: "Europe/London" };
    expect(found(document, "timezone-not-followed")).toMatchObject({ severity: "error", path: ["timezone"] });
    const linter = createLinter(document);
    for (const timezone of ["Asia/Kolkata", "UTC+01:00", "Asia/Dubai"]) {
      linter.update({ ...document, timezone }, [{ op: "set", path: ["timezone"], value: timezone }]);
      expect(linter.issues().map(({ code }) => code)).not.toContain("timezone-not-followed");
    }
  });

  test("[L14] after any edits the linter says what a new one would", () => {
    const base = agent(
      {
        a: start,
        b: {
          kind: "collect",
          asks: { x: { slot: "sl_amount", order: "a" } },
          exits: [
            ["c", { kind: "outcome", outcome: "complete" }],
            ["d", otherwise],
          ],
        },
        c: { kind: "call", target: "sub", exits: [["d", { kind: "outcome", outcome: "ok" }]] },
        d: { kind: "say", line: "greeting", exits: [["b", done]] },
        e: end,
        s: { kind: "return", flow: "sub", outcome: "ok" } as never,
      },
      { slots: amount(), flows: { sub: { name: "Sub", kind: "sub", entry: "s" } } },
    );
    const ids = ["a", "b", "c", "d", "e", "s", "new"];
    const id = fc.constantFrom(...ids);
    const edit: fc.Arbitrary<Operation> = fc.oneof(
      id.map((state): Operation => ({ op: "remove", path: ["states", state] })),
      fc.tuple(id, id, fc.constantFrom(done, otherwise)).map(([from, to, when]): Operation => ({
        op: "set",
        path: ["states", from, "transitions", "t0"],
        value: { to, order: "a0", when },
      })),
      fc.tuple(id, fc.constantFrom("ok", "bad")).map(([state, outcome]): Operation => ({
        op: "set",
        path: ["states", state],
        value: { kind: "return", name: state, flow: "sub", outcome, transitions: {} },
      })),
      fc
        .constantFrom("Hi {amount}", "Hi", "Hi {oops}", "")
        .map((text): Operation => ({ op: "set", path: ["lines", "greeting", "variants", "all", "texts", "en"], value: { text } })),
      fc.constant<Operation>({ op: "remove", path: ["slots", "sl_amount"] }),
      fc.constantFrom("masculine", "feminine").map((gender): Operation => ({ op: "set", path: ["voice"], value: { gender } })),
      id.map((entry): Operation => ({ op: "set", path: ["flows", "sub", "entry"], value: entry })),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        let document = base;
        const linter = createLinter(document);
        for (const operation of edits) {
          const next = changed(document, operation);
          if (!next) continue;
          document = next;
          linter.update(document, [operation]);
          expect(linter.issues()).toEqual(lint(document));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("[L14] what an edit elsewhere changes in an issue is told: its proof, its words", () => {
    const lines = {
      quote: { variants: { v: { order: "a", texts: { en: { text: "{amount | money}" }, hi: { text: "{amount | money}" } } } } },
    };
    let document = agent(
      {
        a: { kind: "start", exits: [["b", done]] },
        b: { kind: "say", line: "greeting", exits: [["c", done]] },
        c: { kind: "say", line: "quote", exits: [["d", done]] },
        d: { ...end, line: "wrong" },
      },
      { slots: amount(), lines: { ...lines, wrong: { variants: { v: { order: "a", texts: { en: { text: "{amount | upper}" } } } } } } },
    );
    const linter = createLinter(document);
    const codes = () => linter.issues().map(({ code }) => code);
    expect(codes()).toEqual(expect.arrayContaining(["slot-read-before-set", "template-error"]));
    const edit = (operation: Operation) => {
      document = changed(document, operation)!;
      const { came } = linter.update(document, [operation]);
      expect(linter.issues()).toEqual(lint(document));
      return came.map(({ issue }) => issue);
    };
    const shorter = edit({ op: "set", path: ["states", "a", "transitions", "t0", "to"], value: "c" });
    expect(shorter.find(({ code }) => code === "slot-read-before-set")?.witness).toEqual([{ state: "a", via: "t0" }, { state: "c" }]);
    const relabelled = edit({ op: "set", path: ["slots", "sl_amount", "label"], value: "Sum" });
    expect(relabelled.map(({ code, message }) => [code, message.includes("Sum")])).toEqual(
      expect.arrayContaining([
        ["slot-read-before-set", true],
        ["template-error", true],
      ]),
    );
  });

  test("[L14] a thousand edits of one state leave no trace of the first", () => {
    let document = agent({ a: start, b: { kind: "say", line: "greeting", listen: true, exits: [["c", otherwise]] }, c: end, d: end });
    const linter = createLinter(document);
    for (let count = 0; count < 1_000; count++) {
      const to = count % 2 === 0 ? "d" : "c";
      const operation: Operation = { op: "set", path: ["states", "b", "transitions", "t0", "to"], value: to };
      document = changed(document, operation)!;
      linter.update(document, [operation]);
    }
    expect(linter.issues()).toEqual(lint(document));
  });
});

/** Applies one operation without `@vaarta/editing`, which builds on this package. */
function changed(document: AgentDocument, operation: Operation): AgentDocument | null {
  const copy = structuredClone(document);
  let at: Record<string, unknown> = copy;
  for (const key of operation.path.slice(0, -1)) {
    const next = at[key];
    if (typeof next !== "object" || next === null) return null;
    at = next as Record<string, unknown>;
  }
  const last = operation.path.at(-1)!;
  if (operation.op === "set") at[last] = operation.value;
  else delete at[last];
  return copy;
}
