import type { Program } from "@vaarta/flow";
import { createUnderstander } from "@vaarta/understanding";
import type { Understander } from "./ports.ts";

// Making one ready reads every example of the program; all conversations of a release share it.
const made = new WeakMap<Program, ReturnType<typeof createUnderstander>>();

/** Understands by the rules and examples of the program itself; made ready once per program, at the first words. */
export function ruleUnderstander(): Understander {
  return {
    understand({ program, ...input }) {
      let understander = made.get(program);
      if (!understander) made.set(program, (understander = createUnderstander(program)));
      return understander.understand(input);
    },
  };
}
