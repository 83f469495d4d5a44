import { leave } from "../next.ts";
import type { KindBehaviour } from "./behaviour.ts";

/** Decides by rules over what is known. */
export const branch: KindBehaviour<"branch"> = {
  enter() {
    return leave({ outcome: "done" });
  },
};
