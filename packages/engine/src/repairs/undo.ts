import { textIn } from "../memory.ts";
import { defaultToolTimeoutMs } from "../limits.ts";
import { hashOf } from "@vaarta/flow";
import type { Json } from "@vaarta/flow";
import { yesOrNo } from "../heard.ts";
import type { Write } from "../memory.ts";
import { awaitResult, listen, resume } from "../next.ts";
import type { Next } from "../next.ts";
import type { Turn } from "../turn.ts";
import type { SlotValue } from "../types.ts";
import { repaired } from "./repair.ts";
import type { AsideBehaviour } from "./repair.ts";

/** V4: something was done with the old value: offers to undo it where that is possible, else says that it stands. */
export function offerUndo(turn: Turn, write: Write, slot: string, old: SlotValue | null): Next {
  const compensation = turn.program.document.tools[write.tool]?.compensation;
  const done = old ? turn.program.spoken(slot, old.value, turn.scope()) : "";
  const { state } = turn.top;
  turn.decide({
    from: state,
    to: state,
    cause: "correction",
    rule: "V4",
    note: `${slot} was changed; ${write.tool} was done with the old value`,
  });
  if (compensation !== undefined && turn.reply("correction-undo", { done }, true)) {
    turn.memory.aside = { kind: "undo", data: { write: write.effect, slot, done, old: old ? old.value : null } };
    return listen;
  }
  turn.reply("correction-stands", { done });
  return resume;
}

export const undoAside: AsideBehaviour = {
  ask(turn, { data }) {
    turn.reply("correction-undo", { done: textIn(data, "done") }, true);
  },
  hear(turn, heard, { data }) {
    if (typeof data["effect"] === "string") return awaitResult;
    const answer = yesOrNo(heard);
    const write = turn.memory.writes.find(({ effect }) => effect === data["write"]);
    const tool = write ? turn.program.document.tools[write.tool] : undefined;
    if (answer === "backchannel") {
      repaired(turn, "V37");
      turn.reply("clear-yes");
      return listen;
    }
    if (answer === "no" || (answer === "yes" && (!write || tool?.compensation === undefined))) return stands(turn, data);
    if (answer === null || !write || tool?.compensation === undefined) return null;
    const undo = turn.program.document.tools[tool.compensation];
    const args = argumentsFor(undo?.parameters ?? {}, write);
    turn.reply("holding");
    const effect = turn.emit({
      type: "call-tool",
      tool: tool.compensation,
      args,
      timeoutMs: undo?.timeoutMs ?? defaultToolTimeoutMs,
      retries: undo?.retries ?? 0,
      write: true,
      idempotencyKey: hashOf([turn.draft.start.seed, tool.compensation, args, write.effect]),
      hash: hashOf([tool.compensation, args]),
    });
    turn.memory.aside = { kind: "undo", data: { ...data, effect } };
    repaired(turn, "V4", "agreed to undo it");
    return awaitResult;
  },
};

/** It was not undone: what was done stands, and so does the value it was done with. */
export function stands(turn: Turn, data: Readonly<Record<string, Json>>): Next {
  const slot = textIn(data, "slot");
  turn.memory.aside = null;
  const old = data["old"];
  if (old !== undefined && old !== null) turn.setSlot(slot, old, { source: "caller", words: "", confirmed: true });
  repaired(turn, "V4", `${slot} stands as it was done`);
  turn.reply("correction-stands", { done: textIn(data, "done") });
  return resume;
}

/** What the undoing tool takes, by name: from what the doing gave back, else from what it was done with. */
function argumentsFor(parameters: Readonly<Record<string, Json>>, write: Write): Record<string, Json> {
  const properties = parameters["properties"];
  const args: Record<string, Json> = {};
  if (typeof properties !== "object" || properties === null || Array.isArray(properties)) return args;
  const result = typeof write.result === "object" && write.result !== null && !Array.isArray(write.result) ? write.result : {};
  for (const name of Object.keys(properties).sort()) {
    const value = Object.hasOwn(result, name) ? result[name] : write.args[name];
    if (value !== undefined) args[name] = value;
  }
  return args;
}
