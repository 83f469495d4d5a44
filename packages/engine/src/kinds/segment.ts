import { leave } from "../next.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Decides by the caller's segment. */
export const segment: KindBehaviour<"segment"> = {
  enter() {
    return leave({ outcome: "done" });
  },
};
