import { TextError } from "../error.ts";

/** A calendar day, proleptic Gregorian. `month` and `day` count from 1. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

/** Minutes east of Greenwich, for zones that keep one offset the whole year. */
const zoneOffsets: Readonly<Record<string, number>> = {
  UTC: 0,
  "Etc/UTC": 0,
  GMT: 0,
  "Asia/Kolkata": 330,
  "Asia/Calcutta": 330,
  "Asia/Colombo": 330,
  "Asia/Kathmandu": 345,
  "Asia/Thimphu": 360,
  "Asia/Dhaka": 360,
  "Asia/Yangon": 390,
  "Asia/Karachi": 300,
  "Indian/Maldives": 300,
  "Asia/Dubai": 240,
  "Asia/Muscat": 240,
  "Asia/Riyadh": 180,
  "Asia/Qatar": 180,
  "Asia/Kuwait": 180,
  "Asia/Bahrain": 180,
  "Africa/Nairobi": 180,
  "Asia/Bangkok": 420,
  "Asia/Singapore": 480,
  "Asia/Kuala_Lumpur": 480,
  "Asia/Hong_Kong": 480,
};

/**
 * Minutes east of Greenwich of a zone without daylight saving, or of `UTC+05:30` and the like. Pure.
 * @throws {TextError} UNKNOWN_TIMEZONE for any other zone
 */
export function zoneOffsetMinutes(timezone: string): number {
  if (Object.hasOwn(zoneOffsets, timezone)) return zoneOffsets[timezone]!;
  const fixed = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})$/.exec(timezone);
  if (fixed) return (fixed[1] === "-" ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3]));
  throw new TextError(
    "UNKNOWN_TIMEZONE",
    `No offset is known for the time zone "${timezone}". Zones with daylight saving are not kept; use Asia/Kolkata or a fixed offset such as UTC+05:30.`,
  );
}

/**
 * What calendar and clock show in a zone. Pure.
 * @param now - milliseconds since the epoch
 * @throws {TextError} UNKNOWN_TIMEZONE
 */
export function civilNow(now: number, timezone: string): { iso: string; day: number; weekday: number; hour: number; minute: number } {
  const minutes = Math.floor(now / 60_000) + zoneOffsetMinutes(timezone);
  const day = Math.floor(minutes / 1440);
  const minuteOfDay = minutes - day * 1440;
  return { iso: isoOfDay(day), day, weekday: weekdayOfDay(day), hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 };
}

/** Days since 1970-01-01. Pure. @see Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" */
export function dayOfCivil({ year, month, day }: CivilDate): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The calendar day that lies `day` days after 1970-01-01. Pure. */
export function civilOfDay(day: number): CivilDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1 };
}

/** True for a day that exists: 31 June does not. Pure. */
export function isRealDate({ year, month, day }: CivilDate): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** 28 to 31. Pure. @param month - 1 to 12 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `YYYY-MM-DD`. Pure. */
export function isoOfCivil({ year, month, day }: CivilDate): string {
  const pad = (value: number, width: number) => String(value).padStart(width, "0");
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** `YYYY-MM-DD` of a day counted from 1970-01-01. Pure. */
export function isoOfDay(day: number): string {
  return isoOfCivil(civilOfDay(day));
}

/**
 * Reads `YYYY-MM-DD`. Pure.
 * @throws {TextError} INVALID_DATE when the text is not of that form or there is no such day
 */
export function parseIsoDate(iso: string): CivilDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const date = match && { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  if (!date || !isRealDate(date)) {
    throw new TextError("INVALID_DATE", `"${iso}" is not a day written YYYY-MM-DD. Check the value before formatting it.`);
  }
  return date;
}

/** Adds days to `YYYY-MM-DD`. Pure. @throws {TextError} INVALID_DATE */
export function addDays(iso: string, days: number): string {
  return isoOfDay(dayOfCivil(parseIsoDate(iso)) + days);
}

/** 0 (Sunday) to 6. Pure. @throws {TextError} INVALID_DATE */
export function weekdayOf(iso: string): number {
  return weekdayOfDay(dayOfCivil(parseIsoDate(iso)));
}

/** 0 (Sunday) to 6 of a day counted from 1970-01-01, a Thursday. Pure. */
export function weekdayOfDay(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
