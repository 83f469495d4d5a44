import { hashOf } from "@vaarta/flow";
import type { Booking, BookingChange, BookingStore, Place, RecordStore, ToolStores } from "./stores.ts";
import type { JsonObject } from "./values.ts";

export interface KeptRecord {
  kind: string;
  reference: string;
  fields: JsonObject;
}

/** Stores that live as long as the process or the tab: for the test console, the terminal and tests. */
export function memoryToolStores(): ToolStores & {
  bookings: BookingStore & { all(): Booking[] };
  records: RecordStore & { all(): KeptRecord[] };
} {
  return { bookings: memoryBookings(), records: memoryRecords() };
}

/**
 * A code that is easy to say, from a key: no 0, 1, I, L, O or U. The same key always gives the same code.
 * @param attempt - count up when the code is taken
 */
export function referenceFor(key: string, attempt = 0): string {
  const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  const digest = hashOf([key, attempt]);
  return Array.from(
    { length: 6 },
    (_, index) => letters[Number.parseInt(digest.slice(index * 4, index * 4 + 4), 16) % letters.length],
  ).join("");
}

/** True when a place would have more bookings at once than it has room for. */
export function clashes(place: Place, taken: readonly Booking[], except?: string): boolean {
  const overlapping = taken.filter(
    (booking) =>
      booking.status === "booked" && booking.reference !== except && booking.resource === place.resource && booking.date === place.date &&
      booking.start < place.start + place.minutes && place.start < booking.start + booking.minutes,
  ); // prettier-ignore
  return overlapping.length >= place.capacity;
}

function memoryBookings(): BookingStore & { all(): Booking[] } {
  const bookings: Booking[] = [];
  const answers = new Map<string, Booking>();
  const live = (reference: string) => bookings.find((one) => one.status === "booked" && one.reference === reference.toUpperCase());

  function once(key: string, change: () => BookingChange): Promise<BookingChange> {
    const earlier = answers.get(key);
    if (earlier) return Promise.resolve({ ok: true, booking: structuredClone(earlier) });
    const answer = structuredClone(change());
    // A refused change may be tried again under the same key: it changed nothing.
    if (answer.ok) answers.set(key, structuredClone(answer.booking));
    return Promise.resolve(answer);
  }

  return {
    book: (place, who, key) =>
      once(key, () => {
        if (clashes(place, bookings)) return { ok: false, reason: "clash" };
        const booking: Booking = { ...placed(place), reference: freeReference(key), ...structuredClone(who), status: "booked" };
        bookings.push(booking);
        return { ok: true, booking };
      }),
    move: (reference, place, key) =>
      once(key, () => {
        const booking = live(reference);
        if (!booking) return { ok: false, reason: "not-found" };
        if (clashes(place, bookings, booking.reference)) return { ok: false, reason: "clash" };
        Object.assign(booking, placed(place));
        return { ok: true, booking };
      }),
    cancel: (reference, key) =>
      once(key, () => {
        const booking = live(reference);
        if (!booking) return { ok: false, reason: "not-found" };
        booking.status = "cancelled";
        return { ok: true, booking };
      }),
    answered: (key) => Promise.resolve(structuredClone(answers.get(key) ?? null)),
    find: ({ reference, phone, from }) =>
      Promise.resolve(
        structuredClone(
          bookings
            .filter((one) => one.status === "booked" && one.date >= from)
            .filter((one) => reference === undefined || one.reference === reference.toUpperCase())
            .filter((one) => phone === undefined || one.phone === phone)
            .sort((a, b) => a.date.localeCompare(b.date) || a.start - b.start),
        ),
      ),
    taken: (resource, from, to) =>
      Promise.resolve(
        structuredClone(
          bookings.filter((one) => one.status === "booked" && one.resource === resource && one.date >= from && one.date <= to),
        ),
      ),
    all: () => structuredClone(bookings),
  };

  function freeReference(key: string): string {
    for (let attempt = 0; ; attempt += 1) {
      const reference = referenceFor(key, attempt);
      if (!bookings.some((one) => one.reference === reference)) return reference;
    }
  }
}

function memoryRecords(): RecordStore & { all(): KeptRecord[] } {
  const records = new Map<string, KeptRecord>();
  return {
    write(kind, fields, key) {
      const record = records.get(key) ?? { kind, reference: referenceFor(key), fields: structuredClone(fields) };
      records.set(key, record);
      return Promise.resolve({ reference: record.reference });
    },
    all: () => structuredClone([...records.values()]),
  };
}

const placed = ({ resource, date, start, minutes }: Place) => ({ resource, date, start, minutes });
