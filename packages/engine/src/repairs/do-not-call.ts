import { endWith } from "../moves.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V18: "dobara call mat karna": stops at once, confirms, sets the mark. */
export const doNotCall: Repair = {
  rule: "V18",
  acts: ["stop-calling"],
  yields: false,
  handle(turn) {
    repaired(turn, "V18");
    turn.reply("do-not-call");
    const { contact, channel } = turn.draft.start;
    turn.emit({ type: "desk", kind: "do-not-call", detail: { channel, ...(contact !== undefined && { contact }) } });
    return endWith(turn, ["declined", "other"], { rule: "V18" });
  },
};
