import { readFileSync } from "node:fs";
import { type AgentDocument, compile, parseDocument, type Program } from "@vaarta/flow";
import { rehearse, ruleUnderstander, type StoredEvent } from "@vaarta/runtime";
import { beforeAll, describe, expect, it } from "vitest";
import type { KeptTiming } from "../voice/turn-timings.ts";
import { type LoggedCall, markdownLog } from "./markdown-log.ts";

let program: Program;
let tests: AgentDocument["tests"];
const startedAt = new Date("2026-11-23T10:30:00+05:30");

beforeAll(() => {
  const parsed = parseDocument(JSON.parse(readFileSync("domains/gold-loan/agent.json", "utf8")));
  if (!parsed.ok) throw new Error("domains/gold-loan is needed for this test.");
  program = compile(parsed.document);
  ({ tests } = parsed.document);
});

/** The log of one of the pack's own tests. */
async function play(name: string): Promise<readonly StoredEvent[]> {
  const { caller, turns } = tests[name]!;
  const rehearsal = rehearse({ program, at: startedAt.getTime(), seed: "s", caller, understander: ruleUnderstander() });
  await rehearsal.begin();
  for (const turn of turns) if ("caller" in turn) await rehearsal.say(turn.caller);
  return rehearsal.transport.events;
}

function logged(events: readonly StoredEvent[], changes: Partial<LoggedCall["meta"]> = {}, timings: readonly KeptTiming[] = []): string {
  const meta = { id: "c1", agent: "a1", startedAt, endedAt: null, channel: "voice", language: "hi", outcome: null, release: { id: "r1", number: 7 }, turns: 3, lastState: null, ...changes }; // prettier-ignore
  return markdownLog({ meta, program, events, timings });
}

describe("a conversation as a file", () => {
  it("tells when, by what, which release, what was said by whom, why it moved, and the outcome by its name", async () => {
    const events = await play("ts_happy_hi");
    const [outcome] = Object.keys(program.document.outcomes);
    const log = logged(events, { endedAt: new Date(startedAt.getTime() + 90_000), outcome: outcome! });
    expect(log).toContain(`# ${program.document.name}: 23 Nov 2026, 10:30:00`);
    for (const line of [
      "- **Release** 7",
      "- **By** voice, begun in hi",
      "- **Ended** 23 Nov 2026, 10:31:30",
      `- **Outcome** ${program.document.outcomes[outcome!]!.name}`,
    ])
      expect(log.split("\n")).toContain(line);
    const heard = events.filter(({ event }) => event.type === "utterance").length;
    const spoken = events.flatMap(({ effects }) => effects.flatMap((effect) => (effect.type === "speak" ? effect.utterances : []))).length;
    expect(log.match(/^- [\d:]+ \*\*Caller\*\*/gm)).toHaveLength(heard);
    expect(log.match(/^- [\d:]+ \*\*Agent\*\* \(/gm)).toHaveLength(spoken);
    expect(log).toMatch(/^ {2}- Went from “.+” to “.+”: .+/m);
    expect(log).not.toContain("## What each turn took");
  });

  it("masks what a language model would not be told either, wherever it was said", async () => {
    const events = await play("ts_happy_hi");
    const plain = events.map((one): StoredEvent => (one.event.type === "utterance" ? { ...one, event: { ...one.event, text: `${one.event.text} 9876543210 asha@example.org` } } : one)); // prettier-ignore
    const log = logged(plain);
    expect(log).not.toMatch(/9876543210|asha@example/);
    expect(log).toContain("\\[phone\\]");
  });

  it("keeps words words, and says what of a sentence was heard", async () => {
    const events = await play("ts_happy_hi");
    const first = events.find(({ event }) => event.type === "utterance")!;
    const spoke = events.flatMap(({ effects }) => effects).find((effect) => effect.type === "speak")!;
    const changed: StoredEvent = { ...first, decisions: [], effects: [], event: { ...first.event, text: "# <b>[x](y)\n## z" } as StoredEvent["event"] }; // prettier-ignore
    const cut: StoredEvent = { ...first, decisions: [], effects: [], event: { type: "delivered", at: first.event.at, effect: spoke.id, heard: "part", text: "नमस्ते" } }; // prettier-ignore
    const log = logged([events[0]!, cut, changed]);
    expect(log).toContain("The caller heard only: नमस्ते");
    expect(log).toContain("\\# &lt;b\\>\\[x\\](y) \\#\\# z");
    expect(log.match(/^#+ /gm)).toHaveLength(2);
  });

  it("has what each turn took, and a dash for what did not happen", () => {
    const stages = { endpointing: 400.4, stt: 80, decide: 9, tts: null, total: null, understand: 3, interpret: 2, append: 4, tool: 0 };
    const timing: KeptTiming = { turn: 2, at: startedAt, endpointing: { class: "base", because: "", waitMs: 400, silenceMs: 400 }, speechMs: 900, confidence: null, isOver: true, stages }; // prettier-ignore
    expect(logged([], {}, [timing]).split("\n")).toContain("| 2 | 400 | 80 | 3 | 2 | 4 | 0 | – | – |");
    expect(logged([])).toContain("Nothing yet.");
  });
});
