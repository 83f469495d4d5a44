import { fridayMorning, sampleAgent, ConversationDriver, scriptedTools, scriptedUnderstander, understood } from "@vaarta/testing";
import { describe, expect, it } from "vitest";
import { memoryStore } from "./memory-store.ts";
import type { ConversationStore } from "./ports.ts";
import { RuntimeError } from "./runtime-error.ts";
import { virtualClock } from "./virtual-clock.ts";

const script = {
  "five lakh": understood({ slots: { amount: 500_000 } }),
  monday: understood({ slots: { day: "2027-01-18" } }),
};

/** A store that can go away: it refuses, or it does not answer at all. */
function fragile() {
  const clock = virtualClock(fridayMorning);
  const inner = memoryStore(clock);
  const gone = { how: null as null | "refuses" | "hangs" };
  const through = async <T>(call: () => Promise<T>): Promise<T> => {
    if (gone.how === "hangs") return new Promise(() => undefined);
    if (gone.how === "refuses") throw new RuntimeError("STORE_UNAVAILABLE", "away");
    return call();
  };
  const store: ConversationStore = {
    acquire: (...given) => through(() => inner.acquire(...given)),
    renew: (...given) => through(() => inner.renew(...given)),
    release: (...given) => through(() => inner.release(...given)),
    append: (...given) => through(() => inner.append(...given)),
    load: (...given) => through(() => inner.load(...given)),
    events: (...given) => through(() => inner.events(...given)),
  };
  return { clock, inner, store, gone };
}

async function story(how: "refuses" | "hangs") {
  const { clock, inner, store, gone } = fragile();
  const tools = scriptedTools({
    quote: [{ outcome: "success", result: { saving: 42_500 } }],
    book: [{ outcome: "success", result: { reference: "K7PQ2M" } }],
  });
  const stopped: string[] = [];
  const call = new ConversationDriver(sampleAgent(), {
    clock,
    store,
    tools,
    understander: scriptedUnderstander(script),
    outageMs: 60_000,
    onStopped: ({ code }) => stopped.push(code),
  });
  await call.begins();
  gone.how = how;
  // A store that hangs is waited for: time must pass while she speaks.
  const says = async (words: string) => {
    const said = call.driver.say(words);
    await clock.advance(5_000, settled);
    await said;
  };
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { call, clock, inner, gone, tools, stopped, says, settled };
}

describe.each(["refuses", "hangs"] as const)("a store that %s for 30 seconds", (how) => {
  it("[C10] is not noticed by her: the conversation goes on, and all of it is in the log later, in order", async () => {
    const { call, clock, inner, gone, stopped, says, settled } = await story(how);
    const before = (await inner.events("call")).length;
    await says("five lakh");
    call.hasHeard("offer", "askDay");
    await clock.advance(25_000, settled);
    expect((await inner.events("call")).length).toBe(before);
    gone.how = null;
    await clock.advance(3_000, settled);
    await call.driver.durable();
    const log = await inner.events("call");
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1));
    expect(log.map(({ event }) => event.type)).toContain("understood");
    expect(log.length).toBe(call.driver.seq);
    await says("monday");
    call.endedAs("booked");
    expect(stopped).toEqual([]);
  });

  it("[C10] no write is made meanwhile; it is made once the log knows of it", async () => {
    const { call, clock, gone, tools, says, settled } = await story(how);
    await says("five lakh");
    await says("monday");
    expect(tools.calls.map(({ tool }) => tool)).toEqual(["quote"]);
    gone.how = null;
    await clock.advance(3_000, settled);
    // Five seconds away was longer than its time: it failed without having been tried.
    expect(tools.calls.map(({ tool }) => tool)).toEqual(["quote"]);
    expect(call.driver.snapshot.outcome).toBe("lost");
  });
});

it("[C10] a write waits for the store, and is made when it is back in time", async () => {
  const { call, clock, gone, tools, settled } = await story("refuses");
  await call.driver.say("five lakh");
  const said = call.driver.say("monday");
  await clock.advance(2_000, settled);
  await said;
  expect(tools.calls.map(({ tool }) => tool)).toEqual(["quote"]);
  gone.how = null;
  await clock.advance(1_500, settled);
  expect(tools.calls.map(({ tool }) => tool)).toEqual(["quote", "book"]);
  call.endedAs("booked");
});

it("[C10] whoever took the conversation over meanwhile keeps it: this driver stops when the store tells", async () => {
  const { clock, inner, gone, stopped, says, settled } = await story("refuses");
  await says("five lakh");
  await inner.acquire("call", "another", 15_000);
  gone.how = null;
  await clock.advance(3_000, settled);
  expect(stopped).toEqual(["LEASE_LOST"]);
  expect((await inner.events("call")).some(({ event }) => event.type === "understood")).toBe(false);
});

it("[C10] it is borne with for as long as was said, and no longer", async () => {
  const { clock, stopped, says, settled } = await story("refuses");
  await says("five lakh");
  await clock.advance(50_000, settled);
  expect(stopped).toEqual([]);
  await clock.advance(12_000, settled);
  expect(stopped).toEqual(["STORE_UNAVAILABLE"]);
});
