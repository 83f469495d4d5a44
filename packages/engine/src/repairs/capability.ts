import { certainScore } from "../limits.ts";
import { resume } from "../next.ts";
import type { Next } from "../next.ts";
import type { Turn } from "../turn.ts";
import { compare } from "../program-index.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V24: asks what it can do, or for something it has no flow for: says what there is. */
export const capability: Repair = {
  rule: "V24",
  acts: ["capability"],
  yields: true,
  handle(turn, heard) {
    // "What is it about?" may be an answer that the state has drawn.
    const { place } = turn;
    const options = place?.state.kind === "choice" ? place.state.options : {};
    if (heard.understanding.options.some(({ option, score }) => score >= certainScore && Object.hasOwn(options, option))) return null;
    return sayOffers(turn);
  },
};

export function sayOffers(turn: Turn, note?: string): Next {
  repaired(turn, "V24", note);
  const { flows } = turn.program.document;
  const offers = Object.keys(flows)
    .sort(compare)
    .filter((flow) => flows[flow]?.kind === "main")
    .map((flow) => goalName(turn, flow));
  turn.reply("goal-unknown", { offers: offers.join(", ") });
  return resume;
}

/** A goal as callers hear it named. */
export function goalName(turn: Turn, flow: string): string {
  const declared = turn.program.document.flows[flow];
  const spoken = declared?.spoken ? turn.program.line(declared.spoken, turn.scope()).text : "";
  return spoken || (declared?.name ?? flow);
}
