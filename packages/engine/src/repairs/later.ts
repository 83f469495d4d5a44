import { declinesHere } from "../kinds/choice.ts";
import { actScore, hasAct, yesOrNo } from "../heard.ts";
import { endWith, gathered } from "../moves.ts";
import { listen } from "../next.ts";
import type { Next } from "../next.ts";
import type { Turn } from "../turn.ts";
import { repaired } from "./repair.ts";
import type { AsideBehaviour, Repair } from "./repair.ts";
import { namedTime } from "./times.ts";
import type { NamedTime } from "./times.ts";

/** V17: "baad mein": asks when, leaves politely, with the time on the desk's list. */
export const later: Repair = {
  rule: "V17",
  acts: ["later"],
  yields: true,
  handle(turn, heard) {
    const when = namedTime(turn, heard);
    repaired(turn, "V17", when ? `named ${when.spoken}` : "asked when");
    return when ? promise(turn, when) : askWhen(turn);
  },
};

export const laterAside: AsideBehaviour = {
  takesTimes: true,
  ask(turn) {
    turn.reply("later-when");
  },
  hear(turn, heard, { data }) {
    const when = namedTime(turn, heard);
    if (when) return promise(turn, when);
    // She would rather go on after all, or hand the phone over.
    if (hasAct(heard, "handed-over") || hasAct(heard, "stop-calling") || heard.understanding.answers.length > 0) return null;
    const answer = yesOrNo(heard);
    const vague = turn.memory.text !== null && turn.memory.text !== "" && answer === null && actScore(heard.understanding, "soft-no") === 0;
    if (answer === "no" && !hasAct(heard, "goodbye") && declinesHere(turn, heard)) return declined(turn);
    if (vague || data["asked"] === 2 || answer === "no" || hasAct(heard, "goodbye")) {
      return promise(turn, vague && answer !== "no" ? { spoken: turn.memory.text ?? "" } : null);
    }
    turn.memory.aside = { kind: "later", data: { asked: 2 } };
    turn.reply("later-when");
    return listen;
  },
};

/** Asked when, she turns down what the state asked instead: nobody calls, and it is no follow-up. */
function declined(turn: Turn): Next {
  turn.memory.aside = null;
  turn.reply("goodbye");
  repaired(turn, "V17", "wants no call");
  return endWith(turn, ["declined", "other"], { rule: "V17" });
}

/** Asks when to call. */
export function askWhen(turn: Turn): Next {
  if (!turn.reply("later-when")) return promise(turn, null);
  turn.memory.aside = { kind: "later", data: { asked: 1 } };
  return listen;
}

/** Notes the time, leaves, and ends with a follow-up. */
export function promise(turn: Turn, when: NamedTime | null, rule = "V17"): Next {
  turn.memory.aside = null;
  if (when) turn.reply("later-done", { when: when.spoken }, true);
  else turn.reply("goodbye");
  turn.emit({ type: "desk", kind: "call-back", detail: { ...gathered(turn), ...timeDetail(turn, when) } });
  const reason = when?.date ?? when?.time;
  return endWith(turn, ["follow-up", "other"], {
    rule,
    ...(reason !== undefined && { reason: { date: when?.date ?? null, time: when?.time ?? null } }),
  });
}

export function timeDetail(turn: Turn, when: NamedTime | null): Record<string, string> {
  return {
    ...(when?.date !== undefined && { date: when.date }),
    ...(when?.time !== undefined && { time: when.time }),
    ...(when && when.date === undefined && when.time === undefined && { words: when.spoken }),
    timezone: turn.draft.start.timezone,
  };
}
