import { behaviourOf } from "./kinds/kinds.ts";
import { missedHere } from "./misses.ts";
import { listen } from "./next.ts";
import type { Next } from "./next.ts";
import { handOver } from "./people.ts";
import type { Turn } from "./turn.ts";

/** Nobody understood her: says differently what is wanted, then offers choices, then a person (V11). Counted per state. */
export function misunderstood(turn: Turn): Next {
  const { place, top } = turn;
  const misses = missedHere(turn) + 1;
  turn.note({ misses });
  turn.decide({ from: top.state, to: top.state, cause: "repair", rule: "V11", note: `not understood ${misses} times here` });
  if (!place) return handOver(turn, "V11");
  const behaviour = behaviourOf(place.kind);
  if (misses > 3) return handOver(turn, "V11");
  const gone = behaviour.missed?.(turn, place);
  if (gone) return gone;
  if (misses === 1) {
    turn.reply("not-understood");
    behaviour.ask?.(turn, place, "again");
    return listen;
  }
  const choices = behaviour.choices?.(turn, place) ?? [];
  if (misses === 2 && choices.length > 0) {
    turn.reply("not-understood-choices", { choices: choices.join(", ") });
    behaviour.ask?.(turn, place, "short");
    return listen;
  }
  if (misses === 2) {
    turn.reply("not-understood");
    behaviour.ask?.(turn, place, "short");
    return listen;
  }
  turn.reply("not-understood-person");
  turn.memory.aside = { kind: "person", data: {} };
  return listen;
}

/** She was understood: the count begins anew. */
export function forgetMisses(turn: Turn): void {
  if (turn.draft.stack.length > 0 && missedHere(turn) > 0) turn.note({ misses: 0 });
}
