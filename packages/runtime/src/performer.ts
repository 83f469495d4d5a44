import type { ConversationEvent, Effect, Snapshot } from "@vaarta/engine";
import type { Program } from "@vaarta/flow";
import type { Said } from "@vaarta/prompting";
import type { ToolRunner } from "@vaarta/tools";
import { callTool, mayRepeat } from "./call-tool.ts";
import type { LatencyRecorder } from "./latency.ts";
import type { Activity } from "./mailbox.ts";
import type { Clock, PartContext, Parts, Transport } from "./ports.ts";
import { performModelTurn } from "./model/perform-model-turn.ts";
import { SpeechLine } from "./speech-line.ts";
import { Timers } from "./timers.ts";

/** An event before the driver gave it its time. */
export type Happening = ConversationEvent extends infer Event ? (Event extends ConversationEvent ? Omit<Event, "at"> : never) : never;

export interface PerformerOptions {
  clock: Clock;
  tools: ToolRunner;
  parts: Parts;
  isTest: boolean;
  /** Stretches the times of quiet. */
  patience(): number;
  activity: Activity;
  latency: LatencyRecorder;
  transport(): Transport;
  program(): Program;
  snapshot(): Snapshot;
  /** Takes a result. The performer does not wait for it. */
  report(happening: Happening): void;
  /** The same, and resolves when it is decided and kept. */
  decided(happening: Happening): Promise<void>;
  conversation: string;
  transcript(): readonly Said[];
  /** The conversation has ended and everything was said. */
  finished(): void;
  /** Resolves when everything that happened is in the store; rejects when it never will be. */
  durable(): Promise<void>;
}

/** Performs effects. Speech is said in order, one after the other; everything else runs side by side. */
export class Performer {
  readonly #options: PerformerOptions;
  readonly #timers: Timers;
  readonly #stop = new AbortController();
  /** Effects being performed, so that none is performed twice at once. */
  readonly #running = new Set<string>();
  /** Models at work, by effect, with what aborts them. */
  readonly #models = new Map<string, () => void>();
  /** Timers that wait for the speech before them to end. */
  readonly #awaited = new Set<string>();
  #lastSpoke = 0;
  /** She speaks, or is being heard: no quiet passes. Timers that wait for the end of it, with what arms them anew. */
  #isAttending = false;
  readonly #quiet = new Map<string, () => void>();
  #line = new SpeechLine();

  constructor(options: PerformerOptions) {
    this.#options = options;
    this.#timers = new Timers(options.clock);
  }

  /** @param setAt - when the effect was asked for: timers count from there */
  perform(effect: Effect, setAt: number): void {
    if (this.#stop.signal.aborted) return;
    switch (effect.type) {
      case "speak":
        return this.#inOrder(effect.id, async (line) => {
          const heard = await this.#options.transport().speak(effect);
          if (line.isLeft) return;
          this.#lastSpoke = this.#options.clock.now();
          this.#report({ type: "delivered", effect: effect.id, ...heard });
        });
      case "listen":
        return this.#inOrder(effect.id, async () => this.#options.transport().listen?.(effect));
      case "hang-up":
        this.clearTimers();
        return this.#inOrder(effect.id, async () => {
          this.#options.transport().ended(effect);
          this.#options.finished();
        });
      case "set-timer":
        return this.#setTimer(effect, setAt);
      case "clear-timer":
        this.#awaited.delete(effect.timer);
        this.#quiet.delete(effect.timer);
        return this.#timers.clear(effect.timer);
      case "call-tool":
        return this.#once(effect.id, () => this.#callTool(effect));
      case "generate":
        return this.#generate(effect);
      case "retrieve":
      case "assign-variant":
      case "schedule":
      case "transfer":
        return this.#once(effect.id, () => this.#ask(effect));
      // Kept in the log with the event that asked for it: nothing else is to be done, and nothing can be lost.
      case "record-consent":
      case "desk":
      case "recording":
        return;
    }
  }

  /** Quiet counts from when the agent has stopped talking; every other time from when it was asked for. */
  #setTimer(effect: Extract<Effect, { type: "set-timer" }>, setAt: number): void {
    const isQuiet = effect.purpose === "silence" || effect.purpose === "wait";
    const afterMs = effect.afterMs * (isQuiet ? this.#options.patience() : 1);
    const arm = (from: number) =>
      this.#timers.arm(effect.id, from + afterMs, () => {
        this.#quiet.delete(effect.id);
        this.#report({ type: "timer-fired", effect: effect.id });
      });
    if (!isQuiet) return arm(setAt);
    this.#awaited.add(effect.id);
    this.#options.activity.track(
      this.#untilSpoken().then(() => {
        if (!this.#awaited.delete(effect.id)) return;
        this.#quiet.set(effect.id, () => arm(this.#options.clock.now()));
        if (!this.#isAttending) arm(Math.max(setAt, this.#lastSpoke));
      }),
    );
  }

  /** Holds the times of quiet while she speaks; they count anew from the end of it. */
  attend(isBusy: boolean): void {
    if (this.#isAttending === isBusy) return;
    this.#isAttending = isBusy;
    if (isBusy) for (const id of this.#quiet.keys()) this.#timers.clear(id);
    else for (const arm of this.#quiet.values()) arm();
  }

  /** Resolves when nothing is left to say, on whichever line it is said in the end. */
  async #untilSpoken(): Promise<void> {
    for (let line: SpeechLine | null = null; line !== this.#line;) {
      line = this.#line;
      await line.spoken();
    }
  }

  /** After a restart: does again what may be done again. A write that may have happened is not; its outcome is unknown. */
  performAgain(effect: Effect, setAt: number): void {
    if (effect.type === "call-tool" && !mayRepeat(this.#options.program().document.tools[effect.tool], effect))
      return this.#report({ type: "tool-finished", effect: effect.id, outcome: "unknown" });
    // Its words had begun: what is left of them died with whoever said them, and a second answer would say other ones.
    if (effect.type === "generate" && isWording(this.#options.snapshot(), effect.id))
      return this.#report({ type: "generated", effect: effect.id, outcome: "failed" });
    this.perform(effect, setAt);
  }

  /** Nothing is said, called or reported from here on. */
  stop(): void {
    this.#stop.abort();
    this.#line.leave();
    this.clearTimers();
  }

  #report(happening: Happening): void {
    if (!this.#stop.signal.aborted) this.#options.report(happening);
  }

  /** The way to the caller is another one now: what is being said on the old counts for nothing. */
  changeLine(): void {
    this.#line.leave();
    this.#line = new SpeechLine();
  }

  clearTimers(): void {
    this.#awaited.clear();
    this.#quiet.clear();
    this.#timers.clearAll();
  }

  #inOrder(id: string, act: (line: SpeechLine) => Promise<void>): void {
    const line = this.#line;
    this.#options.activity.track(line.queue(id, () => act(line)));
  }

  #once(id: string, act: () => Promise<Happening | null>): void {
    if (this.#running.has(id)) return;
    this.#running.add(id);
    const work = act()
      .then((happening) => happening && this.#report(happening))
      .finally(() => this.#running.delete(id));
    this.#options.activity.track(work);
  }

  /** A model's turn lasts as long as the interpreter waits for it: what it gives up is aborted on the wire. */
  #generate(effect: Extract<Effect, { type: "generate" }>): void {
    if (this.#running.has(effect.id)) return;
    this.#running.add(effect.id);
    const givenUp = new AbortController();
    const abort = () => givenUp.abort();
    this.#stop.signal.addEventListener("abort", abort, { once: true });
    this.#models.set(effect.id, abort);
    const { generate } = this.#options.parts;
    const work = performModelTurn(generate?.(effect, this.#context(givenUp.signal)), {
      effect: effect.id,
      signal: givenUp.signal,
      isOpen: () => effect.id in this.#options.snapshot().open,
      decided: (happening) => (this.#stop.signal.aborted ? Promise.resolve() : this.#options.decided(happening)),
    }).finally(() => {
      this.#running.delete(effect.id);
      this.#models.delete(effect.id);
      this.#stop.signal.removeEventListener("abort", abort);
    });
    this.#options.activity.track(work);
  }

  /** Aborts what the interpreter waits for no more. */
  giveUpClosed(snapshot: Snapshot): void {
    for (const [id, abort] of this.#models) if (!(id in snapshot.open)) abort();
  }

  #context(signal: AbortSignal): PartContext {
    const { snapshot, program, conversation, clock, transcript } = this.#options;
    return { snapshot: snapshot(), program: program(), signal, conversation, clock, transcript: transcript() };
  }

  async #callTool(effect: Extract<Effect, { type: "call-tool" }>): Promise<Happening | null> {
    const { clock, latency } = this.#options;
    const snapshot = this.#options.snapshot();
    const [startedAt, measuredAt] = [clock.now(), latency.now()];
    // Nothing is done outside that the log does not know of. What could not be begun in its time has not happened.
    if (effect.write && !(await this.#isKept(effect.timeoutMs))) {
      return this.#stop.signal.aborted
        ? null
        : { type: "tool-finished", effect: effect.id, outcome: "failure", tookMs: clock.now() - startedAt };
    }
    const ended = await callTool({
      runner: this.#options.tools,
      tool: this.#options.program().document.tools[effect.tool],
      effect,
      context: { timezone: snapshot.start.timezone, language: snapshot.language, isTest: this.#options.isTest },
      clock,
      signal: this.#stop.signal,
    });
    latency.since("tool", snapshot.turn, measuredAt);
    return ended && { type: "tool-finished", effect: effect.id, ...ended, tookMs: clock.now() - startedAt };
  }

  /** Waits until the log knows of everything, no longer than a time. */
  #isKept(atMostMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.setTimer(atMostMs, () => resolve(false));
      this.#options
        .durable()
        .finally(cancel)
        .then(
          () => resolve(!this.#stop.signal.aborted),
          () => resolve(false),
        );
    });
  }

  /** Parts that are not there answer `unavailable`, and the conversation takes its declared fallback. */
  async #ask(effect: Extract<Effect, { type: "retrieve" | "assign-variant" | "schedule" | "transfer" }>): Promise<Happening> {
    const { parts } = this.#options;
    const context = this.#context(this.#stop.signal);
    switch (effect.type) {
      case "retrieve": {
        const found = await parts.retrieve?.(effect, context).catch(() => null);
        return { type: "retrieved", effect: effect.id, ...(found ?? { outcome: "unavailable" }) };
      }
      case "assign-variant": {
        const assigned = await parts.assignVariant?.(effect, context).catch(() => null);
        return { type: "variant-assigned", effect: effect.id, ...(assigned ?? { outcome: "unavailable" }) };
      }
      case "schedule": {
        // Without a queue of its own the log is the list: the effect is kept there, and people see it.
        const outcome = parts.schedule ? await parts.schedule(effect, context).catch(() => "failed" as const) : "scheduled";
        return { type: "scheduled", effect: effect.id, outcome };
      }
      case "transfer": {
        const transport = this.#options.transport();
        const outcome = transport.transfer ? await transport.transfer(effect).catch(() => "failed" as const) : "failed";
        return { type: "transferred", effect: effect.id, outcome };
      }
    }
  }
}

function isWording(snapshot: Snapshot, effect: string): boolean {
  const model = snapshot.stack.at(-1)?.progress["model"];
  return typeof model === "object" && model !== null && !Array.isArray(model) && model["effect"] === effect && model["phase"] === "words";
}
