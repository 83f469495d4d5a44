import type { AgentDocument } from "@vaarta/flow";
import { describe, expect, test } from "vitest";
import { sampleDocument } from "../backend/sample-document.ts";
import { prove, type ProofNews } from "./prove.ts";
import { Prover, type StartProof } from "./prover.ts";

const document: AgentDocument = {
  ...sampleDocument(),
  tests: {
    good: {
      name: "Books",
      caller: { language: "en" },
      turns: [{ caller: "I want to book a visit" }],
      expect: { reached: { "state-details": true } },
    },
    bad: { name: "Sings", caller: {}, turns: [], expect: { words: [{ text: "la la la", said: true }] } },
  },
};

/** Carries orders out here, and lets a test wait for the end or hold the news back. */
function here() {
  const heard: ProofNews[] = [];
  const work: Promise<void>[] = [];
  let stopped = 0;
  const start: StartProof = (order, tell) => {
    work.push(prove(order, (news) => (heard.push(news), tell(news))));
    return () => (stopped += 1);
  };
  return { heard, start, finished: () => Promise.all(work), stops: () => stopped };
}

describe("proving a draft", () => {
  test("runs the saved tests one by one, says which, and where they went", async () => {
    const place = here();
    const prover = new Prover(place.start);
    prover.run({ kind: "tests", document });
    expect(prover.store.getState().tests).toMatchObject({ status: "running", all: 2 });
    await place.finished();
    const { tests } = prover.store.getState();
    expect(tests.status).toBe("idle");
    expect(tests.result?.reports.map(({ id, passed }) => [id, passed])).toEqual([
      ["good", true],
      ["bad", false],
    ]);
    expect(tests.result?.reports[1]?.failures[0]?.message).toContain("la la la");
    expect(tests.result?.coverage.states).toMatchObject({ "state-start": 2, "state-details": 1 });
    expect(place.heard.flatMap((news) => (news.kind === "progress" ? [news.doing] : []))).toEqual(["Books", "Sings"]);
    expect(tests.of).toBe(document);
  });

  test("lets made-up callers in, and tells how far they are", async () => {
    const place = here();
    const prover = new Prover(place.start);
    prover.run({ kind: "callers", document, callers: 25, seed: "s" });
    await place.finished();
    expect(place.heard.flatMap((news) => (news.kind === "progress" ? [news.done] : []))).toEqual([10, 20, 25]);
    expect(prover.store.getState().callers).toMatchObject({ status: "idle", done: 25, result: { callers: 25 } });
  });

  test("is given up at once, keeps the result before, and takes no late news", async () => {
    const place = here();
    const prover = new Prover(place.start);
    prover.run({ kind: "callers", document, callers: 5, seed: "s" });
    await place.finished();
    const before = prover.store.getState().callers.result;
    prover.run({ kind: "callers", document, callers: 500, seed: "t" });
    prover.cancel("callers");
    expect(place.stops()).toBe(2);
    await place.finished();
    expect(prover.store.getState().callers).toMatchObject({ status: "idle", result: before });
  });

  test("says why a draft cannot run, and does not hang", async () => {
    const place = here();
    const prover = new Prover(place.start);
    const broken = structuredClone(document);
    broken.schemaVersion = 1 as never;
    prover.run({ kind: "callers", document: broken, callers: 5, seed: "s" });
    await place.finished();
    const { status, failure } = prover.store.getState().callers;
    expect(status).toBe("idle");
    expect(failure).toBeTruthy();
  });
});
