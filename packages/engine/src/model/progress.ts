import type { Json } from "@vaarta/flow";
import type { Turn } from "../turn.ts";

/** A look-up that a model asked for in this turn, and what came of it. */
export type LookUp = { tool: string; args: { [name: string]: Json }; outcome: string; result: Json };

/** A model's turn while it lasts. */
export type ModelTurn = {
  /** The effect awaited: the model's answer, or a look-up it asked for. */
  effect: string;
  phase: "asked" | "words" | "look-up";
  /** The way out that was committed, and is taken once the words are said. */
  exit: string | null;
  /** Sentences released so far. */
  said: number;
  lookUps: LookUp[];
  /** Timer until the next holding line, or until it is given up, and the time it stands for. */
  timer: string | null;
  waitedMs: number;
};

/** How far a `converse` state is. */
export type ConverseProgress = {
  model?: ModelTurn | null;
  /** No model answers in this visit: it goes by script. */
  scripted?: boolean;
  /** Turns in which the model failed. */
  failures?: number;
  /** The line said without a model was said. */
  fallbackSaid?: boolean;
  /** The model was asked anew after a side step of hers, not for what she said to it. */
  resumed?: boolean;
  /** A way out that waits until an unsure detail is agreed to. */
  pendingExit?: string | null;
};

export function converseProgress(turn: Turn): ConverseProgress {
  return turn.top.progress as ConverseProgress;
}

/** Changes what is kept of the model's turn. */
export function noteModel(turn: Turn, change: Partial<ModelTurn>): void {
  const { model } = converseProgress(turn);
  if (model) turn.note({ model: { ...model, ...change } });
}
