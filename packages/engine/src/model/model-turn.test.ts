import type { State } from "@vaarta/flow";
import { describe, expect, it } from "vitest";
import { replay } from "../replay.ts";
import { Conversation } from "../simulation/conversation.ts";
import { program, ways } from "../testing/agent.ts";
import type { Parts } from "../testing/agent.ts";
import { acts, given, means, said, slots } from "../testing/say.ts";
import type { Decision, Proposal, SlotCandidate, StepResult } from "../types.ts";

const end = (outcome: string): State => ({ kind: "end", name: "End", flow: "main", outcome, line: "bye", transitions: {} });

/** An agent that talks about a loan in one state, with a worry and an answer reachable from everywhere. */
function begin(state: object = {}, more: Partial<Parts> = {}): Conversation {
  const talk = {
    kind: "converse", name: "Talk", flow: "main", goal: "Win her", opening: "opening", fallback: "fallback", maxTurns: 3, listen: true,
    asks: { a: { slot: "amount", order: "a" }, c: { slot: "city", order: "b", required: false } },
    exits: {
      wins: { name: "Wins", order: "a", criterion: "agrees" },
      loses: { name: "Loses", order: "b", criterion: "declines", intent: "leave" },
      dangling: { name: "Leads nowhere", order: "c", criterion: "never" },
    },
    tools: { rate: true, write: true },
    transitions: ways("outcome:wins>won", "outcome:loses>lost", "outcome:exhausted>person"),
    ...state,
  } as State; // prettier-ignore
  const { states, ...rest } = more;
  return new Conversation(
    program({
      main: "main",
      flows: { main: { name: "Main", kind: "main", entry: "talk" }, worry: { name: "Worry", kind: "objection", entry: "worry" } },
      slots: {
        amount: { name: "amount", label: "amount", type: { type: "money", min: 1000 }, ask: "askAmount" },
        city: { name: "city", label: "city", type: { type: "text" }, ask: "askCity" },
        phone: { name: "phone", label: "phone", type: { type: "phone" }, sensitivity: "personal" },
        rate: { name: "rate", label: "rate", type: { type: "percent" } },
        offer: { name: "offer", label: "offer", type: { type: "data" } },
      },
      intents: { leave: { name: "leave", examples: {} }, fear: { name: "fear", examples: {} } },
      answers: { hours: { question: "When are you open?", ways: {}, answer: "hours" } },
      tools: {
        rate: tool("rate", "read", { amount: { type: "number" }, kind: { enum: ["gold"] } }, ["amount"]),
        write: tool("write", "write", {}, []),
        other: tool("other", "read", {}, []),
      },
      ...rest,
      states: {
        talk,
        won: end("won"),
        lost: end("lost"),
        person: end("person"),
        worry: {
          kind: "objection", name: "Worry", flow: "worry", intents: { fear: true }, criterion: "worries", line: "calm",
          transitions: ways("outcome:done>back"),
        },
        back: { kind: "return", name: "Back", flow: "worry", outcome: "done", transitions: {} },
        ...states,
      },
    }),
  ); // prettier-ignore
}

function tool(name: string, effect: "read" | "write", properties: object, required: string[]) {
  return {
    name,
    description: name,
    implementation: { kind: "none" as const },
    parameters: { properties, required } as never,
    result: {},
    effect,
  };
}

function proposes(call: Conversation, proposal: Proposal = {}): StepResult {
  return call.send({ type: "proposed", effect: call.open("generate")[0]?.id ?? "none", ...proposal });
}

function words(call: Conversation, text: string): StepResult {
  return call.send({ type: "worded", effect: call.open("generate")[0]?.id ?? "none", outcome: "said", text });
}

function finishes(call: Conversation): StepResult {
  return call.send({ type: "generated", effect: call.open("generate")[0]?.id ?? "none", outcome: "ok" });
}

const refusedIn = (result: { decisions: readonly Decision[] }) => result.decisions.flatMap(({ refused = [] }) => refused);
const five = (more: Partial<SlotCandidate> = {}) => given("amount", 500_000, { words: "paanch lakh", ...more });

describe("[M1] the order of a model's turn", () => {
  it("opens with its question and asks the model once she has answered", () => {
    const call = begin();
    expect(said(call.last)).toEqual(["opening"]);
    expect(call.open("generate")).toEqual([]);
    call.say("tell me", {});
    expect(call.open("generate")).toMatchObject([{ state: "talk", goal: "Win her" }]);
  });

  it("words before the proposal are not said, and a second proposal changes nothing", () => {
    const call = begin();
    call.say("tell me", {});
    expect(words(call, "Buy now.").decisions).toMatchObject([{ cause: "ignored" }]);
    proposes(call);
    expect(proposes(call, { exit: "wins" }).decisions).toMatchObject([{ cause: "ignored" }]);
    words(call, "We lend on gold.");
    finishes(call);
    expect(call.snapshot).toMatchObject({ status: "waiting", outcome: null });
  });

  it("each sentence is said as it comes, and all of them count as one thing said", () => {
    const call = begin();
    call.say("tell me", {});
    proposes(call);
    for (const text of ["One.", "Two.", "Three.", "Two."]) words(call, text);
    const spoken = call.log.flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.type === "speak" ? [effect.utterances[0]?.text] : [])),
    );
    expect(spoken).toEqual(["opening", "One.", "Two.", "Three."]);
    expect(call.open("speak")).toHaveLength(3);
    finishes(call);
    expect(call.snapshot.status).toBe("waiting");
    const again = call.say("what?", acts("repeat"));
    expect(again.effects.find(({ type }) => type === "speak")).toMatchObject({
      utterances: [{ text: "One." }, { text: "Two." }, { text: "Three." }],
    });
  });

  it("an answer of one sentence is repeated as well", () => {
    const call = begin();
    call.say("tell me", {});
    proposes(call);
    words(call, "We lend on gold.");
    finishes(call);
    const again = call.say("what?", acts("repeat"));
    expect(again.effects.find(({ type }) => type === "speak")).toMatchObject({ utterances: [{ text: "We lend on gold." }] });
  });

  it("says no more than twelve sentences, and no sentence without end", () => {
    const call = begin();
    call.say("tell me", {});
    proposes(call);
    for (let at = 0; at < 20; at++) if (call.open("generate").length > 0) words(call, `${at} ${"x".repeat(2000)}`);
    const spoken = call.log.flatMap(({ effects }) => effects.flatMap((effect) => (effect.type === "speak" ? effect.utterances : [])));
    expect(spoken).toHaveLength(1 + 12);
    expect(Math.max(...spoken.map(({ text }) => text.length))).toBe(600);
    expect(call.snapshot.status).toBe("waiting");
  });
});

describe("[M2] ways out", () => {
  it("one that is drawn is taken once the words are said, and the decision names it", () => {
    const call = begin();
    call.say("fine", {});
    const proposed = proposes(call, { exit: "wins" });
    expect(proposed.decisions).toMatchObject([
      {
        cause: "model",
        rule: "M2",
        considered: [{ transition: "wins", to: "won", verdict: "taken" }, { verdict: "false" }, { verdict: "false" }],
      },
    ]);
    expect(call.state).toBe("talk");
    words(call, "Very well.");
    finishes(call);
    expect(call.snapshot.outcome).toBe("won");
  });

  it("one that is unknown, or leads nowhere, is refused and recorded", () => {
    for (const [exit, why] of [["nowhere", "unknown"], ["dangling", "not-drawn"], ["toString", "unknown"]] as const) {
      const call = begin();
      call.say("fine", {});
      expect(refusedIn(proposes(call, { exit }))).toEqual([{ kind: "exit", id: exit, why }]);
      words(call, "Let us see.");
      finishes(call);
      expect(call.snapshot).toMatchObject({ status: "waiting", outcome: null });
    }
  }); // prettier-ignore

  it("is taken although the words broke off", () => {
    const call = begin();
    call.say("fine", {});
    proposes(call, { exit: "wins" });
    call.send({ type: "generated", effect: call.open("generate")[0]!.id, outcome: "failed" });
    expect(call.snapshot.outcome).toBe("won");
  });
});

describe("[M3] details", () => {
  it("are taken with words of hers that bear them out", () => {
    const call = begin();
    call.say("paanch lakh chahiye, Pune mein", {});
    proposes(call, { slots: [five(), given("city", "Pune", { words: "pune" })] });
    expect(call.snapshot.slots).toMatchObject({
      amount: { value: 500_000, source: "model", confirmed: true, words: "paanch lakh" },
      city: { value: "Pune", confirmed: true },
    });
  });

  it.each([
    ["a detail that does not exist", given("nothing", 1, { words: "paanch" }), "unknown"],
    ["a private one", given("phone", "9876543210", { words: "paanch lakh" }), "private"],
    ["one that only tools write", given("offer", { a: 1 }, { words: "paanch lakh" }), "not-allowed"],
    ["one that is not asked here and was not said", given("rate", 12, { words: "barah taka" }), "not-here"],
    ["one asked here that she did not say", five({ words: "dus lakh" }), "not-said"],
    ["words of none", five({ words: "" }), "not-said"],
    ["a name that she did not say", given("city", "Mumbai", { words: "paanch lakh" }), "not-said"],
    ["a value of another type", given("amount", "a lot", { words: "paanch lakh" }), "does-not-fit"],
    ["one past the limits of the slot", given("amount", 5, { words: "paanch" }), "does-not-fit"],
    ["one that it is not sure of", five({ score: 0.1 }), "does-not-fit"],
  ])("%s is refused", (_, candidate, why) => {
    const call = begin();
    call.say("paanch lakh chahiye", {});
    expect(refusedIn(proposes(call, { slots: [candidate] }))).toEqual([{ kind: "slot", id: candidate.slot, why }]);
    expect(call.snapshot.slots).toEqual({});
  });

  it("a detail of another state is taken when she said it", () => {
    const call = begin();
    call.say("mera byaj barah taka hai", {});
    proposes(call, { slots: [given("rate", 12, { words: "barah taka" })] });
    expect(call.snapshot.slots["rate"]).toMatchObject({ value: 12, source: "model" });
  });

  it("a figure that her words do not give is said back before anything rests on it; the way out waits for her yes", () => {
    const call = begin();
    call.say("paanch lakh chahiye", {});
    const proposed = proposes(call, { exit: "wins", slots: [five({ value: 50_000 })] });
    expect(said(proposed)).toEqual(["reply:confirm-slot"]);
    expect(call.open("generate")).toEqual([]);
    call.say("haan", acts("yes"));
    expect(call.snapshot).toMatchObject({ outcome: "won", slots: { amount: { value: 50_000, confirmed: true } } });
  });

  it("what she denied is forgotten, and the model goes on", () => {
    const call = begin();
    call.say("paanch lakh chahiye", {});
    proposes(call, { slots: [five({ value: 50_000 })] });
    call.say("nahi", acts("no"));
    expect(call.snapshot.slots["amount"]).toBeUndefined();
    expect(call.open("generate")).toHaveLength(1);
  });

  it("what a rule took for sure is not changed by a model", () => {
    const call = begin();
    call.say("paanch lakh", slots(five()));
    expect(refusedIn(proposes(call, { slots: [five({ value: 700_000 })] }))).toEqual([{ kind: "slot", id: "amount", why: "settled" }]);
    expect(call.snapshot.slots["amount"]?.value).toBe(500_000);
  });
});

describe("[M5] words that were held back", () => {
  it("the written line is said for them, the rest is not said, and why is recorded", () => {
    const call = begin();
    call.say("what is the rate?", {});
    proposes(call);
    words(call, "We are a bank.");
    const { id } = call.open("generate")[0]!;
    const refused = call.send({ type: "worded", effect: id, outcome: "refused", why: "figure", detail: "percent" });
    expect(said(refused)).toEqual(["fallback", "askAmount"]);
    expect(refusedIn(refused)).toEqual([{ kind: "words", id: "percent", why: "figure" }]);
    expect(call.open("generate")).toEqual([]);
    expect(call.send({ type: "worded", effect: id, outcome: "said", text: "0 %" }).decisions).toMatchObject([{ cause: "ignored" }]);
    call.say("and now?", {});
    expect(call.open("generate")).toHaveLength(1);
  });

  it("a way out that was committed is taken all the same", () => {
    const call = begin();
    call.say("fine", {});
    proposes(call, { exit: "wins" });
    call.send({ type: "worded", effect: call.open("generate")[0]!.id, outcome: "refused", why: "claim", detail: "approval" });
    expect(call.snapshot.outcome).toBe("won");
  });
});

describe("[M6] look-ups", () => {
  const asks = (call: Conversation, id: string, args: Record<string, never> | object) =>
    proposes(call, { tool: { tool: id, args: args as never } });

  it("a read that the state allows runs with what is known, and the model goes on with the result", () => {
    const call = begin();
    call.say("paanch lakh chahiye", slots(five()));
    asks(call, "rate", { amount: 500_000, kind: "gold" });
    const [running] = call.open("call-tool");
    expect(running).toMatchObject({ tool: "rate", write: false });
    call.send({ type: "tool-finished", effect: running!.id, outcome: "success", result: { rate: 9.5 } });
    expect(call.open("generate")).toHaveLength(1);
    expect(call.snapshot.stack[0]?.progress["model"]).toMatchObject({
      lookUps: [{ tool: "rate", outcome: "success", result: { rate: 9.5 } }],
    });
    proposes(call);
    words(call, "It is 9.5 percent.");
    finishes(call);
    expect(call.snapshot.status).toBe("waiting");
  });

  it.each([
    ["unknown", "nothing", {}],
    ["not-allowed", "other", {}],
    ["changes-something", "write", {}],
    ["not-said", "rate", { amount: 900_000 }],
    ["does-not-fit", "rate", { amount: 500_000, extra: true }],
    ["does-not-fit", "rate", {}],
  ])("%s: %s is not called with %j", (why, id, args) => {
    const call = begin();
    call.say("paanch lakh chahiye", slots(five()));
    expect(refusedIn(asks(call, id, args))).toEqual([{ kind: "tool", id, why }]);
    expect(call.open("call-tool")).toEqual([]);
    expect(call.open("generate")).toHaveLength(1);
  });

  it("ends after two", () => {
    const call = begin();
    call.say("paanch lakh chahiye", slots(five()));
    for (let round = 0; round < 2; round++) {
      asks(call, "rate", { amount: 500_000 });
      call.send({ type: "tool-finished", effect: call.open("call-tool")[0]!.id, outcome: "failure" });
    }
    expect(refusedIn(asks(call, "rate", { amount: 500_000 }))).toMatchObject([{ why: "too-many" }]);
  });
});

describe("[M7] what else she says", () => {
  it("gives up the answer under way, and asks anew with all she said", () => {
    const call = begin();
    call.say("what is the rate?", {});
    const first = call.open("generate")[0]!;
    proposes(call, { exit: "wins" });
    call.say("no wait, five lakh", slots(five()));
    const [second, ...rest] = call.open("generate");
    expect([second!.id === first.id, rest.length]).toEqual([false, 0]);
    expect(call.send({ type: "generated", effect: first.id, outcome: "ok" }).decisions).toMatchObject([{ cause: "ignored" }]);
    expect(call.snapshot).toMatchObject({ status: "busy", outcome: null, slots: { amount: { value: 500_000 } } });
  });

  it("a worry, an answer and a way out known by its examples come before the model; after them it goes on", () => {
    const call = begin();
    call.say("hm", {});
    proposes(call);
    expect(said(call.say("is it safe?", means("fear")))).toContain("calm");
    expect(call.open("generate")).toHaveLength(1);
    call.say("when are you open?", { answers: [{ answer: "hours", score: 0.9 }], question: true });
    expect(call.open("generate")).toHaveLength(1);
    call.say("leave me", means("leave"));
    expect(call.snapshot.outcome).toBe("lost");
  });

  it("keys pressed are acted on, and the answer under way is given up", () => {
    const call = begin(
      { transitions: ways("dtmf:1>menu", "outcome:wins>won") },
      {
        states: {
          menu: {
            kind: "collect",
            name: "Menu",
            flow: "main",
            asks: { c: { slot: "city", order: "a" } },
            transitions: ways("outcome:complete>won"),
          },
        },
      },
    );
    call.say("tell me", {});
    expect(said(call.send({ type: "dtmf", turn: call.snapshot.turn + 1, digits: "1" }))).toEqual(["askCity"]);
    expect([call.open("generate"), call.snapshot.status]).toEqual([[], "waiting"]);
    call.say("Pune", slots(given("city", "Pune")));
    expect(call.snapshot.outcome).toBe("won");
  });

  it("a worry that a model judged is raised like any other", () => {
    const call = begin();
    expect(said(call.say("kahin gum to nahi hoga", { criteria: { worry: true } }))).toContain("calm");
    expect(call.log.flatMap(({ decisions }) => decisions).find(({ cause }) => cause === "global")).toMatchObject({
      to: "worry",
      evidence: [{ kind: "criterion", id: "worry" }],
    });
  });
});

describe("[M8] a model that is slow, wrong or gone", () => {
  it("holds her twice, then goes on by script; the next turn tries the model again, a second failure does not", () => {
    const call = begin();
    call.say("tell me", {});
    const effect = call.open("generate")[0]!.id;
    const waits: number[] = [];
    const lines: string[][] = [];
    for (let step = 0; step < 3; step++) {
      const timer = call.open("set-timer")[0]!;
      waits.push(timer.afterMs);
      lines.push(said(call.send({ type: "timer-fired", effect: timer.id }, timer.afterMs)));
    }
    // A second went by from her words until they were understood.
    expect(waits).toEqual([500, 3500, 9000]);
    expect(lines).toEqual([["reply:model-slow"], ["reply:holding"], ["fallback", "askAmount"]]);
    expect(call.send({ type: "proposed", effect, exit: "wins" }).decisions).toMatchObject([{ cause: "ignored" }]);
    call.say("paanch lakh", slots(five()));
    expect(call.open("generate")).toHaveLength(1);
    call.send({ type: "generated", effect: call.open("generate")[0]!.id, outcome: "failed" });
    call.say("Pune", slots(given("city", "Pune", { words: "Pune" })));
    expect(call.open("generate")).toEqual([]);
  });

  it("waits as long as the agent says", () => {
    const call = begin({}, { model: { holdingMs: 2500, giveUpMs: 4000 } });
    call.say("tell me", {});
    expect(call.open("set-timer")[0]).toMatchObject({ afterMs: 1500, purpose: "tool" });
    call.send({ type: "timer-fired", effect: call.open("set-timer")[0]!.id });
    expect(call.open("set-timer")[0]).toMatchObject({ afterMs: 1500 });
    expect(said(call.send({ type: "timer-fired", effect: call.open("set-timer")[0]!.id }))).toEqual(["fallback", "askAmount"]);
  });

  it("does not hold her once it speaks", () => {
    const call = begin();
    call.say("tell me", {});
    const timer = call.open("set-timer")[0]!;
    proposes(call);
    words(call, "We lend on gold.");
    expect(call.send({ type: "timer-fired", effect: timer.id }).decisions).toMatchObject([{ cause: "ignored" }]);
  });

  it("an answer without words or way out is no answer: the written line is said", () => {
    const call = begin();
    call.say("tell me", {});
    proposes(call);
    expect(said(finishes(call))).toEqual(["fallback", "askAmount"]);
  });

  it("an answer that broke off leaves what was said, and asks what is missing", () => {
    const call = begin();
    call.say("tell me", {});
    proposes(call);
    words(call, "We lend on gold.");
    const broken = call.send({ type: "generated", effect: call.open("generate")[0]!.id, outcome: "failed" });
    expect(said(broken)).toEqual(["askAmount"]);
    expect(call.snapshot.status).toBe("waiting");
  });

  it("without a model it goes by script for the whole visit", () => {
    const call = begin();
    call.say("tell me", {});
    call.send({ type: "generated", effect: call.open("generate")[0]!.id, outcome: "unavailable" });
    call.say("hm", {});
    call.say("paanch lakh", slots(five()));
    expect(call.open("generate")).toEqual([]);
  });

  it("by script, what she says beside the point does not end the conversation where nothing is collected", () => {
    const call = begin({ asks: {} });
    call.say("tell me", {});
    call.send({ type: "generated", effect: call.open("generate")[0]!.id, outcome: "unavailable" });
    call.say("mera byaj barah taka hai", slots(given("rate", 12)));
    expect(call.snapshot).toMatchObject({ status: "waiting", slots: { rate: { value: 12 } } });
  });

  it("failing again after a side step of hers it stays where it is: she has not answered yet", () => {
    const call = begin({ asks: {} });
    call.say("tell me", {});
    call.send({ type: "generated", effect: call.open("generate")[0]!.id, outcome: "failed" });
    call.say("is this a fraud?", acts("fraud-fear"));
    const failed = call.send({ type: "generated", effect: call.open("generate")[0]!.id, outcome: "failed" });
    expect(said(failed)).toEqual(["fallback"]);
    expect(call).toMatchObject({ state: "talk", snapshot: { status: "waiting" } });
    // What she says to the line itself finds nothing more in the script.
    call.say("hm hm", {});
    expect(call.snapshot.status).toBe("ended");
  });
});

describe("[M9] its turns", () => {
  it("are counted; after the last one without a way out it is exhausted", () => {
    const call = begin();
    for (let turn = 0; turn < 3; turn++) {
      call.say(`turn ${turn}`, {});
      proposes(call);
      if (call.open("generate").length === 0) break;
      words(call, `Answer ${turn}.`);
      finishes(call);
    }
    expect(call.snapshot.outcome).toBe("person");
  });
});

describe("records", () => {
  it("[R3] a log with a model's turns replays as it was, and one of semantics 1 still decides as it did", () => {
    const call = begin();
    call.say("paanch lakh chahiye", {});
    proposes(call, { slots: [five()], exit: "nowhere" });
    words(call, "Where do you live?");
    finishes(call);
    call.say("hm", {});
    call.send({ type: "generated", effect: call.open("generate")[0]!.id, outcome: "ok", exit: "wins", slots: [given("city", "Pune")] });
    expect(call.snapshot).toMatchObject({ outcome: "won", slots: { city: { value: "Pune", source: "caller" } } });
    const report = replay(call.program, call.log, { mode: "recorded" });
    expect([report.same, report.firstDifference]).toEqual([true, null]);
    expect(JSON.stringify(report.snapshot)).toBe(JSON.stringify(call.snapshot));
  });

  it("a change of segment is a decision", () => {
    const rich = { name: "Rich", priority: 1, indicators: { rule: "amount > 100000" } };
    const call = begin({}, { segments: { rich } });
    call.say("paanch lakh chahiye", {});
    proposes(call, { slots: [five()] });
    expect(call.snapshot.segment).toBe("rich");
    expect(call.last.decisions).toMatchObject([{ cause: "segment", evidence: [{ kind: "segment", id: "rich" }] }, { cause: "model" }]);
  });
});
