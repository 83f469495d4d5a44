import { proceed } from "../asking/asking.ts";
import { doneWithout } from "../asking/needs.ts";
import { askingProgress } from "../asking/progress.ts";
import { leave, resume } from "../next.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V16: will not answer: says why it is asked, goes on without it where it can, and never asks a third time. */
export const refusal: Repair = {
  rule: "V16",
  acts: ["refuse"],
  yields: true,
  handle(turn) {
    const { place } = turn;
    const { asking, skipped } = askingProgress(turn);
    const ask = place?.asks.find(({ slot }) => slot === asking);
    if (!place || !ask) return null;
    const times = turn.count(`refused:${ask.slot}`);
    repaired(turn, "V16", `${ask.slot} refused ${times} times`);
    const why = turn.program.document.slots[ask.slot]?.why;
    if (ask.required === false) {
      turn.reply("refused-optional");
      turn.note({ skipped: { ...skipped, [ask.slot]: true } });
      turn.count(doneWithout(ask.slot));
      return proceed(turn, place, {
        finished: "complete",
        ...(place.state.kind === "collect" && place.state.confirmAll !== undefined && { confirmAll: place.state.confirmAll }),
      });
    }
    if (times === 1) {
      if (why !== undefined) turn.reply("refused-why", { why: turn.program.line(why, turn.scope()).text });
      return resume;
    }
    turn.reply("refused-required");
    return leave({ outcome: "refused", failed: true });
  },
};
