import { askSlot } from "../asking/asking.ts";
import { unheardKnown } from "../asking/needs.ts";
import { askingProgress } from "../asking/progress.ts";
import { listen } from "../next.ts";
import type { Turn } from "../turn.ts";
import { repaired } from "./repair.ts";
import type { AsideBehaviour, Repair } from "./repair.ts";

/** V6: "maine kab bola?": apologises, forgets that value, asks. */
export const denial: Repair = {
  rule: "V6",
  acts: ["denial"],
  yields: false,
  handle(turn, heard) {
    const slot = deniedSlot(turn);
    // She gives the right value in the same breath: that is a correction.
    if (slot === null || heard.changes.some((change) => change.slot === slot)) return null;
    repaired(turn, "V6", `forgot ${slot}`);
    turn.unsetSlot(slot);
    turn.reply("denied-value");
    if (turn.place?.slots.includes(slot)) turn.note({ asking: slot, confirming: null, confirmingAll: null });
    else turn.memory.aside = { kind: "detail", data: { slot } };
    askSlot(turn, slot, "short");
    return listen;
  },
};

/** A detail asked outside the state that collects it. */
export const detailAside: AsideBehaviour = {
  ask(turn, { data }) {
    if (typeof data["slot"] === "string") askSlot(turn, data["slot"], "short");
  },
  hear() {
    return null;
  },
};

/** The value that the agent spoke of: the one being confirmed, else the newest. */
function deniedSlot(turn: Turn): string | null {
  const { confirming, confirmingAll } = askingProgress(turn);
  if (confirming) return confirming;
  const known = confirmingAll === "known" && turn.place ? unheardKnown(turn, turn.place)[0] : undefined;
  return known ?? turn.memory.recent[0] ?? null;
}
