import { compile, type AgentDocument, type Json } from "@vaarta/flow";
import { answerCache, machineClock } from "@vaarta/llm";
import { ConversationDriver, modelServer, sampleAgent, understood, type ModelServer, type WireAnswer } from "@vaarta/testing";
import { afterEach, describe, expect, it } from "vitest";
import type { Parts } from "../ports.ts";
import { modelParts } from "./model-parts.ts";

const to = (state: string, outcome: string, order = "a") => ({ to: state, order, when: { kind: "outcome" as const, outcome } });
const line = (en: string, hi: string) => ({ variants: { all: { order: "a", texts: { en: { text: en }, hi: { text: hi } } } } });

/** An agent that answers questions, knows when it is open, and has a name and a number that are nobody else's business. */
const agent = (release: string) =>
  sampleAgent((document: AgentDocument) => {
    document.name = release;
    document.states["room"] = { kind: "say", name: "Room", flow: "main", line: "askWhat", listen: true, transitions: { next: to("find", "done") } };
    document.states["find"] = { kind: "answer", name: "Find", flow: "main", notFound: "notFound", transitions: { done: to("room", "answered"), none: to("room", "not-found", "b") } };
    const first = document.states["begin"]?.transitions["next"];
    if (first) first.to = "room";
    document.lines["askWhat"] = line("Please ask.", "पूछिए।");
    document.lines["hours"] = line("We are open from 10 to 5.", "10 से 5 खुला है।");
    document.lines["notFound"] = line("I do not know that.", "यह मुझे नहीं पता।");
    document.answers["hours"] = { question: "When is the branch open?", ways: { en: ["when is the branch open", "branch timings"] }, answer: "hours" };
    document.slots["phone"] = { name: "phone", label: "Phone", type: { type: "phone" }, sensitivity: "personal", attribute: "phone" };
    document.slots["name"] = { name: "name", label: "Name", type: { type: "name" }, sensitivity: "personal", disclosure: "recite", attribute: "name" };
  }); // prettier-ignore
const programs: Record<string, ReturnType<typeof compile>> = { r1: compile(agent("r1")), r2: compile(agent("r2")) };

const question = "so when is the branch open";
const [asha, meena] = [
  { name: "Asha Rao", phone: "9876543210" },
  { name: "Meena Das", phone: "9811122233" },
];

let server: ModelServer;
afterEach(() => server.stop());

async function provider(answer: (asked: string) => WireAnswer) {
  const cache = answerCache({ clock: machineClock });
  server = await modelServer(({ last }) => answer(last), { cache });
  let calls = 0;
  return {
    cache,
    async call({ attributes = asha, workspace = "w1", release = "r1", language = "en", retrieve }: Caller = {}) {
      const story = new ConversationDriver(programs[release]!, {
        conversation: `call-${++calls}`,
        language,
        attributes,
        parts: modelParts({ models: server.models, workspace, ...(retrieve && { retrieve }) }),
        understander: { understand: () => understood({ language: { tag: language, score: 1 } }) },
      });
      return story.begins();
    },
  };
}

interface Caller {
  attributes?: Record<string, Json>;
  workspace?: string;
  release?: string;
  language?: string;
  retrieve?: Parts["retrieve"];
}

const heard = (story: ConversationDriver) => story.heard.map(({ text }) => text).slice(2);
const knowledge: Parts["retrieve"] = () => Promise.resolve({ outcome: "found", passages: [{ id: "p1", text: "Sundays we are closed." }] });

describe("an answer in a model's words", () => {
  it("is made of what was found, and of nothing else", async () => {
    const story = await (await provider(() => "You can come from 10 to 5.")).call();
    await story.says(question);
    expect(heard(story)).toEqual(["You can come from 10 to 5.", "Please ask."]);
    const [{ system, last, text }] = server.requests as [(typeof server.requests)[0]];
    expect(last).toContain("We are open from 10 to 5.");
    expect(last).toContain(question);
    expect(system).toContain("Answer from the passages alone");
    for (const own of Object.values(asha)) expect(text).not.toContain(own);
    const retrieved = (await story.log()).map(({ event }) => event).find(({ type }) => type === "retrieved");
    expect(retrieved).toMatchObject({ outcome: "found", answer: { usage: { model: "m", cached: false } } });
  });

  it.each([
    ["a figure that no passage gave", "We are open from 10 to 9.", "figure"],
    ["a promise nobody keeps", "We will call you back tomorrow.", "promise"],
    ["a key", "The key is sk-live-4e1f0b77c1d2a9e8f3b6.", "secret"],
  ])("is not said when it holds %s: what was found is said as it is written", async (_, words, why) => {
    const { call } = await provider(() => words);
    const own = await call();
    await own.says(question);
    expect(heard(own)).toEqual(["I do not know that.", "Please ask."]);
    const found = await call({ retrieve: knowledge });
    await found.says(question);
    expect(heard(found)).toEqual(["Sundays we are closed.", "Please ask."]);
    const decisions = (await found.log()).flatMap((stored) => stored.decisions);
    expect(decisions.flatMap(({ refused = [] }) => refused)).toMatchObject([{ kind: "words", why }]);
    expect(JSON.stringify(await found.log())).not.toContain(words);
  });

  it("is none where the model finds that the passages do not answer", async () => {
    const story = await (await provider(() => "NONE")).call({ retrieve: knowledge });
    await story.says("who won the match");
    expect(heard(story)).toEqual(["I do not know that.", "Please ask."]);
  });

  it.each<[string, WireAnswer]>([
    ["fails", { status: 500 }],
    ["refuses", { parts: ["No", { finish: "filter" }] }],
    ["breaks off", { parts: ["You can ", "come "], end: "cut", untilCut: 1 }],
    ["was cut by its limit", { parts: ["You can come from", { finish: "length" }] }],
  ])("is what was found, as it is written, where the model %s", async (_, answer) => {
    const story = await (await provider(() => answer)).call({ retrieve: knowledge });
    await story.says(question);
    expect(heard(story)).toEqual(["Sundays we are closed.", "Please ask."]);
  });

  it("is not waited for longer than 1.4 s, and the request is closed on the wire", async () => {
    const story = await (await provider(() => null)).call({ retrieve: knowledge });
    await story.driver.say(question);
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await story.clock.advance(1_399, () => Promise.resolve());
    expect(heard(story)).toEqual([]);
    await story.waits(1);
    expect(heard(story)).toEqual(["Sundays we are closed.", "Please ask."]);
    await server.requests[0]!.closed;
  });
});

describe("answers that callers share", () => {
  it("come from the cache, for the same question in other words, and are held against the filter again", async () => {
    const { call } = await provider(() => "You can come from 10 to 5.");
    for (const words of [question, "so when is the branch open please"]) {
      const story = await call({ attributes: words === question ? asha : meena });
      await story.says(words);
      expect(heard(story)[0]).toBe("You can come from 10 to 5.");
    }
    expect(server.requests).toHaveLength(1);
  });

  it.each<[string, Caller]>([
    ["workspace", { workspace: "w2" }],
    ["release", { release: "r2" }],
    ["language", { language: "hi" }],
    ["source", { retrieve: knowledge }],
  ])("are not shared with another %s", async (_, other) => {
    const { call } = await provider(() => "You can come.");
    await (await call()).says(question);
    await (await call({ attributes: meena, ...other })).says(question);
    expect(server.requests).toHaveLength(2);
  });

  it("never hold what is one caller's: not what she asks with her number or name in it, nor an answer that names her", async () => {
    const answers = ["You can come.", "You can come.", "You can come, Asha Rao.", "You can come any day."];
    const { call } = await provider(() => answers.shift() ?? { status: 500 });
    await (await call()).says(`when is the branch open, my number is ${asha.phone}`);
    await (await call()).says("Asha Rao here, when is the branch open");
    // A model that knows her name from nowhere and says it all the same: heard by her at most.
    await (await call()).says(question);
    const other = await call({ attributes: meena });
    await other.says(question);
    expect(server.requests).toHaveLength(4);
    expect(heard(other)[0]).toBe("You can come any day.");
  });
});
