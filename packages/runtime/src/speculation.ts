import { wants, type ConversationEvent, type Snapshot, type Understanding } from "@vaarta/engine";
import type { Program } from "@vaarta/flow";
import type { Speculation } from "./driver-options.ts";
import type { Understander } from "./ports.ts";
import { advance } from "./rebuild.ts";

export interface SpeculationInput {
  program: Program;
  /** Where the conversation stands; a copy is stepped, this one never changes. */
  snapshot: Snapshot;
  conversation: string;
  understander: Understander;
  text: string;
  now: number;
}

/**
 * Turns tried on a copy of the conversation while she still speaks. Nothing of it is kept, said or called. What was understood counts
 * only for the very words, at the very place in the log, that it was made for.
 */
export class Speculations {
  #made: { text: string; seq: number; understanding: Promise<Understanding> } | null = null;
  #tried: { text: string; seq: number; speculation: Promise<Speculation> } | null = null;

  /** Understands words ahead, and steps a copy by them. */
  make(seq: number, input: SpeculationInput): Promise<Speculation> {
    const { text } = input;
    if (this.#tried?.text === text && this.#tried.seq === seq) return this.#tried.speculation;
    const understanding = Promise.resolve(understand(input));
    const speculation = understanding.then((understood) => tryOut(input, understood));
    // Whoever asked learns of a failure; who takes the words later understands them anew.
    speculation.catch(() => undefined);
    this.#made = { text, seq, understanding };
    this.#tried = { text, seq, speculation };
    return speculation;
  }

  /** What was understood of these words already, when nothing but the words themselves was kept since; null else. */
  take(seq: number, text: string): Promise<Understanding> | null {
    const made = this.#made;
    this.#made = this.#tried = null;
    return made?.text === text && made.seq === seq ? made.understanding : null;
  }
}

async function understand({ program, snapshot, conversation, understander, text, now }: SpeculationInput): Promise<Understanding> {
  return understander.understand({
    program,
    wants: wants(program, snapshot),
    text,
    now,
    timezone: snapshot.start.timezone,
    conversation,
    snapshot,
  });
}

function tryOut({ program, snapshot, text, now }: SpeculationInput, understanding: Understanding): Speculation {
  const turn = snapshot.turn + 1;
  const said: ConversationEvent = { type: "utterance", turn, text, via: "voice", at: now };
  const heard = advance(program, snapshot, said);
  const { effects } = advance(program, heard.snapshot, { type: "understood", turn, understanding, at: now });
  const first = effects.find(({ type }) => type === "speak");
  return {
    acts: understanding.acts.map(({ act }) => act),
    answers: isAnswer(program, snapshot, understanding),
    utterances: first?.type === "speak" ? first.utterances : [],
  };
}

function isAnswer(program: Program, snapshot: Snapshot, { slots }: Understanding): boolean {
  const { asked } = wants(program, snapshot);
  return slots.some(({ slot, problem, vague }) => slot === asked && problem === undefined && vague !== true);
}
