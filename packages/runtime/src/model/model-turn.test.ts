import { compile, type AgentDocument } from "@vaarta/flow";
import { promptOf } from "@vaarta/prompting";
import {
  ConversationDriver,
  fridayMorning,
  sampleAgent,
  scriptedModels,
  scriptedUnderstander,
  understood,
  type ScriptedModelAnswer,
} from "@vaarta/testing";
import type { ModelRequest } from "@vaarta/llm";
import { describe, expect, it } from "vitest";
import { virtualClock } from "../virtual-clock.ts";
import { modelParts } from "./model-parts.ts";
import { modelUnderstander } from "./model-understander.ts";

const to = (state: string, outcome: string, order = "a") => ({ to: state, order, when: { kind: "outcome" as const, outcome } });

/** An agent that talks about a loan, led by a model, with a phone number that is nobody's business and an answer it may use. */
const agent = sampleAgent((document: AgentDocument) => {
  document.states["talk"] = {
    kind: "converse", name: "Talk", flow: "main", goal: "Find out what she owes.", opening: "askWhat", listen: true, fallback: "sorry", maxTurns: 6,
    asks: { a: { slot: "amount", order: "a" } },
    exits: { known: { name: "Amount known", order: "a", criterion: "She said how much she owes" } },
    tools: { quote: true },
    transitions: { done: to("quote", "known"), over: to("lost", "exhausted", "b") },
  }; // prettier-ignore
  const first = document.states["begin"]?.transitions["next"];
  if (first) first.to = "talk";
  document.lines["askWhat"] = { variants: { all: { order: "a", texts: { en: { text: "What worries you?" }, hi: { text: "किस बात की चिंता है?" } } } } };
  document.lines["hours"] = { variants: { all: { order: "a", texts: { en: { text: "We are open from 10 to 5." }, hi: { text: "10 से 5 खुला है।" } } } } };
  document.answers["hours"] = { question: "When is the branch open?", ways: { en: ["when is the branch open", "branch timings"] }, answer: "hours" };
  document.slots["phone"] = { name: "phone", label: "Phone", type: { type: "phone" }, sensitivity: "personal", attribute: "phone" };
  document.slots["city"] = { name: "city", label: "City", type: { type: "text" }, attribute: "city" };
  document.guardrails.bannedClaims["sure"] = { name: "Promises approval", phrases: { en: ["guaranteed"] } };
}); // prettier-ignore
const program = compile(agent);

const answer = (head: object, ...words: string[]): ScriptedModelAnswer => ({ text: [JSON.stringify(head), "\n", ...words] });
const heardNothing = Object.fromEntries(
  ["tell me", "is it safe?", "paanch lakh", "when is the branch open?", "and then?"].map((text) => [text, understood()]),
);

async function call(answers: readonly (ScriptedModelAnswer | ((request: ModelRequest) => ScriptedModelAnswer))[]) {
  const models = scriptedModels({ answer: answers });
  const story = new ConversationDriver(program, {
    parts: modelParts({ models }),
    understander: scriptedUnderstander(heardNothing),
    attributes: { phone: "9876543210", city: "Pune" },
  });
  return { models, story: await story.begins() };
}

/** Lets everything that can go on go on, while a model is silent. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

describe("a model's turn through the driver", () => {
  it("says its sentences after its proposal was decided, and goes by the way out it proposed", async () => {
    const { story, models } = await call([
      answer({ exit: null }, "Of cour", "se. How much", " do you owe?"),
      answer({ exit: "known", details: { amount: { value: 500_000, words: "paanch lakh" } } }, "Thank you. Let me look."),
    ]);
    await story.says("is it safe?");
    expect(story.heard.map(({ text }) => text)).toEqual(["Hello.", "What worries you?", "Of course.", "How much do you owe?"]);
    await story.says("paanch lakh");
    story.knows({ amount: 500_000 }).hasHeard("offer", "askDay").isAt("day");
    const events = (await story.log()).map(({ event }) => event.type).filter((type) => ["proposed", "worded", "generated"].includes(type));
    expect(events).toEqual(["proposed", "worded", "worded", "generated", "proposed", "worded", "worded", "generated"]);
    expect((await story.log()).find(({ event }) => event.type === "generated")?.event).toMatchObject({
      usage: { model: "scripted", tries: 1 },
    });
    expect(models.requests[1]!.messages.at(-2)).toEqual({ role: "agent", text: "Of course.\nHow much do you owe?" });
    expect(models.requests[1]!.messages.at(-1)?.text).toContain("paanch lakh");
  });

  it("the prompt of any turn is composed again from the log, byte for byte", async () => {
    const { story, models } = await call([answer({}, "Tell me."), answer({}, "Go on."), answer({ exit: "known" }, "Fine.")]);
    for (const words of ["tell me", "is it safe?", "and then?"]) await story.says(words);
    const log = await story.log();
    const effects = log.flatMap(({ effects: all }) => all.filter(({ type }) => type === "generate").map(({ id }) => id));
    expect(effects).toHaveLength(3);
    for (const [index, effect] of effects.entries()) {
      const shown = promptOf(() => program, log, effect);
      expect(shown?.isExact).toBe(true);
      expect([shown?.system, shown?.messages]).toEqual([models.requests[index]!.system, models.requests[index]!.messages]);
    }
    expect(new Set(models.requests.map(({ system }) => system)).size).toBe(1);
  });

  it("tells the model nothing private, and steers by what is known from elsewhere without saying it", async () => {
    const { story, models } = await call([answer({}, "Tell me.")]);
    await story.says("tell me");
    const sent = JSON.stringify(models.requests);
    expect(sent).not.toContain("9876543210");
    expect(sent).toContain("LET IT STEER YOU, never say it: city (City): Pune");
    expect(sent).toContain("Known and kept from you: phone");
  });

  it("answers from the agent's own answers, fenced as data", async () => {
    const { story, models } = await call([answer({}, "We are open from 10 to 5.")]);
    await story.says("when is the branch open?");
    expect(models.requests[0]!.messages.at(-1)!.text).toMatch(
      /«data [0-9a-f]{16} \| passage hours»\nWe are open from 10 to 5\.\n«end [0-9a-f]{16}»/,
    );
    expect(story.heard.at(-1)?.text).toBe("We are open from 10 to 5.");
    expect((await story.log()).find(({ event }) => event.type === "proposed")?.event).toMatchObject({ passages: [{ id: "hours" }] });
  });

  it.each([
    ["a figure that nobody gave", "The rate is 9.5 percent.", "figure"],
    ["a claim", "It is guaranteed.", "claim"],
    ["private data", "I call you on 9876543210.", "private"],
    ["a promise", "We will call you back.", "promise"],
    ["the form of the answer", 'Here: {"exit": null}', "form"],
  ])("%s is not said, in any part", async (_, words, why) => {
    const { story, models } = await call([answer({}, "I see. ", `${words} `, "Is that fine?")]);
    await story.says("tell me");
    expect(story.heard.map(({ text }) => text)).toEqual([
      "Hello.", "What worries you?", "I see.", "I cannot look that up now.", "How much is your loan?",
    ]); // prettier-ignore
    expect(models.requests[0]!.aborted).toBe(true);
    const log = await story.log();
    expect(log.find(({ event }) => event.type === "worded" && event.outcome === "refused")?.event).toMatchObject({ why });
    expect(JSON.stringify(log)).not.toContain(words);
  });

  it("looks up what the state allows, and goes on with the result", async () => {
    const { story, models } = await call([
      answer({ details: { amount: { value: 500_000, words: "paanch lakh" } } }, "Noted."),
      answer({ look_up: { tool: "quote", args: {} } }),
      (request) => answer({ exit: null }, request.messages.at(-1)!.text.includes("42500") ? "You save 42,500 rupees." : "I do not know."),
    ]);
    await story.says("paanch lakh");
    await story.says("and then?");
    expect(story.heard.at(-1)?.text).toBe("You save 42,500 rupees.");
    expect(models.requests).toHaveLength(3);
  });
});

describe("[C9] a model that is slow, wrong or gone", () => {
  it("silent: a holding line after 1.5 s, then the same prompt again, then a simpler one, then the script; every request is closed", async () => {
    const { story, models } = await call([{ silent: true }, { silent: true }, { silent: true }]);
    const saying = story.driver.say("tell me");
    await breathe();
    await saying;
    const heard = () =>
      story.heard.slice(2).map(({ source }) => ("line" in source ? source.line : "reply" in source ? source.reply : "model"));
    await story.clock.advance(1_499, breathe);
    expect(heard()).toEqual([]);
    await story.clock.advance(1, breathe);
    expect(heard()).toEqual(["model-slow"]);
    await story.clock.advance(3_500, breathe);
    expect(heard()).toEqual(["model-slow", "holding"]);
    await story.clock.advance(400, breathe);
    expect(models.requests).toHaveLength(2);
    await story.clock.advance(5_300, breathe);
    expect(models.requests).toHaveLength(3);
    expect(models.requests[2]!.system.length).toBeLessThan(models.requests[0]!.system.length / 2);
    await story.clock.advance(4_000, breathe);
    expect(heard()).toEqual(["model-slow", "holding", "sorry", "askAmount"]);
    expect(models.requests.map(({ aborted }) => aborted)).toEqual([true, true, true]);
    await story.driver.settled();
  });

  it.each(["UNAVAILABLE", "ALL_FAILED", "BREAKER_OPEN", "UNAUTHORISED", "RATE_LIMITED"] as const)(
    "%s: three tries, then the script",
    async (fails) => {
      const { story, models } = await call([{ fails }, { fails }, { fails }]);
      await story.driver.say("tell me");
      await story.clock.advance(1_000, breathe);
      expect(story.heard.slice(2).map(({ text }) => text)).toEqual(["I cannot look that up now.", "How much is your loan?"]);
      expect(models.requests).toHaveLength(3);
    },
  );

  it("no model, or no budget: the script at once, for the whole visit", async () => {
    const { story, models } = await call([{ fails: "OVER_BUDGET" }]);
    await story.says("tell me");
    story.hasHeard("sorry", "askAmount");
    await story.says("is it safe?");
    expect(models.requests).toHaveLength(1);
  });

  it("malformed first, whole the second time", async () => {
    const { story } = await call([{ text: '{"exit": known' }, answer({}, "Tell me more.")]);
    await story.driver.say("tell me");
    await story.clock.advance(400, breathe);
    expect(story.heard.at(-1)?.text).toBe("Tell me more.");
    const proposed = (await story.log()).flatMap(({ event }) => (event.type === "generated" ? [event.usage?.tries] : []));
    expect(proposed).toEqual([2]);
  });

  it("half a stream: whole sentences were said, the rest is not, and the missing detail is asked", async () => {
    const { story } = await call([{ text: ['{"exit":null}\n', "I see. ", "And th"], fails: "UNAVAILABLE" }]);
    await story.says("tell me");
    expect(story.heard.slice(2).map(({ text }) => text)).toEqual(["I see.", "How much is your loan?"]);
  });

  it("silent after its first sentence: given up after 5 s", async () => {
    const { story, models } = await call([{ text: ['{"exit":null}\n', "I see. "], silent: true }]);
    await story.driver.say("tell me");
    await story.clock.advance(5_100, breathe);
    expect(story.heard.slice(2).map(({ text }) => text)).toEqual(["I see.", "How much is your loan?"]);
    expect(models.requests[0]!.aborted).toBe(true);
  });
});

describe("what else happens meanwhile", () => {
  it("she speaks again, or leaves: the request is aborted on the wire", async () => {
    const { story, models } = await call([{ silent: true }, answer({}, "Yes.")]);
    await story.driver.say("tell me");
    await breathe();
    expect(models.requests[0]!.aborted).toBe(false);
    await story.says("is it safe?");
    expect(models.requests[0]!.aborted).toBe(true);
    expect(story.heard.at(-1)?.text).toBe("Yes.");
    const leaving = await call([{ silent: true }]);
    await leaving.story.driver.say("tell me");
    await leaving.story.driver.hangUp();
    await leaving.story.driver.settled();
    expect(leaving.models.requests[0]!.aborted).toBe(true);
  });

  it("a process that dies asks again, or says the written line where the words had begun", async () => {
    const { story, models } = await call([{ silent: true }, answer({}, "Yes.")]);
    await story.driver.say("tell me");
    await breathe();
    await story.crashesAndResumes();
    expect(story.heard.at(-1)?.text).toBe("Yes.");
    expect(models.requests).toHaveLength(2);

    const begun = await call([{ text: ['{"exit":null}\n', "I see. ", "and"], silent: true }]);
    await begun.story.driver.say("tell me");
    await breathe();
    await begun.story.crashesAndResumes();
    expect(begun.story.heard.at(-1)?.text).toBe("How much is your loan?");
    expect(begun.models.requests).toHaveLength(1);
  });
});

describe("understanding with a model", () => {
  const talk = sampleAgent((document) => {
    document.states["amount"]!.transitions["person"] = {
      to: "lost",
      order: "z",
      when: { kind: "criterion", criterion: "She has no loan at all" },
    };
    document.intents["leave"] = { name: "Does not want it", examples: { en: ["not interested"] } };
    document.states["amount"]!.transitions["leave"] = { to: "lost", order: "y", when: { kind: "intent", intent: "leave" } };
  });

  async function hear(script: Parameters<typeof scriptedModels>[0], rules = understood({ by: "rules" })) {
    const models = scriptedModels(script);
    const clock = virtualClock(fridayMorning);
    const understander = modelUnderstander({ models, rules: scriptedUnderstander({ words: rules, more: rules }), clock });
    const own = new ConversationDriver(compile(talk), { clock, understander });
    return { models, story: await own.begins() };
  }

  it("is not asked where the rules are sure", async () => {
    const sure = understood({ slots: { amount: 500_000 } });
    const { story, models } = await hear({ classify: [], judge: [] }, sure);
    await story.says("words");
    expect(models.requests).toEqual([]);
    story.isAt("day");
  });

  it("judges a condition in words, and names rules, model and prompt together", async () => {
    const { story, models } = await hear({ classify: [{ json: { criteria: { person: true } } }], judge: [] });
    await story.says("words");
    story.endedAs("lost");
    expect(models.requests[0]).toMatchObject({
      task: "classify",
      schema: { properties: { criteria: { properties: { person: { type: "boolean" } } } } },
    });
    const by = (await story.log()).flatMap(({ event }) => (event.type === "understood" ? [event.understanding.by] : []));
    expect(by[0]).toMatch(/^[0-9a-f]{64}$/);
    expect((await story.log()).flatMap(({ decisions }) => decisions).find(({ taken }) => taken === "person")).toMatchObject({
      evidence: [{ kind: "criterion", id: "person" }],
    });
  });

  it("hears a meaning that no example came near, and a detail with her words for it", async () => {
    const meant = await hear({ classify: [{ json: { intents: [{ id: "leave", sure: 0.9 }] } }], judge: [] });
    await meant.story.says("words");
    meant.story.endedAs("lost");
    const given = await hear({ classify: [{ json: { details: { amount: { value: 500_000, words: "never said" } } } }], judge: [] });
    await given.story.says("words");
    given.story.isAt("amount").knows({ amount: null });
  });

  it("late, wrong or gone: the rules' result stands, and the request is closed", async () => {
    for (const answered of [{ silent: true }, { fails: "UNAVAILABLE" as const }, { json: ["nonsense"] }]) {
      const { story, models } = await hear({ classify: [answered], judge: [] });
      const saying = story.driver.say("words");
      await breathe();
      await story.clock.advance(900, breathe);
      await saying;
      await story.driver.settled();
      story.isAt("amount");
      if ("silent" in answered) expect(models.requests[0]!.aborted).toBe(true);
    }
  });

  it("more words: what the rules found is taken at once", async () => {
    const { story, models } = await hear({ classify: [{ silent: true }, { json: {} }], judge: [] });
    const first = story.driver.say("words");
    await breathe();
    const second = story.driver.say("more");
    await Promise.all([first, second]);
    expect(models.requests.map(({ aborted }) => aborted)).toEqual([true, false]);
  });
});
