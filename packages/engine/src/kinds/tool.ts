import { hashOf, sameJson } from "@vaarta/flow";
import type { Json, ToolCall } from "@vaarta/flow";
import { defaultToolTimeoutMs, holdingMs } from "../limits.ts";
import { awaitResult, leave } from "../next.ts";
import type { Next } from "../next.ts";
import { compare, ordered } from "../program-index.ts";
import type { Place } from "../program-index.ts";
import { fits } from "../slots/fits.ts";
import { remember, versionsOf } from "../trail.ts";
import type { Turn } from "../turn.ts";
import type { Effect } from "../types.ts";
import type { KindBehaviour } from "./behaviour.ts";

type Progress = {
  /** Effect -> call it runs. */
  running?: { [effect: string]: string };
  /** Call -> how it went. */
  outcomes?: { [call: string]: string };
  /** Timer until the holding line, then until it gives up. */
  timer?: string;
  held?: boolean;
  waitedMs?: number;
};

/** Calls tools, at once or one after the other; what cannot be read is a failure, never a figure (V32). */
export const tool: KindBehaviour<"tool"> = {
  enter(turn, place) {
    turn.say(place.state.holding);
    if (place.state.holding !== undefined) turn.note({ held: true });
    return start(turn, place);
  },
  result(turn, place, effect, event) {
    if (event.type === "timer-fired") return waited(turn, place);
    if (event.type !== "tool-finished" || effect.type !== "call-tool") return awaitResult;
    const { running = {} } = progressOf(turn);
    const callId = running[event.effect];
    if (callId === undefined) return awaitResult;
    const { [event.effect]: _done, ...rest } = running;
    turn.note({ running: rest });
    const outcome = event.outcome === "success" && effect.write ? written(turn, effect, event.result ?? null) : event.outcome;
    return finishCall(turn, place, callId, outcome, event.result ?? null);
  },
};

function start(turn: Turn, place: Place<"tool">): Next {
  const calls = ordered(place.state.calls);
  const { outcomes = {} } = progressOf(turn);
  for (const [id, call] of calls) {
    if (outcomes[id] !== undefined) continue;
    const next = run(turn, place, id, call);
    if (next && next.do !== "await") return next;
    if (place.state.mode === "sequence") break;
  }
  const { running = {} } = progressOf(turn);
  if (Object.keys(running).length === 0) return done(turn, place);
  if (progressOf(turn).timer === undefined) setTimer(turn, place, 0);
  return awaitResult;
}

/** Asks for one call; gives what to do next when that is settled without an answer. */
function run(turn: Turn, place: Place<"tool">, id: string, call: ToolCall): Next | null {
  const { program } = turn;
  const declared = program.document.tools[call.tool];
  if (!declared) return finishCall(turn, place, id, "failure", null);
  const args: Record<string, Json> = {};
  const reads = new Set<string>();
  for (const [name, source] of Object.entries(call.args).sort(([a], [b]) => compare(a, b))) {
    for (const slot of program.reads(source)) reads.add(slot);
    const evaluated = program.evaluate(source, turn.scope());
    if (!evaluated.ok) {
      turn.decide({
        from: place.id,
        to: place.id,
        cause: "stall",
        note: `The argument ${name} could not be worked out: ${evaluated.message}`,
      });
      return finishCall(turn, place, id, "failure", null);
    }
    if (evaluated.value !== null) args[name] = evaluated.value;
  }
  remember(turn, versionsOf(turn.draft, [...reads]), null, true);
  const write = declared.effect === "write";
  const last = turn.memory.writes.at(-1);
  if (write && last?.tool === call.tool && sameJson(last.args, args)) {
    turn.decide({
      from: place.id,
      to: place.id,
      cause: "skip",
      rule: "V31",
      note: "This was done already with the same details; it is not done twice.",
    });
    return finishCall(turn, place, id, "success", last.result);
  }
  const others = turn.memory.writes.filter((done) => done.tool !== call.tool).length;
  const effect = turn.emit({
    type: "call-tool",
    tool: call.tool,
    args,
    timeoutMs: declared.timeoutMs ?? defaultToolTimeoutMs,
    retries: declared.retries ?? 0,
    write,
    idempotencyKey: hashOf([turn.draft.start.seed, call.tool, args, others]),
    hash: hashOf([call.tool, args]),
  });
  turn.note({ running: { ...progressOf(turn).running, [effect]: id } });
  return null;
}

function written(turn: Turn, effect: Extract<Effect, { type: "call-tool" }>, result: Json): string {
  const read = turn.memory.trail.findLast((entry) => entry.tool && entry.path.at(-1)?.[1] === turn.top.state)?.read ?? {};
  const write = { tool: effect.tool, state: turn.top.state, effect: effect.id, read, args: effect.args, result };
  turn.memory.writes = [...turn.memory.writes, write];
  const undoes = Object.values(turn.program.document.tools).some(({ compensation }) => compensation === effect.tool);
  turn.memory.reached = undoes ? null : "converted";
  return "success";
}

function finishCall(turn: Turn, place: Place<"tool">, id: string, outcome: string, result: Json): Next {
  const call = place.state.calls[id];
  const kept = call && outcome === "success" && !save(turn, place, call, result) ? "failure" : outcome;
  const outcomes = { ...progressOf(turn).outcomes, [id]: kept };
  turn.note({ outcomes });
  const calls = ordered(place.state.calls);
  if (place.state.mode === "sequence") return kept === "success" ? start(turn, place) : done(turn, place);
  return calls.every(([callId]) => outcomes[callId] !== undefined) ? done(turn, place) : awaitResult;
}

/** Keeps what the call gave; false when it gave nothing usable, and then nothing of it is kept. */
function save(turn: Turn, place: Place<"tool">, call: ToolCall, result: Json): boolean {
  const { program } = turn;
  const scope = { ...turn.scope(), result };
  const kept: [slot: string, value: Json][] = [];
  for (const [slot, source] of Object.entries(call.save ?? {}).sort(([a], [b]) => compare(a, b))) {
    const evaluated = program.evaluate(source, scope);
    if (!evaluated.ok || evaluated.value === null || !fits(program, slot, evaluated.value)) {
      turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "V32", note: `The result has nothing usable for ${slot}.` });
      return false;
    }
    kept.push([slot, evaluated.value]);
  }
  for (const [slot, value] of kept) turn.setSlot(slot, value, { source: "tool", words: "", confirmed: true });
  return true;
}

function done(turn: Turn, place: Place<"tool">): Next {
  const { outcomes = {}, timer, running = {} } = progressOf(turn);
  if (timer !== undefined) turn.closeEffect(timer);
  for (const effect of Object.keys(running)) turn.closeEffect(effect);
  const failed = ordered(place.state.calls)
    .map(([id]) => outcomes[id])
    .find((outcome) => outcome !== undefined && outcome !== "success");
  const outcome = failed ?? "success";
  return leave({ outcome, failed: outcome === "failure" || outcome === "timeout" || outcome === "unknown" });
}

function setTimer(turn: Turn, { state }: Place<"tool">, waitedMs: number): void {
  const limit = state.timeoutMs;
  const held = progressOf(turn).held === true;
  const until = waitedMs === 0 && !held ? Math.min(holdingMs, limit ?? holdingMs) : limit;
  if (until === undefined || until <= waitedMs) return;
  const timer = turn.emit({ type: "set-timer", afterMs: until - waitedMs, purpose: "tool" });
  turn.note({ timer, waitedMs: until });
}

function waited(turn: Turn, place: Place<"tool">): Next {
  const { waitedMs = 0, running = {}, outcomes = {} } = progressOf(turn);
  const { timeoutMs } = place.state;
  if (timeoutMs !== undefined && waitedMs >= timeoutMs) {
    const late = Object.values(running).map((id) => [id, "timeout"] as const);
    turn.note({ outcomes: { ...outcomes, ...Object.fromEntries(late) } });
    turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "V32", note: `The tool did not answer in ${timeoutMs} ms.` });
    return done(turn, place);
  }
  turn.decide({ from: place.id, to: place.id, cause: "repair", rule: "V32", note: "The tool is slow." });
  turn.reply("holding");
  turn.note({ held: true });
  setTimer(turn, place, waitedMs);
  return awaitResult;
}

function progressOf(turn: Turn): Progress {
  return turn.top.progress as Progress;
}
