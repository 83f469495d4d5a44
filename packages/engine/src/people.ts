import { hashOf, localTime } from "@vaarta/flow";
import type { Json } from "@vaarta/flow";
import { endWith, gathered } from "./moves.ts";
import { awaitResult } from "./next.ts";
import type { Next } from "./next.ts";
import { compare } from "./program-index.ts";
import type { Turn } from "./turn.ts";

/** Hands over to a person when the desk has one now, else says who calls back and when (V19). */
export function handOver(turn: Turn, rule: string): Next {
  const { desk } = turn.program.document;
  if (desk.personAvailable === true && isOpen(turn)) {
    turn.reply("person-now");
    const to = whereTo(turn);
    const effect = turn.emit({ type: "transfer", to, hash: hashOf(to) });
    turn.memory.aside = { kind: "person", data: { effect } };
    turn.decide({ from: turn.top.state, to: null, cause: "repair", rule, note: "Handed over to a person." });
    return awaitResult;
  }
  return promisePerson(turn, rule);
}

/** Promises that a person calls, puts it on the desk's list with what was gathered, and ends. */
export function promisePerson(turn: Turn, rule: string): Next {
  const { desk } = turn.program.document;
  turn.memory.aside = null;
  turn.reply("person-later", { hours: desk.hours ? `${desk.hours.from}–${desk.hours.to}` : "", who: desk.callsBack ?? desk.company }, true);
  turn.emit({ type: "desk", kind: "person", detail: gathered(turn) });
  return endWith(turn, ["escalated", "follow-up"], { rule });
}

/** True when the desk's hours allow to promise a person now; a desk without hours is always open. */
export function isOpen(turn: Turn): boolean {
  const { hours } = turn.program.document.desk;
  if (!hours) return true;
  const { weekday, hour, minute } = localTime(turn.draft.at, turn.draft.start.timezone);
  const now = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  return hours.days.includes(weekday) && now >= hours.from && now < hours.to;
}

/** Where the document itself transfers to, else whoever calls back. */
function whereTo(turn: Turn): Json {
  const { document, states } = turn.program;
  for (const id of [...states.keys()].sort(compare)) {
    const state = states.get(id)?.state;
    if (state?.kind === "transfer") return state.to;
  }
  return { kind: "person", name: document.desk.callsBack ?? document.desk.company };
}
