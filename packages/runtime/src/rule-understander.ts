import type { Program } from "@vaarta/flow";
import * as understanding from "@vaarta/understanding";
import type { Understander } from "./ports.ts";

/** Understands by the rules and examples of the program itself; made ready once per program. */
export function ruleUnderstander(): Understander {
  const made = new WeakMap<Program, ReturnType<typeof understanding.createUnderstander>>();
  return {
    understand({ program, ...input }) {
      let understander = made.get(program);
      if (!understander) made.set(program, (understander = understanding.createUnderstander(program)));
      return understander.understand(input);
    },
  };
}
