import type { Facts } from "./exits.ts";

/** What to do next: every state, repair and handler answers with one of these. */
export type Next =
  /** Waits for the caller. */
  | { do: "listen"; dictation?: boolean }
  /** Waits for a result. */
  | { do: "await" }
  /** The state has finished: its ways out are tried. */
  | { do: "leave"; facts: Facts }
  /** The top frame stands in a state that has not begun. */
  | { do: "enter" }
  /** Asks again, briefly, where the conversation was before the side step. */
  | { do: "resume" }
  /** The conversation is over. */
  | { do: "ended" };

export const listen: Next = { do: "listen" };
export const listenLong: Next = { do: "listen", dictation: true };
export const awaitResult: Next = { do: "await" };
export const enter: Next = { do: "enter" };
export const resume: Next = { do: "resume" };
export const ended: Next = { do: "ended" };

export function leave(facts: Facts): Next {
  return { do: "leave", facts };
}
