import type { Json, Parameters, Program, ReplyKey, Scope } from "@vaarta/flow";
import { splitSentences } from "@vaarta/text";
import { effectId } from "./effect-ids.ts";
import type { Heard } from "./heard.ts";
import { defaultAttempts, maxRecent } from "./limits.ts";
import type { Memory } from "./memory.ts";
import { copyOpen, isOrdinary, openWithout } from "./open-effects.ts";
import { indexOf } from "./program-index.ts";
import type { Place, ProgramIndex } from "./program-index.ts";
import type { ConversationEvent, Decision, Effect, Frame, Snapshot, SlotValue, StepResult, Utterance } from "./types.ts";

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** An effect before it is numbered. */
export type EffectBody = Without<Effect, "id"> & { id?: "" };
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * One event being worked on: a draft of the snapshot whose parts are copied when first written, and what came of it.
 * The snapshot it began from is never touched, and shares everything that did not change.
 */
export class Turn {
  readonly program: Program;
  readonly index: ProgramIndex;
  readonly event: ConversationEvent;
  readonly draft: Snapshot;
  readonly memory: Writable<Memory>;
  readonly effects: Effect[] = [];
  readonly decisions: Decision[] = [];
  /** How long ago she spoke, as far as this event tells: the time it took to understand her. */
  readonly sinceWordsMs: number;
  /** What the caller said in this turn; null when the event is another. */
  heard: Heard | null = null;
  /** Internal moves so far, for the step budget. */
  moves = 0;
  /** A side step was taken in this turn: the question that follows is led back to. */
  digressed = false;
  /** Words were left out because they were said twice already, and nothing else was said. */
  isMute = false;
  /** What was said answers the interrupted state too, and is acted on when the side step is over (V9). */
  held = false;
  /** Words to be spoken with the next effect. */
  private pending: Utterance[] = [];
  /** Caller turns in the active state, this one included, until they are written into its frame. */
  private unwrittenTurns: number | null = null;
  private knownPlace: Place | undefined;
  private ownsStack = false;
  private ownsSlots = false;
  private ownsOpen = false;
  private knownScope: Scope | null = null;

  constructor(program: Program, snapshot: Snapshot, event: ConversationEvent) {
    this.program = program;
    this.index = indexOf(program);
    this.event = event;
    this.sinceWordsMs = event.type === "understood" ? Math.max(0, event.at - snapshot.at) : 0;
    this.memory = { ...snapshot.memory };
    this.draft = { ...snapshot, at: event.at, memory: this.memory };
  }

  close(): StepResult {
    this.flush();
    return { snapshot: this.draft, effects: this.effects, decisions: this.decisions };
  }

  // Where it stands

  get top(): Frame {
    return this.draft.stack[this.draft.stack.length - 1] as Frame;
  }

  get place(): Place | undefined {
    const { state } = this.top;
    if (this.knownPlace?.id !== state) this.knownPlace = this.index.place(state);
    return this.knownPlace;
  }

  /** Caller turns in the active state. */
  get turnsHere(): number {
    if (this.unwrittenTurns !== null) return this.unwrittenTurns;
    const turns = this.draft.stack.length > 0 ? this.top.progress["turns"] : 0;
    return typeof turns === "number" ? turns : 0;
  }

  /** One more. Most turns leave the state, so it is only written when the state stays. */
  countTurn(): void {
    this.unwrittenTurns = this.turnsHere + 1;
    this.knownScope = null;
  }

  writeTurns(): void {
    if (this.unwrittenTurns !== null) this.note({});
  }

  setStack(stack: Frame[]): void {
    this.unwrittenTurns = null;
    this.draft.stack = stack;
    this.ownsStack = true;
    this.knownScope = null;
  }

  setTop(frame: Frame): void {
    this.unwrittenTurns = null;
    if (!this.ownsStack) {
      this.draft.stack = this.draft.stack.slice();
      this.ownsStack = true;
    }
    this.draft.stack[this.draft.stack.length - 1] = frame;
    this.knownScope = null;
  }

  /** Keeps something about the active state until it is left. */
  note(progress: Frame["progress"]): void {
    const { flow, state, reason, progress: known, enteredTurn } = this.top;
    const turns = this.unwrittenTurns;
    this.setTop({
      flow,
      state,
      reason,
      progress: turns === null ? { ...known, ...progress } : { ...known, turns, ...progress },
      enteredTurn,
    });
  }

  // What is known

  scope(): Scope {
    if (!this.knownScope) {
      const { draft } = this;
      this.knownScope = {
        slots: valuesOf(draft.slots),
        now: draft.at,
        timezone: draft.start.timezone,
        segment: draft.segment,
        language: draft.language,
        direction: draft.start.direction,
        turns: this.turnsHere,
      };
    }
    return this.knownScope;
  }

  value(slot: string): Json | undefined {
    return this.draft.slots[slot]?.value;
  }

  setSlot(slot: string, value: Json, how: Pick<SlotValue, "source" | "words" | "confirmed">): void {
    this.writeSlots();
    const version = (this.draft.slots[slot]?.version ?? this.counted(this.index.forgotten.get(slot) ?? `forgotten:${slot}`)) + 1;
    this.draft.slots[slot] = { value, words: how.words, version, turn: this.draft.turn, source: how.source, confirmed: how.confirmed };
    if (how.source === "caller" || how.source === "model") {
      const recent = this.memory.recent.filter((id) => id !== slot);
      recent.unshift(slot);
      this.memory.recent = recent.slice(0, maxRecent);
    }
  }

  /** Forgets a value. Its versions go on counting, so that what rested on the old one still shows. */
  unsetSlot(slot: string): void {
    const old = this.draft.slots[slot];
    if (!old) return;
    this.writeSlots();
    this.memory.counts = { ...this.memory.counts, [`forgotten:${slot}`]: old.version };
    delete this.draft.slots[slot];
    this.memory.recent = this.memory.recent.filter((id) => id !== slot);
  }

  confirmSlot(slot: string): void {
    const value = this.draft.slots[slot];
    if (!value) return;
    this.takeAsConfirmed(slot);
    this.memory.agreed = { ...this.memory.agreed, [slot]: value.version };
  }

  /** Takes a value as right that nobody objected to; where a clear yes is wanted it is still asked for. */
  takeAsConfirmed(slot: string): void {
    const value = this.draft.slots[slot];
    if (!value) return;
    this.writeSlots();
    this.draft.slots[slot] = { ...value, confirmed: true };
  }

  /** Takes a value known from elsewhere as one that the caller has heard, neither agreed to nor denied. */
  keepAsHeard(slot: string): void {
    const value = this.draft.slots[slot];
    if (!value || value.source !== "attribute") return;
    this.writeSlots();
    this.draft.slots[slot] = { ...value, source: "caller", confirmed: false };
  }

  private writeSlots(): void {
    if (!this.ownsSlots) {
      this.draft.slots = { ...this.draft.slots };
      this.ownsSlots = true;
    } else values.delete(this.draft.slots);
    this.knownScope = null;
  }

  setLanguage(tag: string): void {
    this.draft.language = tag;
    this.knownScope = null;
  }

  setSegment(segment: string | null): void {
    this.draft.segment = segment;
    this.knownScope = null;
  }

  // Counters

  counted(name: string): number {
    return this.memory.counts[name] ?? 0;
  }

  /** Counts once more and gives the new count. */
  count(name: string): number {
    const count = this.counted(name) + 1;
    this.memory.counts = { ...this.memory.counts, [name]: count };
    return count;
  }

  resetCount(name: string): void {
    if (this.counted(name) > 0) this.memory.counts = { ...this.memory.counts, [name]: 0 };
  }

  attempts(limit: number | undefined): number {
    return limit ?? defaultAttempts;
  }

  // Speaking

  /** Says a line of the document; false when it has no words. */
  say(line: string | undefined, parameters?: Parameters, mustHear?: boolean): boolean {
    if (line === undefined) return false;
    const { text, variant, language } = this.program.line(line, this.scope(), parameters);
    if (text === "") return false;
    this.pending.push({ source: variant === null ? { line } : { line, variant }, text, language, ...(mustHear && { mustHear }) });
    return true;
  }

  /** Says the question that a line ends in, or the whole of it where it ends in none: to whoever has heard the rest. */
  sayQuestion(line: string | undefined): boolean {
    if (!this.say(line)) return false;
    const said = this.pending.pop()!;
    const question = splitSentences(said.text).at(-1) ?? "";
    this.pending.push(/[?？]$/.test(question) ? { ...said, text: question } : said);
    return true;
  }

  /** Says a standard reply; false when the agent switched it off. */
  reply(reply: ReplyKey, parameters?: Parameters, mustHear?: boolean): boolean {
    const rendered = this.program.reply(reply, this.scope(), parameters);
    if (!rendered || rendered.text === "") return false;
    this.pending.push({ source: { reply }, text: rendered.text, language: rendered.language, ...(mustHear && { mustHear }) });
    return true;
  }

  /** Says words again that were worded before, or that a model worded. */
  sayAgain(utterances: readonly Utterance[]): void {
    this.pending.push(...utterances);
  }

  get isSpeaking(): boolean {
    return this.pending.length > 0;
  }

  /**
   * Says everything worded so far as one effect. The same sentence is never said three times in a row.
   * False when nothing was left to say.
   */
  flush(): boolean {
    if (this.pending.length === 0) return false;
    const { memory } = this;
    let utterances = this.pending;
    this.pending = [];
    if (memory.unheard.length > 0) {
      utterances = this.withUnheard(utterances);
      memory.unheard = [];
    }
    // The sentences of one answer of a model are said one by one, and count as one thing said.
    const goesOn = this.event.type === "worded" && isSameAnswer(memory.last, utterances);
    if (goesOn) {
      utterances = utterances.filter(({ text }) => !memory.last.some((said) => said.text === text));
      if (utterances.length === 0) return false;
    }
    if (memory.before.length > 0) {
      utterances = utterances.filter(({ text }) => !(memory.before.includes(text) && memory.last.some((said) => said.text === text)));
      if (utterances.length === 0) {
        this.isMute = true;
        return false;
      }
    }
    if (!goesOn) memory.before = memory.last.map((said) => said.text);
    memory.last = goesOn ? [...memory.last, ...utterances] : utterances;
    this.closeOldSpeech();
    this.emit({ id: "", type: "speak", utterances });
    this.isMute = false;
    return true;
  }

  private withUnheard(utterances: Utterance[]): Utterance[] {
    const again = this.memory.unheard.filter((missed) => !utterances.some((said) => said.text === missed.text));
    const intro = this.program.reply("heard-again", this.scope());
    const opening: Utterance[] = intro ? [{ source: { reply: "heard-again" }, text: intro.text, language: intro.language }] : [];
    return [...opening, ...again, ...utterances];
  }

  /** Speech that nobody reported on does not pile up: only the latest before this one stays open, an answer of a model as a whole. */
  private closeOldSpeech(): void {
    const { open } = this.draft;
    // Nearly always one is open, or none: nothing is made for that.
    let count = 0;
    for (const id in open) if (open[id]?.type === "speak") count++;
    if (count < 2) return;
    let older: string[] = [];
    let answer: string | null = null;
    for (const id in open) {
      const effect = open[id];
      if (effect?.type !== "speak") continue;
      const own = answerOf(effect.utterances);
      if (older.length > 0 && !(own !== null && own === answer)) {
        for (const closed of older) this.closeEffect(closed);
        older = [];
      }
      older.push(id);
      answer = own;
    }
  }

  // Effects

  /** Asks the runtime for something. Words come first; what has a result stays open until it arrives. */
  emit(body: EffectBody): string {
    if (body.type !== "speak") this.flush();
    const id = effectId(++this.memory.effects);
    // The body was made for this call alone and becomes the effect; copying it would cost more than all the rest.
    const effect = body as Effect;
    effect.id = id;
    this.effects.push(effect);
    if (hasResult(body.type)) {
      this.writeOpen();
      this.draft.open[id] = effect;
    }
    return id;
  }

  closeEffect(id: string): void {
    if (this.draft.open[id] === undefined) return;
    const { effects } = this.memory;
    // To take a key out of an ordinary object would make it a hash table.
    if (this.ownsOpen && !isOrdinary(effects)) delete this.draft.open[id];
    else {
      this.draft.open = openWithout(this.draft.open, id, effects);
      this.ownsOpen = true;
    }
  }

  private writeOpen(): void {
    if (this.ownsOpen) return;
    this.draft.open = copyOpen(this.draft.open, this.memory.effects);
    this.ownsOpen = true;
  }

  clearTimer(): void {
    const { timer } = this.memory;
    if (timer === null) return;
    this.closeEffect(timer);
    this.memory.timer = null;
    this.emitSilently({ id: "", type: "clear-timer", timer });
  }

  /** Emits something that does not have to wait for words already worded. */
  emitSilently(body: Extract<EffectBody, { type: "clear-timer" }>): void {
    const effect = body as Effect;
    effect.id = effectId(++this.memory.effects);
    this.effects.push(effect);
  }

  // Records

  /** Keeps a decision that is complete as it is. */
  record(decision: Decision): void {
    this.decisions.push(decision);
  }

  /** "Why did it move?": kept with the event, never recomputed. */
  decide(
    decision: Omit<Decision, "turn" | "considered" | "evidence" | "read"> & Partial<Pick<Decision, "considered" | "evidence" | "read">>,
  ): void {
    const record: Decision = {
      turn: this.draft.turn,
      from: decision.from,
      to: decision.to,
      cause: decision.cause,
      considered: decision.considered ?? none,
      evidence: decision.evidence ?? this.heard?.evidence ?? noEvidence,
      read: decision.read ?? noRead,
    };
    if (decision.rule !== undefined) record.rule = decision.rule;
    if (decision.taken !== undefined) record.taken = decision.taken;
    if (decision.refused !== undefined) record.refused = decision.refused;
    if (decision.note !== undefined) record.note = decision.note;
    this.decisions.push(record);
  }
}

/** The model's answer that something said is part of. */
function answerOf(utterances: readonly Utterance[]): string | null {
  const source = utterances[0]?.source;
  return source && "generated" in source ? source.generated : null;
}

function isSameAnswer(before: readonly Utterance[], now: readonly Utterance[]): boolean {
  const answer = answerOf(now);
  return answer !== null && now.length === 1 && answer === answerOf(before);
}

const none: Decision["considered"] = [];
const noEvidence: Decision["evidence"] = [];
const noRead: Decision["read"] = {};

function hasResult(type: Effect["type"]): boolean {
  switch (type) {
    case "speak":
    case "set-timer":
    case "call-tool":
    case "retrieve":
    case "generate":
    case "assign-variant":
    case "schedule":
    case "transfer":
      return true;
    default:
      return false;
  }
}

const values = new WeakMap<object, Record<string, Json>>();

/** Slot -> value, as expressions and templates read them; made once per map of slots. */
export function valuesOf(slots: Snapshot["slots"]): Record<string, Json> {
  let known = values.get(slots);
  if (!known) {
    known = {};
    for (const slot in slots) known[slot] = (slots[slot] as SlotValue).value;
    values.set(slots, known);
  }
  return known;
}
