import { resume } from "../next.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V27: reads out a card, OTP or Aadhaar number: stops her, keeps nothing of it. */
export const secret: Repair = {
  rule: "V27",
  acts: ["secret"],
  yields: false,
  handle(turn) {
    repaired(turn, "V27");
    turn.memory.text = null;
    turn.reply("secret-stop");
    return resume;
  },
};
