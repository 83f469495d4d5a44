import { resume } from "../next.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V20: "are you a robot?": says so plainly, and goes on. */
export const robot: Repair = {
  rule: "V20",
  acts: ["robot"],
  yields: true,
  handle(turn) {
    repaired(turn, "V20");
    turn.reply("robot");
    return resume;
  },
};
