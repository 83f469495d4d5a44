import { describe, expect, it } from "vitest";
import { createModels } from "../create-models.ts";
import type { CacheScope, ModelRequest } from "../models.ts";
import { ManualClock } from "@vaarta/testing";
import { scriptedSource } from "../testing/scripted-source.ts";
import { answerCache, type AnswerCacheOptions } from "./answer-cache.ts";
import { isSameQuestion, questionShape } from "./question-shape.ts";

describe("the same question", () => {
  it.each([
    ["byaj kitna hai", "ब्याज कितना है?"],
    ["byaj kitna hai", "Byaaj kitna hai ji"],
    ["sir byaj kitna hai please", "byaj kitna hai"],
    ["kitni der lagegi", "kitna der lagega"],
    ["mera sona kahan rahega", "मेरा सोना कहाँ रहेगा"],
    ["what is the interest rate?", "What is interest rate"],
    ["am i eligible, eligibility kya hai", "am i eligible eligiblity kya hai"],
    ["documents kya kya chahiye", "documants kya kya chahiye"],
    ["2.5 lakh par byaj kitna", "dhai lakh par byaj kitna"],
    ["पाँच लाख का loan milega", "5 lakh ka loan milega"],
    ["branch kab khulti hai", "branch kab khulta hai"],
  ])("%j is %j", (a, b) => {
    expect(isSameQuestion(questionShape(a), questionShape(b))).toBe(true);
  });

  it.each([
    ["5 lakh par byaj kitna", "6 lakh par byaj kitna"],
    ["5 lakh par byaj kitna", "5 hazaar par byaj kitna"],
    ["2-3 lakh ka loan", "2 lakh ka loan"],
    ["processing fee lagti hai", "processing fee nahi lagti hai"],
    ["kya penalty lagegi", "kya penalty nahi lagegi"],
    ["can i prepay", "can i not prepay"],
    ["loan bina guarantee", "loan guarantee"],
    ["raipur mein branch hai", "rampur mein branch hai"],
    ["branch kab khulti hai", "branch kahan khulti hai"],
    ["byaj kitna hai", "byaj kyun hai"],
    ["gold loan ka byaj", "home loan ka byaj"],
    ["loan lena hai", "loan dena hai"],
    ["muthoot se aapke yahan", "aapke yahan se muthoot"],
    ["minimum loan kitna", "maximum loan kitna"],
    ["before 6 months", "after 6 months"],
    ["monthly interest", "yearly interest"],
    ["gold loan kya hai", "gold loan hai"],
    ["online ho sakta hai", "offline ho sakta hai"],
    ["mere liye", "unke liye"],
    ["ji", "please"],
  ])("%j is not %j", (a, b) => {
    expect(isSameQuestion(questionShape(a), questionShape(b))).toBe(false);
  });
});

const scope: CacheScope = { workspace: "w1", release: "r1", language: "hi", question: "byaj kitna hai" };
const kept = { text: "Nau pratishat se.", provider: "p", model: "m" };

function requestOf(change: Partial<CacheScope> = {}, more: Partial<ModelRequest> = {}): ModelRequest {
  const cache = { ...scope, ...change };
  return { task: "answer", system: "Be brief.", messages: [{ role: "caller", text: cache.question }], cache, signal: new AbortController().signal, ...more }; // prettier-ignore
}

function setUp(options: Partial<AnswerCacheOptions> = {}) {
  const clock = new ManualClock();
  const cache = answerCache({ clock, ...options });
  cache.keep(requestOf(), kept);
  return { cache, clock };
}

describe("the cache", () => {
  it("finds the same question, also said a little otherwise", () => {
    const { cache } = setUp();
    for (const question of ["byaj kitna hai", "ब्याज कितना है?", "ji byaj kitni hai"]) expect(cache.find(requestOf({ question }))).toBe(kept);
    expect(cache.find(requestOf({ question: "byaj kab lagta hai" }))).toBeNull();
  });

  it.each([{ workspace: "w2" }, { release: "r2" }, { language: "mr" }, { about: "segment P1" }])("is not shared with %j", (change) => {
    expect(setUp().cache.find(requestOf(change))).toBeNull();
  });

  it("is not shared with another task or another form of answer", () => {
    const { cache } = setUp();
    expect(cache.find(requestOf({}, { task: "classify" }))).toBeNull();
    expect(cache.find(requestOf({}, { schema: { type: "string" } }))).toBeNull();
  });

  it.each([
    ["no scope", { cache: undefined }],
    ["a history", { messages: [{ role: "agent", text: "Ji?" }, { role: "caller", text: scope.question }] }],
    ["tools", { tools: [{ name: "x", description: "", parameters: {} }] }],
    ["a phone number in the instructions", { system: "The caller's number is 98765 43210." }],
    ["a card in the question", { messages: [{ role: "caller", text: "4111 1111 1111 1111 par byaj" }] }],
  ])("neither keeps nor finds what has %s", (_, more) => {
    const { cache } = setUp();
    const { cache: unscoped, ...rest } = requestOf();
    const request = { ...rest, cache: unscoped, ...more } as ModelRequest;
    expect(cache.find(request)).toBeNull();
    const fresh = answerCache({ clock: new ManualClock() });
    fresh.keep(request, kept);
    expect(fresh.find(requestOf())).toBeNull();
  }); // prettier-ignore

  it.each([
    "Aapka Aadhaar 2345 6789 0124 hai.",
    "Call 98765 43210.",
    "asha@example.com par bheja.",
    "नौ आठ सात छह पाँच चार तीन दो एक शून्य par call karein",
  ])("keeps no answer such as %j", (text) => {
    const cache = answerCache({ clock: new ManualClock() });
    cache.keep(requestOf(), { ...kept, text });
    expect(cache.find(requestOf())).toBeNull();
  });

  it("forgets after its time, when full, and when told", async () => {
    const { cache, clock } = setUp({ keepMs: 1_000, maxQuestions: 2 });
    await clock.advance(999);
    expect(cache.find(requestOf())).toBe(kept);
    await clock.advance(1);
    expect(cache.find(requestOf())).toBeNull();
    for (const question of ["pehla sawaal", "doosra sawaal", "teesra sawaal"]) cache.keep(requestOf({ question }), kept);
    expect(cache.find(requestOf({ question: "pehla sawaal" }))).toBeNull();
    expect(cache.find(requestOf({ question: "teesra sawaal" }))).toBe(kept);
    cache.forget("w2");
    expect(cache.find(requestOf({ question: "teesra sawaal" }))).toBe(kept);
    cache.forget("w1");
    expect(cache.find(requestOf({ question: "teesra sawaal" }))).toBeNull();
  });

  it("answers for a model, and costs nothing, also over budget", async () => {
    const clock = new ManualClock();
    const source = scriptedSource("a", ["Nau pratishat se."], ["Cut o", { type: "finish", reason: "length", usage: null }]);
    let isOverBudget = false;
    const models = createModels({ sources: [source], routes: { answer: { models: [source.ref] } }, clock, cache: answerCache({ clock }), isOverBudget: () => isOverBudget }); // prettier-ignore
    expect(await models.complete(requestOf())).toMatchObject({ cached: false, text: "Nau pratishat se." });
    isOverBudget = true;
    expect(await models.complete(requestOf({ question: "ब्याज कितना है" }))).toMatchObject({ cached: true, text: "Nau pratishat se.", model: "a", usage: { inputTokens: 0 } }); // prettier-ignore
    isOverBudget = false;
    // What was cut off is no answer to give again.
    const other = requestOf({ question: "kyun" });
    await models.complete(other);
    await expect(models.complete(other)).rejects.toThrow("scripts no answer");
  });
});
