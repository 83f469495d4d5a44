import { endWith, restartAt } from "../moves.ts";
import { listen } from "../next.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V40: a wrong number: apologises, marks it, ends. */
export const wrongNumber: Repair = {
  rule: "V40",
  acts: ["wrong-number"],
  yields: false,
  handle(turn) {
    repaired(turn, "V40");
    turn.reply("wrong-number");
    const { contact, channel } = turn.draft.start;
    turn.emit({ type: "desk", kind: "wrong-number", detail: { channel, ...(contact !== undefined && { contact }) } });
    return endWith(turn, ["other", "declined"], { rule: "V40" });
  },
};

/** V40: handed over: greets anew, and nothing private is known of whoever speaks now until the flow has asked again. */
export const handedOver: Repair = {
  rule: "V40",
  acts: ["handed-over"],
  yields: false,
  handle(turn) {
    const { document } = turn.program;
    const main = document.flows[document.main];
    repaired(turn, "V40", "greeted anew");
    turn.memory.aside = null;
    turn.reply("handed-over", { company: document.desk.company });
    if (!main) return listen;
    for (const [slot, value] of Object.entries(turn.draft.slots)) {
      if (value.source === "caller" || value.source === "model") turn.unsetSlot(slot);
    }
    turn.memory.completed = {};
    turn.memory.trail = [];
    turn.memory.agreed = {};
    return restartAt(turn, document.main, main.entry);
  },
};

/** V48: a child: asks for a grown-up, then ends. */
export const child: Repair = {
  rule: "V48",
  acts: ["child"],
  yields: false,
  handle(turn) {
    repaired(turn, "V48", "child");
    if (turn.count("child") > 1) {
      turn.reply("goodbye");
      return endWith(turn, ["other", "follow-up"], { rule: "V48" });
    }
    turn.reply("child");
    return listen;
  },
};
