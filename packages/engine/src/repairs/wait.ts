import { listen } from "../next.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V13: "ek minute": waits with a much longer ladder, and does not ask again. */
export const wait: Repair = {
  rule: "V13",
  acts: ["wait"],
  yields: false,
  handle(turn) {
    repaired(turn, "V13");
    turn.memory.waiting = true;
    turn.reply("waiting");
    return listen;
  },
};
