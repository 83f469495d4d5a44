import { textIn } from "../memory.ts";
import type { Aside } from "../memory.ts";
import { listen } from "../next.ts";
import type { Next } from "../next.ts";
import type { Turn } from "../turn.ts";
import { repaired } from "./repair.ts";
import type { AsideBehaviour } from "./repair.ts";

/** One of two meanings that fit alike: how it is named to the caller, and what it is (see `Wants.between`). */
export interface Rival {
  words: string;
  id: string;
  score: number;
}

/** V10: two meanings fit: asks "A or B?" and takes the answer even if it is neither. */
export function askWhich(turn: Turn, a: Rival, b: Rival): Next | null {
  if (a.words === b.words || !turn.reply("which-of-two", { a: a.words, b: b.words })) return null;
  repaired(turn, "V10", `${a.score} and ${b.score}`);
  turn.memory.aside = { kind: "which", data: { a: a.words, b: b.words, between: [a.id, b.id] } };
  return listen;
}

/** What the open "A or B?" is about; undefined where none is open. */
export function between(aside: Aside | null): string[] | undefined {
  const ids = aside?.kind === "which" ? aside.data["between"] : undefined;
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : undefined;
}

export const whichAside: AsideBehaviour = {
  ask(turn: Turn, { data }: Aside) {
    turn.reply("which-of-two", { a: textIn(data, "a"), b: textIn(data, "b") });
  },
  hear() {
    return null;
  },
};
