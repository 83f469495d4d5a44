import { createCall, type Call, type CallOptions, type TurnReport } from "@vaarta/call";
import { compile, type AgentDocument, type Json, type Program } from "@vaarta/flow";
import {
  memoryStore,
  virtualClock,
  type ConversationStore,
  type DriverOptions,
  type StoredEvent,
  type VirtualClock,
} from "@vaarta/runtime";
import type { Voice } from "@vaarta/speech";
import { createToolRunner, sampleRunner } from "@vaarta/tools";
import { expect } from "vitest";
import { fridayMorning } from "../conversation-driver.ts";
import { spoken } from "../sounds.ts";
import { clipHearing, type ClipHearing } from "./clip-hearing.ts";
import { fileLine, type FileLine } from "./file-line.ts";
import { loudnessActivity } from "./loudness-activity.ts";
import { scriptedVoice, type ScriptedVoice } from "./scripted-voice.ts";

export interface SpokenCallerOptions extends Partial<Omit<CallOptions, "line" | "driverOptions" | "clock" | "hearing">> {
  /** @defaultValue a Friday morning */
  at?: number;
  /** Shared with what took place before. @defaultValue one of its own */
  clock?: VirtualClock;
  language?: string;
  direction?: "inbound" | "outbound";
  attributes?: Record<string, Json>;
  driver?: Partial<DriverOptions>;
  /** Another hearing than that of clips; null for none. */
  hearing?: CallOptions["hearing"];
  store?: ConversationStore;
  /** Noise beside everything she says. */
  noise?: Int16Array;
  /** Parts that work outside this process are waited for. */
  isReal?: boolean;
}

export interface Saying {
  language?: string;
  pace?: number;
  speaker?: string;
  confidence?: number;
  /** What is heard, where that is something else. */
  heardAs?: string;
}

/**
 * A call told as a story: `await caller.says("पाँच लाख"); caller.hasHeard("offer")`. Real speech goes in and sound comes out, in virtual
 * time, through the real call and driver.
 */
export class SpokenCaller {
  readonly program: Program;
  readonly clock: VirtualClock;
  readonly store: ConversationStore;
  readonly hearing: ClipHearing = clipHearing();
  readonly voice: ScriptedVoice = scriptedVoice();
  readonly reports: TurnReport[] = [];
  readonly faults: Error[] = [];
  /** Turns and sounds of hers that were decided. */
  #taken = 0;
  readonly conversation = "call";
  line: FileLine;
  call: Call;
  readonly #options: SpokenCallerOptions;

  constructor(agent: AgentDocument | Program, options: SpokenCallerOptions = {}) {
    this.program = "hash" in agent ? agent : compile(agent);
    this.clock = options.clock ?? virtualClock(options.at ?? fridayMorning);
    this.store = options.store ?? memoryStore(this.clock);
    this.#options = options;
    this.line = this.newLine();
    this.call = this.#call();
  }

  newLine(): FileLine {
    const { noise } = this.#options;
    return fileLine({ clock: this.clock, ...(noise && { noise }) });
  }

  get driver() {
    return this.call.driver;
  }

  async begins(): Promise<this> {
    const { language, direction = "inbound", attributes = {} } = this.#options;
    await this.driver.start({
      seed: "seed",
      timezone: this.program.document.timezone,
      channel: "voice",
      direction,
      attributes,
      ...(language !== undefined && { language }),
    });
    await this.settle();
    return this;
  }

  /** Goes on with a conversation that its store holds. @param cameBack - she hears that the line is back */
  async goesOn(cameBack = false): Promise<this> {
    await this.call.resume({ cameBack });
    await this.settle();
    return this;
  }

  /** Listens until the agent has said everything and waits for her. */
  async listens(atMostMs = 60_000): Promise<this> {
    return this.until(() => !this.line.isSounding && (this.line.outcome !== null || this.#isWaited), atMostMs);
  }

  /** Says words once the agent has finished, and waits until its answer begins. */
  async says(words: string, how: Saying = {}): Promise<this> {
    await this.listens();
    return this.saysOver(words, how);
  }

  /** Says words at once, whoever speaks, and waits until they are decided, or were none. */
  async saysOver(words: string, how: Saying = {}): Promise<this> {
    const before = this.#taken;
    await this.starts(words, how);
    return this.until(() => this.#taken > before, 12_000);
  }

  /** Begins to say words, and comes back when the last of them has been said. */
  async starts(words: string, how: Saying = {}): Promise<this> {
    let isSaid = false;
    void this.line.sounds(await this.clip(words, how)).then(() => (isSaid = true));
    return this.until(() => isSaid, 30_000);
  }

  /** Speech for some words that hearing will know. */
  async clip(
    words: string,
    { language = this.#options.language ?? "hi", confidence, heardAs = words, ...how }: Saying = {},
  ): Promise<Int16Array> {
    const key = JSON.stringify([words, language, how]);
    let pcm = clips.get(key);
    if (!pcm) clips.set(key, (pcm = await spoken({ text: words, language, ...how })));
    return this.hearing.learn(pcm, heardAs, language.split("-")[0]!, confidence);
  }

  async waits(ms: number): Promise<this> {
    await this.clock.advance(ms, () => this.settle());
    return this;
  }

  /** Time goes by until something is so. @throws when it is not in time */
  async until(isSo: () => boolean, atMostMs: number): Promise<this> {
    await this.settle();
    const by = this.clock.now() + atMostMs;
    while (!isSo()) {
      if (this.clock.now() > by) throw new Error(`Not so after ${atMostMs} ms of the call.`);
      await this.waits(20);
    }
    return this;
  }

  async settle(): Promise<void> {
    await tick();
    if (this.#options.isReal) {
      // A recogniser in a process of its own tells its partial words when it likes: time may not run far ahead of it.
      await new Promise((resolve) => setTimeout(resolve, 2));
      await Promise.race([this.call.idle(), new Promise((resolve) => setTimeout(resolve, 5_000))]);
    }
    await tick();
  }

  /** The process is gone, as after kill -9; another takes the conversation over, on a new line. */
  async crashesAndComesBack(): Promise<this> {
    this.line = this.newLine();
    this.call = this.#call();
    await this.call.resume({ cameBack: true });
    await this.settle();
    return this;
  }

  log(): Promise<StoredEvent[]> {
    return this.store.events(this.conversation);
  }

  async events<T extends StoredEvent["event"]["type"]>(type: T): Promise<Extract<StoredEvent["event"], { type: T }>[]> {
    return (await this.log()).flatMap(({ event }) => (event.type === type ? [event as Extract<StoredEvent["event"], { type: T }>] : []));
  }

  /** Rules that fired, in order. */
  async rules(): Promise<string[]> {
    return (await this.log()).flatMap(({ decisions }) => decisions.flatMap(({ rule }) => rule ?? []));
  }

  /** Lines and replies that were said, in order. */
  async said(): Promise<string[]> {
    const log = await this.log();
    return log.flatMap(({ effects }) =>
      effects.flatMap((effect) =>
        effect.type === "speak"
          ? effect.utterances.map(({ source }) => ("line" in source ? source.line : "reply" in source ? source.reply : source.generated))
          : [],
      ),
    );
  }

  isAt(state: string): this {
    expect(this.driver.snapshot.stack.at(-1)?.state).toBe(state);
    return this;
  }

  knows(slots: Record<string, Json>): this {
    expect(Object.fromEntries(Object.keys(slots).map((slot) => [slot, this.driver.snapshot.slots[slot]?.value ?? null]))).toEqual(slots);
    return this;
  }

  /** Nothing is being said or about to be, and the driver waits for her. */
  get #isWaited(): boolean {
    const { snapshot } = this.driver;
    return snapshot.status === "waiting" && !Object.values(snapshot.open).some(({ type }) => type === "speak");
  }

  #call(): Call {
    const {
      at: _t,
      clock: _c,
      language: _l,
      direction: _d,
      attributes: _a,
      driver = {},
      hearing,
      store: _s,
      noise: _n,
      isReal: _r,
      ...options
    } = this.#options;
    return createCall({
      activity: loudnessActivity(),
      voices: [this.voice] as Voice[],
      onTurn: (report) => this.reports.push(report),
      onFault: (error) => this.faults.push(error),
      observe: ({ event }) => void (event.type === "understood" || event.type === "sound" ? (this.#taken += 1) : null),
      ...options,
      hearing: hearing === undefined ? this.hearing : hearing,
      line: this.line,
      clock: this.clock,
      driverOptions: {
        tools: sampleRunner({ real: createToolRunner({ datasets: this.program.document.datasets }) }),
        isTest: true,
        ...driver,
        conversation: this.conversation,
        program: this.program,
        store: this.store,
      },
    });
  }
}

/** The same words sound the same: made once for all tests of a file. */
const clips = new Map<string, Int16Array>();

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));
