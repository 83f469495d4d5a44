import type { Program } from "@vaarta/flow";
import { wants } from "../wants.ts";
import type { StartedEvent } from "../start.ts";
import type { Snapshot } from "../types.ts";
import type { Caller, CallerTurn } from "./callers.ts";
import { Conversation } from "./conversation.ts";
import type { Recorded } from "./conversation.ts";
import { answerEffects } from "./fallbacks.ts";
import type { ToolAnswer } from "./fallbacks.ts";
import { seededRandom } from "./random.ts";
import type { Random } from "./random.ts";

export interface SimulationOptions {
  /** The same seed gives the same conversation. */
  seed: string;
  /** Caller turns after which she hangs up. @defaultValue 40 */
  maxTurns?: number;
  start?: Partial<StartedEvent>;
  /** How tools answer. @defaultValue a sample of the tool, by chance */
  tools?: ToolAnswer;
}

export interface Simulation {
  log: Recorded[];
  snapshot: Snapshot;
  turns: number;
  /** Null when it did not end within its turns. */
  outcome: string | null;
  /** What the caller did, turn by turn, for playing it again. */
  said: Exclude<CallerTurn, null>[];
  /** Which sample each tool call was answered with, in order: its id, or the outcome where the tool has none. Empty when `tools` answers. */
  samples: { tool: string; sample: string }[];
}

/** Runs one conversation with a simulated caller. Pure: needs no understanding, tools, clock or network. */
export function simulate(program: Program, caller: Caller, options: SimulationOptions): Simulation {
  const random = seededRandom(options.seed);
  const conversation = new Conversation(program, { seed: options.seed, ...options.start });
  const said: Simulation["said"] = [];
  const samples: Simulation["samples"] = [];
  const tools = options.tools ?? sampleAnswers(program, random, (tool, sample) => samples.push({ tool, sample }));
  const maxTurns = options.maxTurns ?? 40;
  let turn = 0;
  for (;;) {
    answerEffects(conversation, tools);
    const { snapshot } = conversation;
    if (snapshot.status === "ended") break;
    const next = turn < maxTurns ? caller({ program, wants: wants(program, snapshot), random, at: conversation.at, turn }) : null;
    if (!next) {
      const { outcome } = snapshot;
      conversation.send({ type: "hung-up", by: "caller" });
      return { log: conversation.log, snapshot: conversation.snapshot, turns: turn, outcome, said, samples };
    }
    turn++;
    said.push(next);
    if ("silence" in next) conversation.silence();
    else conversation.say(next.text, next.understanding);
  }
  const { log, snapshot } = conversation;
  return { log, snapshot, turns: turn, outcome: snapshot.outcome, said, samples };
}

/**
 * Tools answer with one of their samples; one without samples fails, which every flow must bear.
 * @param onChosen - told which: a sample's id, or the outcome where there is none
 */
export function sampleAnswers(
  program: Program,
  random: Random,
  onChosen: (tool: string, sample: string) => void = () => undefined,
): ToolAnswer {
  return ({ tool }) => {
    const samples = Object.entries(program.document.tools[tool]?.samples ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    const successes = samples.filter(([, { kind }]) => kind !== "failure");
    const [id, sample] = (successes.length > 0 && random.chance(0.8) ? random.pick(successes) : random.pick(samples)) ?? [];
    onChosen(tool, id ?? "failure");
    if (!sample || sample.kind === "failure") return { outcome: sample?.outcome ?? "failure" };
    return { outcome: sample.outcome ?? "success", ...(sample.result !== undefined && { result: sample.result }) };
  };
}
