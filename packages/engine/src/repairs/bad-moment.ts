import { endWith, gathered } from "../moves.ts";
import { tellPerson } from "./distress.ts";
import { timeDetail } from "./later.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";
import { namedTime } from "./times.ts";

/** V47: driving, in a meeting, at a hospital: one kind line, stops, and calls another time, whatever the flow would argue. */
export const badMoment: Repair = {
  rule: "V47",
  acts: ["bad-moment"],
  yields: false,
  handle(turn, heard) {
    const when = namedTime(turn, heard);
    repaired(turn, "V47");
    turn.reply("bad-moment");
    turn.emit({ type: "desk", kind: "call-back", detail: { ...gathered(turn), ...timeDetail(turn, when) } });
    return endWith(turn, ["follow-up", "other"], { rule: "V47" });
  },
};

/** V47: a death in the family: a person, no demand. */
export const bereaved: Repair = {
  rule: "V47",
  acts: ["bereaved"],
  yields: false,
  handle(turn) {
    repaired(turn, "V47", "bereaved");
    turn.reply("bereaved");
    return tellPerson(turn, "V47");
  },
};
