import { hashOf } from "@vaarta/flow";
import { endWith, gathered } from "../moves.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V52: "consumer court jaunga": no argument, no sales; notes it, and gives a reference. */
export const legal: Repair = {
  rule: "V52",
  acts: ["legal"],
  yields: true,
  handle(turn) {
    repaired(turn, "V52");
    const reference = hashOf([turn.draft.start.seed, turn.draft.turn]).slice(0, 8).toUpperCase();
    turn.reply("legal", { reference }, true);
    turn.emit({ type: "desk", kind: "complaint", detail: { ...gathered(turn), reference } });
    return endWith(turn, ["escalated", "other"], { rule: "V52" });
  },
};
