import { listen } from "../next.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V41: voices or a television beside her: asks once for quiet, then waits; the recap comes with her next words. */
export const noise: Repair = {
  rule: "V41",
  acts: ["noise"],
  yields: true,
  handle(turn) {
    repaired(turn, "V41");
    if (turn.count("noise") === 1) turn.reply("noisy");
    turn.memory.waiting = true;
    return listen;
  },
};
