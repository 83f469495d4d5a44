import { applyOperations } from "@vaarta/editing";
import { describe, expect, test } from "vitest";
import { sampleDocument } from "../backend/sample-document.ts";
import { firstCaller } from "./caller.ts";
import { compareRuns, pathOf } from "./compare-runs.ts";
import { TestSession } from "./session.ts";

const document = sampleDocument();
const noon = Date.UTC(2026, 0, 5, 6, 30);
const caller = { ...firstCaller, language: "en" };
const booked = { kind: "say" as const, text: "I want to book a visit" };
const begun = async () => {
  const session = new TestSession();
  await session.start(document, caller, noon, [booked]);
  return session;
};
const compared = (session: TestSession) => {
  const { before, exchanges } = session.store.getState();
  return compareRuns(before ?? [], exchanges);
};

describe("two runs side by side", () => {
  test("there is no run before the first one", async () => {
    expect((await begun()).store.getState().before).toBeNull();
  });

  test("one started again with the same words is the same, whatever the time", async () => {
    const session = await begun();
    await session.start(document, caller, noon + 60_000, [booked]);
    expect(compared(session)).toMatchObject({ first: null, rows: [{ differs: [] }, { differs: [] }] });
  });

  test("other words differ first in what was said, then in the way it went", async () => {
    const session = await begun();
    await session.rewind(document, 1, { kind: "say", text: "I have a question" });
    const { first, rows } = compared(session);
    expect(first).toBe(1);
    expect(rows[1]?.differs).toEqual(expect.arrayContaining(["input", "path", "words"]));
    expect(rows[1]?.before?.input).toEqual(booked);
    expect(pathOf(rows[1]!.before!)).toContain("state-details");
  });

  test("a rewound run that has not come as far yet is no difference, only shorter", async () => {
    const session = await begun();
    await session.rewind(document, 1);
    expect(compared(session)).toMatchObject({ first: null, rows: [{ differs: [] }, { now: null, differs: ["alone"] }] });
  });

  test("a reworded line differs in its words alone", async () => {
    const session = await begun();
    const path = ["lines", "line-details", "variants", "variant-all", "texts", "en"];
    await session.rewind(applyOperations(document, [{ op: "set", path, value: { text: "Wonderful. Two things." } }]), 2);
    expect(compared(session)).toMatchObject({ first: 1, rows: [{ differs: [] }, { differs: ["words"] }] });
  });
});
