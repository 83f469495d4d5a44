/** What the process that plays callers is given, as its one argument. */
export interface CallersOrder {
  /** Address of the server. */
  url: string;
  /** The agent that is called. */
  slug: string;
  /** Calls at once. */
  calls: number;
  /** Between the first tries of one caller and the next, in milliseconds. */
  apartMs: number;
  /** WAV files of what callers say, for each speaker in the order it is said: mono, 16-bit, 16 kHz. */
  speakers: readonly (readonly string[])[];
}

/** Something that one caller said. Times are milliseconds; null for what did not come. */
export interface SaidTurn {
  /** When the last sample of it was sent, since the epoch. */
  at: number;
  /** From then to a caption of her words. */
  heardMs: number | null;
  /** From then to the first sound of the answer. */
  answeredMs: number | null;
  /** Why there was no answer; null when there was one. */
  lost: string | null;
}

export interface CallersReport {
  begun: number;
  /** Calls under way, each second from when all had begun to the stop. */
  underWay: number[];
  /** Calls that came to their end by the agent's doing. */
  ended: number;
  /** Tries that were refused, by code, each tried again. */
  refused: Record<string, number>;
  /** Lines that broke, by the reason given. */
  broken: Record<string, number>;
  turns: SaidTurn[];
  conversations: string[];
}

export type FromCallers =
  /** Everybody has a call, or has waited long enough for one. */
  { type: "all-in" } | { type: "done"; report: CallersReport };

/** `stop`: nobody says anything more, answers under way are waited for, and all hang up. */
export type ToCallers = { type: "stop" };
