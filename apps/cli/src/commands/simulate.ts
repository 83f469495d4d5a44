import { coverage, randomCaller, simulate, type Simulation } from "@vaarta/engine";
import { compile, type AgentDocument } from "@vaarta/flow";
import type { CommandContext } from "../cli.ts";
import { readAgent } from "../files.ts";
import { exitCodes, type ExitCode } from "../surroundings.ts";
import { counted } from "../terminal.ts";

/** Made-up callers answer by chance; the agent's tools answer with their samples. A call that spins or stalls fails the command. */
export async function simulateCallers(
  context: CommandContext,
  file: string,
  options: { callers: number; seed: string },
): Promise<ExitCode> {
  const { terminal, surroundings } = context;
  const { document } = await readAgent(surroundings.directory, file);
  const program = compile(document);
  const caller = randomCaller();
  const startedAt = performance.now();
  const runs = Array.from({ length: options.callers }, (_, index) => simulate(program, caller, { seed: `${options.seed}:${index}` }));
  const seconds = (performance.now() - startedAt) / 1000;

  const outcomes = tally(runs.map(({ outcome }) => outcome));
  const stalls = stalledIn(runs);
  const covered = coverage(program, runs);
  const never = Object.keys(covered.states).filter((id) => covered.states[id] === 0);
  const turns = runs.reduce((sum, run) => sum + run.turns, 0);
  terminal.say(`${counted(runs.length, "caller")}, ${counted(turns, "turn")} in ${seconds.toFixed(1)} s.`);
  for (const [outcome, count] of outcomes) terminal.say(`  ${String(count).padStart(6)}  ${outcomeName(document, outcome)}`);
  terminal.say(`States reached: ${percent(covered.stateShare)}, ways out taken: ${percent(covered.transitionShare)}.`);
  if (never.length > 0) terminal.say(`Never reached: ${never.map((id) => stateName(document, id)).join(", ")}.`);
  for (const [state, count] of stalls)
    terminal.say(`${terminal.style("red", "stalled")} ${counted(count, "time")} in ${stateName(document, state)}.`);
  terminal.answer({
    callers: runs.length,
    turns,
    outcomes: Object.fromEntries(outcomes.map(([outcome, count]) => [outcome ?? "", count])),
    stalls: Object.fromEntries(stalls),
    never,
    coverage: covered,
  });
  return stalls.length === 0 ? exitCodes.done : exitCodes.found;
}

function stalledIn(runs: readonly Simulation[]): [string, number][] {
  const decisions = runs.flatMap(({ log }) => log.flatMap((record) => record.decisions));
  return tally(decisions.filter(({ cause }) => cause === "stall" || cause === "budget").map(({ from }) => from));
}

function tally<T>(values: readonly T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

const percent = (share: number) => `${Math.round(share * 100)} %`;
const stateName = (document: AgentDocument, id: string) => document.states[id]?.name ?? id;
const outcomeName = (document: AgentDocument, id: string | null) => (id === null ? "did not end" : (document.outcomes[id]?.name ?? id));
