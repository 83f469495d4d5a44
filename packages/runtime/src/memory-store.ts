import { canonicalJson } from "@vaarta/flow";
import type { Snapshot } from "@vaarta/engine";
import type { Clock, ConversationStore, Lease, StoredEvent } from "./ports.ts";
import { RuntimeError } from "./runtime-error.ts";
import { systemClock } from "./system-clock.ts";

interface Kept {
  /** Canonical JSON: what a database would hold, so nothing is shared with the driver. */
  events: string[];
  checkpoint: { seq: number; snapshot: string } | null;
  epoch: number;
  holder: string | null;
}

/** A store that lives as long as the process or the tab, and honours the whole contract. */
export function memoryStore(clock: Clock = systemClock): ConversationStore {
  const conversations = new Map<string, Kept>();

  const kept = (conversation: string): Kept => {
    let found = conversations.get(conversation);
    if (!found) conversations.set(conversation, (found = { events: [], checkpoint: null, epoch: 0, holder: null }));
    return found;
  };

  const held = (lease: Lease): Kept => {
    const found = kept(lease.conversation);
    if (found.epoch !== lease.epoch || found.holder !== lease.holder)
      throw new RuntimeError(
        "LEASE_LOST",
        "Another driver took this conversation over, or the lease was given back. Stop; load it again to go on.",
      );
    return found;
  };

  const store: ConversationStore = {
    async acquire(conversation, holder, ttlMs) {
      const found = kept(conversation);
      found.epoch += 1;
      found.holder = holder;
      return { conversation, holder, epoch: found.epoch, expiresAt: clock.now() + ttlMs };
    },
    async renew(lease, ttlMs) {
      held(lease);
      return { ...lease, expiresAt: clock.now() + ttlMs };
    },
    async release(lease) {
      const found = kept(lease.conversation);
      if (found.epoch === lease.epoch && found.holder === lease.holder) found.holder = null;
    },
    async append(lease, firstSeq, events, checkpoint) {
      const found = held(lease);
      const texts = events.map((event) => canonicalJson(event));
      if (firstSeq < 1 || firstSeq > found.events.length + 1 || events.some((event, index) => event.seq !== firstSeq + index))
        throw conflict();
      for (const [index, text] of texts.entries()) {
        const there = found.events[firstSeq - 1 + index];
        if (there !== undefined && there !== text) throw conflict();
      }
      found.events.push(...texts.slice(found.events.length - (firstSeq - 1)));
      const seq = firstSeq + events.length - 1;
      if (checkpoint && seq >= (found.checkpoint?.seq ?? 0)) found.checkpoint = { seq, snapshot: canonicalJson(checkpoint) };
    },
    async load(conversation) {
      const found = conversations.get(conversation);
      if (!found || found.events.length === 0) return null;
      const snapshotSeq = found.checkpoint?.seq ?? 0;
      const snapshot = found.checkpoint ? (JSON.parse(found.checkpoint.snapshot) as Snapshot) : null;
      return { snapshot, snapshotSeq, events: await store.events(conversation, snapshotSeq) };
    },
    async events(conversation, afterSeq = 0) {
      return (conversations.get(conversation)?.events ?? []).slice(afterSeq).map((text) => JSON.parse(text) as StoredEvent);
    },
  };
  return store;
}

function conflict(): RuntimeError {
  return new RuntimeError(
    "SEQ_CONFLICT",
    "The log holds something else at this place, or lacks what comes before. Load the conversation again and resume.",
  );
}
