import type { Program } from "@vaarta/flow";
import { createUnderstander } from "@vaarta/understanding";
import type { Understander } from "./ports.ts";

// Making one ready reads every example of the program; all conversations of a release share it.
const made = new WeakMap<Program, ReturnType<typeof createUnderstander>>();

/** What reads utterances by the rules and examples of a program; made ready at the first words. */
export function understanderOf(program: Program): ReturnType<typeof createUnderstander> {
  let understander = made.get(program);
  if (!understander) made.set(program, (understander = createUnderstander(program)));
  return understander;
}

/** Understands by the rules and examples of the program itself; made ready once per program, at the first words. */
export function ruleUnderstander(): Understander {
  return {
    understand({ program, ...input }) {
      return understanderOf(program).understand(input);
    },
  };
}
