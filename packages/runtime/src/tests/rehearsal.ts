import type { AgentDocument, Program } from "@vaarta/flow";
import { createToolRunner, memoryToolStores, sampleRunner, type ToolStores } from "@vaarta/tools";
import { createDriver } from "../driver.ts";
import type { Driver } from "../driver-options.ts";
import { memoryStore } from "../memory-store.ts";
import type { Parts, Understander } from "../ports.ts";
import { textTransport, type TextTransport } from "../text-transport.ts";
import { delay } from "../timers.ts";
import { virtualClock, type VirtualClock } from "../virtual-clock.ts";

/** A conversation with a program in virtual time: silences and slow tools pass in no time. */
export interface Rehearsal {
  driver: Driver;
  transport: TextTransport;
  clock: VirtualClock;
  stores: ToolStores;
  begin(): Promise<void>;
  say(words: string): Promise<void>;
  dtmf(digits: string): Promise<void>;
  /** Says nothing until the agent's patience ends once more. */
  beSilent(): Promise<void>;
  end(): Promise<void>;
}

export interface RehearsalOptions {
  program: Program;
  understander?: Understander;
  /** Beside the tools: models, for one. Their clock must be a real one, since this one only moves when told. */
  parts?: Parts;
  /** Milliseconds since the epoch. */
  at: number;
  seed: string;
  caller?: AgentDocument["tests"][string]["caller"];
  /** What a tool shall do next, by its name; undefined runs it, or serves a sample where it is not connected. */
  chooseSample?(tool: string): string | undefined;
}

// Nobody else writes a rehearsal, and its clock jumps: the lease must not run out.
const leaseMs = 1e12;

export function rehearse(options: RehearsalOptions): Rehearsal {
  const { program } = options;
  const { document } = program;
  const clock = virtualClock(options.at);
  const transport = textTransport();
  const stores = memoryToolStores();
  let waits = 0;
  const wait = async (delayMs: number, signal: AbortSignal) => {
    waits += 1;
    await delay(clock, delayMs, signal);
    waits -= 1;
  };
  const driver: Driver = createDriver({
    conversation: "rehearsal",
    program,
    store: memoryStore(clock),
    transport,
    clock,
    leaseMs,
    isTest: true,
    ...(options.understander && { understander: options.understander }),
    ...(options.parts && { parts: options.parts }),
    tools: sampleRunner({
      // The draft may change on the way: its data of the moment counts.
      real: { run: (...call) => createToolRunner({ datasets: driver.program.document.datasets, stores }).run(...call) },
      choose: (tool) => options.chooseSample?.(tool.name),
      wait,
    }),
  });

  /** Waits until nothing happens any more, letting time pass only while a slow tool is waited for. */
  const settle = async () => {
    for (;;) {
      const settled = await Promise.race([driver.settled().then(() => true), nextTask().then(() => false)]);
      if (settled) return;
      const next = clock.next();
      if (waits > 0 && next !== null) await clock.advance(next);
    }
  };

  return {
    driver,
    transport,
    clock,
    stores,
    async begin() {
      const { language, direction = "inbound", attributes = {} } = options.caller ?? {};
      await driver.start({
        seed: options.seed,
        timezone: document.timezone,
        channel: "test",
        direction,
        attributes,
        ...(language !== undefined && { language }),
      });
      await settle();
    },
    async say(words) {
      await driver.say(words);
      await settle();
    },
    async dtmf(digits) {
      await driver.dtmf(digits);
      await settle();
    },
    async beSilent() {
      const next = driver.snapshot.status === "ended" ? null : clock.next();
      if (next !== null && next < leaseMs / 10) await clock.advance(next, settle);
    },
    end: () => driver.close(),
  };
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
