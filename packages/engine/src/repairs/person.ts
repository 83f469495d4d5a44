import { hasAct, yesOrNo } from "../heard.ts";
import { awaitResult, resume } from "../next.ts";
import { reachedOutcome } from "../outcomes.ts";
import { end } from "../moves.ts";
import { handOver } from "../people.ts";
import { repaired } from "./repair.ts";
import type { AsideBehaviour, Repair } from "./repair.ts";

/** V19: asks for a person: hands over, or says when one calls; from everywhere, with what was gathered. */
export const person: Repair = {
  rule: "V19",
  acts: ["person"],
  yields: true,
  handle(turn) {
    repaired(turn, "V19");
    return handOver(turn, "V19");
  },
};

/** A person was offered: after not being understood (V11), an insult (V26) or a language it lacks (V50). */
export const personAside: AsideBehaviour = {
  ask(turn) {
    turn.reply("not-understood-person");
  },
  hear(turn, heard, { data }) {
    if (typeof data["effect"] === "string") {
      turn.decide({ from: turn.top.state, to: null, cause: "ignored", note: "She is being put through." });
      return awaitResult;
    }
    const answer = yesOrNo(heard);
    if (answer === "yes") return handOver(turn, "V19");
    if (answer === "no" && data["orStop"] === true) {
      turn.reply("goodbye");
      return end(turn, reachedOutcome(turn), { rule: "V26" });
    }
    if (answer === "no") {
      turn.memory.aside = null;
      return resume;
    }
    return hasAct(heard, "person") ? handOver(turn, "V19") : null;
  },
};
