import type { Utterance } from "@vaarta/engine";
import { compile, sameJson, type AgentDocument, type AgentTest, type Json, type Program, type TestTurn } from "@vaarta/flow";
import { isRuntimeError } from "../runtime-error.ts";
import type { StoredEvent, Understander } from "../ports.ts";
import { rehearse, type Rehearsal } from "./rehearsal.ts";

export interface TestFailure {
  expectation: "reached" | "slot" | "outcome" | "said" | "words" | "turn";
  /** State, slot, outcome or line; the text for `words`; the turn's number for `turn`. */
  id: string;
  /** What was expected and what came instead, in a plain sentence. */
  message: string;
}

export interface TestLine {
  who: "caller" | "agent";
  text: string;
  /** Line or reply the agent's words came from. */
  source?: Utterance["source"];
}

export interface TestResult {
  id: string;
  name: string;
  passed: boolean;
  failures: TestFailure[];
  transcript: TestLine[];
  /** Everything that happened, as the log of a real conversation. */
  events: StoredEvent[];
  reached: string[];
  /** Ways out that were taken, in order, repeats and all. For shares over several tests see `coverage` of the engine. */
  taken: { state: string; transition: string }[];
  slots: Record<string, Json>;
  outcome: string | null;
}

export interface TestOptions {
  /** @defaultValue the document compiled */
  program?: Program;
  understander?: Understander;
  /** Told after each test of {@link runAllTests}. */
  onResult?(result: TestResult): void;
  signal?: AbortSignal;
}

/** A Friday morning in India: the moment a test runs at that names none. */
const defaultMoment = Date.parse("2027-01-15T10:30:00+05:30");

/**
 * Runs one saved test of a document with the real driver, interpreter, understanding and built-in tools, in virtual time.
 * The same document and test give the same result. Never throws for what a test can get wrong.
 * @param id - key of the test in `document.tests`, or a test that is not saved yet
 */
export async function runTest(document: AgentDocument, id: string | AgentTest, options: TestOptions = {}): Promise<TestResult> {
  const test = typeof id === "string" ? document.tests[id] : id;
  const key = typeof id === "string" ? id : "test";
  if (!test) return failed(key, `There is no test with the id ${key}.`);
  const at = test.caller.at === undefined ? defaultMoment : Date.parse(test.caller.at);
  if (Number.isNaN(at))
    return failed(key, "The moment the test runs at is not a date and time. Write it like 2027-01-15T10:30:00+05:30.", test.name);
  const answers = toolAnswers(document, test);
  const rehearsal = rehearse({
    program: options.program ?? compile(document),
    at,
    seed: `test:${key}`,
    caller: test.caller,
    chooseSample: (tool) => answers.get(tool)?.shift(),
    ...(options.understander && { understander: options.understander }),
  });
  const transcript: TestLine[] = [];
  const failures = await play(rehearsal, test.turns, transcript);
  await rehearsal.end();
  const result = observed(key, test.name, rehearsal, transcript);
  failures.push(...unmet(document, test, result));
  return { ...result, failures, passed: failures.length === 0 };
}

/** Runs every test of a document, one after the other. */
export async function runAllTests(
  document: AgentDocument,
  options: TestOptions = {},
): Promise<{ passed: number; failed: number; results: TestResult[] }> {
  const program = options.program ?? compile(document);
  const results: TestResult[] = [];
  for (const id of Object.keys(document.tests)) {
    if (options.signal?.aborted) break;
    const result = await runTest(document, id, { ...options, program });
    results.push(result);
    options.onResult?.(result);
  }
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed, results };
}

async function play(rehearsal: Rehearsal, turns: readonly TestTurn[], transcript: TestLine[]): Promise<TestFailure[]> {
  const { transport, driver } = rehearsal;
  const hear = () => transcript.push(...transport.take().map(({ text, source }): TestLine => ({ who: "agent", text, source })));
  let number = 0;
  try {
    await rehearsal.begin();
    hear();
    for (const turn of turns) {
      if ("tool" in turn) continue;
      number += 1;
      if (driver.snapshot.status === "ended")
        return [{ expectation: "turn", id: String(number), message: `The conversation had ended before turn ${number} of the test.` }];
      if ("caller" in turn) {
        transcript.push({ who: "caller", text: turn.caller });
        await rehearsal.say(turn.caller);
      } else if ("dtmf" in turn) {
        transcript.push({ who: "caller", text: turn.dtmf });
        await rehearsal.dtmf(turn.dtmf);
      } else await rehearsal.beSilent();
      hear();
    }
    return [];
  } catch (error) {
    if (!isRuntimeError(error)) throw error;
    return [{ expectation: "turn", id: String(number), message: `Turn ${number} could not be taken. ${error.message}` }];
  }
}

/** Tool -> outcomes in the order they shall come. Where among the turns they stand does not matter. */
function toolAnswers(document: AgentDocument, test: AgentTest): Map<string, string[]> {
  const answers = new Map<string, string[]>();
  for (const turn of test.turns) {
    if (!("tool" in turn)) continue;
    const name = document.tools[turn.tool]?.name ?? turn.tool;
    answers.set(name, [...(answers.get(name) ?? []), turn.outcome]);
  }
  return answers;
}

function observed(id: string, name: string, rehearsal: Rehearsal, transcript: TestLine[]): TestResult {
  const events = [...rehearsal.transport.events];
  const decisions = events.flatMap((stored) => stored.decisions);
  // A conversation that could not begin has no snapshot, and the failure says so.
  const snapshot = events.length > 0 ? rehearsal.driver.snapshot : null;
  const states = decisions.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  return {
    id,
    name,
    passed: false,
    failures: [],
    transcript,
    events,
    reached: [...new Set([...states, ...(snapshot?.stack.map((frame) => frame.state) ?? [])])].filter((state) => state !== ""),
    taken: decisions.flatMap(({ from, taken }) => (taken === undefined ? [] : [{ state: from, transition: taken }])),
    slots: Object.fromEntries(Object.entries(snapshot?.slots ?? {}).map(([slot, { value }]) => [slot, value])),
    outcome: snapshot?.outcome ?? null,
  };
}

function unmet(document: AgentDocument, test: AgentTest, result: TestResult): TestFailure[] {
  const { expect } = test;
  const failures: TestFailure[] = [];
  const fail = (expectation: TestFailure["expectation"], id: string, message: string) => failures.push({ expectation, id, message });
  const lines = new Set(result.transcript.flatMap(({ source }) => (source ? [sourceId(source)] : [])));
  const said = result.transcript.filter(({ who }) => who === "agent").map(({ text }) => text.toLowerCase());

  for (const [id, wanted] of Object.entries(expect.reached ?? {}))
    if (result.reached.includes(id) !== wanted)
      fail("reached", id, `${stateName(document, id)} was ${wanted ? "not reached" : "reached, and must not be"}.`);
  for (const [id, wanted] of Object.entries(expect.slots ?? {})) {
    const value = result.slots[id] ?? null;
    if (!sameJson(value, wanted)) fail("slot", id, `${document.slots[id]?.label ?? id} is ${shown(value)}, not ${shown(wanted)}.`);
  }
  if (expect.outcome !== undefined && result.outcome !== expect.outcome)
    fail("outcome", expect.outcome, `It ended ${outcomeName(document, result.outcome)}, not ${outcomeName(document, expect.outcome)}.`);
  for (const [id, wanted] of Object.entries(expect.said ?? {}))
    if (lines.has(id) !== wanted)
      fail("said", id, `The line “${document.lines[id]?.name ?? id}” was ${wanted ? "not said" : "said, and must not be"}.`);
  for (const { text, said: wanted } of expect.words ?? [])
    if (said.some((words) => words.includes(text.toLowerCase())) !== wanted)
      fail("words", text, `“${text}” was ${wanted ? "not said" : "said, and must not be"}.`);
  return failures;
}

function failed(id: string, message: string, name = id): TestResult {
  const failures: TestFailure[] = [{ expectation: "turn", id: "0", message }];
  return { id, name, passed: false, failures, transcript: [], events: [], reached: [], taken: [], slots: {}, outcome: null };
}

function sourceId(source: Utterance["source"]): string {
  if ("line" in source) return source.line;
  return "reply" in source ? source.reply : source.generated;
}

const stateName = (document: AgentDocument, id: string) => `The state “${document.states[id]?.name ?? id}”`;
const outcomeName = (document: AgentDocument, id: string | null) =>
  id === null ? "without an outcome" : `as “${document.outcomes[id]?.name ?? id}”`;
const shown = (value: Json) => (value === null ? "not known" : JSON.stringify(value));
