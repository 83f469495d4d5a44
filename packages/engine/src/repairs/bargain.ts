import { gathered } from "../moves.ts";
import { resume } from "../next.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V46: "aur kam karo": the offer the pack permits, once; then a person decides. */
export const bargain: Repair = {
  rule: "V46",
  acts: ["bargain"],
  yields: true,
  handle(turn) {
    const { offer } = turn.program.document.desk;
    repaired(turn, "V46");
    if (turn.count("bargain") === 1 && offer !== undefined) {
      turn.reply("bargain-offer");
      turn.say(offer, undefined, true);
      return resume;
    }
    turn.reply("bargain-person");
    if (turn.counted("bargain-desk") === 0) {
      turn.count("bargain-desk");
      turn.emit({ type: "desk", kind: "person", detail: gathered(turn) });
    }
    return resume;
  },
};
