import { endWith, gathered } from "../moves.ts";
import { listen } from "../next.ts";
import type { Next } from "../next.ts";
import { handOver, promisePerson } from "../people.ts";
import type { Turn } from "../turn.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V26: despair or danger: a calm line, the number the pack names, a person told; no sales. */
export const distress: Repair = {
  rule: "V26",
  acts: ["distress", "emergency"],
  yields: false,
  handle(turn, _heard, act) {
    const { helpline, emergencyNumber } = turn.program.document.desk;
    repaired(turn, "V26", act);
    const number = act === "emergency" ? (emergencyNumber ?? helpline) : (helpline ?? emergencyNumber);
    if (number === undefined) return handOver(turn, "V26");
    if (act === "emergency") turn.reply("emergency", { number }, true);
    else turn.reply("distress", { helpline: number }, true);
    return tellPerson(turn, "V26");
  },
};

/** V26: insults: a calm line with a way out; the second time a person. */
export const insult: Repair = {
  rule: "V26",
  acts: ["insult"],
  yields: true,
  handle(turn) {
    repaired(turn, "V26", "insult");
    if (turn.count("insult") > 1) return promisePerson(turn, "V26");
    turn.reply("insult");
    turn.memory.aside = { kind: "person", data: { orStop: true } };
    return listen;
  },
};

/** Tells the desk, and ends without another word of business. */
export function tellPerson(turn: Turn, rule: string): Next {
  turn.emit({ type: "desk", kind: "person", detail: gathered(turn) });
  return endWith(turn, ["escalated", "other"], { rule });
}
