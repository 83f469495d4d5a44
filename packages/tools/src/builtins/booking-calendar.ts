import { addDays, daysBetween, localTime, minutesOf, weekdayOf } from "../local-time.ts";
import { clashes } from "../memory-stores.ts";
import type { Booking, BookingStore, Place } from "../stores.ts";
import { isObject, numberOf, textOf, type JsonObject } from "../values.ts";

/** Why a date cannot be booked at all. */
export type DateProblem = "past" | "too-far" | "closed";

/** A free start. */
export interface FreeTime {
  resource: string;
  date: string;
  start: number;
}

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Opening hours and free times of the rows of a pack. All times are wall-clock minutes of the agent's time zone. */
export interface Calendar {
  problem(row: JsonObject, date: string): DateProblem | null;
  /** The place a start would take; null when nothing begins then. */
  place(row: JsonObject, date: string, start: number): Place | null;
  free(row: JsonObject, date: string): Promise<number[]>;
  /** The first free times over the rows from a date on, at most `count`; a resource offers one time a day until all had a turn. */
  next(rows: readonly JsonObject[], from: string, count: number, wanted?: number | null): Promise<FreeTime[]>;
}

export function createCalendar(options: { settings: JsonObject; bookings: BookingStore; now: number; timezone: string }): Calendar {
  const { settings, bookings } = options;
  const today = localTime(options.now, options.timezone);
  const daysAhead = numberOf(settings.days_ahead) ?? 30;
  const earliest = today.minutes + (numberOf(settings.notice_minutes) ?? 60);

  const starts = (row: JsonObject, date: string): number[] => {
    const minutes = slotMinutes(row, settings);
    const list = windows(row, settings, date).flatMap(([from, to]) => {
      const times: number[] = [];
      for (let start = from; start + minutes <= to; start += minutes) times.push(start);
      return times;
    });
    // Notice may reach past midnight.
    const bound = earliest - daysBetween(today.date, date) * 1440;
    return [...new Set(list)].filter((start) => start >= bound).sort((a, b) => a - b);
  };

  const problem = (row: JsonObject, date: string): DateProblem | null => {
    const ahead = daysBetween(today.date, date);
    if (ahead < 0) return "past";
    if (ahead > daysAhead) return "too-far";
    return windows(row, settings, date).length === 0 ? "closed" : null;
  };

  const placeAt = (row: JsonObject, date: string, start: number): Place => ({
    resource: textOf(row.id) ?? "",
    date,
    start,
    minutes: slotMinutes(row, settings),
    capacity: numberOf(row.capacity) ?? numberOf(settings.capacity) ?? 1,
  });

  const open = (row: JsonObject, date: string, taken: readonly Booking[]): number[] =>
    problem(row, date) === null ? starts(row, date).filter((start) => !clashes(placeAt(row, date, start), taken)) : [];

  return {
    problem,
    place: (row, date, start) => (problem(row, date) === null && starts(row, date).includes(start) ? placeAt(row, date, start) : null),
    free: async (row, date) => open(row, date, await bookings.taken(textOf(row.id) ?? "", date, date)),
    async next(rows, from, count, wanted = null) {
      const first = from < today.date ? today.date : from;
      const last = addDays(today.date, daysAhead);
      const taken = new Map<JsonObject, Booking[]>();
      for (const row of rows) taken.set(row, await bookings.taken(textOf(row.id) ?? "", first, last));
      const found: FreeTime[] = [];
      for (let date = first; date <= last && found.length < count; date = addDays(date, 1)) {
        const days = rows.map((row) => ({
          resource: textOf(row.id) ?? "",
          starts: nearest(open(row, date, taken.get(row) ?? []), wanted),
        }));
        for (let turn = 0; found.length < count && days.some((day) => day.starts.length > turn); turn += 1)
          for (const day of days) {
            const start = day.starts[turn];
            if (start !== undefined && found.length < count) found.push({ resource: day.resource, date, start });
          }
      }
      return found;
    },
  };
}

/** Starts in the order of their distance from a wanted time; in order of time without one. */
export function nearest(starts: readonly number[], wanted: number | null): number[] {
  return wanted === null ? [...starts] : starts.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || a - b);
}

function slotMinutes(row: JsonObject, settings: JsonObject): number {
  return Math.max(5, numberOf(row.slot_minutes) ?? numberOf(settings.slot_minutes) ?? 30);
}

/** Open stretches of a day, breaks taken out. */
function windows(row: JsonObject, settings: JsonObject, date: string): [number, number][] {
  const setting = (name: string) => row[name] ?? settings[name];
  if (listOf(setting("closed")).includes(date)) return [];
  const weekday = weekdayOf(date);
  const weekly = setting("weekly");
  let spans: [number, number][];
  if (isObject(weekly)) spans = spansOf(weekly[weekdays[weekday] ?? ""]);
  else {
    const days = setting("days");
    const open = Array.isArray(days) ? days.includes(weekday) : weekday !== 0;
    spans = open ? spansOf([`${textOf(setting("from")) ?? "10:00"}-${textOf(setting("to")) ?? "17:00"}`]) : [];
  }
  return spansOf(setting("breaks")).reduce((rest, [from, to]) => rest.flatMap((span) => without(span, from, to)), spans);
}

function without([start, end]: [number, number], from: number, to: number): [number, number][] {
  const parts: [number, number][] = [
    [start, Math.min(end, from)],
    [Math.max(start, to), end],
  ];
  return parts.filter(([a, b]) => a < b);
}

function spansOf(value: JsonObject[string] | undefined): [number, number][] {
  return listOf(value).flatMap((text) => {
    const [from, to] = text.split("-").map(minutesOf);
    return from !== undefined && from !== null && to !== undefined && to !== null && from < to ? [[from, to] as [number, number]] : [];
  });
}

function listOf(value: JsonObject[string] | undefined): string[] {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.filter((item) => typeof item === "string");
}
