import { textIn } from "../memory.ts";
import { behaviourOf } from "../kinds/kinds.ts";
import type { ResultEvent } from "../kinds/behaviour.ts";
import { redo } from "../corrections.ts";
import { endWith } from "../moves.ts";
import { awaitResult, resume } from "../next.ts";
import type { Next } from "../next.ts";
import { promisePerson } from "../people.ts";
import { stands } from "../repairs/undo.ts";
import type { Turn } from "../turn.ts";
import { ignoreIn } from "./ignore.ts";

const answers: Readonly<Record<string, ResultEvent["type"]>> = {
  "call-tool": "tool-finished",
  retrieve: "retrieved",
  generate: "generated",
  "assign-variant": "variant-assigned",
  schedule: "scheduled",
  transfer: "transferred",
};

/** A result arrived. It names its effect; one that is not open any more came late or twice, and is ignored. */
export function onResult(turn: Turn, event: ResultEvent): Next | null {
  const effect = turn.draft.open[event.effect];
  const isPart = effect?.type === "generate" && (event.type === "proposed" || event.type === "worded");
  if (!effect || !(isPart || answers[effect.type] === event.type)) return ignoreIn(turn, "Nobody waits for this result.");
  if (!isPart) turn.closeEffect(event.effect);
  turn.clearTimer();
  const { aside } = turn.memory;
  if (aside && aside.data["effect"] === event.effect) return aside.kind === "undo" ? undone(turn, event) : putThrough(turn, event);
  const { place } = turn;
  const behaviour = place ? behaviourOf(place.kind) : undefined;
  if (!place || !behaviour?.result) return resume;
  return behaviour.result(turn, place, effect, event);
}

function putThrough(turn: Turn, event: ResultEvent): Next {
  if (event.type === "transferred" && event.outcome === "connected") return endWith(turn, ["escalated"], { rule: "V19" });
  return promisePerson(turn, "V19");
}

/** What was done is undone: it is done again with the new values. */
function undone(turn: Turn, event: ResultEvent): Next {
  const data = turn.memory.aside?.data ?? {};
  const write = turn.memory.writes.find(({ effect }) => effect === data["write"]);
  if (event.type !== "tool-finished" || event.outcome !== "success" || !write) {
    turn.reply("tool-failed");
    return write ? stands(turn, data) : awaitResult;
  }
  turn.memory.aside = null;
  turn.memory.writes = turn.memory.writes.filter((done) => done !== write);
  turn.memory.reached = turn.memory.writes.length > 0 ? turn.memory.reached : null;
  return redo(turn, write.state, textIn(data, "slot"));
}
