import { describe, expect, it } from "vitest";
import { Conversation } from "./simulation/conversation.ts";
import { agent, line, program, ways } from "./testing/agent.ts";
import type { Parts } from "./testing/agent.ts";
import { loan, loanParts } from "./testing/loan.ts";
import { acts, causes, given, means, said, slots } from "./testing/say.ts";

function at(choice = "transfer", parts: Partial<Parts> = {}): Conversation {
  const call = new Conversation(loan(parts));
  call.say(choice, { options: [{ option: choice, score: 0.9 }] });
  return call;
}

const money = (id: string) => ({ name: id, label: id, type: { type: "money" as const }, ask: `ask-${id}` });

/** A state that asks three sums, and one that asks a fourth. */
function sums(): Conversation {
  return new Conversation(
    program({
      main: "main",
      flows: { main: { name: "Main", kind: "main", entry: "first" } },
      slots: { one: money("one"), two: money("two"), three: money("three") },
      states: {
        first: {
          kind: "collect",
          name: "First",
          flow: "main",
          asks: {
            a: { slot: "one", order: "a" },
            b: { slot: "two", order: "b", required: false, attempts: 1 },
            c: { slot: "three", order: "c" },
          },
          transitions: ways("when:one > 100>high", "outcome:complete>done", "outcome:failed>sorry"),
        },
        high: { kind: "end", name: "High", flow: "main", outcome: "won", transitions: {} },
        done: { kind: "end", name: "Done", flow: "main", outcome: "rest", transitions: {} },
        sorry: { kind: "end", name: "Sorry", flow: "main", outcome: "person", transitions: {} },
      },
    }),
  );
}

describe("a turn", () => {
  it("[T1] takes every value, whatever else happens", () => {
    const call = at();
    call.say("Pune, and is it safe?", { ...slots(given("city", "Pune")), ...means("isSafe") });
    expect(call.snapshot.slots["city"]).toMatchObject({ value: "Pune", version: 1, source: "caller", words: '"Pune"' });
    expect(causes(call.log)).toContain("global");
  });

  it("[T2] words that fit several details by type alone go to the one asked, or to none", () => {
    const asked = sums();
    const both = [given("two", 50, { words: "fifty", anchored: false }), given("three", 50, { words: "fifty", anchored: false })];
    asked.say("fifty", { slots: [given("one", 50, { words: "fifty", anchored: false }), ...both] });
    expect(Object.keys(asked.snapshot.slots)).toEqual(["one"]);
    const unclear = sums();
    unclear.say("fifty", { slots: both });
    expect(unclear.snapshot.slots).toEqual({});
    const cued = sums();
    cued.say("the third is fifty", { slots: [both[0]!, { ...both[1]!, anchored: true }] });
    expect(Object.keys(cued.snapshot.slots)).toEqual(["three"]);
  });

  it("[T2] a correction goes to what she gave last", () => {
    const call = sums();
    call.say("ten", slots(given("one", 10)));
    call.say("twenty", slots(given("two", 20)));
    call.say("no, thirty", {
      ...acts("correction"),
      slots: ["one", "two"].map((slot) => given(slot, 30, { words: "thirty", anchored: false })),
    });
    expect(call.snapshot.slots["one"]?.value).toBe(10);
    expect(call.snapshot.slots["two"]).toMatchObject({ value: 30, version: 2 });
  });

  it("[T4] what was drawn wins over a repair that yields, unless that was heard clearly better", () => {
    const drawn = at();
    drawn.say("is it safe, or a person?", { ...means("isSafe", 0.8), ...acts("person") });
    expect(causes(drawn.log)).toContain("global");
    const repair = at();
    repair.say("a person!", { ...means("isSafe", 0.55), acts: [{ act: "person", score: 0.95 }] });
    expect(repair.snapshot.outcome).toBe("person");
  });

  it("[T5] beside an answer a faint meaning does not count", () => {
    const faint = at();
    faint.say("5 lakh", { ...slots(given("amount", 500_000)), ...means("wantLocker", 0.6) });
    expect(faint.state).toBe("qualify");
    const clear = at();
    clear.say("5 lakh, but first a locker", { ...slots(given("amount", 500_000)), ...means("wantLocker", 0.9) });
    expect(clear.state).toBe("lockerSay");
  });

  it("[T5] the no of a correction refuses nothing", () => {
    const parts = {
      states: {
        ...loanParts.states,
        qualify: { ...loanParts.states["qualify"]!, transitions: ways("intent:lost>bye", "outcome:complete>size", "outcome:failed>sorry") },
      },
    };
    const call = at("transfer", parts);
    call.say("5 lakh", slots(given("amount", 500_000)));
    call.say("no no, 4 lakh", { ...acts("correction"), ...slots(given("amount", 400_000)), ...means("lost", 0.95) });
    expect(call.state).toBe("qualify");
    expect(call.snapshot.slots["amount"]?.value).toBe(400_000);
    call.say("not interested", means("lost", 0.95));
    expect(call.snapshot.outcome).toBe("lost");
  });

  it("[T6] after a failure only ways out for results are tried", () => {
    const call = sums();
    call.say("a hundred thousand?", slots(given("one", 90)));
    for (let tries = 0; tries < 2; tries++) call.say("mumble", {});
    for (let tries = 0; tries < 4; tries++) call.say("mumble again", {});
    expect(call.snapshot.outcome).toBe("person");
  });

  it("[T7] a rule on a collecting state leads on as soon as it holds", () => {
    const call = sums();
    const { decisions } = call.say("five hundred", slots(given("one", 500)));
    expect(call.snapshot.outcome).toBe("won");
    const move = decisions.find(({ taken }) => taken === "t0");
    expect(move).toMatchObject({ cause: "transition", from: "first", to: "high", read: { one: 1 } });
  });

  it("[T9] what is known is not asked, and coming back on purpose asks the newest detail anew", () => {
    const call = at();
    call.say(
      "all",
      slots(
        given("amount", 500_000),
        given("city", "Pune"),
        given("lender", "Muthoot"),
        given("day", "2025-11-24"),
        given("phone", "9876543210"),
      ),
    );
    const [savings] = call.open("call-tool");
    call.send({ type: "tool-finished", effect: savings!.id, outcome: "success", result: { saving: 9 } });
    expect(said(call.say("yes", acts("yes")))).toEqual(["confirmVisit"]);
    call.say("yes", acts("yes"));
    const [book] = call.open("call-tool");
    const clash = call.send({ type: "tool-finished", effect: book!.id, outcome: "clash" });
    expect(said(clash)).toEqual(["askDay"]);
    call.say("tuesday", slots(given("day", "2025-11-25")));
    expect(call.snapshot.slots["day"]?.value).toBe("2025-11-25");
    expect(call.log.flatMap(({ decisions }) => decisions).some(({ rule }) => rule === "V4")).toBe(false);
  });

  it("[T10] a state that allows no side questions keeps them out, and repairs apply", () => {
    const parts = { states: { ...loanParts.states, qualify: { ...loanParts.states["qualify"]!, interruptible: false } } };
    const call = at("transfer", parts);
    call.say("is it safe?", { ...means("isSafe"), answers: [{ answer: "documents", score: 0.9 }] });
    expect(call.state).toBe("qualify");
    expect(said(call.last)).not.toContain("answerDocuments");
    expect(said(call.say("are you a robot?", acts("robot")))).toContain("reply:robot");
  });

  it("[T11] while a result is awaited nothing new is begun, and stopping still stops", () => {
    const call = at();
    call.say("all", slots(given("amount", 500_000), given("city", "Pune"), given("lender", "Muthoot")));
    expect(call.snapshot.status).toBe("busy");
    call.say("is it safe?", { ...means("isSafe"), question: true });
    expect(call.state).toBe("save");
    expect(call.snapshot.status).toBe("busy");
    expect(said(call.last)).toEqual(["reply:holding"]);
    call.say("never call again", acts("stop-calling"));
    expect(call.snapshot.status).toBe("ended");
  });
});

describe("decisions", () => {
  it("[D1] account for every way out, with evidence and versions", () => {
    const call = at();
    call.say("7 lakh", slots(given("amount", 700_000), given("city", "Pune"), given("lender", "Muthoot")));
    const decision = call.log.flatMap(({ decisions }) => decisions).find(({ from }) => from === "size");
    expect(decision).toMatchObject({
      to: "big",
      cause: "transition",
      taken: "t0",
      read: { amount: 1 },
      considered: [
        { transition: "t0", to: "big", verdict: "taken" },
        { transition: "t1", to: "small", verdict: "later" },
      ],
    });
    expect(decision?.evidence).toContainEqual({ kind: "slot", id: "amount", score: 0.9, words: "700000" });
  });

  it("[D2] something understood that moves nothing is a stall, with what was understood", () => {
    const call = at();
    const { decisions } = call.say("less, I mean", means("less"));
    expect(call.state).toBe("qualify");
    expect(decisions).toContainEqual(
      expect.objectContaining({ cause: "stall", to: null, evidence: [{ kind: "intent", id: "less", score: 0.9 }] }),
    );
  });

  it("[D3] a correction undoes only what comes out otherwise", () => {
    const call = at();
    call.say("5 lakh", slots(given("amount", 500_000), given("city", "Pune"), given("lender", "Muthoot")));
    const [savings] = call.open("call-tool");
    call.send({ type: "tool-finished", effect: savings!.id, outcome: "success", result: { saving: 9 } });
    expect(call.state).toBe("may");
    call.say("no, Nashik", { ...acts("correction"), ...slots(given("city", "Nashik")) });
    expect(call.state).toBe("may");
    const redo = call.say("and it is 5.5 lakh", { ...acts("correction"), ...slots(given("amount", 550_000)) });
    // The branch comes out the same; the savings were worked out for another amount.
    expect(said(redo)).toEqual(["reply:corrected-redo", "hold"]);
    expect(call.state).toBe("save");
    expect(call.snapshot.slots["city"]?.value).toBe("Nashik");
    expect(call.open("call-tool")).toMatchObject([{ args: { amount: 550_000 } }]);
  });
});

describe("landing", () => {
  const end = { kind: "end" as const, name: "End", flow: "main", outcome: "rest", transitions: {} };
  const start = (states: Parts["states"], more: Partial<Parts> = {}) =>
    new Conversation(
      program({
        main: "main",
        flows: { main: { name: "Main", kind: "main", entry: "a" }, sub: { name: "Sub", kind: "sub", entry: "s" } },
        states: { end, ...states },
        ...more,
      }),
    );

  it("[L1] branches that run in a circle end with a person, and say so", () => {
    const call = start({
      a: { kind: "branch", name: "A", flow: "main", transitions: ways("else>b") },
      b: { kind: "branch", name: "B", flow: "main", transitions: ways("else>a") },
    });
    expect(causes(call.log)).toContain("budget");
    expect(said(call.last)).toEqual(["reply:not-understood-person"]);
    expect(call.last.effects.map(({ type }) => type)).toEqual(["speak", "desk", "hang-up"]);
    expect(call.snapshot).toMatchObject({ status: "ended", outcome: "person" });
  });

  it("[L2] a way out to nowhere, and a branch without one, land", () => {
    for (const transitions of [ways("else>nowhere"), {}]) {
      const call = start({ a: { kind: "branch", name: "A", flow: "main", transitions } });
      expect(causes(call.log)).toContain("stall");
      expect(call.snapshot.status).toBe("ended");
    }
  });

  it("[L5] a sub-flow that calls itself fails at last", () => {
    const call = start({
      a: { kind: "call", name: "A", flow: "main", target: "sub", transitions: ways("else>end") },
      s: { kind: "call", name: "S", flow: "sub", target: "sub", transitions: ways("outcome:failed>r") },
      r: { kind: "return", name: "R", flow: "sub", outcome: "failed", transitions: {} },
    });
    expect(call.snapshot).toMatchObject({ status: "ended", outcome: "rest" });
  });

  it("[L4] the same line in a circle is not said three times in a row", () => {
    const call = start(
      { a: { kind: "say", name: "A", flow: "main", line: "same", listen: true, transitions: ways("else>a") } },
      { lines: { same: line("Same.") } },
    );
    for (let turn = 0; turn < 5; turn++) call.say(`again ${turn}`, acts("yes"));
    // What was said twice is left out, and something else is said: she is never left without a word.
    expect(call.log.flatMap(said)).toEqual(["same", "same", "reply:silence-prompt", "same", "same", "reply:silence-prompt"]);
    expect(call.snapshot.status).toBe("waiting");
  });

  it("[L6] a document without outcomes ends with the name of the category", () => {
    const call = start({ a: { kind: "branch", name: "A", flow: "main", transitions: {} } }, { outcomes: {} });
    expect(call.snapshot.outcome).toBe("escalated");
    expect(agent({ main: "main", states: {} }).outcomes).not.toEqual({});
  });
});
