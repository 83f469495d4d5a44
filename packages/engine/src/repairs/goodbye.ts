import { yesOrNo } from "../heard.ts";
import { leaveByNo } from "../kinds/choice.ts";
import { end } from "../moves.ts";
import { reachedOutcome } from "../outcomes.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V25: says goodbye early: closes once, with the outcome reached; where a no would end it just as well, by that. */
export const goodbye: Repair = {
  rule: "V25",
  acts: ["goodbye"],
  yields: true,
  handle(turn, heard) {
    // "No, bye" to an offer is an answer first; a yes is acted on before leaving, by the state itself.
    if (yesOrNo(heard) === "yes" && turn.place?.kind === "consent") return null;
    repaired(turn, "V25");
    const closed = leaveByNo(turn);
    if (closed) return closed;
    turn.reply("goodbye");
    return end(turn, reachedOutcome(turn), { rule: "V25" });
  },
};
