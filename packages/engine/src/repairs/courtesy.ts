import { resume } from "../next.ts";
import { repaired } from "./repair.ts";
import type { Repair } from "./repair.ts";

/** Thanks and greetings ask for nothing: the open question stands, and nothing was misunderstood. */
export const courtesy: Repair = {
  rule: "V14",
  acts: ["thanks", "greeting"],
  yields: true,
  handle(turn) {
    repaired(turn, "V14", "courtesy");
    return resume;
  },
};
