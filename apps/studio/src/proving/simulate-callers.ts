import { coverageCounter, randomCaller, simulate, type Coverage, type Simulation, type Understanding } from "@vaarta/engine";
import { compile, type AgentDocument } from "@vaarta/flow";

/** What a made-up caller did in one turn. */
export type SimulatedTurn = { text: string; understanding: Understanding } | { silence: true };

/** One made-up conversation, with all it takes to play it again in the test console. */
export interface SimulatedConversation {
  seed: string;
  /** Milliseconds since the epoch: the moment it began. */
  at: number;
  /** What she is taken to speak at first. */
  language: string;
  direction: "inbound" | "outbound";
  turns: SimulatedTurn[];
  /** How each tool answered, in order. */
  samples: { tool: string; sample: string }[];
  /** As a person reads it: the caller's turns by their number, the agent's by their words. */
  transcript: ({ who: "caller"; turn: number } | { who: "agent"; text: string; language: string })[];
}

/** A place where made-up callers got stuck. */
export interface Trouble {
  /** `stall`: understood, and no way out fits. `budget`: a limit was reached. `endless`: it went on until the caller gave up. */
  kind: "stall" | "budget" | "endless";
  state: string;
  /** Conversations in which it happened. */
  count: number;
  /** The shortest of them. */
  example: SimulatedConversation;
}

export interface SimulationReport {
  callers: number;
  turns: number;
  coverage: Coverage;
  /** How conversations ended, most frequent first; null when the caller gave up after many turns. */
  endings: { outcome: string | null; count: number }[];
  /** Worst first. */
  troubles: Trouble[];
}

/** Caller turns after which a made-up caller gives up. */
export const maxTurns = 40;

/**
 * Lets made-up callers talk to a document, one step at a time: whoever drives it decides when to rest. The same seed gives the same
 * report. Throws as `compile` does.
 */
export function* simulateCallers(
  document: AgentDocument,
  { callers, seed }: { callers: number; seed: string },
): Generator<number, SimulationReport> {
  const program = compile(document);
  const counter = coverageCounter(program);
  const endings = new Map<string | null, number>();
  const troubles = new Map<string, Trouble>();
  const caller = randomCaller();
  const languages = Object.keys(document.languages.offered).sort();
  let turns = 0;
  for (let index = 0; index < callers; index += 1) {
    const name = `${seed}:${index}`;
    // Callers and called, in every language: a way out for one of them is no gap.
    const direction = index % 2 === 0 ? "outbound" : "inbound";
    const language = languages[Math.floor(index / 2) % languages.length] ?? document.languages.default;
    const run = simulate(program, caller, { seed: name, maxTurns, start: { direction, language } });
    turns += run.turns;
    counter.add(run);
    const gaveUp = hungUp(run);
    const outcome = gaveUp ? null : run.outcome;
    endings.set(outcome, (endings.get(outcome) ?? 0) + 1);
    for (const [kind, state] of troublesOf(run, gaveUp)) note(troubles, kind, state, run, name);
    yield index + 1;
  }
  return {
    callers,
    turns,
    coverage: counter.result(),
    endings: [...endings].map(([outcome, count]) => ({ outcome, count })).sort((a, b) => b.count - a.count),
    troubles: [...troubles.values()].sort((a, b) => weight[a.kind] - weight[b.kind] || b.count - a.count),
  };
}

const weight = { budget: 0, endless: 1, stall: 2 };

function hungUp({ log }: Simulation): boolean {
  return log.at(-1)?.event.type === "hung-up";
}

/** Each kind and state once a conversation. */
function troublesOf({ log, snapshot }: Simulation, gaveUp: boolean): [Trouble["kind"], string][] {
  const found = new Map<string, [Trouble["kind"], string]>();
  const add = (kind: Trouble["kind"], state: string) => found.set(`${kind}/${state}`, [kind, state]);
  for (const { decisions } of log) for (const { cause, from } of decisions) if (cause === "stall" || cause === "budget") add(cause, from);
  if (gaveUp) add("endless", snapshot.stack.at(-1)?.state ?? "");
  return [...found.values()];
}

function note(troubles: Map<string, Trouble>, kind: Trouble["kind"], state: string, run: Simulation, seed: string): void {
  const key = `${kind}/${state}`;
  const known = troubles.get(key);
  if (known && known.example.turns.length <= run.turns) known.count += 1;
  else troubles.set(key, { kind, state, count: (known?.count ?? 0) + 1, example: conversationOf(run, seed) });
}

function conversationOf({ log, said, samples }: Simulation, seed: string): SimulatedConversation {
  const transcript: SimulatedConversation["transcript"] = [];
  let next = 0;
  for (const { event, effects } of log) {
    if (event.type === "utterance" || event.type === "timer-fired") {
      // A silence for which nothing was waiting left no event.
      while (next < said.length - 1 && "silence" in said[next]! !== (event.type === "timer-fired")) next += 1;
      transcript.push({ who: "caller", turn: next });
      next += 1;
    }
    for (const effect of effects) {
      if (effect.type !== "speak") continue;
      transcript.push(...effect.utterances.map(({ text, language }) => ({ who: "agent" as const, text, language })));
    }
  }
  const start = log[0]?.event;
  if (start?.type !== "conversation-started") throw new Error("A simulation did not begin with its start.");
  const { at, direction, language = "" } = start;
  return { seed, at, direction, language, turns: said, samples, transcript };
}
