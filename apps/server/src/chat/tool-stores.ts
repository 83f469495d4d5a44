import type { BookingRow, Calendar, ToolRepository } from "@vaarta/db";
import { type Booking, type BookingChange, clashes, type Place, referenceFor, type ToolStores } from "@vaarta/tools";

/** What built-in tools keep, in PostgreSQL: changes are atomic, and happen once per key also after a crash. */
export function postgresToolStores(kept: ToolRepository): ToolStores {
  const booked = (row: BookingRow) => row as Booking;
  const placed = ({ resource, date, start, minutes }: Place) => ({ resource, date, start, minutes });
  const refused = (reason: "clash" | "not-found") => ({ answer: { ok: false, reason } satisfies BookingChange, keep: false });
  const done = (booking: Booking) => ({ answer: { ok: true, booking } satisfies BookingChange, keep: true });

  async function live(calendar: Calendar, reference: string): Promise<Booking | null> {
    const row = await calendar.byReference(reference.toUpperCase());
    return row?.status === "booked" ? booked(row) : null;
  }

  return {
    bookings: {
      book: (place, who, key) =>
        kept.change<BookingChange>(key, async (calendar) => {
          if (clashes(place, (await calendar.day(place.resource, place.date)).map(booked))) return refused("clash");
          let attempt = 0;
          while (await calendar.byReference(referenceFor(key, attempt))) attempt += 1;
          const booking: Booking = { ...placed(place), ...who, reference: referenceFor(key, attempt), status: "booked" };
          await calendar.put(booking);
          return done(booking);
        }),
      move: (reference, place, key) =>
        kept.change<BookingChange>(key, async (calendar) => {
          const booking = await live(calendar, reference);
          if (!booking) return refused("not-found");
          if (clashes(place, (await calendar.day(place.resource, place.date)).map(booked), booking.reference)) return refused("clash");
          const moved = { ...booking, ...placed(place) };
          await calendar.put(moved);
          return done(moved);
        }),
      cancel: (reference, key) =>
        kept.change<BookingChange>(key, async (calendar) => {
          const booking = await live(calendar, reference);
          if (!booking) return refused("not-found");
          const cancelled: Booking = { ...booking, status: "cancelled" };
          await calendar.put(cancelled);
          return done(cancelled);
        }),
      answered: async (key) => {
        const answer = await kept.answerOf<BookingChange>(key);
        return answer?.ok ? answer.booking : null;
      },
      find: async ({ reference, ...query }) => (await kept.find({ ...query, ...(reference === undefined ? {} : { reference: reference.toUpperCase() }) })).map(booked), // prettier-ignore
      taken: async (resource, from, to) => (await kept.find({ resource, from, to })).map(booked),
    },
    records: {
      write: async (kind, fields, key) => ({ reference: await kept.write({ kind, fields, key, reference: referenceFor(key) }) }),
    },
  };
}
