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

/** What a caller says in place of the case's own words and events. `at` counts the turns in which she says something. */
export type Hear = (said: { at: number; wants: Wants; now: number }) => { text: string; understanding: Understanding };

/**
 * Runs one off-path conversation against a pack, from its understanding events. Pure.
 * @param bindings - what the pack binds the roles of the suite to
 * @param hear - gives other words with what was made of them, so that the whole is judged from text
 */
export function runOffPath(program: Program, bindings: OffPathBindings, offPath: OffPathCase, hear?: Hear): OffPathResult {
  const { id, rule } = offPath;
  const unbound = rolesOf(offPath).filter((role) => bindings.roles[role] === undefined);
  if (unbound.length > 0 || !suits(program, offPath)) {
    return { id, rule, status: "unbound", problems: [], unbound: unbound.length > 0 ? unbound : [`desk: ${offPath.desk ?? ""}`] };
  }
  const binder = new Binder(bindings);
  const conversation = begin(program, bindings, binder, offPath);
  const tools = toolsOf(bindings, offPath);
  const { hasModel = false } = offPath;
  answerEffects(conversation, tools, hasModel);
  const problems: string[] = [];
  const spoken: string[][] = conversation.log
    .map(({ effects }) => spokenIn(effects).map(({ text }) => text))
    .filter((texts) => texts.length > 0);
  let said = 0;
  const heard: Hear | undefined = hear && ((what) => hear({ ...what, at: said++ }));
  for (const [at, turn] of offPath.turns.entries()) {
    const before = conversation.snapshot;
    const from = conversation.log.length;
    take(conversation, binder, { turn, tools, hear: heard, hasModel });
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

function take(
  conversation: Conversation,
  binder: Binder,
  { turn, tools, hear, hasModel }: { turn: CaseTurn; tools: ToolAnswer; hear: Hear | undefined; hasModel: boolean },
): void {
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
    const language = conversation.snapshot.language;
    const { text, understanding } = hear?.({ at: 0, wants: wants(conversation.program, conversation.snapshot), now: conversation.at }) ?? {
      text: turn.say,
      understanding: binder.understanding(turn.understanding ?? {}, language, turn.say),
    };
    conversation.say(text, understanding, { via: turn.via, over: turn.over });
  }
  if (turn.model) answerAsModel(conversation, binder, turn.model, turn.say ?? conversation.snapshot.memory.text ?? "");
  answerEffects(conversation, tools, hasModel);
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
