import type { EndedTurn } from "./listening/caller-turn.ts";

/** What one turn took, from the last sample of her speech to the first sample of the answer. Milliseconds. */
export interface TurnReport {
  /** Turn of the conversation; 0 when her sound was no words. */
  turn: number;
  endpointing: { class: EndedTurn["endpoint"]["class"]; because: string; waitMs: number; silenceMs: number };
  speechMs: number;
  confidence: number | null;
  /** She spoke while the agent did. */
  isOver: boolean;
  stages: {
    /** Silence waited through until the turn counted as over; reported beside the budget. */
    endpointing: number;
    stt: number;
    /** From her words to what is said to them: understanding, deciding, keeping, tools and models. */
    decide: number;
    /** Until the first sound of the answer; null when nothing was said. */
    tts: number | null;
    /** From the last of her speech to the first sound on its way to her; null when nothing was said. */
    total: number | null;
  };
}

/** Begins the account of a turn; its last parts are filled in when the answer sounds. */
export function reportOf(ended: EndedTurn): TurnReport {
  const { turn, heard, speechMs, silenceMs, endpoint, hearingMs } = ended;
  return {
    turn: 0,
    endpointing: { class: endpoint.class, because: endpoint.because, waitMs: endpoint.waitMs, silenceMs },
    speechMs,
    confidence: heard?.confidence ?? null,
    isOver: turn.isOver,
    stages: { endpointing: silenceMs, stt: hearingMs, decide: 0, tts: null, total: null },
  };
}
