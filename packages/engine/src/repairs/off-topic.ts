import { hasAct, yesOrNo } from "../heard.ts";
import { end } from "../moves.ts";
import { listen, resume } from "../next.ts";
import type { Next } from "../next.ts";
import { reachedOutcome } from "../outcomes.ts";
import type { Turn } from "../turn.ts";
import { repaired } from "./repair.ts";
import type { AsideBehaviour, Repair } from "./repair.ts";

/** V48: passes time: one friendly line back to the matter, then a choice, then ends. */
export const offTopic: Repair = {
  rule: "V48",
  acts: ["off-topic"],
  yields: true,
  handle(turn) {
    const times = turn.count("off-topic");
    repaired(turn, "V48", `${times} times`);
    if (times === 1) {
      turn.reply("off-topic");
      return resume;
    }
    if (times > 2) return stop(turn);
    turn.reply("off-topic-choice");
    turn.memory.aside = { kind: "carry-on", data: {} };
    return listen;
  },
};

export const carryOnAside: AsideBehaviour = {
  ask(turn) {
    turn.reply("off-topic-choice");
  },
  hear(turn, heard) {
    const answer = yesOrNo(heard);
    if (answer === "no" || hasAct(heard, "goodbye")) return stop(turn);
    if (answer !== "yes") return null;
    turn.memory.aside = null;
    return resume;
  },
};

function stop(turn: Turn): Next {
  turn.reply("off-topic-end");
  return end(turn, reachedOutcome(turn), { rule: "V48" });
}
