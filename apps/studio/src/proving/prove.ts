import { coverageCounter, type Coverage } from "@vaarta/engine";
import { compile, type AgentDocument } from "@vaarta/flow";
import { runTest, type TestResult } from "@vaarta/runtime";
import { simulateCallers, type SimulationReport } from "./simulate-callers.ts";

/** How one saved test went, without its log. */
export type TestReport = Pick<TestResult, "id" | "name" | "passed" | "failures" | "transcript">;

export interface TestsReport {
  reports: readonly TestReport[];
  coverage: Coverage;
}

/** What can be proved of a draft. */
export type ProofOrder =
  { kind: "tests"; document: AgentDocument } | { kind: "callers"; document: AgentDocument; callers: number; seed: string };

export type ProofNews =
  /** `doing` names what runs now: a test, or nothing for callers, who have no names. */
  | { kind: "progress"; done: number; all: number; doing: string }
  | { kind: "tests"; report: TestsReport; isWhole: boolean }
  | { kind: "callers"; report: SimulationReport }
  | { kind: "failed"; message: string };

const callersAtOnce = 10;

/** Proves and tells how far it is. Rests between steps, so that whoever hears of them can act. */
export async function prove(order: ProofOrder, tell: (news: ProofNews) => void): Promise<void> {
  try {
    if (order.kind === "tests") await proveTests(order.document, tell);
    else await proveCallers(order, tell);
  } catch (error) {
    tell({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

async function proveTests(document: AgentDocument, tell: (news: ProofNews) => void): Promise<void> {
  const program = compile(document);
  const counter = coverageCounter(program);
  const all = Object.entries(document.tests);
  const reports: TestReport[] = [];
  for (const [index, [id, test]] of all.entries()) {
    tell({ kind: "progress", done: index, all: all.length, doing: test.name });
    const { name, passed, failures, transcript, events } = await runTest(document, id, { program });
    counter.add({ log: events });
    reports.push({ id, name, passed, failures, transcript });
    tell({ kind: "tests", report: { reports: [...reports], coverage: counter.result() }, isWhole: index === all.length - 1 });
    await rest();
  }
  if (all.length === 0) tell({ kind: "tests", report: { reports, coverage: counter.result() }, isWhole: true });
}

async function proveCallers(order: Extract<ProofOrder, { kind: "callers" }>, tell: (news: ProofNews) => void): Promise<void> {
  const run = simulateCallers(order.document, order);
  for (;;) {
    const next = run.next();
    if (next.done) return tell({ kind: "callers", report: next.value });
    if (next.value % callersAtOnce > 0 && next.value < order.callers) continue;
    tell({ kind: "progress", done: next.value, all: order.callers, doing: "" });
    await rest();
  }
}

function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
