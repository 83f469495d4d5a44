import { readFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { type AgentDocument, compile, parseDocument, type Program } from "@vaarta/flow";
import { rehearse, ruleUnderstander, type StoredEvent } from "@vaarta/runtime";
import { agreedOf } from "./agreed.ts";

let program: Program;
let tests: AgentDocument["tests"];

beforeAll(() => {
  const parsed = parseDocument(JSON.parse(readFileSync("domains/gold-loan/agent.json", "utf8")));
  if (!parsed.ok) throw new Error("domains/gold-loan is needed for this test.");
  program = compile(parsed.document);
  ({ tests } = parsed.document);
});

/** The log of one of the pack's own tests. */
async function play(name: string): Promise<readonly StoredEvent[]> {
  const { caller, turns } = tests[name]!;
  const rehearsal = rehearse({ program, at: Date.parse(caller.at ?? "2026-11-23T10:30:00+05:30"), seed: "s", caller, understander: ruleUnderstander() }); // prettier-ignore
  await rehearsal.begin();
  for (const turn of turns) if ("caller" in turn) await rehearsal.say(turn.caller);
  return rehearsal.transport.events;
}

it("tells what was confirmed, in the caller's language and as it is said", async () => {
  const { details, followUps } = agreedOf(program, await play("ts_happy_hi"));
  const named = Object.fromEntries(details.map(({ name, value }) => [name, value]));
  expect(named).toMatchObject({ "लोन की बाक़ी रकम": "दो लाख पचास हज़ार रुपये", "पिन कोड": "411038", "आने का समय": "सुबह 11 बजे" });
  expect(details.every(({ name, value, language }) => name !== "" && value !== "" && language === "hi")).toBe(true);
  expect(followUps).toEqual([]);
});

it("tells when she is called back", async () => {
  const { followUps } = agreedOf(program, await play("ts_later"));
  expect(followUps).toHaveLength(1);
  expect(followUps[0]?.when).toBe("Tuesday, 24 November, शाम 5 बजे");
});

it("tells nothing of who declined, and nothing before the first word", async () => {
  expect(agreedOf(program, await play("ts_declined")).details).toEqual([]);
  expect(agreedOf(program, [])).toEqual({ details: [], followUps: [] });
});
