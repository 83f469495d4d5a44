import type { ConversationEvent, Snapshot } from "@vaarta/engine";
import type { ConversationStore, StoredEvent } from "@vaarta/runtime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

export interface StoreUnderTest {
  store: ConversationStore;
  /** Makes a conversation ready to be written, where a store needs its row first, and gives its id. @defaultValue a random id */
  conversation?(): Promise<string>;
  close?(): Promise<void>;
}

/**
 * The contract of `ConversationStore` as tests: every store runs the same.
 * @param makeStore - called before each test
 */
export function describeConversationStore(name: string, makeStore: () => StoreUnderTest | Promise<StoreUnderTest>): void {
  describe(`${name} keeps conversations`, () => {
    let made: StoreUnderTest;
    let store: ConversationStore;
    let id: string;

    beforeEach(async () => {
      made = await makeStore();
      store = made.store;
      id = (await made.conversation?.()) ?? crypto.randomUUID();
    });
    afterEach(async () => made.close?.());

    const lost = (action: Promise<unknown>) => expect(action).rejects.toMatchObject({ code: "LEASE_LOST" });
    const conflict = (action: Promise<unknown>) => expect(action).rejects.toMatchObject({ code: "SEQ_CONFLICT" });
    const seqs = async (afterSeq?: number) => (await store.events(id, afterSeq)).map((stored) => stored.seq);

    it("knows nothing of a conversation that was never written", async () => {
      expect(await store.load(id)).toBeNull();
      expect(await store.events(id)).toEqual([]);
      await store.acquire(id, "a", 10_000);
      expect(await store.load(id)).toBeNull();
    });

    it("gives back what was appended, words of every script and all", async () => {
      const lease = await store.acquire(id, "a", 10_000);
      const first = stored(1, {
        type: "utterance",
        turn: 1,
        text: "मुझे गोल्ड loan चाहिए — ৫ লাখ 😀",
        via: "text",
        message: "m1",
        at: 1_800_000_000_000,
      });
      const second = { ...stored(2), leg: 2 };
      await store.append(lease, 1, [first, second], null);
      expect(await store.load(id)).toEqual({ snapshot: null, snapshotSeq: 0, events: [first, second] });
      expect(await store.events(id)).toEqual([first, second]);
    });

    it("loads from the last checkpoint on, and keeps all events", async () => {
      const lease = await store.acquire(id, "a", 10_000);
      await store.append(lease, 1, [stored(1)], snapshot(1));
      await store.append(lease, 2, [stored(2), stored(3)], snapshot(2));
      await store.append(lease, 4, [stored(4)], null);
      expect(await store.load(id)).toEqual({ snapshot: snapshot(2), snapshotSeq: 3, events: [stored(4)] });
      expect(await seqs()).toEqual([1, 2, 3, 4]);
      expect(await seqs(2)).toEqual([3, 4]);
    });

    it("shares nothing with its callers", async () => {
      const lease = await store.acquire(id, "a", 10_000);
      const event = stored(1);
      await store.append(lease, 1, [event], snapshot(1));
      event.leg = 99;
      const loaded = await store.load(id);
      if (loaded?.snapshot) loaded.snapshot.language = "xx";
      expect(await store.events(id)).toEqual([stored(1)]);
      expect((await store.load(id))?.snapshot).toEqual(snapshot(1));
    });

    it("raises the epoch with every lease and refuses the ones before", async () => {
      const first = await store.acquire(id, "a", 10_000);
      await store.append(first, 1, [stored(1)], null);
      const second = await store.acquire(id, "b", 10_000);
      expect(second.epoch).toBeGreaterThan(first.epoch);
      await lost(store.append(first, 2, [stored(2)], null));
      await lost(store.renew(first, 10_000));
      await store.append(second, 2, [stored(2)], null);
      expect(await seqs()).toEqual([1, 2]);
    });

    it("raises the epoch also for the same holder", async () => {
      const first = await store.acquire(id, "a", 10_000);
      await store.acquire(id, "a", 10_000);
      await lost(store.append(first, 1, [stored(1)], null));
    });

    it("renews the newest lease, also one that ran out", async () => {
      const lease = await store.acquire(id, "a", 1);
      const renewed = await store.renew(lease, 60_000);
      expect(renewed).toMatchObject({ conversation: id, holder: "a", epoch: lease.epoch });
      expect(renewed.expiresAt).toBeGreaterThan(lease.expiresAt);
      await store.append(renewed, 1, [stored(1)], null);
    });

    it("takes a lease back once; a lost one is left alone", async () => {
      const first = await store.acquire(id, "a", 10_000);
      const second = await store.acquire(id, "b", 10_000);
      await store.release(first);
      await store.append(second, 1, [stored(1)], null);
      await store.release(second);
      await store.release(second);
      await lost(store.append(second, 2, [stored(2)], null));
      await lost(store.renew(second, 10_000));
    });

    it("takes the same content again at the same place, with what follows", async () => {
      const lease = await store.acquire(id, "a", 10_000);
      await store.append(lease, 1, [stored(1), stored(2)], snapshot(1));
      await store.append(lease, 1, [stored(1), stored(2)], snapshot(1));
      await store.append(lease, 2, [stored(2), stored(3)], snapshot(2));
      expect(await seqs()).toEqual([1, 2, 3]);
      expect((await store.load(id))?.snapshotSeq).toBe(3);
    });

    it("refuses other content at the same place, gaps and disorder, and keeps nothing of them", async () => {
      const lease = await store.acquire(id, "a", 10_000);
      await store.append(lease, 1, [stored(1)], snapshot(1));
      await conflict(store.append(lease, 1, [{ ...stored(1), leg: 2 }], null));
      await conflict(store.append(lease, 1, [{ ...stored(1), leg: 2 }, stored(2)], snapshot(2)));
      await conflict(store.append(lease, 3, [stored(3)], snapshot(3)));
      await conflict(store.append(lease, 2, [stored(2), stored(4)], snapshot(4)));
      await conflict(store.append(lease, 0, [stored(0)], null));
      expect(await seqs()).toEqual([1]);
      expect(await store.load(id)).toEqual({ snapshot: snapshot(1), snapshotSeq: 1, events: [] });
    });

    it("lets exactly one of two at once write a place", async () => {
      const first = await store.acquire(id, "a", 10_000);
      const second = await store.acquire(id, "b", 10_000);
      const tries = await Promise.allSettled([
        store.append(first, 1, [stored(1)], null),
        store.append(second, 1, [{ ...stored(1), leg: 2 }], null),
      ]);
      expect(tries.map((one) => one.status)).toEqual(["rejected", "fulfilled"]);
      expect((await store.events(id)).map((one) => one.leg)).toEqual([2]);
    });

    it("gives every one of many at once an epoch of its own", async () => {
      const leases = await Promise.all(Array.from({ length: 8 }, (_, index) => store.acquire(id, `driver-${index}`, 10_000)));
      expect(new Set(leases.map((lease) => lease.epoch)).size).toBe(8);
      const newest = leases.reduce((a, b) => (a.epoch > b.epoch ? a : b));
      const tries = await Promise.allSettled(leases.map((lease) => store.append(lease, 1, [{ ...stored(1), leg: lease.epoch }], null)));
      expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
      expect((await store.events(id)).map((one) => one.leg)).toEqual([newest.epoch]);
    });

    it("keeps conversations apart", async () => {
      const other = (await made.conversation?.()) ?? crypto.randomUUID();
      const here = await store.acquire(id, "a", 10_000);
      const there = await store.acquire(other, "a", 10_000);
      await store.append(here, 1, [stored(1)], null);
      await lost(store.append({ ...here, conversation: other, epoch: there.epoch + 1 }, 1, [stored(1)], null));
      expect(await store.events(other)).toEqual([]);
    });
  });
}

function stored(seq: number, event: ConversationEvent = { type: "timer-fired", effect: `e${seq}`, at: 1_000 + seq }): StoredEvent {
  return { seq, leg: 1, event, effects: [{ id: `e${seq}`, type: "clear-timer", timer: "e0" }], decisions: [] };
}

function snapshot(turn: number): Snapshot {
  return {
    format: 1,
    program: "0".repeat(64),
    status: "waiting",
    turn,
    at: 1_000,
    start: { seed: "s", timezone: "Asia/Kolkata", channel: "chat", direction: "inbound", program: "0".repeat(64) },
    language: "hi",
    segment: null,
    stack: [{ flow: "main", state: "ask", reason: "main", progress: { attempts: 1 }, enteredTurn: 0 }],
    slots: { amount: { value: 500_000, words: "पाँच लाख", version: 1, turn, source: "caller", confirmed: false } },
    open: {},
    outcome: null,
    // The store keeps it as it is, whatever the interpreter puts there.
    memory: { counts: { asked: 1 } } as unknown as Snapshot["memory"],
  };
}
