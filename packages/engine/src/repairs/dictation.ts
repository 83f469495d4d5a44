import { askSlot } from "../asking/asking.ts";
import { askingProgress } from "../asking/progress.ts";
import { listenLong } from "../next.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V43: dictates in pieces: waits for the rest. */
export const dictating: Repair = {
  rule: "V43",
  acts: ["dictating"],
  yields: true,
  handle(turn, heard) {
    // The number is whole: it is read back by the state that asked for it.
    if (heard.changes.length > 0) return null;
    repaired(turn, "V43");
    turn.note({ dictating: true });
    turn.reply("dictate-on");
    return listenLong;
  },
};

/** V43: "shuru se likhiye": forgets the pieces and begins again. */
export const restart: Repair = {
  rule: "V43",
  acts: ["restart"],
  yields: true,
  handle(turn) {
    const { asking, confirming } = askingProgress(turn);
    const slot = confirming ?? asking;
    if (!slot) return null;
    repaired(turn, "V43", "from the start");
    if (confirming) turn.unsetSlot(confirming);
    turn.note({ pieces: "", confirming: null, asking: slot, dictating: true });
    if (!turn.reply("dictate-restart")) askSlot(turn, slot, "short");
    return listenLong;
  },
};
