import { and, asc, eq, gte, lte, sql } from "drizzle-orm";
import type { Scope, Transaction } from "../core.ts";
import { openJson, sealJson } from "../sealed-json.ts";
import { bookingChanges, bookings, toolRecords } from "../tables/index.ts";
import { digest } from "../vault.ts";

type Fields = Record<string, unknown>;

/** A booking as kept. What is personal is in `phone` and `details`. */
export interface BookingRow {
  reference: string;
  resource: string;
  date: string;
  start: number;
  minutes: number;
  status: "booked" | "cancelled";
  phone: string | null;
  details: Fields;
}

/** What one agent's built-in tools keep. Everything personal is sealed with the workspace's key. */
export function toolRepository(scope: Scope, agent: string) {
  const { orm, workspace } = scope;
  const bookingPlace = (reference: string) => `booking/${workspace}/${agent}/${reference}`;
  const phoneDigest = (key: Buffer, phone: string) => digest(key, `phone/${agent}/${phone}`).toString("hex");
  const changePlace = (key: string) => `booking-change/${workspace}/${agent}/${key}`;
  const mine = and(eq(bookings.workspaceId, workspace), eq(bookings.agentId, agent));

  function opened(key: Buffer, row: typeof bookings.$inferSelect): BookingRow {
    const { phone, details } = openJson<{ phone: string | null; details: Fields }>(key, row.sealed, bookingPlace(row.reference));
    const { reference, resource, date, start, minutes } = row;
    return { reference, resource, date, start, minutes, phone, details, status: row.status === "cancelled" ? "cancelled" : "booked" };
  }

  /** One change of bookings: alone in this agent's calendar, and with the answer it had when the key was used before. */
  async function change<T>(key: string, act: (calendar: Calendar) => Promise<{ answer: T; keep: boolean }>): Promise<T> {
    const secret = await scope.key();
    const place = changePlace(key);
    return orm.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${workspace}/${agent}`}, 1))`);
      const [before] = await tx.select().from(bookingChanges).where(and(eq(bookingChanges.workspaceId, workspace), eq(bookingChanges.agentId, agent), eq(bookingChanges.key, key))); // prettier-ignore
      if (before) return openJson<T>(secret, before.sealed, place);
      const { answer, keep } = await act(calendarOf(tx, secret));
      if (keep) await tx.insert(bookingChanges).values({ workspaceId: workspace, agentId: agent, key, sealed: sealJson(secret, answer, place) }); // prettier-ignore
      return answer;
    });
  }

  function calendarOf(tx: Transaction, secret: Buffer) {
    return {
      /** Live bookings of a resource on a day. */
      async day(resource: string, date: string): Promise<BookingRow[]> {
        const rows = await tx.select().from(bookings).where(and(mine, eq(bookings.resource, resource), eq(bookings.date, date), eq(bookings.status, "booked"))); // prettier-ignore
        return rows.map((row) => opened(secret, row));
      },
      async byReference(reference: string): Promise<BookingRow | null> {
        const [row] = await tx
          .select()
          .from(bookings)
          .where(and(mine, eq(bookings.reference, reference)));
        return row ? opened(secret, row) : null;
      },
      async put(row: BookingRow): Promise<void> {
        const { phone, details, ...plain } = row;
        const values = {
          ...plain,
          phoneDigest: phone === null ? null : phoneDigest(secret, phone),
          sealed: sealJson(secret, { phone, details }, bookingPlace(row.reference)),
        };
        const target = [bookings.workspaceId, bookings.agentId, bookings.reference];
        await tx.insert(bookings).values({ workspaceId: workspace, agentId: agent, ...values }).onConflictDoUpdate({ target, set: values }); // prettier-ignore
      },
    };
  }

  return {
    change,

    /** The answer a change had under its key; null when there was none. */
    async answerOf<T>(key: string): Promise<T | null> {
      const [row] = await orm.select({ sealed: bookingChanges.sealed }).from(bookingChanges).where(and(eq(bookingChanges.workspaceId, workspace), eq(bookingChanges.agentId, agent), eq(bookingChanges.key, key))); // prettier-ignore
      return row ? openJson<T>(await scope.key(), row.sealed, changePlace(key)) : null;
    },

    /** Live bookings, in order of time. */
    async find(query: { reference?: string; phone?: string; resource?: string; from: string; to?: string }): Promise<BookingRow[]> {
      const key = await scope.key();
      const rows = await orm
        .select()
        .from(bookings)
        .where(
          and(
            mine,
            eq(bookings.status, "booked"),
            gte(bookings.date, query.from),
            query.to === undefined ? undefined : lte(bookings.date, query.to),
            query.resource === undefined ? undefined : eq(bookings.resource, query.resource),
            query.reference === undefined ? undefined : eq(bookings.reference, query.reference),
            query.phone === undefined ? undefined : eq(bookings.phoneDigest, phoneDigest(key, query.phone)),
          ),
        )
        .orderBy(asc(bookings.date), asc(bookings.start));
      return rows.map((row) => opened(key, row));
    },

    /** Keeps a record once per key; gives the reference of the one that is kept. */
    async write(record: { kind: string; reference: string; fields: Fields; key: string }): Promise<string> {
      const { key, kind, reference } = record;
      const sealed = sealJson(await scope.key(), record.fields, `tool-record/${workspace}/${agent}/${key}`);
      await orm.insert(toolRecords).values({ workspaceId: workspace, agentId: agent, key, kind, reference, sealed }).onConflictDoNothing();
      const [kept] = await orm.select({ reference: toolRecords.reference }).from(toolRecords).where(and(eq(toolRecords.workspaceId, workspace), eq(toolRecords.agentId, agent), eq(toolRecords.key, key))); // prettier-ignore
      return kept?.reference ?? reference;
    },
  };
}

export type ToolRepository = ReturnType<typeof toolRepository>;
export type Calendar = {
  day(resource: string, date: string): Promise<BookingRow[]>;
  byReference(reference: string): Promise<BookingRow | null>;
  put(row: BookingRow): Promise<void>;
};
