import { applyOperations } from "@vaarta/editing";
import { describe, expect, test } from "vitest";
import { promptOf } from "@vaarta/prompting";
import { scriptedModels } from "@vaarta/testing";
import { compile } from "@vaarta/flow";
import { sampleDocument } from "../backend/sample-document.ts";
import { firstCaller, startOf } from "./caller.ts";
import { TestSession } from "./session.ts";
import { suggestionsFor } from "./suggestions.ts";
import { walkedBy } from "./transcript.ts";

const document = sampleDocument();
const noon = Date.UTC(2026, 0, 5, 6, 30);
const begun = async () => {
  const session = new TestSession();
  await session.start(document, { ...firstCaller, language: "en" }, noon);
  return session;
};
const at = (session: TestSession) => session.store.getState().snapshot?.stack.at(-1)?.state;
const said = (session: TestSession) =>
  session.store
    .getState()
    .exchanges.at(-1)
    ?.said.map(({ text }) => text);

describe("a test of the draft in the tab", () => {
  test("begins with the greeting and waits", async () => {
    const session = await begun();
    expect(session.store.getState()).toMatchObject({ status: "waiting", failure: null });
    expect(said(session)?.[0]).toContain("automatic assistant");
    expect(at(session)).toBe("state-help");
  });

  test("moves on what the caller says, and knows the way it went", async () => {
    const session = await begun();
    await session.send({ kind: "say", text: "I want to book a visit" });
    expect(at(session)).toBe("state-details");
    const walked = walkedBy(session.store.getState().exchanges);
    expect(walked.states.has("state-start")).toBe(true);
    expect(walked.transitions.has("state-help/t2")).toBe(true);
    expect(
      session.store
        .getState()
        .exchanges.at(-1)
        ?.decisions.some(({ taken }) => taken === "t2"),
    ).toBe(true);
  });

  test("goes back to before a turn and on with other words", async () => {
    const session = await begun();
    await session.send({ kind: "say", text: "I want to book a visit" });
    await session.rewind(document, 1, { kind: "say", text: "I have a question" });
    expect(session.store.getState().exchanges).toHaveLength(2);
    expect(session.store.getState().exchanges[1]?.input).toEqual({ kind: "say", text: "I have a question" });
    expect(at(session)).not.toBe("state-details");
  });

  test("an edit of the draft counts from the next turn on, without a restart", async () => {
    const session = await begun();
    const path = ["lines", "line-details", "variants", "variant-all", "texts", "en"];
    await session.change(applyOperations(document, [{ op: "set", path, value: { text: "Wonderful. Two things." } }]));
    await session.send({ kind: "say", text: "I want to book a visit" });
    expect(said(session)?.join(" ")).toContain("Wonderful. Two things.");
  });

  test("what is said right after an edit is answered by the draft as edited", async () => {
    const session = await begun();
    const path = ["lines", "line-details", "variants", "variant-all", "texts", "en"];
    session.edit(applyOperations(document, [{ op: "set", path, value: { text: "Wonderful. Two things." } }]));
    await session.send({ kind: "say", text: "I want to book a visit" });
    expect(said(session)?.join(" ")).toContain("Wonderful. Two things.");
  });

  test("silence passes without waiting for it", async () => {
    const session = await begun();
    await session.send({ kind: "silence" });
    expect(session.store.getState().exchanges.at(-1)?.input).toEqual({ kind: "silence" });
    expect(said(session)?.length).toBeGreaterThan(0);
  });

  test("a run becomes a test that expects the same place and details", async () => {
    const session = await begun();
    await session.send({ kind: "say", text: "I want to book a visit" });
    const made = session.asTest(document, "Booking");
    expect(made).toMatchObject({
      name: "Booking",
      turns: [{ caller: "I want to book a visit" }],
      expect: { reached: { "state-details": true } },
    });
  });

  test("suggests what callers say here, in their language", async () => {
    const session = await begun();
    const { wants } = session.store.getState();
    if (!wants) return expect.unreachable();
    const words = suggestionsFor(document, wants, document.states["state-help"], { yes: "Yes", no: "No" }).map(({ text }) => text);
    expect(words).toContain("book a visit");
    expect(words).toContain("I have a question");
  });

  test("a draft whose beginning is gone leaves no test hanging", async () => {
    const session = new TestSession();
    await session.start({ ...document, main: "flow-gone" }, firstCaller, noon);
    expect(session.store.getState().status).not.toBe("busy");
    await session.start(document, firstCaller, noon);
    expect(at(session)).toBe("state-help");
  });

  test("a time of day is today's, in the agent's time zone", () => {
    expect(startOf({ ...firstCaller, time: "20:30" }, "Asia/Kolkata", noon)).toBe(Date.UTC(2026, 0, 5, 15, 0));
  });
});

describe("a test with the workspace's models", () => {
  const talking = applyOperations(document, [
    { op: "set", path: ["states", "state-help"], value: { kind: "converse", name: "Talk", flow: "flow-main", goal: "Help.", asks: {}, exits: {}, maxTurns: 5, fallback: "line-person", transitions: {} } }, // prettier-ignore
  ]);

  test("says what the model says, can show the very prompt, and asks anew from the place gone back to", async () => {
    const session = new TestSession();
    const answer = (words: string) => ({ text: `{"exit": null}\n${words}` });
    session.models = scriptedModels({
      answer: [answer("What is it about?"), answer("I see."), answer("What is it about?"), answer("Really?")],
    });
    await session.start(talking, { ...firstCaller, language: "en" }, noon);
    expect(said(session)?.at(-1)).toBe("What is it about?");
    await session.send({ kind: "say", text: "zebra crossing" });
    expect(said(session)).toEqual(["I see."]);
    const { exchanges } = session.store.getState();
    const effect = exchanges.at(-1)!.effects.find(({ type }) => type === "generate")!.id;
    const program = compile(talking);
    const events = exchanges.flatMap((each) => each.events);
    expect(promptOf(() => program, events, effect)).toMatchObject({ isExact: true });
    await session.rewind(talking, 1, { kind: "say", text: "zebra stripes" });
    expect(said(session)).toEqual(["Really?"]);
  });
});
