import type { Program } from "@vaarta/flow";
import { wants } from "../wants.ts";
import type { StartedEvent } from "../start.ts";
import type { Snapshot } from "../types.ts";
import type { Caller } from "./callers.ts";
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
}

/** Runs one conversation with a simulated caller. Pure: needs no understanding, tools, clock or network. */
export function simulate(program: Program, caller: Caller, options: SimulationOptions): Simulation {
  const random = seededRandom(options.seed);
  const conversation = new Conversation(program, { seed: options.seed, ...options.start });
  const tools = options.tools ?? sampleAnswers(program, random);
  const maxTurns = options.maxTurns ?? 40;
  let turn = 0;
  for (;;) {
    answerEffects(conversation, tools);
    const { snapshot } = conversation;
    if (snapshot.status === "ended") break;
    const said = turn < maxTurns ? caller({ program, wants: wants(program, snapshot), random, at: conversation.at, turn }) : null;
    if (!said) {
      const { outcome } = snapshot;
      conversation.send({ type: "hung-up", by: "caller" });
      return { log: conversation.log, snapshot: conversation.snapshot, turns: turn, outcome };
    }
    turn++;
    if ("silence" in said) conversation.silence();
    else conversation.say(said.text, said.understanding);
  }
  return { log: conversation.log, snapshot: conversation.snapshot, turns: turn, outcome: conversation.snapshot.outcome };
}

/** Tools answer with one of their samples; one without samples fails, which every flow must bear. */
export function sampleAnswers(program: Program, random: Random): ToolAnswer {
  return ({ tool }) => {
    const samples = Object.entries(program.document.tools[tool]?.samples ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    const successes = samples.filter(([, { kind }]) => kind !== "failure");
    const [, sample] = (successes.length > 0 && random.chance(0.8) ? random.pick(successes) : random.pick(samples)) ?? [];
    if (!sample || sample.kind === "failure") return { outcome: sample?.outcome ?? "failure" };
    return { outcome: sample.outcome ?? "success", ...(sample.result !== undefined && { result: sample.result }) };
  };
}
