import { answerConsent } from "../kinds/consent.ts";
import { endWith } from "../moves.ts";
import { resume } from "../next.ts";
import type { Place } from "../program-index.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** V51: "record mat karo": stops recording, or ends where the pack must record. */
export const recording: Repair = {
  rule: "V51",
  acts: ["record-off"],
  yields: false,
  handle(turn) {
    repaired(turn, "V51");
    turn.emit({ type: "recording", on: false });
    if (turn.program.document.desk.mustRecord === true) {
      turn.reply("recording-required");
      return endWith(turn, ["other", "declined"], { rule: "V51" });
    }
    const { place } = turn;
    // Asked whether it may, she has said no: what is drawn for that says so.
    if (place?.state.kind === "consent" && place.state.recording === true && turn.memory.aside === null) {
      return answerConsent(turn, place as Place<"consent">, false);
    }
    turn.reply("recording-stopped");
    return resume;
  },
};
