import type { Json } from "@vaarta/flow";
import type { JsonObject } from "./values.ts";

/** A place taken at a resource. */
export interface Booking {
  /** Six letters and digits; unique among live bookings of the store. */
  reference: string;
  resource: string;
  /** `YYYY-MM-DD` in the agent's time zone. */
  date: string;
  /** Minutes since midnight. */
  start: number;
  minutes: number;
  phone: string | null;
  details: JsonObject;
  status: "booked" | "cancelled";
}

export interface Place {
  resource: string;
  date: string;
  start: number;
  minutes: number;
  /** How many bookings may overlap here. */
  capacity: number;
}

export type BookingChange = { ok: true; booking: Booking } | { ok: false; reason: "clash" | "not-found" };

/**
 * Where bookings are kept. Every change is atomic and happens at most once per key: the same key again gives the first answer.
 * A store belongs to one workspace and one pool of resources; whoever makes it decides which.
 */
export interface BookingStore {
  /** Takes the place when fewer than `capacity` live bookings overlap it. */
  book(place: Place, who: { phone: string | null; details: JsonObject }, key: string): Promise<BookingChange>;
  /** Moves a live booking; it does not clash with itself. */
  move(reference: string, place: Place, key: string): Promise<BookingChange>;
  cancel(reference: string, key: string): Promise<BookingChange>;
  /** The booking that a change under this key left behind; null when the key changed nothing yet. */
  answered(key: string): Promise<Booking | null>;
  /** Live bookings from a date on, in order of time. References are compared without case. */
  find(query: { reference?: string; phone?: string; from: string }): Promise<Booking[]>;
  /** Live bookings of a resource between two dates, both inclusive. */
  taken(resource: string, from: string, to: string): Promise<Booking[]>;
}

/** Records kept for people: leads, reminders. */
export interface RecordStore {
  /** Keeps a record once per key and gives its reference. */
  write(kind: string, fields: { [name: string]: Json }, key: string): Promise<{ reference: string }>;
}

export interface ToolStores {
  bookings: BookingStore;
  records: RecordStore;
}
