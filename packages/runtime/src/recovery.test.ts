import { compile, type AgentDocument, type Program } from "@vaarta/flow";
import { fridayMorning, sampleAgent, scriptedTools, scriptedUnderstander, understood } from "@vaarta/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDriver } from "./driver.ts";
import type { Driver } from "./driver-options.ts";
import { memoryStore } from "./memory-store.ts";
import type { ConversationStore, StoredEvent } from "./ports.ts";
import { textTransport } from "./text-transport.ts";
import { virtualClock } from "./virtual-clock.ts";

const script = {
  "five lakh": understood({ slots: { amount: 500_000 } }),
  hmm: understood({ acts: [{ act: "noise", score: 0.9 }] }),
  monday: understood({ slots: { day: "2027-01-18" } }),
};

type Step = { say: string } | { quietMs: number };

/** A whole conversation with a silence, a sound and two tools. */
const story: Step[] = [
  { quietMs: 9_000 },
  { say: "five lakh" },
  { quietMs: 3_000 },
  { say: "hmm" },
  { quietMs: 16_000 },
  { say: "monday" },
];

interface Crash {
  /** At which append of the whole story. */
  at: number;
  /** `after`: the log has it, and nobody learned so. */
  when: "before" | "after";
}

/** Runs the story; the process dies at every crash, another takes over, and the client sends again what was not confirmed. */
async function run(
  program: Program,
  crashes: readonly Crash[],
): Promise<{ log: StoredEvent[]; said: string[]; tools: ReturnType<typeof scriptedTools> }> {
  const clock = virtualClock(fridayMorning);
  const store = memoryStore(clock);
  const tools = scriptedTools({
    quote: [{ outcome: "success", result: { saving: 42_500 } }],
    book: [{ outcome: "success", result: { reference: "K7PQ2M" } }],
  });
  const said: string[] = [];
  let appends = 0;

  for (let life = 0; life <= crashes.length; life += 1) {
    let die: () => void = () => undefined;
    const death = new Promise<"dead">((resolve) => (die = () => resolve("dead")));
    let isDead = false;
    const dying: ConversationStore = {
      ...store,
      renew: (lease, ttlMs) => (isDead ? never() : store.renew(lease, ttlMs)),
      async append(lease, firstSeq, events, checkpoint) {
        if (isDead) return never();
        appends += 1;
        const crash = crashes.find(({ at }) => at === appends);
        if (crash?.when !== "before") await store.append(lease, firstSeq, events, checkpoint);
        if (!crash) return;
        isDead = true;
        die();
        return never();
      },
    };
    const transport = textTransport({ onSaid: ({ text }) => void (isDead || said.push(text)) });
    const driver = createDriver({
      conversation: "call",
      program,
      store: dying,
      tools,
      transport,
      clock,
      understander: scriptedUnderstander(script),
      leaseMs: 3_600_000,
    });
    const ended = await Promise.race([live(driver, store, clock), death]);
    if (ended !== "dead") {
      await driver.close();
      return { log: await store.events("call"), said, tools };
    }
  }
  throw new Error("It crashed more often than it was told to.");
}

async function live(driver: Driver, store: ConversationStore, clock: ReturnType<typeof virtualClock>): Promise<"lived"> {
  if (await store.load("call")) await driver.resume();
  else await driver.start({ seed: "seed", timezone: "Asia/Kolkata", channel: "test", direction: "inbound", attributes: {} });
  await driver.settled();
  let due = fridayMorning;
  for (const [index, step] of story.entries()) {
    if ("say" in step) await driver.say(step.say, { message: `m${index}` });
    else {
      due += step.quietMs;
      await clock.advance(Math.max(0, due - clock.now()), () => driver.settled());
    }
    await driver.settled();
  }
  return "lived";
}

const never = () => new Promise<never>(() => undefined);

describe("a process that dies", () => {
  const program = compile(sampleAgent());

  it("leaves the same log wherever it dies", async () => {
    const whole = await run(program, []);
    expect(whole.log.at(-1)?.event.type).toBe("delivered");
    expect(whole.log.map(({ event }) => event.type)).toContain("timer-fired");
    for (let at = 1; at <= whole.log.length; at += 1)
      for (const when of ["before", "after"] as const) {
        const { log } = await run(program, [{ at, when }]);
        expect(log, `died ${when} append ${at}`).toEqual(whole.log);
      }
  });

  it("leaves the same log however often it dies", async () => {
    const whole = await run(program, []);
    const crash = fc.record({
      at: fc.integer({ min: 1, max: whole.log.length + 6 }),
      when: fc.constantFrom("before" as const, "after" as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(crash, { maxLength: 6, selector: ({ at }) => at }), async (crashes) => {
        expect((await run(program, crashes)).log).toEqual(whole.log);
      }),
      { numRuns: 60 },
    );
  });

  it("says again what was not delivered, and nothing else", async () => {
    const whole = await run(program, []);
    const spoke = whole.log.findIndex(({ effects }) => effects.some((effect) => effect.type === "speak"));
    // The words were asked for, the process died before they reached anyone.
    const { said } = await run(program, [{ at: spoke + 1, when: "after" }]);
    expect(said).toEqual(whole.said);
    // They were said, and the process died before it could keep that.
    const twice = await run(program, [{ at: spoke + 2, when: "before" }]);
    expect(twice.said).toEqual([...whole.said.slice(0, 2), ...whole.said]);
  });

  it("asks a write again under the same key when it may be repeated", async () => {
    const whole = await run(program, []);
    const booked = whole.log.findLastIndex(({ event }) => event.type === "tool-finished");
    const { tools, log } = await run(program, [{ at: booked + 1, when: "before" }]);
    const keys = tools.calls.filter(({ tool }) => tool === "book").map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(log).toEqual(whole.log);
  });

  it("does not ask a write again that may not be repeated: its outcome is unknown", async () => {
    const once = compile(
      sampleAgent((document: AgentDocument) => {
        const { book } = document.tools;
        if (book) book.idempotent = false;
      }),
    );
    const whole = await run(once, []);
    const booked = whole.log.findLastIndex(({ event }) => event.type === "tool-finished");
    const { tools, log } = await run(once, [{ at: booked + 1, when: "before" }]);
    expect(tools.calls.filter(({ tool }) => tool === "book")).toHaveLength(1);
    expect(log.find(({ event }) => event.type === "tool-finished" && event.outcome === "unknown")).toBeDefined();
    expect(log.at(-1)?.event.type).toBe("delivered");
  });

  it("asked for every call in the log before it was made", async () => {
    const { log, tools } = await run(program, []);
    const asked = log.flatMap(({ effects }) =>
      effects.filter((effect) => effect.type === "call-tool").map((effect) => effect.idempotencyKey),
    );
    expect(tools.calls.map(({ idempotencyKey }) => idempotencyKey)).toEqual(asked);
  });
});

describe("after an upgrade", () => {
  it("a release that reads under another hash now goes on where its conversations stood", async () => {
    const { hash: _, ...rest } = compile(sampleAgent());
    const before: Program = { ...rest, hash: "as the version before read it" };
    const now = compile(sampleAgent());
    const clock = virtualClock(fridayMorning);
    const store = memoryStore(clock);
    const tools = scriptedTools({ quote: [{ outcome: "success", result: { saving: 42_500 } }] });
    const understander = scriptedUnderstander(script);
    const drive = (program: Program) =>
      createDriver({
        conversation: "call", program, programs: () => program, store, tools, understander, clock, transport: textTransport(), isTest: true,
      }); // prettier-ignore
    const first = drive(before);
    await first.start({ seed: "seed", timezone: "Asia/Kolkata", channel: "chat", direction: "inbound", attributes: {} });
    await first.settled();
    await first.close();
    const second = drive(now);
    await second.resume();
    await second.say("five lakh");
    await second.settled();
    expect(second.snapshot.slots["amount"]?.value).toBe(500_000);
    expect(second.snapshot.program).toBe(before.hash);
  });
});
