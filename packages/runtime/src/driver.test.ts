import { compile } from "@vaarta/flow";
import { ConversationDriver, fridayMorning, sampleAgent, scriptedTools, scriptedUnderstander, understood } from "@vaarta/testing";
import { describe, expect, it, vi } from "vitest";
import { createDriver } from "./driver.ts";
import { memoryStore } from "./memory-store.ts";
import type { ConversationStore, Understander } from "./ports.ts";
import type { RuntimeError } from "./runtime-error.ts";
import { textTransport } from "./text-transport.ts";
import { virtualClock } from "./virtual-clock.ts";

const script = {
  "five lakh": understood({ slots: { amount: 500_000 } }),
  monday: understood({ slots: { day: "2027-01-18" } }),
  "my card is [card]": understood({ acts: [{ act: "secret", score: 1 }] }),
};
const program = compile(sampleAgent());
const fine = () =>
  scriptedTools({
    quote: [{ outcome: "success", result: { saving: 42_500 } }],
    book: [{ outcome: "success", result: { reference: "K7PQ2M" } }],
  });
const call = (options: ConstructorParameters<typeof ConversationDriver>[1] = {}) =>
  new ConversationDriver(program, { understander: scriptedUnderstander(script), tools: fine(), ...options });

describe("a conversation", () => {
  it("goes from greeting to booking, every step in the log", async () => {
    const story = await call().begins();
    story.isAt("amount").hasHeard("greeting", "askAmount");
    await story.says("five lakh");
    story.isAt("day").knows({ amount: 500_000, saving: 42_500 }).hasHeard("offer", "askDay");
    await story.says("monday");
    story.endedAs("booked").hasHeard("booked");
    expect(story.transport.ending).toMatchObject({ outcome: "booked" });
    const log = await story.log();
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
    expect(log.map(({ event }) => event.type)).toMatchInlineSnapshot(`
      [
        "conversation-started",
        "delivered",
        "utterance",
        "understood",
        "tool-finished",
        "delivered",
        "utterance",
        "understood",
        "tool-finished",
        "delivered",
      ]
    `);
  });

  it("keeps words and their understanding as two events, with the moment of each", async () => {
    const story = await call().begins();
    await story.clock.advance(2_000);
    await story.says("five lakh");
    const [utterance, understanding] = (await story.log()).slice(2, 4);
    expect(utterance?.event).toEqual({ type: "utterance", turn: 1, text: "five lakh", via: "text", at: fridayMorning + 2_000 });
    expect(understanding?.event).toMatchObject({ type: "understood", turn: 1, at: fridayMorning + 2_000 });
  });

  it("takes a message that is sent again once, also after a crash", async () => {
    const understander = scriptedUnderstander(script);
    const story = await call({ understander }).begins();
    const kept: number[] = [];
    const say = () => story.driver.say("five lakh", { message: "m1", onKept: (seq) => kept.push(seq) });
    expect(await say()).toEqual({ seq: 3 });
    expect(await say()).toEqual({ seq: 3 });
    await story.crashesAndResumes();
    expect(await say()).toEqual({ seq: 3 });
    expect(kept).toEqual([3, 3, 3]);
    expect(understander.heard).toEqual(["five lakh"]);
  });

  it("takes what comes at once one after the other", async () => {
    const story = await call().begins();
    await Promise.all([story.driver.say("five lakh"), story.driver.say("monday")]);
    await story.driver.settled();
    story.knows({ amount: 500_000, day: "2027-01-18" }).endedAs("booked");
    const turns = (await story.log()).flatMap(({ event }) =>
      event.type === "utterance" || event.type === "understood" ? [event.turn] : [],
    );
    expect(turns).toEqual([1, 1, 2, 2]);
  });

  it("may be answered from inside its own speech", async () => {
    const transport = textTransport();
    const store = memoryStore();
    const driver = createDriver({
      conversation: "call",
      program,
      store,
      tools: fine(),
      understander: scriptedUnderstander(script),
      transport: {
        ...transport,
        async speak(effect) {
          if (effect.utterances.some(({ source }) => "line" in source && source.line === "askAmount")) void driver.say("five lakh");
          return transport.speak(effect);
        },
      },
    });
    await driver.start({ seed: "s", timezone: "Asia/Kolkata", channel: "chat", direction: "inbound", attributes: {} });
    await driver.settled();
    expect(driver.snapshot.slots.amount?.value).toBe(500_000);
    await driver.close();
  });

  it("keeps no card number, and understands the words without it", async () => {
    const story = await call().begins();
    await story.says("my card is 4111 1111 1111 1111");
    expect(JSON.stringify(await story.log())).not.toMatch(/4111|1111/);
  });

  it("hangs up when the caller leaves, and takes nothing after", async () => {
    const ended = vi.fn();
    const story = await call({ onEnded: ended }).begins();
    await story.driver.hangUp("closed the page");
    await story.driver.settled();
    expect(story.driver.snapshot.status).toBe("ended");
    expect(ended).toHaveBeenCalledOnce();
    await expect(story.driver.say("five lakh")).rejects.toMatchObject({ code: "ENDED" });
    await story.waits(120_000);
    expect((await story.log()).at(-1)?.event.type).toBe("hung-up");
  });

  it("is started once and resumed only when it exists", async () => {
    const story = await call().begins();
    await expect(story.begins()).rejects.toMatchObject({ code: "ALREADY_STARTED" });
    const other = call({ store: story.store });
    await expect(other.begins()).rejects.toMatchObject({ code: "ALREADY_STARTED" });
    expect(story.driver.stopped).toBeNull();
    await expect(call().driver.resume()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(call().driver.say("five lakh")).rejects.toMatchObject({ code: "NOT_STARTED" });
  });

  it("does not go on with a program that is not its own", async () => {
    const story = await call().begins();
    const changed = compile(sampleAgent((document) => void (document.name = "Changed")));
    const stranger = new ConversationDriver(changed, { store: story.store, tools: fine() });
    await expect(stranger.driver.resume()).rejects.toMatchObject({ code: "PROGRAM_MISMATCH" });
    await story.says("five lakh");
    story.isAt("day");
  });

  it("measures its stages", async () => {
    const samples: string[] = [];
    const story = await call({ onLatency: ({ stage, turn }) => samples.push(`${stage} ${turn}`) }).begins();
    await story.says("five lakh");
    expect(samples).toEqual(expect.arrayContaining(["understand 1", "decide 1", "append 1", "tool 1", "turn 1"]));
    expect(story.driver.latency().understand).toMatchObject({ count: 1 });
  });

  it("goes on when a watcher fails", async () => {
    const faults: RuntimeError[] = [];
    const story = call({ onFault: (error) => faults.push(error) });
    story.transport.observe = () => {
      throw new Error("broken");
    };
    await story.begins();
    story.isAt("amount").hasHeard("greeting");
    expect(faults[0]?.code).toBe("WATCHER_FAULT");
  });
});

describe("quiet and tools", () => {
  it("counts quiet from the end of what it says", async () => {
    const clock = virtualClock(fridayMorning);
    const spoken: (() => void)[] = [];
    const transport = {
      ...textTransport(),
      speak: () => new Promise<{ heard: "all" }>((resolve) => spoken.push(() => resolve({ heard: "all" }))),
    };
    const store = memoryStore(clock);
    const driver = createDriver({
      conversation: "call",
      program,
      store,
      tools: fine(),
      transport,
      clock,
      understander: scriptedUnderstander(script),
    });
    await driver.start({ seed: "s", timezone: "Asia/Kolkata", channel: "voice", direction: "inbound", attributes: {} });
    const fired = async () => (await store.events("call")).filter(({ event }) => event.type === "timer-fired").length;
    await clock.advance(12_000, turnOver);
    expect(await fired()).toBe(0);
    spoken.shift()?.();
    await turnOver();
    await clock.advance(7_999, turnOver);
    expect(await fired()).toBe(0);
    await clock.advance(1, turnOver);
    expect(await fired()).toBe(1);
    await driver.close();
  });

  it("waits as long as it is told at the time, since she may write now and speak later", async () => {
    let patience = 5;
    const story = await call({ patience: () => patience }).begins();
    const fired = async () => (await story.log()).filter(({ event }) => event.type === "timer-fired").length;
    await story.waits(39_999);
    expect(await fired()).toBe(0);
    patience = 1;
    await story.waits(1);
    expect(await fired()).toBe(1);
  });

  it("gives up on a tool in time and says so instead of inventing", async () => {
    const story = await call({ tools: scriptedTools({ quote: ["silence"] }) }).begins();
    await story.driver.say("five lakh");
    await story.clock.advance(4_000, turnOver);
    await story.driver.settled();
    story.isAt("day").hasHeard("sorry").knows({ saving: null });
    expect((await story.log()).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: "tool-finished", outcome: "timeout", tookMs: 4_000 }),
    );
  });

  it("tries a read again after a fault, as often as the tool allows", async () => {
    const tools = scriptedTools({ quote: ["fault", "fault", { outcome: "success", result: { saving: 1 } }] });
    const story = await call({ tools }).begins();
    await story.driver.say("five lakh");
    await story.clock.advance(1_000, turnOver);
    await story.driver.settled();
    expect(tools.calls).toHaveLength(3);
    story.isAt("day").knows({ saving: 1 });
  });

  it("never tries a write again that may not be repeated", async () => {
    const tools = scriptedTools({ quote: [{ outcome: "success", result: { saving: 1 } }], book: ["fault"] });
    const once = compile(
      sampleAgent((document) => {
        const { book } = document.tools;
        if (book) book.idempotent = false;
      }),
    );
    const story = await new ConversationDriver(once, { understander: scriptedUnderstander(script), tools }).begins();
    await story.says("five lakh");
    await story.says("monday");
    story.endedAs("unsure");
    expect(tools.calls.filter(({ tool }) => tool === "book")).toHaveLength(1);
  });

  it("keeps a result that comes too late, and ignores it", async () => {
    let answer: (value: { outcome: string }) => void = () => undefined;
    const tools = { run: () => new Promise<{ outcome: string }>((resolve) => (answer = resolve)) };
    const story = await call({ tools }).begins();
    await story.driver.say("five lakh");
    await story.driver.hangUp();
    answer({ outcome: "success" });
    await story.driver.settled();
    expect((await story.log()).at(-1)).toMatchObject({ event: { type: "tool-finished" }, decisions: [{ cause: "ignored" }], effects: [] });
  });
});

describe("two drivers on one conversation", () => {
  it("let exactly one write and speak: the newer", async () => {
    const stopped: string[] = [];
    const story = await call({ onStopped: ({ code }) => stopped.push(code) }).begins();
    const [old, oldTransport] = [story.driver, story.transport];
    const before = oldTransport.said.length;
    await story.crashesAndResumes();
    await expect(old.say("five lakh")).rejects.toMatchObject({ code: "LEASE_LOST" });
    await story.says("five lakh");
    await expect(old.say("monday")).rejects.toMatchObject({ code: "LEASE_LOST" });
    expect(oldTransport.said).toHaveLength(before);
    expect(stopped).toEqual(["LEASE_LOST"]);
    story.isAt("day");
    const log = await story.log();
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
    expect(log.filter(({ event }) => event.type === "utterance")).toHaveLength(1);
  });

  it("stop the older also when nobody talks to it, in the middle of its sentence and of a call", async () => {
    const stop = vi.fn();
    const signals: AbortSignal[] = [];
    const tools = {
      run: (_tool: unknown, _args: unknown, { signal }: { signal: AbortSignal }) => (
        signals.push(signal),
        new Promise<never>(() => undefined)
      ),
    };
    const story = call({ tools, leaseMs: 3_000 });
    story.transport.stop = stop;
    await story.begins();
    await story.driver.say("five lakh");
    const old = story.driver;
    await story.store.acquire("call", "another", 60_000);
    await story.clock.advance(1_000, turnOver);
    expect(old.stopped?.code).toBe("LEASE_LOST");
    expect(stop).toHaveBeenCalledOnce();
    expect(signals.map((signal) => signal.aborted)).toEqual([true]);
    await story.clock.advance(60_000, turnOver);
    expect((await story.log()).at(-1)?.event.type).toBe("understood");
  });

  it("survive a race of many to start: one conversation, one log", async () => {
    const store = memoryStore();
    const tries = Array.from({ length: 5 }, () => call({ store }));
    const results = await Promise.allSettled(tries.map((one) => one.begins()));
    const speaking = tries.filter((one) => one.heard.length > 0);
    expect(results.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(1);
    expect(speaking.length).toBeLessThanOrEqual(1);
    expect((await store.events("call")).filter(({ event }) => event.type === "conversation-started").length).toBeLessThanOrEqual(1);
  });
});

describe("a log that cannot be reached", () => {
  const failing = (store: ConversationStore, fails: () => boolean): ConversationStore => ({
    ...store,
    append: (...args) => (fails() ? Promise.reject(new Error("ECONNREFUSED")) : store.append(...args)),
  });

  it("is tried again, and nothing is said or called before it is reached", async () => {
    const clock = virtualClock(fridayMorning);
    let down = false;
    const tools = fine();
    const story = await call({ clock, tools, store: failing(memoryStore(clock), () => down) }).begins();
    down = true;
    const said = story.heard.length;
    const saying = story.driver.say("five lakh");
    await clock.advance(60, turnOver);
    expect([story.heard.length, tools.calls.length]).toEqual([said, 0]);
    down = false;
    await clock.advance(1_000, turnOver);
    await saying;
    await story.driver.settled();
    story.isAt("day");
  });

  it("stops the driver after a while, with the way on; resuming goes on where it was", async () => {
    const clock = virtualClock(fridayMorning);
    const kept = memoryStore(clock);
    let down = false;
    const stopped: string[] = [];
    const story = await call({ clock, store: failing(kept, () => down), onStopped: ({ code }) => stopped.push(code) }).begins();
    down = true;
    const saying = expect(story.driver.say("five lakh", { message: "m1" })).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    await clock.advance(5_000, turnOver);
    await saying;
    expect(stopped).toEqual(["STORE_UNAVAILABLE"]);
    down = false;
    await story.crashesAndResumes();
    await story.says("five lakh", "m1");
    story.isAt("day");
  });
});

describe("coming back", () => {
  it("understands words that were kept when the process died, also when nobody sends them again", async () => {
    const kept = memoryStore();
    let writes = 0;
    const dying: ConversationStore = {
      ...kept,
      append: (...args) => ((writes += 1), writes > 3 ? new Promise(() => undefined) : kept.append(...args)),
    };
    const story = await call({ store: dying }).begins();
    void story.driver.say("five lakh");
    await turnOver();
    expect((await kept.events("call")).at(-1)?.event.type).toBe("utterance");
    const next = call({ store: kept });
    await next.crashesAndResumes();
    next.isAt("day").knows({ amount: 500_000 });
  });

  it("says on the new way what was not heard on the old", async () => {
    const story = call();
    story.transport.speak = () => Promise.reject(new Error("socket closed"));
    await story.begins();
    const back = textTransport();
    story.driver.reconnect(back);
    await story.driver.settled();
    expect(back.said.map(({ source }) => "line" in source && source.line)).toEqual(["greeting", "askAmount"]);
    const again = textTransport();
    story.driver.reconnect(again);
    await story.driver.settled();
    expect(again.said).toEqual([]);
  });

  it("leaves the old way at once, and counts quiet from the end of what is said on the new", async () => {
    const story = call();
    story.transport.speak = () => new Promise(() => undefined);
    await story.driver.start({ seed: "s", timezone: "Asia/Kolkata", channel: "chat", direction: "inbound", attributes: {} });
    await story.clock.advance(100_000, turnOver);
    const back = textTransport();
    story.driver.reconnect(back);
    await story.driver.settled();
    const fired = async () => (await story.log()).filter(({ event }) => event.type === "timer-fired").length;
    // A chat is ten times as patient as a call.
    await story.waits(79_999);
    expect(await fired()).toBe(0);
    await story.waits(1);
    expect(await fired()).toBe(1);
  });

  it("keeps words that what understands fails on, and takes them when they are sent again", async () => {
    let isBroken = true;
    const working = scriptedUnderstander(script);
    const understander: Understander = {
      understand: (input) => (isBroken ? Promise.reject(new Error("model gone")) : working.understand(input)),
    };
    const story = await call({ understander }).begins();
    await expect(story.driver.say("five lakh", { message: "m1" })).rejects.toMatchObject({ code: "ENGINE_FAULT" });
    isBroken = false;
    await story.says("five lakh", "m1");
    story.isAt("day");
    expect((await story.log()).filter(({ event }) => event.type === "utterance")).toHaveLength(1);
  });
});

describe("a draft that changes under a conversation", () => {
  const changed = compile(
    sampleAgent((document) => {
      const line = document.lines.askDay?.variants.all?.texts.en;
      if (line) line.text = "When will you come?";
    }),
  );

  it("goes on with the new words from the next turn on", async () => {
    const story = await call({ programs: (hash) => (hash === changed.hash ? changed : program) }).begins();
    await story.driver.swapProgram(changed);
    expect(story.driver.snapshot.program).toBe(changed.hash);
    await story.says("five lakh");
    expect(story.heard.at(-1)?.text).toBe("When will you come?");
    expect((await story.log()).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: "program-swapped", from: program.hash, to: changed.hash }),
    );
    await story.crashesAndResumes();
    expect(story.driver.program.hash).toBe(changed.hash);
    await story.says("monday");
    story.endedAs("booked");
  });

  it("steps back to a turn and goes on with other words; the first run stays", async () => {
    const words = { ...script, "six lakh": understood({ slots: { amount: 600_000 } }) };
    const story = await call({ understander: scriptedUnderstander(words) }).begins();
    await story.says("five lakh");
    await story.says("monday");
    const whole = await story.log();
    await story.driver.swapProgram(changed);
    const back = await story.driver.stepBack(1, "call-2");
    await back.settled();
    expect(back.snapshot).toMatchObject({ status: "waiting", turn: 0 });
    await back.say("six lakh");
    await back.settled();
    expect(back.snapshot.slots.amount?.value).toBe(600_000);
    expect(await story.log()).toEqual(whole);
    expect((await story.store.events("call-2")).slice(0, 2)).toEqual(whole.slice(0, 2));
    await expect(story.driver.stepBack(9, "call-3")).rejects.toMatchObject({ code: "TURN_NOT_FOUND" });
    await back.close();
  });

  it("steps back also after a reload, on the newest program", async () => {
    const story = await call({ programs: () => program }).begins();
    await story.says("five lakh");
    await story.crashesAndResumes();
    await story.driver.swapProgram(changed);
    const back = await story.driver.stepBack(2, "call-2");
    await back.settled();
    expect(back.snapshot).toMatchObject({ turn: 1, program: changed.hash });
    expect(back.snapshot.stack.at(-1)?.state).toBe("day");
    await back.close();
  });
});

const turnOver = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
