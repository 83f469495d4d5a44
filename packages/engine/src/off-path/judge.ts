import { sameJson } from "@vaarta/flow";
import type { Json, Program } from "@vaarta/flow";
import { maxMoves } from "../limits.ts";
import type { Conversation, Recorded } from "../simulation/conversation.ts";
import type { Effect, Snapshot, Utterance } from "../types.ts";
import { wants } from "../wants.ts";
import type { Binder } from "./bind.ts";
import type { CaseExpectation } from "./case.ts";

/** What happened in one turn of a case. */
export interface Happened {
  before: Snapshot;
  after: Conversation;
  records: readonly Recorded[];
}

/** What was not as expected, in plain words. */
export function judge(program: Program, binder: Binder, expected: CaseExpectation, happened: Happened): string[] {
  const { before, after, records } = happened;
  const effects = records.flatMap((record) => record.effects);
  const decisions = records.flatMap((record) => record.decisions);
  const problems: string[] = [];
  const check = (holds: boolean, problem: string): void => void (holds || problems.push(problem));
  const spoken = spokenIn(effects);
  const said = spoken.map(nameOf);
  const { snapshot } = after;

  const { rule, cause, state, asked, ended, outcome, depth, language, silent, calls } = expected;
  if (rule !== undefined)
    check(
      decisions.some((decision) => decision.rule === rule),
      `no decision names ${rule}; they name ${decisions.map((d) => d.rule ?? d.cause).join(", ")}`,
    );
  if (cause !== undefined)
    check(
      decisions.some((decision) => decision.cause === cause),
      `no decision is a ${cause}; they are ${decisions.map((d) => d.cause).join(", ")}`,
    );
  for (const wanted of expected.said ?? [])
    check(
      spoken.some((utterance) => isSource(program, binder, wanted, utterance)),
      `${wanted} was not said, but ${said.join(", ") || "nothing"}`,
    );
  for (const unwanted of expected.notSaid ?? [])
    check(!spoken.some((utterance) => isSource(program, binder, unwanted, utterance)), `${unwanted} was said`);
  if (silent === true) check(spoken.length === 0, `it said ${said.join(", ")}`);
  if (state === "same") check(after.state === topOf(before), `it moved from ${topOf(before)} to ${after.state}`);
  else if (state === "moved") check(after.state !== topOf(before), `it stayed in ${after.state}`);
  else if (state !== undefined)
    check(after.state === binder.role(state).state, `it is in ${after.state}, not in ${binder.role(state).state ?? state}`);
  if (asked !== undefined) {
    const now = wants(program, snapshot).asked;
    check(now === binder.slot(asked), `it asks ${now ?? "nothing"}, not ${binder.slot(asked)}`);
  }
  for (const [role, value] of Object.entries(expected.slots ?? {})) {
    const known = snapshot.slots[binder.slot(role)]?.value ?? null;
    check(
      sameJson(known, binder.value(value)),
      `${binder.slot(role)} is ${JSON.stringify(known)}, not ${JSON.stringify(binder.value(value))}`,
    );
  }
  for (const wanted of expected.effects ?? [])
    check(
      effects.some((effect) => matches(effect, wanted)),
      `no effect like ${JSON.stringify(wanted)}`,
    );
  if (calls !== undefined) {
    const made = effects.filter(({ type }) => type === "call-tool").length;
    check(made === calls, `${made} tool calls, not ${calls}`);
  }
  if (ended !== undefined) check((snapshot.status === "ended") === ended, ended ? "it did not end" : "it ended");
  if (outcome !== undefined) {
    const category = snapshot.outcome === null ? null : (program.document.outcomes[snapshot.outcome]?.category ?? null);
    check(category !== null && outcome.includes(category), `the outcome is ${snapshot.outcome ?? "none"} (${category ?? "none"})`);
  }
  if (depth !== undefined) check(snapshot.stack.length === depth, `${snapshot.stack.length} frames, not ${depth}`);
  if (language !== undefined) check(snapshot.language === language, `it speaks ${snapshot.language}, not ${language}`);
  return problems;
}

/** What holds after every turn of every case. */
export function invariants({ after, records }: Happened, spokenBefore: readonly string[][]): string[] {
  const problems: string[] = [];
  const { snapshot } = after;
  if (records.some(({ decisions }) => decisions.length > maxMoves)) problems.push("it made more moves than the step budget allows");
  if (records.some(({ decisions }) => decisions.some(({ cause }) => cause === "budget"))) problems.push("it ran out of its step budget");
  if (snapshot.status === "waiting" && snapshot.memory.timer === null) problems.push("it waits for the caller and does not listen");
  if (snapshot.status === "busy" && !Object.values(snapshot.open).some(({ type }) => type !== "speak" && type !== "set-timer"))
    problems.push("it waits for a result that nobody was asked for");
  if (!sameJson(JSON.parse(JSON.stringify(snapshot)) as Json, snapshot as unknown as Json))
    problems.push("the snapshot does not survive JSON");
  const [older, old, now] = spokenBefore.slice(-3);
  const thrice = now?.find((text) => old?.includes(text) && older?.includes(text));
  if (thrice !== undefined) problems.push(`the same sentence was said three times in a row: ${thrice}`);
  return problems;
}

export function spokenIn(effects: readonly Effect[]): Utterance[] {
  return effects.flatMap((effect) => (effect.type === "speak" ? effect.utterances : []));
}

function nameOf({ source }: Utterance): string {
  return "line" in source ? source.line : "reply" in source ? `reply:${source.reply}` : "generated";
}

function isSource(program: Program, binder: Binder, wanted: string, { source }: Utterance): boolean {
  const [kind = "", name = ""] = wanted.split(":");
  if (kind === "reply") return "reply" in source && source.reply === name;
  if (!("line" in source)) return false;
  const { document } = program;
  const role = binder.role(name);
  const slot = document.slots[role.slot ?? ""];
  const state = document.states[role.state ?? ""];
  switch (kind) {
    case "ask":
      return [slot?.ask, slot?.askShort, slot?.askAgain].includes(source.line);
    case "short":
      return [slot?.askShort ?? slot?.ask].includes(source.line);
    case "answer":
      return document.answers[role.answer ?? ""]?.answer === source.line;
    case "objection":
      return state?.kind === "objection" && [state.line, state.again].includes(source.line);
    case "state":
      return state !== undefined && Object.values(state).includes(source.line);
    default:
      return source.line === name;
  }
}

function topOf({ stack }: Snapshot): string {
  return stack.at(-1)?.state ?? "";
}

function matches(effect: Effect, wanted: Partial<Record<string, Json>>): boolean {
  const own = effect as unknown as Record<string, Json>;
  return Object.entries(wanted).every(([key, value]) => value === undefined || sameJson(own[key] ?? null, value));
}
