import { declinesHere } from "../kinds/choice.ts";
import { hasAct, yesOrNo } from "../heard.ts";
import { endWith } from "../moves.ts";
import { listen, resume } from "../next.ts";
import type { Next } from "../next.ts";
import type { Turn } from "../turn.ts";
import { repaired } from "./repair.ts";
import type { AsideBehaviour, Repair } from "./repair.ts";

/** V38: "dekhte hain": one light question, then leaves; neither a yes nor a date is recorded. */
export const softNo: Repair = {
  rule: "V38",
  acts: ["soft-no"],
  yields: true,
  handle(turn) {
    repaired(turn, "V38");
    if (turn.count("soft-no") > 1 || !turn.reply("soft-no")) return leavePolitely(turn);
    turn.memory.aside = { kind: "soft-no", data: {} };
    return listen;
  },
};

export const softNoAside: AsideBehaviour = {
  ask(turn) {
    turn.reply("soft-no");
  },
  hear(turn, heard) {
    const answer = yesOrNo(heard);
    // "No, just like that": there is nothing more to say, which is no correction either.
    if (answer === "no" || declinesHere(turn, heard) || hasAct(heard, "soft-no") || hasAct(heard, "goodbye")) return leavePolitely(turn);
    if (answer !== "yes") return null;
    turn.memory.aside = null;
    return resume;
  },
};

function leavePolitely(turn: Turn): Next {
  turn.reply("soft-no-leave");
  return endWith(turn, ["follow-up", "other", "declined"], { rule: "V38" });
}
