import type { StateKind } from "@vaarta/flow";
import { answer } from "./answer.ts";
import type { KindBehaviour } from "./behaviour.ts";
import { branch } from "./branch.ts";
import { call } from "./call.ts";
import { choice } from "./choice.ts";
import { collect } from "./collect.ts";
import { consent } from "./consent.ts";
import { converse } from "./converse.ts";
import { end } from "./end.ts";
import { objection } from "./objection.ts";
import { returns } from "./return.ts";
import { say } from "./say.ts";
import { schedule } from "./schedule.ts";
import { segment } from "./segment.ts";
import { set } from "./set.ts";
import { split } from "./split.ts";
import { start } from "./start.ts";
import { tool } from "./tool.ts";
import { transfer } from "./transfer.ts";

/** What every kind of state does; a new kind is one file here and one line in this table. */
export const kinds = {
  start, say, converse, collect, choice, branch, tool, answer, objection, segment,
  split, set, schedule, call, return: returns, transfer, consent, end,
} satisfies { [K in StateKind]: KindBehaviour<K> }; // prettier-ignore

/** Behaviour of a kind known only at run time. */
export function behaviourOf(kind: StateKind): KindBehaviour {
  return kinds[kind] as KindBehaviour;
}
