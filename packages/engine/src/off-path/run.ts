import { dayOfDate } from "@vaarta/flow";
import type { Json, Program } from "@vaarta/flow";
import { Conversation } from "../simulation/conversation.ts";
import type { EventBody } from "../simulation/conversation.ts";
import { answerEffects } from "../simulation/fallbacks.ts";
import type { ToolAnswer } from "../simulation/fallbacks.ts";
import { startConversation } from "../start.ts";
import type { Snapshot, Understanding, Wants } from "../types.ts";
import { wants } from "../wants.ts";
import { Binder, rolesOf } from "./bind.ts";
import type { CaseModelTurn, CaseTurn, OffPathBindings, OffPathCase, OffPathResult } from "./case.ts";
import { invariants, judge, spokenIn } from "./judge.ts";
import { placeAt } from "./place.ts";

/** Where a caller says something. `at` counts the turns in which she does. */
export interface Saying {
  at: number;
  wants: Wants;
  now: number;
  snapshot: Snapshot;
}

/** What she says in place of the case's own words, with what was made of it. */
export interface Heard {
  text: string;
  understanding: Understanding;
}

export type Hear = (saying: Saying) => Heard;

/** Whoever takes part in a conversation beside the engine, and may take its time. */
export interface OffPathParts {
  hear(saying: Saying): Heard | Promise<Heard>;
  /** Takes the open turn of a model; what it leaves open counts as unavailable. Missing: there is no model. */
  generate?(conversation: Conversation): Promise<void>;
}

/**
 * Runs one off-path conversation against a pack, from its understanding events. Pure.
 * @param bindings - what the pack binds the roles of the suite to
 * @param hear - gives other words with what was made of them, so that the whole is judged from text
 */
export function runOffPath(program: Program, bindings: OffPathBindings, offPath: OffPathCase, hear?: Hear): OffPathResult {
  const run = play(program, bindings, offPath, { hears: hear !== undefined, generates: false });
  let next = run.next();
  while (next.done !== true) next = run.next(next.value.type === "say" ? hear?.(next.value.saying) : undefined);
  return next.value;
}

/** The same with parts that take their time, such as a model over the network. As pure as they are. */
export async function runOffPathWith(
  program: Program,
  bindings: OffPathBindings,
  offPath: OffPathCase,
  parts: OffPathParts,
): Promise<OffPathResult> {
  const run = play(program, bindings, offPath, { hears: true, generates: parts.generate !== undefined });
  let next = run.next();
  while (next.done !== true) {
    const { value } = next;
    if (value.type === "say") next = run.next(await parts.hear(value.saying));
    else {
      await parts.generate?.(value.conversation);
      next = run.next();
    }
  }
  return next.value;
}

/** What the run of a case asks for: her words, or a model's turn. */
type Asked = { type: "say"; saying: Saying } | { type: "generate"; conversation: Conversation };
type Playing<T> = Generator<Asked, T, Heard | undefined>;

function* play(
  program: Program,
  bindings: OffPathBindings,
  offPath: OffPathCase,
  { hears, generates }: { hears: boolean; generates: boolean },
): Playing<OffPathResult> {
  const { id, rule } = offPath;
  const unbound = rolesOf(offPath).filter((role) => bindings.roles[role] === undefined);
  if (unbound.length > 0 || !suits(program, offPath)) {
    return { id, rule, status: "unbound", problems: [], unbound: unbound.length > 0 ? unbound : [`desk: ${offPath.desk ?? ""}`] };
  }
  const binder = new Binder(bindings);
  const conversation = begin(program, bindings, binder, offPath);
  const tools = toolsOf(bindings, offPath);
  const { hasModel = false } = offPath;
  const answer = () => answerAll(conversation, tools, { hasModel, generates });
  yield* answer();
  const problems: string[] = [];
  const spoken: string[][] = conversation.log
    .map(({ effects }) => spokenIn(effects).map(({ text }) => text))
    .filter((texts) => texts.length > 0);
  let said = 0;
  for (const [at, turn] of offPath.turns.entries()) {
    const before = conversation.snapshot;
    const from = conversation.log.length;
    yield* take(conversation, binder, { turn, at: hears && turn.say !== undefined ? said++ : null });
    yield* answer();
    const happened = { before, after: conversation, records: conversation.log.slice(from) };
    for (const { effects } of happened.records) {
      const texts = spokenIn(effects).map(({ text }) => text);
      if (texts.length > 0) spoken.push(texts);
    }
    const found = [...(turn.expect ? judge(program, binder, turn.expect, happened) : []), ...invariants(happened, spoken)];
    problems.push(...found.map((problem) => `turn ${at + 1} (${turn.say ?? Object.keys(turn)[0] ?? ""}): ${problem}`));
  }
  return { id, rule, status: problems.length > 0 ? "failed" : "passed", problems, unbound: [] };
}

function begin(program: Program, bindings: OffPathBindings, binder: Binder, { at, language, given = {} }: OffPathCase): Conversation {
  const role = binder.role(at);
  const known: Record<string, Json> = { ...role.given };
  for (const [other, value] of Object.entries(given)) known[binder.slot(other)] = binder.value(value);
  const offered = Object.hasOwn(program.document.languages.offered, language) ? language : program.document.languages.default;
  const { attribute, values } = role;
  const attributes = {
    ...bindings.start?.attributes,
    ...(attribute !== undefined && values?.[0] !== undefined && { [attribute]: values[0] }),
  };
  const start = { ...bindings.start, attributes, language: offered, at: instant(bindings.at) };
  const { state } = role;
  if (state === undefined) return new Conversation(program, start, startConversation);
  return new Conversation(program, start, (_, event) => placeAt(program, event, state, known));
}

/** Milliseconds of an ISO 8601 instant in UTC; a fixed day when there is none. */
function instant(iso: string | undefined): number {
  const [date = "", clock = ""] = (iso ?? "2025-11-21T05:30:00Z").split("T");
  const [hour = "0", minute = "0"] = clock.split(":");
  return (dayOfDate(date) ?? 20_413) * 86_400_000 + (Number(hour) * 60 + Number(minute)) * 60_000;
}

function suits(program: Program, { desk }: OffPathCase): boolean {
  const own = program.document.desk;
  if (desk === "offer") return own.offer !== undefined;
  if (desk === "must-record") return own.mustRecord === true;
  return desk === "person" ? own.personAvailable === true : true;
}

/** Tools answer as the roles say; a case that tells results itself, or waits, leaves them open. */
function toolsOf({ roles }: OffPathBindings, offPath: OffPathCase): ToolAnswer {
  const isTold = offPath.turns.some(({ result, slow }) => result !== undefined || slow === true);
  const results = Object.assign({}, ...Object.values(roles).map((role) => role.results ?? {}), roles[offPath.at]?.results ?? {}) as Record<
    string,
    { outcome: string; result?: Json }
  >;
  return ({ tool }) => (isTold && roles[offPath.at]?.tool === tool ? undefined : (results[tool] ?? { outcome: "failure" }));
}

/** Answers what is open, a model's turns among it where somebody takes them. */
function* answerAll(
  conversation: Conversation,
  tools: ToolAnswer,
  { hasModel, generates }: { hasModel: boolean; generates: boolean },
): Playing<void> {
  answerEffects(conversation, tools, hasModel || generates);
  for (let rounds = 0; generates && !hasModel && conversation.open("generate").length > 0; rounds++) {
    const [open] = conversation.open("generate");
    if (rounds < maxModelTurns) yield { type: "generate", conversation };
    // Nobody took it, or it asks again and again.
    answerEffects(conversation, tools, open === undefined || conversation.snapshot.open[open.id] === undefined);
  }
}

/** Look-ups of a model within one turn are fewer. */
const maxModelTurns = 8;

/** @param at - counts her words, when they come from elsewhere; null when the case's own are taken */
function* take(conversation: Conversation, binder: Binder, { turn, at }: { turn: CaseTurn; at: number | null }): Playing<void> {
  const { snapshot } = conversation;
  if (snapshot.status === "ended") return;
  if (turn.heard) conversation.deliver(turn.heard);
  if (turn.restart) conversation.snapshot = JSON.parse(JSON.stringify(snapshot)) as Snapshot;
  if (turn.swap) conversation.send({ type: "program-swapped", from: snapshot.program, to: `${snapshot.program}*` });
  if (turn.silence) conversation.silence();
  if (turn.dtmf !== undefined) conversation.send({ type: "dtmf", turn: snapshot.turn + 1, digits: turn.dtmf });
  if (turn.slow) {
    const timer = conversation.open("set-timer").find(({ purpose }) => purpose === "tool");
    if (timer) conversation.send({ type: "timer-fired", effect: timer.id }, timer.afterMs);
  }
  if (turn.result) {
    const call = conversation.open("call-tool")[0];
    if (call) conversation.send({ type: "tool-finished", effect: call.id, ...turn.result });
  }
  if (turn.say !== undefined) {
    const { language } = conversation.snapshot;
    const saying = { wants: wants(conversation.program, conversation.snapshot), now: conversation.at, snapshot: conversation.snapshot };
    const heard = at === null ? undefined : yield { type: "say", saying: { ...saying, at } };
    const own = { text: turn.say, understanding: binder.understanding(turn.understanding ?? {}, language, turn.say) };
    const { text, understanding } = heard ?? own;
    conversation.say(text, understanding, { via: turn.via, over: turn.over });
  }
  if (turn.model) answerAsModel(conversation, binder, turn.model, turn.say ?? conversation.snapshot.memory.text ?? "");
}

/** A model's turn, part by part, for as long as somebody waits for it. */
function answerAsModel(conversation: Conversation, binder: Binder, model: CaseModelTurn, said: string): void {
  const effect = conversation.open("generate")[0]?.id;
  if (effect === undefined) return;
  const proposal = binder.proposal(model, said);
  const bodies: EventBody[] = [
    { type: "proposed", effect, ...proposal },
    ...(model.words ?? []).map((text): EventBody => ({ type: "worded", effect, outcome: "said", text })),
    ...(model.heldBack ? [{ type: "worded", effect, outcome: "refused", why: model.heldBack } as const] : []),
    ...(model.goesOn ? [] : [{ type: "generated", effect, outcome: model.ends ?? "ok" } as const]),
  ];
  const failed = model.ends !== undefined && model.ends !== "ok" && !model.words && !model.exit && !model.slots;
  for (const body of failed ? bodies.slice(-1) : bodies) {
    if (conversation.snapshot.open[effect] === undefined) return;
    conversation.send(body, 200);
  }
}
