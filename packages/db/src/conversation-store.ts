import type { Snapshot } from "@vaarta/engine";
import { canonicalJson } from "@vaarta/flow";
import { type ConversationStore, type Lease, RuntimeError, type StoredEvent } from "@vaarta/runtime";
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { conversationKeys } from "./conversation-keys.ts";
import type { Executor, Scope, Transaction } from "./core.ts";
import { databaseErrorOf } from "./failures.ts";
import { columnsOf, summaryOf } from "./plain-columns.ts";
import { openJson } from "./sealed-json.ts";
import { conversationEvents, conversationLeases, conversations, conversationSnapshots } from "./tables/index.ts";
import { digest, seal } from "./vault.ts";

export const eventFormat = 1;

/**
 * `ConversationStore` on PostgreSQL for one workspace: an append is one transaction that checks the lease's epoch under a lock.
 * Words and values are sealed with the conversation's own key. Conversations must have been made with `conversations.create`.
 */
export function conversationStore(scope: Scope): ConversationStore {
  const { orm, workspace } = scope;
  const keys = conversationKeys(scope);
  const eventsOf = (conversation: string) =>
    and(eq(conversationEvents.workspaceId, workspace), eq(conversationEvents.conversationId, conversation));
  const leaseOf = (conversation: string) =>
    and(eq(conversationLeases.workspaceId, workspace), eq(conversationLeases.conversationId, conversation));
  const expiry = (ttlMs: number) => sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint + ${ttlMs}::bigint`;

  /** The lease's row, locked until the transaction ends, so that a taker-over waits for an append and the other way round. */
  async function hold(tx: Transaction, lease: Lease): Promise<void> {
    const [row] = await tx.select({ epoch: conversationLeases.epoch, holder: conversationLeases.holder }).from(conversationLeases).where(leaseOf(lease.conversation)).for("update"); // prettier-ignore
    if (row?.epoch !== lease.epoch || row.holder !== lease.holder) throw lost();
  }

  async function readEvents(conversation: string, afterSeq: number, within: Executor = orm): Promise<StoredEvent[]> {
    const rows = await within
      .select({ seq: conversationEvents.seq, sealed: conversationEvents.sealed })
      .from(conversationEvents)
      .where(and(eventsOf(conversation), gt(conversationEvents.seq, afterSeq)))
      .orderBy(asc(conversationEvents.seq));
    if (rows.length === 0) return [];
    const key = await keys.get(conversation);
    return rows.map((row) => openJson<StoredEvent>(key, row.sealed, eventPlace(workspace, conversation, row.seq)));
  }

  const store: ConversationStore = {
    async acquire(conversation, holder, ttlMs) {
      await keys.get(conversation);
      const [row] = await orm
        .insert(conversationLeases)
        .values({ workspaceId: workspace, conversationId: conversation, holder, epoch: 1, expiresAt: expiry(ttlMs) })
        .onConflictDoUpdate({
          target: [conversationLeases.workspaceId, conversationLeases.conversationId],
          set: { holder, epoch: sql`${conversationLeases.epoch} + 1`, expiresAt: expiry(ttlMs) },
        })
        .returning({ epoch: conversationLeases.epoch, expiresAt: conversationLeases.expiresAt });
      if (!row) throw lost();
      await scope.wake(orm, `lease/${conversation}`);
      return { conversation, holder, ...row };
    },

    async renew(lease, ttlMs) {
      const [row] = await orm
        .update(conversationLeases)
        .set({ expiresAt: expiry(ttlMs) })
        .where(and(leaseOf(lease.conversation), eq(conversationLeases.epoch, lease.epoch), eq(conversationLeases.holder, lease.holder)))
        .returning({ expiresAt: conversationLeases.expiresAt });
      if (!row) throw lost();
      return { ...lease, ...row };
    },

    async release(lease) {
      // An empty holder matches no driver; the epoch stays, so that it only ever grows.
      await orm
        .update(conversationLeases)
        .set({ holder: "", expiresAt: 0 })
        .where(and(leaseOf(lease.conversation), eq(conversationLeases.epoch, lease.epoch), eq(conversationLeases.holder, lease.holder)));
    },

    async append(lease, firstSeq, events, checkpoint) {
      const { conversation } = lease;
      if (firstSeq < 1 || events.some((event, index) => event.seq !== firstSeq + index)) throw conflict();
      const key = await keys.get(conversation);
      const contents = events.map((event) => Buffer.from(canonicalJson(event)));
      const digests = contents.map((content) => digest(key, content));
      const ended = await orm.transaction(async (tx) => {
        await hold(tx, lease);
        const mine = and(eq(conversations.workspaceId, workspace), eq(conversations.id, conversation));
        const [head] = await tx
          .select({ lastSeq: conversations.lastSeq, endedAt: conversations.endedAt, channel: conversations.channel })
          .from(conversations)
          .where(mine);
        const lastSeq = head?.lastSeq ?? 0;
        if (firstSeq > lastSeq + 1) throw conflict();
        const again = events.filter((event) => event.seq <= lastSeq).map((event) => event.seq);
        if (again.length > 0) {
          const there = await tx.select({ seq: conversationEvents.seq, digest: conversationEvents.digest }).from(conversationEvents).where(and(eventsOf(conversation), inArray(conversationEvents.seq, again))); // prettier-ignore
          const same = there.length === again.length && there.every((row) => digests[row.seq - firstSeq]?.equals(row.digest));
          if (!same) throw conflict();
        }
        const fresh = events.slice(again.length);
        const summary = summaryOf(fresh, checkpoint);
        if (fresh.length > 0) {
          await tx.insert(conversationEvents).values(
            fresh.map((event, index) => ({
              workspaceId: workspace,
              conversationId: conversation,
              seq: event.seq,
              leg: event.leg,
              version: eventFormat,
              ...columnsOf(event),
              sealed: seal(key, contents[again.length + index] ?? Buffer.alloc(0), eventPlace(workspace, conversation, event.seq)),
              digest: digests[again.length + index] ?? Buffer.alloc(0),
            })),
          );
          await tx.update(conversations).set(summary).where(mine);
          await scope.wake(tx, `conversation/${conversation}`);
        }
        if (checkpoint) await keep(tx, conversation, key, firstSeq + events.length - 1, checkpoint);
        return head && head.endedAt === null && summary.endedAt ? { channel: head.channel, outcome: summary.outcome ?? null } : null;
      });
      if (ended) scope.core.observer?.ended(ended.channel, ended.outcome);
    },

    async load(conversation) {
      // One snapshot of the database for both reads: a checkpoint and the events after it must fit.
      return orm.transaction(
        async (tx) => {
          const [row] = await tx
            .select({ seq: conversationSnapshots.seq, sealed: conversationSnapshots.sealed })
            .from(conversationSnapshots)
            .where(and(eq(conversationSnapshots.workspaceId, workspace), eq(conversationSnapshots.conversationId, conversation)));
          const snapshotSeq = row?.seq ?? 0;
          const events = await readEvents(conversation, snapshotSeq, tx);
          if (!row && events.length === 0) return null;
          const snapshot = row
            ? openJson<Snapshot>(await keys.get(conversation), row.sealed, snapshotPlace(workspace, conversation, row.seq))
            : null;
          return { snapshot, snapshotSeq, events };
        },
        { isolationLevel: "repeatable read", accessMode: "read only" },
      );
    },

    events: (conversation, afterSeq = 0) => readEvents(conversation, afterSeq),
  };

  async function keep(tx: Transaction, conversation: string, key: Buffer, seq: number, checkpoint: Snapshot): Promise<void> {
    const sealed = seal(key, Buffer.from(canonicalJson(checkpoint)), snapshotPlace(workspace, conversation, seq));
    const row = { seq, format: checkpoint.format, sealed };
    await tx
      .insert(conversationSnapshots)
      .values({ workspaceId: workspace, conversationId: conversation, ...row })
      .onConflictDoUpdate({
        target: [conversationSnapshots.workspaceId, conversationSnapshots.conversationId],
        set: row,
        setWhere: sql`${conversationSnapshots.seq} <= ${seq}`,
      });
  }

  return {
    acquire: (...args) => translated(() => store.acquire(...args)),
    renew: (...args) => translated(() => store.renew(...args)),
    release: (...args) => translated(() => store.release(...args)),
    append: (...args) => translated(() => store.append(...args)),
    load: (...args) => translated(() => store.load(...args)),
    events: (...args) => translated(() => store.events(...args)),
  };
}

const eventPlace = (workspace: string, conversation: string, seq: number) => `event/${workspace}/${conversation}/${seq}`;
const snapshotPlace = (workspace: string, conversation: string, seq: number) => `snapshot/${workspace}/${conversation}/${seq}`;

/** Drivers know runtime errors only: a database that cannot be reached is `STORE_UNAVAILABLE`, a missing row `NOT_FOUND`. */
async function translated<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const known = databaseErrorOf(error);
    if (!known) throw error;
    if (known.code === "NOT_FOUND") throw new RuntimeError("NOT_FOUND", known.message, { cause: error });
    throw new RuntimeError("STORE_UNAVAILABLE", known.message, { cause: known });
  }
}

function lost(): RuntimeError {
  return new RuntimeError(
    "LEASE_LOST",
    "Another driver took this conversation over, or the lease was given back. Stop; load it again to go on.",
  );
}

function conflict(): RuntimeError {
  return new RuntimeError(
    "SEQ_CONFLICT",
    "The log holds something else at this place, or lacks what comes before. Load the conversation again and resume.",
  );
}
