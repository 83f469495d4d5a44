import { yesOrNo } from "../heard.ts";
import { listen, resume } from "../next.ts";
import type { Next } from "../next.ts";
import type { Turn } from "../turn.ts";
import { askWhen } from "./later.ts";
import { repaired } from "./repair.ts";
import type { AsideBehaviour, Repair } from "./repair.ts";

/** V36: "hello? hello?": the line is up; the third time it offers to call back. */
export const lineCheck: Repair = {
  rule: "V36",
  acts: ["hello"],
  yields: true,
  handle(turn) {
    const times = turn.count("hello");
    repaired(turn, "V36", `asked ${times} times`);
    if (times < 3) {
      turn.reply("line-is-up");
      return resume;
    }
    turn.resetCount("hello");
    return offerCallBack(turn, "line-is-bad");
  },
};

/** V42: the line breaks up: says what it got and asks for the gap; twice: typing, or a call back. */
export const brokenUp: Repair = {
  rule: "V42",
  acts: ["broken-up"],
  yields: true,
  handle(turn, heard) {
    const times = turn.count("broken-up");
    repaired(turn, "V42", `${times} times`);
    for (const { slot, candidate, kind } of heard.changes) {
      if (kind !== "repeated")
        turn.reply("corrected", { value: turn.program.spoken(slot, turn.value(slot) ?? candidate.value, turn.scope()) });
    }
    if (times < 2) {
      turn.reply("gap");
      return listen;
    }
    turn.resetCount("broken-up");
    return offerCallBack(turn, "gap-again");
  },
};

/** The line will not do: typing where she can, or a call another time. */
export function offerCallBack(turn: Turn, reply: "line-is-bad" | "gap-again"): Next {
  turn.reply(reply);
  turn.memory.aside = { kind: "call-back", data: { reply } };
  return listen;
}

export const callBackAside: AsideBehaviour = {
  ask(turn, { data }) {
    turn.reply(data["reply"] === "gap-again" ? "gap-again" : "line-is-bad");
  },
  hear(turn, heard) {
    const answer = yesOrNo(heard);
    if (answer === "yes") return askWhen(turn);
    if (answer === "no") {
      turn.memory.aside = null;
      return resume;
    }
    return null;
  },
};
