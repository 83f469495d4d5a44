import { kindSchemas } from "@vaarta/flow";
import type { Json, State } from "@vaarta/flow";
import { describe, expect, it } from "vitest";
import { Conversation } from "../simulation/conversation.ts";
import { line, program, ways } from "../testing/agent.ts";
import type { Parts } from "../testing/agent.ts";
import { acts, given, means, said, slots, types } from "../testing/say.ts";
import { kinds } from "./kinds.ts";

const end = (outcome: string): State => ({ kind: "end", name: "End", flow: "main", outcome, transitions: {} });

/** An agent that begins in the given state; `won`, `lost` and `person` end with that outcome. */
function begin(state: object, more: Partial<Parts> = {}, start: ConstructorParameters<typeof Conversation>[1] = {}): Conversation {
  const first = { name: "First", flow: "main", ...state } as State;
  const { states, ...rest } = more;
  return new Conversation(
    program({
      main: "main",
      flows: { main: { name: "Main", kind: "main", entry: "first" } },
      slots: {
        amount: { name: "amount", label: "amount", type: { type: "money" }, ask: "askAmount" },
        city: { name: "city", label: "city", type: { type: "text" }, ask: "askCity" },
        pin: { name: "pin", label: "PIN", type: { type: "pin" }, ask: "askPin" },
        day: { name: "day", label: "day", type: { type: "date" }, ask: "askDay" },
        kind: { name: "kind", label: "kind", type: { type: "text" } },
      },
      intents: { buy: { name: "buy", examples: {} }, leave: { name: "leave", examples: {} } },
      ...rest,
      states: { first, won: end("won"), lost: end("lost"), person: end("person"), ...states },
    }),
    start,
  );
}

const converse = {
  kind: "converse",
  goal: "Win her",
  opening: "opening",
  fallback: "fallback",
  maxTurns: 3,
  asks: { a: { slot: "amount", order: "a" } },
  exits: {
    wins: { name: "Wins", order: "a", criterion: "agrees", intent: "buy" },
    loses: { name: "Loses", order: "b", criterion: "declines" },
  },
  transitions: ways("outcome:wins>won", "outcome:loses>lost", "outcome:exhausted>person"),
};

describe("[K1] kinds of states", () => {
  it("there is one behaviour for every kind of the language", () => {
    expect(Object.keys(kinds).toSorted()).toEqual(Object.keys(kindSchemas).toSorted());
  });
});

describe("[K2] converse", () => {
  it("without a model says its fallback and collects its details; exits are taken by their intents", () => {
    const call = begin(converse);
    expect(said(call.last)).toEqual(["opening"]);
    const [asked] = call.open("generate");
    expect(asked).toMatchObject({ state: "first", goal: "Win her" });
    expect(said(call.send({ type: "generated", effect: asked!.id, outcome: "unavailable" }))).toEqual(["fallback", "askAmount"]);
    expect(said(call.say("hmm", {}))).toContain("reply:not-understood");
    call.say("I will take it", means("buy"));
    expect(call.snapshot.outcome).toBe("won");
  });

  it("come back to, asks only what its fallback asks", () => {
    const lines = { fallback: line("It is sealed before you. Will you come and see?") };
    const call = begin({ ...converse, asks: {} }, { lines });
    const words = () => call.last.effects.flatMap((effect) => (effect.type === "speak" ? effect.utterances.map(({ text }) => text) : []));
    call.send({ type: "generated", effect: call.open("generate")[0]!.id, outcome: "unavailable" });
    expect(words()).toEqual(["It is sealed before you. Will you come and see?"]);
    call.say("nice weather", acts("off-topic"));
    expect(words().at(-1)).toBe("Will you come and see?");
  });

  it("with everything known goes by the exit that needs no meaning", () => {
    const call = begin(converse);
    call.send({ type: "generated", effect: call.open("generate")[0]!.id, outcome: "unavailable" });
    call.say("five", slots(given("amount", 5)));
    expect(call.snapshot.outcome).toBe("lost");
  });

  it("with a model commits what it found, refuses what does not fit, and says its words", () => {
    const call = begin(converse);
    const words = call.send({
      type: "generated",
      effect: call.open("generate")[0]!.id,
      outcome: "ok",
      text: "How much?",
      slots: [given("amount", "a lot")],
    });
    expect(words.effects.find(({ type }) => type === "speak")).toMatchObject({ utterances: [{ text: "How much?" }] });
    expect(call.snapshot.slots["amount"]).toBeUndefined();
    call.say("five", {});
    call.send({ type: "generated", effect: call.open("generate")[0]!.id, outcome: "ok", exit: "wins", slots: [given("amount", 5)] });
    expect(call.snapshot).toMatchObject({ outcome: "won", slots: { amount: { value: 5 } } });
  });

  it("ends its turns", () => {
    const call = begin({ ...converse, asks: {} });
    call.send({ type: "generated", effect: call.open("generate")[0]!.id, outcome: "unavailable" });
    for (let turn = 0; turn < 3; turn++) call.say(`turn ${turn}`, acts("yes"));
    expect(call.snapshot.outcome).toBe("person");
  });
});

describe("[K3] answer", () => {
  const answerState = { kind: "answer", notFound: "notFound", transitions: ways("outcome:answered>won", "outcome:not-found>lost") };

  it("asks the knowledge, and says what it found", () => {
    const call = begin(answerState);
    const [asked] = call.open("retrieve");
    const found = call.send({ type: "retrieved", effect: asked!.id, outcome: "found", passages: [{ text: "Ten to five." }] });
    expect(found.effects.find(({ type }) => type === "speak")).toMatchObject({ utterances: [{ text: "Ten to five." }] });
    expect(call.snapshot.outcome).toBe("won");
  });

  it("says it as a model worded it, and what was found where nothing of its words may be said", () => {
    const worded = (answer: { text: string; refused?: { why: "figure"; detail?: string } }) => {
      const call = begin(answerState);
      const [asked] = call.open("retrieve");
      const found = call.send({ type: "retrieved", effect: asked!.id, outcome: "found", passages: [{ text: "Ten to five." }], answer });
      const speak = found.effects.find((effect) => effect.type === "speak");
      return { heard: speak?.type === "speak" && speak.utterances[0]!.text, decision: found.decisions.find(({ rule }) => rule === "K3") };
    };
    expect(worded({ text: "We open at ten." })).toMatchObject({ heard: "We open at ten.", decision: { cause: "model" } });
    expect(worded({ text: "", refused: { why: "figure", detail: "%" } })).toMatchObject({
      heard: "Ten to five.",
      decision: { refused: [{ kind: "words", id: "%", why: "figure" }] },
    });
  });

  it("says so when there is nothing", () => {
    for (const outcome of ["nothing", "unavailable", "found"] as const) {
      const call = begin(answerState);
      expect(said(call.send({ type: "retrieved", effect: call.open("retrieve")[0]!.id, outcome }))).toContain("notFound");
      expect(call.snapshot.outcome).toBe("lost");
    }
  });
});

describe("[K4] split", () => {
  const split = { kind: "split", experiment: "test", transitions: ways("variant:a>won", "variant:b>lost") };
  const experiments = {
    test: { name: "Test", variants: { a: { name: "A", order: "a", weight: 1 }, b: { name: "B", order: "b", weight: 1 } }, fallback: "b" },
  };

  it("takes the variant that was assigned, else the fallback", () => {
    const assigned = begin(split, { experiments });
    assigned.send({ type: "variant-assigned", effect: assigned.open("assign-variant")[0]!.id, outcome: "assigned", variant: "a" });
    expect(assigned.snapshot.outcome).toBe("won");
    for (const variant of [undefined, "gone"]) {
      const fallen = begin(split, { experiments });
      fallen.send({
        type: "variant-assigned",
        effect: fallen.open("assign-variant")[0]!.id,
        outcome: variant ? "assigned" : "unavailable",
        variant,
      });
      expect(fallen.snapshot.outcome).toBe("lost");
    }
  });
});

describe("[K5] tool", () => {
  const read = {
    name: "read",
    description: "",
    implementation: { kind: "none" as const },
    parameters: {},
    result: {},
    effect: "read" as const,
  };
  const write = { ...read, name: "write", effect: "write" as const };
  const tools = { read, write };
  const tool = (calls: object, more: object = {}) => ({
    kind: "tool",
    calls,
    transitions: ways("outcome:success>won", "outcome:failure>lost"),
    ...more,
  });
  const one = { tool: "read", order: "a", args: {}, save: { amount: "result.value" } };
  const two = { tool: "read", order: "b", args: {}, save: { city: "result.city" } };

  it("keeps what fits; nothing of a result that does not", () => {
    const useless: (Json | undefined)[] = [{ value: "much" }, {}, null, undefined, 5, [1]];
    for (const result of useless) {
      const call = begin(tool({ one }), { tools });
      call.send({ type: "tool-finished", effect: call.open("call-tool")[0]!.id, outcome: "success", result });
      expect(call.snapshot.outcome).toBe("lost");
      expect(call.snapshot.slots["amount"]).toBeUndefined();
    }
  });

  it("runs several at once and waits for all, or one after the other until one fails", () => {
    const both = begin(tool({ one, two }), { tools });
    expect(both.open("call-tool")).toHaveLength(2);
    const [first, second] = both.open("call-tool");
    both.send({ type: "tool-finished", effect: second!.id, outcome: "success", result: { city: "Pune" } });
    expect(both.snapshot.status).toBe("busy");
    both.send({ type: "tool-finished", effect: first!.id, outcome: "success", result: { value: 7 } });
    expect(both.snapshot).toMatchObject({ outcome: "won", slots: { amount: { value: 7, source: "tool" }, city: { value: "Pune" } } });

    const inTurn = begin(tool({ one, two }, { mode: "sequence" }), { tools });
    expect(inTurn.open("call-tool")).toHaveLength(1);
    inTurn.send({ type: "tool-finished", effect: inTurn.open("call-tool")[0]!.id, outcome: "failure" });
    expect(inTurn.snapshot.outcome).toBe("lost");
  });

  it("gives up after its time, and what comes later is ignored", () => {
    const call = begin(tool({ one }, { timeoutMs: 5000 }), { tools });
    const [asked] = call.open("call-tool");
    const timer = () => call.open("set-timer").find(({ purpose }) => purpose === "tool");
    expect(timer()?.afterMs).toBe(3000);
    expect(said(call.send({ type: "timer-fired", effect: timer()!.id }))).toEqual(["reply:holding"]);
    expect(timer()?.afterMs).toBe(2000);
    call.send({ type: "timer-fired", effect: timer()!.id });
    expect(call.snapshot.outcome).toBe("lost");
    expect(call.send({ type: "tool-finished", effect: asked!.id, outcome: "success", result: { value: 1 } }).decisions).toMatchObject([
      { cause: "ignored" },
    ]);
  });

  it("does the same write with the same details once", () => {
    const loop = {
      kind: "tool",
      name: "Again",
      flow: "main",
      calls: { w: { tool: "write", order: "a", args: { a: "1" } } },
      transitions: ways("outcome:success>won"),
    } as State;
    const call = begin(tool({ w: { tool: "write", order: "a", args: { a: "1" } } }, { transitions: ways("outcome:success>again") }), {
      tools,
      states: { again: loop },
    });
    call.send({ type: "tool-finished", effect: call.open("call-tool")[0]!.id, outcome: "success" });
    expect(call.snapshot.outcome).toBe("won");
    expect(call.log.flatMap(types).filter((type) => type === "call-tool")).toHaveLength(1);
  });

  it("[T8] a result without a way out goes the way of a failure", () => {
    for (const outcome of ["timeout", "unknown", "clash"]) {
      const call = begin(tool({ one }), { tools });
      call.send({ type: "tool-finished", effect: call.open("call-tool")[0]!.id, outcome });
      expect(call.snapshot.outcome).toBe("lost");
    }
  });
});

describe("[K7] set, call and return", () => {
  it("sets and forgets details, and leaves out what does not fit", () => {
    const assignments = {
      a: { slot: "amount", order: "a", value: "2 + 3" },
      b: { slot: "city", order: "b", value: "null" },
      c: { slot: "day", order: "c", value: "'soon'" },
    };
    const call = begin({ kind: "set", assignments, transitions: ways("outcome:done>won") });
    expect(call.snapshot.slots["amount"]).toMatchObject({ value: 5, source: "set" });
    expect(call.snapshot.slots["city"]).toBeUndefined();
    expect(call.snapshot.slots["day"]).toBeUndefined();
    expect(call.last.decisions).toContainEqual(
      expect.objectContaining({ cause: "stall", note: "The value for day does not fit its type." }),
    );
  });

  it("runs a sub-flow with its details, and leaves by its result", () => {
    const call = begin(
      { kind: "call", target: "sub", args: { amount: "40 + 2" }, transitions: ways("outcome:good>won", "else>lost") },
      {
        flows: { main: { name: "Main", kind: "main", entry: "first" }, sub: { name: "Sub", kind: "sub", entry: "in" } },
        states: {
          in: {
            kind: "collect",
            name: "In",
            flow: "sub",
            asks: { a: { slot: "city", order: "a" } },
            transitions: ways("outcome:complete>out"),
          },
          out: { kind: "return", name: "Out", flow: "sub", outcome: "good", transitions: {} },
        },
      },
    );
    expect(call.snapshot.stack.map(({ state, reason }) => [state, reason])).toEqual([["first", "main"], ["in", "call"]]); // prettier-ignore
    expect(call.snapshot.slots["amount"]?.value).toBe(42);
    call.say("Pune", slots(given("city", "Pune")));
    expect(call.snapshot.outcome).toBe("won");
  });
});

describe("other kinds", () => {
  it("schedules by its details, and promises once it is sure", () => {
    const call = begin({
      kind: "schedule",
      date: "day",
      reason: "call back",
      line: "promise",
      transitions: ways("outcome:scheduled>won", "outcome:failed>lost"),
    });
    const [asked] = call.open("schedule");
    expect(said(call.last)).toEqual([]);
    expect(said(call.send({ type: "scheduled", effect: asked!.id, outcome: "scheduled" }))).toContain("promise");
    expect(call.snapshot.outcome).toBe("won");
  });

  it("transfers, and ends when a person has the caller", () => {
    const transfer = { kind: "transfer", to: { kind: "queue", queue: "desk" }, line: "handing", transitions: ways("outcome:failed>lost") };
    const connected = begin(transfer);
    expect(said(connected.last)).toEqual(["handing"]);
    connected.send({ type: "transferred", effect: connected.open("transfer")[0]!.id, outcome: "connected" });
    expect(connected.snapshot.outcome).toBe("person");
    const failed = begin(transfer);
    failed.send({ type: "transferred", effect: failed.open("transfer")[0]!.id, outcome: "failed" });
    expect(failed.snapshot.outcome).toBe("lost");
  });

  it("follows the segment: enough hints or a rule, lowest priority first", () => {
    const segments = {
      rich: { name: "Rich", priority: 1, indicators: { rule: "amount > 100" } },
      careful: { name: "Careful", priority: 2, indicators: { needed: 2 } },
    };
    const branch = {
      kind: "segment",
      name: "Segment",
      flow: "main",
      transitions: ways("segment:rich>won", "segment:careful>lost", "else>person"),
    } as State;
    const listen = { kind: "say", line: "hello", listen: true, transitions: ways("intent:buy>sort") };
    const sort = (say: Parameters<Conversation["say"]>[1][]) => {
      const call = begin(listen, { segments, states: { sort: branch } });
      for (const [at, understanding] of say.entries()) call.say(`words ${at}`, understanding);
      call.say("buy", means("buy"));
      return call.snapshot.outcome;
    };
    const hint = (word: string) => ({ ...acts("thanks"), segments: [{ segment: "careful", count: 1, words: [word] }] });
    expect(sort([])).toBe("person");
    expect(sort([hint("safe"), hint("safe")])).toBe("person");
    expect(sort([hint("safe"), hint("locker")])).toBe("lost");
    expect(sort([hint("safe"), { ...hint("locker"), slots: [given("amount", 500)] }])).toBe("won");
  });

  it("takes keys: a way out drawn for them, else digits for what is asked", () => {
    const say = begin({ kind: "say", line: "menu", listen: true, transitions: ways("dtmf:1>won", "dtmf:2>lost") });
    say.send({ type: "dtmf", turn: 1, digits: "2" });
    expect(say.snapshot.outcome).toBe("lost");
    const collect = begin({
      kind: "collect",
      asks: { a: { slot: "pin", order: "a" } },
      transitions: ways("outcome:complete>won", "outcome:failed>lost"),
    });
    expect(said(collect.send({ type: "dtmf", turn: 1, digits: "12" }))).toContain("reply:invalid-value");
    collect.send({ type: "dtmf", turn: 2, digits: "411038" });
    expect(collect.snapshot).toMatchObject({ outcome: "won", slots: { pin: { value: "411038" } } });
  });

  it("leaves by a silence drawn for the state, after its time", () => {
    const call = begin({ kind: "say", line: "hello", listen: true, transitions: ways("silence:5000>lost", "else>won") });
    expect(call.open("set-timer")[0]?.afterMs).toBe(5000);
    call.silence();
    expect(call.snapshot.outcome).toBe("lost");
    expect(call.log.flatMap(({ decisions }) => decisions).find(({ taken }) => taken === "t0")?.cause).toBe("silence");
  });

  it("leaves by a number of turns, and by what a model judged", () => {
    const collect = {
      kind: "collect",
      asks: { a: { slot: "city", order: "a" } },
      transitions: ways("turns:2>lost", "criterion:is angry>person", "outcome:complete>won"),
    };
    const turns = begin(collect);
    turns.say("one", acts("robot"));
    turns.say("two", acts("robot"));
    expect(turns.snapshot.outcome).toBe("lost");
    const judged = begin(collect);
    const { decisions } = judged.say("grr", { criteria: { t1: true } });
    expect(judged.snapshot.outcome).toBe("person");
    expect(decisions.find(({ taken }) => taken === "t1")?.considered[0]).toMatchObject({ transition: "t0", verdict: "false" });
  });

  it("greets by who calls, and a known caller as one", () => {
    const greet = { kind: "start", inbound: "called", outbound: "calling", returning: "again", transitions: ways("outcome:done>won") };
    expect(said(begin(greet, {}, { direction: "inbound" }).last)).toContain("called");
    expect(said(begin(greet, {}, { direction: "outbound" }).last)).toContain("calling");
    const more = { slots: { city: { name: "city", label: "city", type: { type: "text" as const }, attribute: "city" } } };
    expect(said(begin(greet, more, { contact: "c", attributes: { city: "Pune" } }).last)).toContain("again");
  });

  it("records consent, and a no as well", () => {
    const consent = {
      kind: "consent",
      purpose: "keeping it",
      question: "may",
      transitions: ways("outcome:given>won", "outcome:refused>lost", "outcome:failed>person"),
    };
    const yes = begin(consent);
    expect(yes.say("yes", acts("yes")).effects).toContainEqual(
      expect.objectContaining({ type: "record-consent", purpose: "keeping it", given: true }),
    );
    const no = begin(consent);
    expect(no.say("no", acts("no")).effects).toContainEqual(expect.objectContaining({ type: "record-consent", given: false }));
    expect([yes.snapshot.outcome, no.snapshot.outcome]).toEqual(["won", "lost"]);
  });
});
