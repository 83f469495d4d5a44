import { hasAct } from "../heard.ts";
import { endWith } from "../moves.ts";
import { listen } from "../next.ts";
import { repaired } from "./repair.ts";
import type { AsideBehaviour, Repair } from "./repair.ts";
import { timeDetail } from "./later.ts";
import { namedTime } from "./times.ts";

/** V21: a relative answers: gives nothing away, not even the subject, and asks when to call. */
export const relative: Repair = {
  rule: "V21",
  acts: ["third-party"],
  yields: false,
  handle(turn, heard) {
    repaired(turn, "V21");
    const when = namedTime(turn, heard);
    if (when) return relativeAside.hear(turn, heard, { kind: "relative", data: {} });
    turn.reply("relative-when");
    turn.memory.aside = { kind: "relative", data: {} };
    return listen;
  },
};

export const relativeAside: AsideBehaviour = {
  takesTimes: true,
  ask(turn) {
    turn.reply("relative-when");
  },
  hear(turn, heard) {
    // The right person came to the phone, or this is about the calls themselves.
    if (hasAct(heard, "handed-over") || hasAct(heard, "stop-calling") || hasAct(heard, "wrong-number")) return null;
    if (hasAct(heard, "wait")) return null;
    turn.memory.aside = null;
    turn.reply("relative-done");
    // No details: they are the customer's, and this was somebody else.
    const { contact, channel } = turn.draft.start;
    const detail = {
      channel,
      language: turn.draft.language,
      ...(contact !== undefined && { contact }),
      ...timeDetail(turn, namedTime(turn, heard)),
    };
    turn.emit({ type: "desk", kind: "call-back", detail });
    return endWith(turn, ["follow-up", "other"], { rule: "V21" });
  },
};
