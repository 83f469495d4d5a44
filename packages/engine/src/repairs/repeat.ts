import { listen } from "../next.ts";
import { askQuestion } from "../question.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V14: "phir se boliye": says it again, the second time slower and simpler; nothing was misunderstood. */
export const repeat: Repair = {
  rule: "V14",
  acts: ["repeat"],
  yields: false,
  handle(turn) {
    const { repeats } = turn.top.progress;
    const times = (typeof repeats === "number" ? repeats : 0) + 1;
    turn.note({ repeats: times });
    repaired(turn, "V14", `asked ${times} times`);
    if (times % 2 === 1 && turn.memory.last.length > 0) turn.sayAgain(turn.memory.last);
    else {
      turn.reply("repeat-slowly");
      askQuestion(turn, "again");
    }
    return listen;
  },
};
