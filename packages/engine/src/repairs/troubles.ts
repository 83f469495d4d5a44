import { textIn } from "../memory.ts";
import { askingProgress } from "../asking/progress.ts";
import { slotParameters } from "../asking/words.ts";
import type { Heard, SlotTrouble } from "../heard.ts";
import { behaviourOf } from "../kinds/kinds.ts";
import { listen, listenLong, resume } from "../next.ts";
import type { Next } from "../next.ts";
import { piecesOf } from "../slots/pieces.ts";
import type { Turn } from "../turn.ts";
import { repaired } from "./repair.ts";
import type { AsideBehaviour } from "./repair.ts";

/**
 * Values that cannot be taken as they are: V22 impossible, V23 vague, V43 only a piece, V45 a day either way.
 * What is wrong is said, with an example; null when nothing of it concerns what is asked.
 */
export function handleTroubles(turn: Turn, heard: Heard): Next | null {
  const open = openSlot(turn);
  const trouble = heard.troubles.find(({ slot }) => slot === open) ?? heard.troubles.find(({ candidate }) => candidate.anchored);
  if (!trouble || heard.changes.some(({ slot }) => slot === open)) return null;
  return handlers[trouble.kind](turn, trouble, trouble.slot === open);
}

const handlers: Record<SlotTrouble["kind"], (turn: Turn, trouble: SlotTrouble, isOpen: boolean) => Next> = {
  invalid(turn, { slot, candidate }, isOpen) {
    repaired(turn, "V22", `${slot}: ${candidate.problem?.rule ?? "not of its type"}`);
    const gone = isOpen ? missed(turn) : null;
    if (gone) return gone;
    const parameters = slotParameters(turn, slot);
    if (!turn.say(turn.program.document.slots[slot]?.invalid, parameters)) turn.reply("invalid-value", parameters);
    return resume;
  },
  vague(turn, { slot }, isOpen) {
    repaired(turn, "V23", slot);
    const gone = isOpen ? missed(turn) : null;
    if (gone) return gone;
    turn.reply("narrow-value", slotParameters(turn, slot));
    return listen;
  },
  which(turn, { slot, candidate }, isOpen) {
    repaired(turn, "V45", `${slot}: ${JSON.stringify(candidate.alternatives ?? [])}`);
    const gone = isOpen ? missed(turn) : null;
    if (gone) return gone;
    turn.reply("which-day", { word: candidate.words });
    turn.memory.aside = { kind: "day", data: { slot, word: candidate.words } };
    return listen;
  },
  incomplete(turn, { slot }) {
    repaired(turn, "V43", `${slot}: ${piecesOf(turn).length} digits so far`);
    turn.note({ dictating: true });
    turn.reply("dictate-on");
    return listenLong;
  },
};

export const dayAside: AsideBehaviour = {
  ask(turn, { data }) {
    turn.reply("which-day", { word: textIn(data, "word") });
  },
  hear() {
    return null;
  },
};

/** The detail that the words are most likely about: one asked beside the flow, else the state's open question. */
export function openSlot(turn: Turn): string | null {
  const { aside } = turn.memory;
  if (aside && (aside.kind === "detail" || aside.kind === "day") && typeof aside.data["slot"] === "string") return aside.data["slot"];
  const { confirming, asking } = askingProgress(turn);
  return confirming ?? asking ?? null;
}

function missed(turn: Turn): Next | null {
  const { place } = turn;
  return place ? (behaviourOf(place.kind).missed?.(turn, place) ?? null) : null;
}
