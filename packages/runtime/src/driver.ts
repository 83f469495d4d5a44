import type { ConversationEvent, Snapshot, SoundKind, StartEvent, Understanding } from "@vaarta/engine";
import { wants } from "@vaarta/engine";
import type { Program } from "@vaarta/flow";
import type { DriverOptions, Driver, ResumeOptions, SayOptions, Speculation } from "./driver-options.ts";
import * as failures from "./failures.ts";
import { LatencyRecorder } from "./latency.ts";
import { LogMemory } from "./log-memory.ts";
import { LogWriter } from "./log-writer.ts";
import { Activity, Mailbox } from "./mailbox.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { Performer, type Happening } from "./performer.ts";
import type { Clock, StoredEvent, Transport, Understander } from "./ports.ts";
import { advance, programOf, rebuild, type ProgramFinder } from "./rebuild.ts";
import { ruleUnderstander } from "./rule-understander.ts";
import { isRuntimeError, type RuntimeError } from "./runtime-error.ts";
import { Speculations } from "./speculation.ts";
import { systemClock } from "./system-clock.ts";

/** People type slower than they talk, and look away from a page as they would not from a call. */
const chatPatience = 10;

/**
 * Drives one conversation: takes what happens in order, lets the interpreter decide, keeps event, effects and decisions in the log, and only
 * then performs the effects. Knows no transport, and runs in a tab as on a server.
 */
export function createDriver(options: DriverOptions): Driver {
  return new ConversationDriver(options);
}

class ConversationDriver implements Driver {
  readonly conversation: string;
  readonly #options: DriverOptions;
  readonly #clock: Clock;
  readonly #understander: Understander;
  readonly #activity = new Activity();
  readonly #mailbox = new Mailbox(this.#activity);
  readonly #latency: LatencyRecorder;
  readonly #log: LogWriter;
  readonly #performer: Performer;
  readonly #stop = new AbortController();
  #understanding = new AbortController();
  readonly #memory = new LogMemory();
  readonly #speculations = new Speculations();
  /** How it stood before each of the caller's turns. */
  readonly #before = new Map<number, { seq: number; snapshot: Snapshot }>();
  #transport: Transport;
  #program: Program;
  #snapshot: Snapshot | null = null;
  #stopped: RuntimeError | null = null;
  #finishing = false;

  constructor(options: DriverOptions) {
    this.#options = options;
    this.conversation = options.conversation;
    this.#clock = options.clock ?? systemClock;
    this.#understander = options.understander ?? ruleUnderstander();
    this.#transport = options.transport;
    this.#program = options.program;
    this.#latency = new LatencyRecorder(this.#clock, options.onLatency);
    this.#log = new LogWriter({
      store: options.store,
      conversation: options.conversation,
      holder: options.holder ?? `driver-${Math.random().toString(36).slice(2)}`,
      clock: this.#clock,
      leaseMs: options.leaseMs ?? 15_000,
      outageMs: options.outageMs ?? 0,
      signal: this.#stop.signal,
      onLost: (error) => void this.#fail(error),
    });
    this.#performer = new Performer({
      clock: this.#clock,
      tools: options.tools,
      parts: options.parts ?? {},
      isTest: options.isTest ?? false,
      patience: () => {
        const { patience = this.snapshot.start.channel === "chat" ? chatPatience : 1 } = options;
        return typeof patience === "function" ? patience() : patience;
      },
      activity: this.#activity,
      latency: this.#latency,
      transport: () => this.#transport,
      program: () => this.#program,
      snapshot: () => this.snapshot,
      report: (happening) => this.#happened(happening),
      decided: (happening) => this.#mailbox.post(() => this.#take(happening)).catch((error: unknown) => this.#faulted(error)),
      conversation: options.conversation,
      transcript: () => this.#memory.transcript,
      finished: () => this.#finish(),
      durable: () => this.#log.durable(),
    });
  }

  get program(): Program {
    return this.#program;
  }

  get seq(): number {
    return this.#log.seq;
  }

  get snapshot(): Snapshot {
    if (this.#snapshot) return this.#snapshot;
    throw failures.notStarted();
  }

  get stopped(): RuntimeError | null {
    return this.#stopped;
  }

  latency() {
    return this.#latency.summary();
  }

  settled(): Promise<void> {
    return this.#activity.settled();
  }

  start(input: Omit<StartEvent, "type" | "program">): Promise<void> {
    return this.#mailbox.post(async () => {
      if (this.#snapshot || (await this.#options.store.load(this.conversation))) throw failures.alreadyStarted();
      await this.#underLease(async () => {
        // Between looking and acquiring another may have begun it; from here on nobody else can.
        if (await this.#options.store.load(this.conversation)) throw failures.alreadyStarted();
        await this.#commit({ ...input, type: "conversation-started", program: this.#program.hash }, true);
      });
    });
  }

  resume(options: ResumeOptions = {}): Promise<void> {
    return this.#mailbox.post(async () => {
      if (this.#snapshot) throw failures.alreadyRunning();
      // Looks first: taking the lease stops whoever drives it now, so it must not be taken in vain.
      await this.#load();
      await this.#underLease(async () => {
        const { snapshot, history } = await this.#load();
        this.#snapshot = snapshot;
        this.#program = programOf(snapshot.program, this.#programs());
        this.#log.seq = history.length;
        await this.#pickUp(history, options.cameBack === true && snapshot.status !== "ended");
      });
    });
  }

  reconnect(transport: Transport): void {
    this.#transport = transport;
    this.#performer.changeLine();
    const { snapshot } = this;
    for (const { effect, askedAt } of this.#memory.open(snapshot)) if (effect.type === "speak") this.#performer.perform(effect, askedAt);
    if (this.#memory.presence) this.#performer.perform(this.#memory.presence, snapshot.at);
  }

  cameBack(): Promise<void> {
    return this.#mailbox.post(async () => {
      if (this.snapshot.status !== "ended") await this.#commit({ type: "came-back" }, true);
    });
  }

  sound(what: SoundKind): Promise<void> {
    return this.#mailbox.post(async () => {
      if (this.snapshot.status !== "ended") await this.#commit({ type: "sound", what }, false);
    });
  }

  attend(isBusy: boolean): void {
    this.#performer.attend(isBusy);
  }

  async speculate(text: string): Promise<Speculation | null> {
    const { conversation } = this;
    const snapshot = this.#snapshot;
    if (this.#stopped || snapshot === null || snapshot.status === "ended" || this.#options.speculates === false) return null;
    const kept = (this.#options.mask ?? maskSecrets)(text);
    const [program, understander, now] = [this.#program, this.#understander, this.#now()];
    return this.#speculations.make(this.#log.seq, { program, snapshot, conversation, understander, text: kept, now });
  }

  async say(text: string, options: SayOptions = {}): Promise<{ seq: number }> {
    const startedAt = this.#latency.now();
    const { message } = options;
    this.#hurry();
    return this.#mailbox.post(async () => {
      const known = this.#memory.seqOf(message);
      if (known !== undefined) {
        options.onKept?.(known);
        await this.#understandOpen();
        return { seq: known };
      }
      this.#refuseWhenEnded();
      const turn = this.snapshot.turn + 1;
      const kept = (this.#options.mask ?? maskSecrets)(text);
      const { seq } = await this.#commit(
        {
          type: "utterance",
          turn,
          text: kept,
          via: options.via ?? "text",
          ...(message !== undefined && { message }),
          ...(options.confidence !== undefined && { confidence: options.confidence }),
          ...(options.broken && { broken: true }),
        },
        false,
      );
      options.onKept?.(seq);
      await this.#understandOpen();
      this.#latency.since("turn", turn, startedAt);
      return { seq };
    });
  }

  async dtmf(digits: string): Promise<{ seq: number }> {
    return this.#mailbox.post(async () => {
      this.#refuseWhenEnded();
      const { seq } = await this.#commit({ type: "dtmf", turn: this.snapshot.turn + 1, digits }, true);
      return { seq };
    });
  }

  hangUp(reason?: string, by: "caller" | "system" = "caller"): Promise<void> {
    this.#hurry();
    return this.#mailbox.post(async () => {
      if (this.snapshot.status === "ended") return;
      await this.#commit({ type: "hung-up", by, ...(reason === undefined ? {} : { reason }) }, true);
    });
  }

  swapProgram(program: Program): Promise<void> {
    return this.#mailbox.post(async () => {
      const from = this.snapshot.program;
      if (from === program.hash || this.snapshot.status === "ended") return;
      const previous = this.#program;
      this.#program = program;
      try {
        await this.#commit({ type: "program-swapped", from, to: program.hash }, true);
      } catch (error) {
        this.#program = previous;
        throw error;
      }
    });
  }

  async stepBack(toTurn: number, conversation: string, changes: Partial<DriverOptions> = {}): Promise<Driver> {
    const history = await this.#options.store.events(this.conversation);
    const index = history.findIndex(({ event }) => (event.type === "utterance" || event.type === "dtmf") && event.turn >= toTurn);
    if (toTurn < 1 || (index < 0 && toTurn > this.snapshot.turn + 1)) throw failures.turnNotFound(toTurn, this.snapshot.turn + 1);
    const kept = index < 0 ? history : history.slice(0, index);
    const there = this.#before.get(toTurn);
    const snapshot = there?.seq === kept.length ? there.snapshot : rebuild(null, kept, this.#programs());
    if (!snapshot) throw failures.turnNotFound(toTurn, this.snapshot.turn + 1);
    const latest = this.#program;
    const fork = new ConversationDriver({
      ...this.#options,
      transport: this.#transport,
      programs: (hash) => (hash === latest.hash ? latest : this.#programs()(hash)),
      ...changes,
      conversation,
    });
    await fork.#branch(kept, snapshot);
    if (snapshot.program !== latest.hash) await fork.swapProgram(latest);
    return fork;
  }

  async close(): Promise<void> {
    if (this.#stopped) return;
    this.#halt(failures.closed());
    await this.#log.release().catch(() => undefined);
  }

  durable(): Promise<void> {
    return this.#log.durable();
  }

  /** What is being understood is wanted at once: she said more, or left. */
  #hurry(): void {
    this.#understanding.abort();
    this.#understanding = new AbortController();
  }

  /** Begins with another conversation's log as its own. */
  #branch(history: readonly StoredEvent[], snapshot: Snapshot): Promise<void> {
    return this.#mailbox.post(async () => {
      await this.#log.acquire();
      await this.#log.append(history, snapshot);
      this.#snapshot = snapshot;
      this.#program = programOf(this.snapshot.program, this.#programs());
      await this.#pickUp(history, false);
    });
  }

  async #load(): Promise<{ snapshot: Snapshot; history: StoredEvent[] }> {
    const { store } = this.#options;
    const loaded = await store.load(this.conversation);
    if (!loaded) throw failures.notFound();
    const snapshot = rebuild(loaded.snapshot, loaded.events, this.#programs());
    if (!snapshot) throw failures.notFound();
    programOf(snapshot.program, this.#programs());
    return { snapshot, history: await store.events(this.conversation) };
  }

  /** Begins under the lease, and gives it back when the beginning fails. */
  async #underLease(begin: () => Promise<void>): Promise<void> {
    try {
      await this.#log.acquire();
      await begin();
    } catch (error) {
      this.#snapshot = null;
      await this.#log.release().catch(() => undefined);
      throw error;
    }
  }

  /** Goes on where the log ends: words not understood yet first, then what was asked for and has no result. */
  async #pickUp(history: readonly StoredEvent[], cameBack: boolean): Promise<void> {
    for (const stored of history) this.#memory.take(stored);
    // Before anything is performed again: what she has not heard is then said after it.
    if (cameBack) await this.#commit({ type: "came-back" }, true);
    const { snapshot } = this;
    const open = this.#memory.open(snapshot);
    const { presence } = this.#memory;
    this.#background(() => this.#understandOpen());
    this.#background(async () => {
      for (const { effect, askedAt } of open) if (effect.id in this.snapshot.open) this.#performer.performAgain(effect, askedAt);
      if (presence && presence === this.#memory.presence) this.#performer.perform(presence, snapshot.at);
      if (snapshot.status === "ended" && presence?.type !== "hang-up") this.#finish();
    });
  }

  /** Understands the words that are kept and not understood yet. */
  async #understandOpen(): Promise<void> {
    const { snapshot } = this;
    const { unheard } = this.#memory;
    if (!unheard || snapshot.status === "ended") return;
    const { turn, text } = unheard;
    const startedAt = this.#latency.now();
    const input = {
      program: this.#program,
      wants: wants(this.#program, snapshot),
      text,
      now: this.#now(),
      timezone: snapshot.start.timezone,
      conversation: this.conversation,
      snapshot,
      signal: this.#understanding.signal,
    };
    let understanding: Understanding;
    try {
      // Made before the words were kept, which is one event; anything more, and it was made for another moment.
      const ahead = this.#speculations.take(this.#log.seq - 1, text)?.catch(() => null);
      understanding = (await ahead) ?? (await this.#understander.understand(input));
    } catch (cause) {
      throw failures.notUnderstood(cause);
    }
    this.#latency.since("understand", turn, startedAt);
    await this.#commit({ type: "understood", turn, understanding }, true);
  }

  /** Takes the result of an effect. */
  #happened(happening: Happening): void {
    this.#background(() => this.#take(happening));
  }

  async #take(happening: Happening): Promise<void> {
    // A timer that was cleared while its turn came is no event; every other late result is kept, and ignored.
    if (happening.type === "timer-fired" && !(happening.effect in this.snapshot.open)) return;
    await this.#commit(happening, false);
  }

  /** Lets the interpreter decide, keeps everything, then performs. Nothing is performed that is not in the log. */
  async #commit(happening: Happening, checkpoint: boolean): Promise<StoredEvent> {
    const event: ConversationEvent = { ...happening, at: this.#now() };
    const startedAt = this.#latency.now();
    const result = this.#decide(event);
    this.#latency.since("decide", result.snapshot.turn, startedAt);
    const { effects, decisions } = result;
    const stored: StoredEvent = { seq: this.#log.seq + 1, leg: this.#options.leg ?? 1, event, effects, decisions };
    const appendedAt = this.#latency.now();
    await this.#log.append([stored], checkpoint || result.snapshot.status === "ended" ? result.snapshot : null);
    this.#latency.since("append", result.snapshot.turn, appendedAt);
    const before = this.#snapshot;
    if (before && this.#options.isTest && (event.type === "utterance" || event.type === "dtmf"))
      this.#before.set(event.turn, { seq: stored.seq - 1, snapshot: before });
    this.#snapshot = result.snapshot;
    this.#memory.take(stored);
    this.#observe(stored, result.snapshot);
    this.#performer.giveUpClosed(result.snapshot);
    for (const effect of effects) this.#performer.perform(effect, event.at);
    if (before?.status !== "ended" && result.snapshot.status === "ended" && !effects.some((effect) => effect.type === "hang-up"))
      this.#finish();
    return stored;
  }

  #decide(event: ConversationEvent) {
    try {
      return advance(this.#program, this.#snapshot, event);
    } catch (error) {
      if (isRuntimeError(error)) throw error;
      throw failures.engineFault(error);
    }
  }

  #background(job: () => Promise<void>): void {
    this.#mailbox.post(job).catch((error: unknown) => this.#faulted(error));
  }

  #faulted(error: unknown): void {
    if (this.#stopped) return;
    this.#options.onFault?.(isRuntimeError(error) ? error : failures.stepFault(error));
  }

  /** A watcher that fails must not change what the conversation does. */
  #observe(stored: StoredEvent, snapshot: Snapshot): void {
    try {
      this.#transport.observe?.(stored, snapshot);
    } catch (cause) {
      this.#options.onFault?.(failures.watcherFault(cause));
    }
  }

  #refuseWhenEnded(): void {
    if (this.snapshot.status === "ended") throw failures.ended();
  }

  #programs(): ProgramFinder {
    return (hash) => (hash === this.#program.hash ? this.#program : this.#options.programs?.(hash));
  }

  /** Time never goes back within a conversation, whatever the machines' clocks do. */
  #now(): number {
    return Math.max(this.#clock.now(), this.#snapshot?.at ?? 0);
  }

  /** Everything is said. What was heard of it is kept first; then the owner learns. */
  #finish(): void {
    if (this.#finishing) return;
    this.#finishing = true;
    this.#performer.clearTimers();
    this.#background(async () => {
      await this.#log.durable();
      this.#options.onEnded?.(this.snapshot);
    });
  }

  #fail(error: RuntimeError): RuntimeError {
    if (this.#stopped) return this.#stopped;
    this.#halt(error);
    this.#transport.stop?.();
    this.#log.drop();
    this.#options.onStopped?.(error);
    return error;
  }

  #halt(error: RuntimeError): void {
    this.#stopped = error;
    this.#understanding.abort();
    this.#stop.abort();
    this.#mailbox.stop(error);
    this.#performer.stop();
  }
}
