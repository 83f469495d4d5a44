import { resume } from "../next.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V39: fears fraud: company, purpose, that it never asks for an OTP, a number to check; claims no authority. */
export const fraudFear: Repair = {
  rule: "V39",
  acts: ["fraud-fear", "cheated"],
  yields: true,
  handle(turn, _heard, act) {
    const { company, publicNumber, cyberCrimeHelpline, helpline, purpose } = turn.program.document.desk;
    repaired(turn, "V39", act);
    const number = cyberCrimeHelpline ?? helpline;
    if (act === "cheated" && number !== undefined) turn.reply("fraud-cheated", { helpline: number }, true);
    else {
      turn.reply("fraud-fear", { company, number: publicNumber ?? helpline ?? "" });
      turn.say(purpose);
    }
    return resume;
  },
};
