import { textIn } from "../memory.ts";
import type { Aside } from "../memory.ts";
import { listen } from "../next.ts";
import type { Next } from "../next.ts";
import type { Turn } from "../turn.ts";
import { repaired } from "./repair.ts";
import type { AsideBehaviour } from "./repair.ts";

/** V10: two meanings fit: asks "A or B?" and takes the answer even if it is neither. */
export function askWhich(turn: Turn, a: string, b: string, note: string): Next | null {
  if (a === b || !turn.reply("which-of-two", { a, b })) return null;
  repaired(turn, "V10", note);
  turn.memory.aside = { kind: "which", data: { a, b } };
  return listen;
}

export const whichAside: AsideBehaviour = {
  ask(turn: Turn, { data }: Aside) {
    turn.reply("which-of-two", { a: textIn(data, "a"), b: textIn(data, "b") });
  },
  hear() {
    return null;
  },
};
