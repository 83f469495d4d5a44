import { comparable, localized, localizedRow, wordings } from "../localized.ts";
import { isDate, localTime, minutesOf, timeOf } from "../local-time.ts";
import type { Booking } from "../stores.ts";
import { isObject, numberOf, textOf, withDefaults, type JsonObject } from "../values.ts";
import { createCalendar, nearest, type Calendar, type FreeTime } from "./booking-calendar.ts";
import { failure, type BuiltinCall, type BuiltinRun, type ToolOutcome } from "./builtin.ts";

/** Books places at resources with hours: branch visits, doctors, technicians. `settings.operation` chooses what is done. */
export const booking: BuiltinRun = async (call) => {
  const operation = operations[textOf(call.settings.operation) ?? ""];
  if (!operation)
    return failure(
      "SETTING_INVALID",
      `The setting operation must be one of ${Object.keys(operations).join(", ")}. Choose one in the tool's settings.`,
    );
  const desk = deskFor(call);
  if (reads.has(operation)) return operation(desk);
  // A change asked for again is answered as it was, also when its time has passed or its booking is gone by now.
  const earlier = await call.stores.bookings.answered(call.context.idempotencyKey);
  return earlier ? { outcome: "success", result: told(desk, earlier) } : operation(desk);
};

const operations: Record<string, (desk: Desk) => Promise<ToolOutcome>> = { availability, book, reschedule, cancel, find };
const reads = new Set([availability, find]);

/** Everything an operation needs, read once. */
interface Desk {
  call: BuiltinCall;
  given: JsonObject;
  calendar: Calendar;
  today: string;
  /** Rows that fit the resource named and the filters; the whole dataset when nothing was named. */
  rows: readonly JsonObject[];
  date: string | null;
  start: number | null;
  badTime: boolean;
}

function deskFor(call: BuiltinCall): Desk {
  const { settings, context, stores, args } = call;
  const given = withDefaults(args, settings);
  const [date, time] = [textOf(given.date), textOf(given.time)];
  return {
    call,
    given,
    calendar: createCalendar({ settings, bookings: stores.bookings, now: context.now, timezone: context.timezone }),
    today: localTime(context.now, context.timezone).date,
    rows: fitting(call.rows, given, settings),
    date,
    start: time === null ? null : minutesOf(time),
    badTime: (date !== null && !isDate(date)) || (time !== null && minutesOf(time) === null),
  };
}

async function availability(desk: Desk): Promise<ToolOutcome> {
  const { calendar, date, start, rows } = desk;
  if (desk.badTime) return badTime();
  if (rows.length === 0) return { outcome: "not-found" };
  const offers = async (from: string) => offered(desk, await calendar.next(rows, from, offerCount(desk), start ?? partStart(desk)));
  if (date === null) {
    const next = await offers(desk.today);
    return next.offers.length > 0
      ? { outcome: "success", result: { ...next, ...(await day(desk, next.offer)) } }
      : { outcome: "full", result: next };
  }
  const problems = rows.map((row) => calendar.problem(row, date));
  const open = rows.filter((_, index) => problems[index] === null);
  const next = await offers(date);
  if (open.length === 0) return { outcome: problems[0] ?? "closed", result: { ...next, date } };
  const shown = await day(desk, { date });
  return { outcome: shown.count > 0 ? "success" : "full", result: { ...next, ...shown } };
}

async function book(desk: Desk): Promise<ToolOutcome> {
  const { call, date, start, rows, calendar, given } = desk;
  if (desk.badTime || date === null || start === null) return badTime();
  const row = rows.length === 1 ? rows[0] : undefined;
  if (!row) return { outcome: "not-found", result: { resources: rows.slice(0, 5).map((one) => nameOf(desk, one)) } };
  const problem = calendar.problem(row, date);
  if (problem) return refused(desk, problem, date);
  const place = calendar.place(row, date, start);
  if (!place) return refused(desk, startsInPast(desk) ? "past" : "clash", date);
  call.context.signal.throwIfAborted();
  const phone = textOf(given.phone);
  const change = await call.stores.bookings.book(place, { phone, details: detailsOf(call.args) }, call.context.idempotencyKey);
  return change.ok ? { outcome: "success", result: told(desk, change.booking) } : refused(desk, "clash", date);
}

async function reschedule(desk: Desk): Promise<ToolOutcome> {
  const { call, date, start, calendar } = desk;
  if (desk.badTime || date === null || start === null) return badTime();
  const found = await only(desk);
  if ("outcome" in found) return found;
  const named = textOf(desk.given.resource) !== null;
  const row = named ? (desk.rows.length === 1 ? desk.rows[0] : undefined) : rowById(call.rows, found.resource);
  if (!row) return { outcome: "not-found" };
  const there: Desk = { ...desk, rows: [row] };
  const problem = calendar.problem(row, date);
  if (problem) return refused(there, problem, date);
  const place = calendar.place(row, date, start);
  if (!place) return refused(there, startsInPast(desk) ? "past" : "clash", date);
  call.context.signal.throwIfAborted();
  const change = await call.stores.bookings.move(found.reference, place, call.context.idempotencyKey);
  if (change.ok) return { outcome: "success", result: told(desk, change.booking) };
  return change.reason === "clash" ? refused(there, "clash", date) : { outcome: "not-found" };
}

async function cancel(desk: Desk): Promise<ToolOutcome> {
  const { call } = desk;
  const found = await only(desk);
  if ("outcome" in found) return found;
  call.context.signal.throwIfAborted();
  const change = await call.stores.bookings.cancel(found.reference, call.context.idempotencyKey);
  return change.ok ? { outcome: "success", result: told(desk, change.booking) } : { outcome: "not-found" };
}

async function find(desk: Desk): Promise<ToolOutcome> {
  const bookings = await matching(desk);
  if (bookings === null) return noReference();
  const first = bookings[0];
  if (!first) return { outcome: "not-found", result: { count: 0, bookings: [] } };
  return { outcome: "success", result: { ...told(desk, first), count: bookings.length, bookings: bookings.map((one) => told(desk, one)) } };
}

/** The one booking meant, or the outcome that says why there is not exactly one. */
async function only(desk: Desk): Promise<Booking | ToolOutcome> {
  const bookings = await matching(desk);
  if (bookings === null) return noReference();
  const first = bookings[0];
  if (!first) return { outcome: "not-found" };
  if (bookings.length > 1) return { outcome: "many", result: { count: bookings.length, bookings: bookings.map((one) => told(desk, one)) } };
  return first;
}

function matching(desk: Desk): Promise<Booking[]> | null {
  const [reference, phone] = [textOf(desk.given.reference), textOf(desk.given.phone)];
  if (reference === null && phone === null) return null;
  const query = {
    from: desk.today,
    ...(reference === null ? {} : { reference: reference.replaceAll(/\s/g, "") }),
    ...(phone === null ? {} : { phone }),
  };
  return desk.call.stores.bookings.find(query);
}

async function refused(desk: Desk, outcome: string, date: string): Promise<ToolOutcome> {
  const next = await desk.calendar.next(desk.rows, date, offerCount(desk), desk.start);
  return { outcome, result: { date, ...offered(desk, next) } };
}

/** Free times of a day at the first resource that has any. */
async function day(desk: Desk, at: { date: string; resource?: string } | null) {
  const rows = at?.resource === undefined ? desk.rows : desk.rows.filter((row) => textOf(row.id) === at.resource);
  let [row, free] = [rows[0], [] as number[]];
  for (const candidate of rows) {
    free = (await desk.calendar.free(candidate, at?.date ?? desk.today)).filter((start) => inPart(desk, start));
    row = candidate;
    if (free.length > 0) break;
  }
  const close = nearest(free, desk.start)[0];
  return {
    date: at?.date ?? desk.today,
    resource: textOf(row?.id) ?? "",
    resource_name: row ? nameOf(desk, row) : "",
    count: free.length,
    times: free.map(timeOf),
    first: free[0] === undefined ? null : timeOf(free[0]),
    nearest: close === undefined ? null : timeOf(close),
    asked_free: desk.start !== null && free.includes(desk.start),
  };
}

function offered(desk: Desk, times: readonly FreeTime[]) {
  const offers = times.map((time) => ({
    resource: time.resource,
    resource_name: nameOf(desk, rowById(desk.rows, time.resource)),
    date: time.date,
    time: timeOf(time.start),
  }));
  return { offers, offer: offers[0] ?? null };
}

function told(desk: Desk, one: Booking): JsonObject {
  const row = rowById(desk.call.rows, one.resource);
  return {
    reference: one.reference,
    resource: one.resource,
    resource_name: nameOf(desk, row),
    date: one.date,
    time: timeOf(one.start),
    place: row ? localizedRow(row, desk.call.context.language) : null,
  };
}

/** Rows whose id or name is the resource given and whose columns fit the filters of `settings.match`. */
function fitting(rows: readonly JsonObject[], given: JsonObject, settings: JsonObject): JsonObject[] {
  const resource = isObject(given.resource) ? textOf(given.resource.id) : textOf(given.resource);
  const match = Array.isArray(settings.match) ? settings.match.filter((name) => typeof name === "string") : [];
  const filters = match.map((name) => ({ name, wanted: textOf(given[name]) })).filter((filter) => filter.wanted !== null);
  const named = (row: JsonObject) =>
    resource === null || textOf(row.id) === resource || [...wordings(row.name), ...wordings(row.also)].includes(comparable(resource));
  return rows.filter((row) => named(row) && filters.every(({ name, wanted }) => wordings(row[name]).includes(comparable(wanted ?? ""))));
}

function startsInPast(desk: Desk): boolean {
  const { now, timezone } = desk.call.context;
  const clock = localTime(now, timezone);
  return desk.date === clock.date && desk.start !== null && desk.start <= clock.minutes;
}

const parts: Record<string, [number, number]> = { morning: [0, 720], afternoon: [720, 960], evening: [960, 1440] };

function inPart(desk: Desk, start: number): boolean {
  const part = parts[textOf(desk.given.part) ?? ""];
  return !part || (start >= part[0] && start < part[1]);
}

function partStart(desk: Desk): number | null {
  return parts[textOf(desk.given.part) ?? ""]?.[0] ?? null;
}

function detailsOf(args: JsonObject): JsonObject {
  const own = new Set(["resource", "date", "time", "phone"]);
  return Object.fromEntries(Object.entries(args).filter(([name]) => !own.has(name)));
}

const rowById = (rows: readonly JsonObject[], id: string) => rows.find((row) => textOf(row.id) === id);
const nameOf = (desk: Desk, row: JsonObject | undefined) => textOf(localized(row?.name ?? null, desk.call.context.language)) ?? "";
const offerCount = (desk: Desk) => Math.max(1, numberOf(desk.call.settings.offers) ?? 3);
const badTime = () => failure("ARGUMENTS_INVALID", "A booking needs a date as YYYY-MM-DD and a time as HH:MM. Check the tool's arguments.");
const noReference = () =>
  failure("ARGUMENTS_INVALID", "Give the reference of the booking or the phone it was made with. Check the tool's arguments.");
