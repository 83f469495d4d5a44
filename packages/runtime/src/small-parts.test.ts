import { describe, expect, it } from "vitest";
import { LatencyRecorder } from "./latency.ts";
import { LeaseKeeper } from "./lease-keeper.ts";
import { Activity, Mailbox } from "./mailbox.ts";
import { memoryStore } from "./memory-store.ts";
import type { RuntimeError } from "./runtime-error.ts";
import { SpeechLine } from "./speech-line.ts";
import { virtualClock } from "./virtual-clock.ts";

const never = () => new Promise<never>(() => undefined);
const turnOver = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

describe("the mailbox", () => {
  it("runs jobs in order, one at a time, also those posted from inside and after one that failed", async () => {
    const mailbox = new Mailbox(new Activity());
    const seen: string[] = [];
    const first = mailbox.post(async () => {
      seen.push("first begins");
      void mailbox.post(async () => void seen.push("posted inside"));
      await turnOver();
      seen.push("first ends");
      throw new Error("failed");
    });
    const second = mailbox.post(async () => void seen.push("second"));
    await expect(first).rejects.toThrow("failed");
    await second;
    await turnOver();
    expect(seen).toEqual(["first begins", "first ends", "second", "posted inside"]);
  });

  it("refuses what has not begun once it is stopped", async () => {
    const mailbox = new Mailbox(new Activity());
    const running = mailbox.post(turnOver);
    const waiting = mailbox.post(turnOver);
    await Promise.resolve();
    mailbox.stop(new Error("gone"));
    await expect(running).resolves.toBeUndefined();
    await expect(waiting).rejects.toThrow("gone");
    await expect(mailbox.post(turnOver)).rejects.toThrow("gone");
  });
});

describe("the lease", () => {
  const keeper = (clock = virtualClock(0), store = memoryStore(clock)) => {
    const lost: RuntimeError[] = [];
    return { clock, store, lost, lease: new LeaseKeeper({ store, clock, ttlMs: 9_000, onLost: (error) => lost.push(error) }) };
  };

  it("is renewed for as long as it is held", async () => {
    const { clock, lease, lost } = keeper();
    await lease.acquire("call", "a");
    await clock.advance(60_000, turnOver);
    expect((await lease.held()).expiresAt).toBeGreaterThan(60_000);
    expect(lost).toEqual([]);
    await lease.release();
    await expect(lease.held()).rejects.toMatchObject({ code: "LEASE_LOST" });
    expect(clock.next()).toBeNull();
  });

  it("survives timers that come late, as in a tab in the background", async () => {
    const clock = virtualClock(0);
    const store = memoryStore(clock);
    const { lease } = keeper({ ...clock, setTimer: () => () => undefined }, store);
    await lease.acquire("call", "a");
    await clock.advance(600_000);
    expect(await lease.held()).toMatchObject({ epoch: 1, expiresAt: 609_000 });
    await store.acquire("call", "b", 9_000);
    await clock.advance(600_000);
    await expect(lease.held()).rejects.toMatchObject({ code: "LEASE_LOST" });
  });

  it("is lost when it cannot be renewed before it runs out, and not sooner", async () => {
    const clock = virtualClock(0);
    const down = { ...memoryStore(clock), renew: () => Promise.reject(new Error("ECONNREFUSED")) };
    const { lease, lost } = keeper(clock, down);
    await lease.acquire("call", "a");
    await clock.advance(6_500, turnOver);
    expect(lost).toEqual([]);
    await clock.advance(3_000, turnOver);
    expect(lost.map(({ code }) => code)).toEqual(["LEASE_LOST"]);
  });
});

describe("a way to the caller", () => {
  it("does one thing after the other, goes on after a failure, and holds nobody up once it is left", async () => {
    const line = new SpeechLine();
    const seen: string[] = [];
    void line.queue("a", async () => Promise.reject(new Error("closed")));
    await line.queue("b", async () => void seen.push("b"));
    const stuck = line.queue("c", never);
    void line.queue("d", async () => void seen.push("d"));
    line.leave();
    await stuck;
    expect(seen).toEqual(["b"]);
  });
});

describe("latency", () => {
  it("sums up by nearest rank", () => {
    let now = 0;
    const recorder = new LatencyRecorder({ now: () => 0, elapsed: () => now, setTimer: () => () => undefined });
    for (let ms = 1; ms <= 200; ms += 1) {
      now = ms;
      recorder.since("decide", 1, 0);
    }
    expect(recorder.summary()).toEqual({ decide: { count: 200, p50: 100, p90: 180, p99: 198, max: 200 } });
  });
});

describe("the virtual clock", () => {
  it("fires in the order of time, each at its own moment, also those set on the way", async () => {
    const clock = virtualClock(1_000);
    const fired: string[] = [];
    clock.setTimer(30, () => fired.push(`c ${clock.now()}`));
    clock.setTimer(10, () => {
      fired.push(`a ${clock.now()}`);
      clock.setTimer(10, () => fired.push(`b ${clock.now()}`));
    });
    const cancel = clock.setTimer(15, () => fired.push("never"));
    cancel();
    expect(clock.next()).toBe(10);
    await clock.advance(100);
    expect([fired, clock.now(), clock.next()]).toEqual([["a 1010", "b 1020", "c 1030"], 1_100, null]);
  });
});
