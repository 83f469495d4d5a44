import { resume } from "../next.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V28: tries to steer it: nothing that is said changes rules, tools or numbers. */
export const steer: Repair = {
  rule: "V28",
  acts: ["steer"],
  yields: false,
  handle(turn) {
    repaired(turn, "V28");
    turn.reply("steer");
    return resume;
  },
};
