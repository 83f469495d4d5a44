import { canonicalJson } from "@vaarta/flow";
import type { Json, Program } from "@vaarta/flow";
import { startConversation } from "./start.ts";
import { step } from "./step.ts";
import type { ConversationEvent, Decision, Effect, Snapshot, Understanding, Wants } from "./types.ts";
import { wants } from "./wants.ts";

/** One record of a log: the event, and what was made of it when it happened. */
export interface LogRecord {
  event: ConversationEvent;
  effects?: readonly Effect[];
  decisions?: readonly Decision[];
}

export interface ReplayOptions {
  /** `recorded` takes the understanding of the log; `again` understands the words anew, by `understand`. */
  mode: "recorded" | "again";
  understand?: (input: { wants: Wants; text: string; now: number; timezone: string }) => Understanding;
  /** What to do at the first effect whose request differs. @defaultValue stop */
  atDifference?: "stop" | "continue";
  /** Programs by hash, for logs that moved from one to another; without it a log stays on the program given. */
  programs?: (hash: string) => Program | undefined;
}

export interface ReplayDifference {
  /** Place in the log, from 0. */
  index: number;
  turn: number;
  /** `request`: an effect would ask for something else; `words`: only what is said differs; `path`: other states. */
  kind: "path" | "request" | "words" | "effects";
  recorded: Json;
  replayed: Json;
}

export interface ReplayStep {
  index: number;
  turn: number;
  type: ConversationEvent["type"];
  state: string;
  differs: boolean;
  /** After a request differed: results of the log no longer answer what was asked. */
  isLive: boolean;
  effects: Effect[];
  decisions: Decision[];
}

export interface ReplayReport {
  same: boolean;
  /** First event at which they differ; null when they do not. */
  firstDifference: ReplayDifference | null;
  /** Where it stopped because a request differed; null when it ran to the end. */
  stoppedAt: number | null;
  turns: number;
  steps: ReplayStep[];
  snapshot: Snapshot | null;
}

/**
 * Runs a log again, on the same or another program, and tells the first turn at which they differ. Pure. Results in the
 * log are given to the effects that asked for the same; at the first request that differs it stops, or goes on marked.
 */
export function replay(program: Program, log: readonly LogRecord[], options: ReplayOptions): ReplayReport {
  const report: ReplayReport = { same: true, firstDifference: null, stoppedAt: null, turns: 0, steps: [], snapshot: null };
  const ids = new Map<string, string>();
  const recordedIds = new Set<string>();
  let current = program;
  let words: Extract<ConversationEvent, { type: "utterance" }> | null = null;
  let isLive = false;
  for (const [index, { event: recordedEvent, effects: recorded, decisions }] of log.entries()) {
    if (recordedEvent.type === "program-swapped") {
      const next = options.programs?.(recordedEvent.to);
      if (!next) continue;
      current = next;
    }
    const event = eventFor(recordedEvent, current, report.snapshot, ids, words, options, recordedIds);
    if (!event) continue;
    const result = advance(current, report.snapshot, event);
    if (!result) continue;
    if (recordedEvent.type === "utterance") words = recordedEvent;
    report.snapshot = result.snapshot;
    if (recordedEvent.type === "understood" || recordedEvent.type === "dtmf") report.turns++;
    const difference = recorded ? differenceOf(index, result.snapshot.turn, recorded, decisions ?? null, result) : null;
    matchIds(recorded ?? [], result.effects, ids);
    for (const { id } of recorded ?? []) recordedIds.add(id);
    if (difference) {
      report.same = false;
      report.firstDifference ??= difference;
    }
    isLive ||= difference?.kind === "request";
    report.steps.push({
      index,
      turn: result.snapshot.turn,
      type: event.type,
      state: result.snapshot.stack.at(-1)?.state ?? "",
      differs: difference !== null,
      isLive,
      effects: result.effects,
      decisions: result.decisions,
    });
    if (difference?.kind === "request" && (options.atDifference ?? "stop") === "stop") {
      report.stoppedAt = index;
      break;
    }
  }
  return report;
}

function advance(program: Program, snapshot: Snapshot | null, event: ConversationEvent) {
  if (snapshot) return step(program, snapshot, event);
  return event.type === "conversation-started" ? startConversation(program, event) : null;
}

/** The event as the replayed conversation sees it; null when it answers nothing there. */
function eventFor(
  event: ConversationEvent,
  program: Program,
  snapshot: Snapshot | null,
  ids: ReadonlyMap<string, string>,
  words: Extract<ConversationEvent, { type: "utterance" }> | null,
  options: ReplayOptions,
  recordedIds: ReadonlySet<string>,
): ConversationEvent | null {
  if (event.type === "conversation-started") return { ...event, program: program.hash };
  if (event.type === "understood" && options.mode === "again" && options.understand && snapshot && words) {
    const { timezone } = snapshot.start;
    const understanding = options.understand({ wants: wants(program, snapshot), text: words.text, now: event.at, timezone });
    return { ...event, understanding };
  }
  if (!("effect" in event)) return event;
  const effect = ids.get(event.effect);
  if (effect !== undefined) return { ...event, effect };
  // A result for something that is not asked for here is left out; one that never answered anything stays ignored.
  return recordedIds.has(event.effect) ? null : { ...event, effect: `none:${event.effect}` };
}

/** Recorded effects and those of the replay are matched by kind and request, in order. */
function matchIds(recorded: readonly Effect[], replayed: readonly Effect[], ids: Map<string, string>): void {
  const free = [...replayed];
  for (const effect of recorded) {
    const at = free.findIndex((other) => requestOf(other) === requestOf(effect));
    const kind = at < 0 ? free.findIndex((other) => other.type === effect.type && !("hash" in other)) : at;
    const [match] = kind < 0 ? [] : free.splice(kind, 1);
    if (match) ids.set(effect.id, match.id);
  }
}

/** What an effect asks for, without its id. */
function requestOf(effect: Effect): string {
  if ("hash" in effect) return `${effect.type} ${effect.hash}`;
  const { id: _id, ...request } = effect;
  return canonicalJson(request as unknown as Json);
}

function differenceOf(
  index: number,
  turn: number,
  recorded: readonly Effect[],
  decisions: readonly Decision[] | null,
  result: { effects: readonly Effect[]; decisions: readonly Decision[] },
): ReplayDifference | null {
  const before = recorded.filter(isRequest).map(requestOf);
  const after = result.effects.filter(isRequest).map(requestOf);
  if (before.join("\n") !== after.join("\n")) return { index, turn, kind: "request", recorded: before, replayed: after };
  const pathBefore = decisions?.map(pathOf) ?? null;
  const pathAfter = result.decisions.map(pathOf);
  if (pathBefore && pathBefore.join("\n") !== pathAfter.join("\n"))
    return { index, turn, kind: "path", recorded: pathBefore, replayed: pathAfter };
  const wordsBefore = recorded.flatMap(wordsOf);
  const wordsAfter = result.effects.flatMap(wordsOf);
  if (wordsBefore.join("\n") !== wordsAfter.join("\n")) return { index, turn, kind: "words", recorded: wordsBefore, replayed: wordsAfter };
  const restBefore = recorded.map(requestOf);
  const restAfter = result.effects.map(requestOf);
  return restBefore.join("\n") === restAfter.join("\n")
    ? null
    : { index, turn, kind: "effects", recorded: restBefore, replayed: restAfter };
}

function isRequest(effect: Effect): boolean {
  return "hash" in effect || effect.type === "assign-variant" || effect.type === "hang-up" || effect.type === "desk";
}

function pathOf({ from, to, cause, taken }: Decision): string {
  return `${cause} ${from} ${to ?? ""} ${taken ?? ""}`;
}

function wordsOf(effect: Effect): string[] {
  return effect.type === "speak" ? effect.utterances.map(({ text }) => text) : [];
}
