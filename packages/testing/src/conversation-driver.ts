import type { Utterance } from "@vaarta/engine";
import { compile, type AgentDocument, type Json, type Program } from "@vaarta/flow";
import {
  createDriver,
  memoryStore,
  textTransport,
  virtualClock,
  type ConversationStore,
  type Driver,
  type DriverOptions,
  type StoredEvent,
  type TextTransport,
  type VirtualClock,
} from "@vaarta/runtime";
import { createToolRunner, sampleRunner } from "@vaarta/tools";
import { expect } from "vitest";

export interface ConversationOptions extends Partial<Omit<DriverOptions, "program" | "transport" | "clock" | "store" | "conversation">> {
  store?: ConversationStore;
  clock?: VirtualClock;
  conversation?: string;
  /** @defaultValue test */
  channel?: "chat" | "voice" | "test";
  language?: string;
  direction?: "inbound" | "outbound";
  attributes?: Record<string, Json>;
}

/** Friday, 15 January 2027, half past ten in India. */
export const fridayMorning = Date.parse("2027-01-15T10:30:00+05:30");

/**
 * A conversation told as a story: `await call.says("five lakh"); call.hasHeard("offer"); call.isAt("day")`.
 * Runs the real driver in virtual time on a store in memory.
 */
export class ConversationDriver {
  readonly program: Program;
  readonly store: ConversationStore;
  readonly clock: VirtualClock;
  readonly conversation: string;
  transport: TextTransport = textTransport();
  driver: Driver;
  readonly #options: ConversationOptions;

  constructor(agent: AgentDocument | Program, options: ConversationOptions = {}) {
    this.program = "hash" in agent ? agent : compile(agent);
    this.clock = options.clock ?? virtualClock(fridayMorning);
    this.store = options.store ?? memoryStore(this.clock);
    this.conversation = options.conversation ?? "call";
    this.#options = options;
    this.driver = this.#drive();
  }

  async begins(): Promise<this> {
    const { channel = "test", language, direction = "inbound", attributes = {} } = this.#options;
    await this.driver.start({
      seed: "seed",
      timezone: this.program.document.timezone,
      channel,
      direction,
      attributes,
      ...(language !== undefined && { language }),
    });
    await this.driver.settled();
    return this;
  }

  async says(words: string, message?: string): Promise<this> {
    await this.driver.say(words, message === undefined ? {} : { message });
    await this.driver.settled();
    return this;
  }

  async presses(digits: string): Promise<this> {
    await this.driver.dtmf(digits);
    await this.driver.settled();
    return this;
  }

  /** Time goes by; whatever is due happens. */
  async waits(ms: number): Promise<this> {
    await this.driver.settled();
    await this.clock.advance(ms, () => this.driver.settled());
    return this;
  }

  /** The process is gone, as after kill -9: nothing is given back and nothing is said any more. Another takes over. */
  async crashesAndResumes(): Promise<this> {
    this.transport = textTransport();
    this.driver = this.#drive();
    await this.driver.resume();
    await this.driver.settled();
    return this;
  }

  get heard(): readonly Utterance[] {
    return this.transport.said;
  }

  hasHeard(...sources: string[]): this {
    const said = this.heard.map(({ source }) => ("line" in source ? source.line : "reply" in source ? source.reply : source.generated));
    for (const source of sources) expect(said).toContain(source);
    return this;
  }

  isAt(state: string): this {
    expect(this.driver.snapshot.stack.at(-1)?.state).toBe(state);
    return this;
  }

  knows(slots: Record<string, Json>): this {
    const known = Object.fromEntries(Object.keys(slots).map((slot) => [slot, this.driver.snapshot.slots[slot]?.value ?? null]));
    expect(known).toEqual(slots);
    return this;
  }

  endedAs(outcome: string): this {
    expect([this.driver.snapshot.status, this.driver.snapshot.outcome]).toEqual(["ended", outcome]);
    return this;
  }

  log(): Promise<StoredEvent[]> {
    return this.store.events(this.conversation);
  }

  #drive(): Driver {
    const { channel: _channel, language: _language, direction: _direction, attributes: _attributes, ...options } = this.#options;
    return createDriver({
      tools: sampleRunner({ real: createToolRunner({ datasets: this.program.document.datasets }) }),
      isTest: true,
      ...options,
      conversation: this.conversation,
      program: this.program,
      store: this.store,
      clock: this.clock,
      transport: this.transport,
    });
  }
}
