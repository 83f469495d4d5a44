/** A moment as a clock on the wall shows it. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  date: string;
  /** 0 (Sunday) to 6. */
  weekday: number;
  hour: number;
  minute: number;
  /** Whole days since 1970-01-01, local. */
  day: number;
}

/**
 * Minutes east of Greenwich. Only zones without daylight saving: their rules need no data that changes, so that a
 * conversation replays byte for byte everywhere.
 */
const offsets: Readonly<Record<string, number>> = {
  UTC: 0,
  "Etc/UTC": 0,
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

const india = 330;
const dayMs = 86_400_000;

/** The time zones an agent may name: those without daylight saving, and `UTC+05:30` for any other fixed offset. */
export const knownTimezones: readonly string[] = Object.keys(offsets);

/** True when {@link localTime} knows the zone. */
export function isKnownTimezone(timezone: string): boolean {
  return offsetOf(timezone) !== null;
}

/**
 * What the clock shows in a zone. Pure; an unknown zone reads as India's, which lint reports.
 * @param now - milliseconds since the epoch
 */
export function localTime(now: number, timezone: string): LocalTime {
  const local = now + (offsetOf(timezone) ?? india) * 60_000;
  const day = Math.floor(local / dayMs);
  const minutes = Math.floor((local - day * dayMs) / 60_000);
  return { date: dateOfDay(day), weekday: weekdayOfDay(day), hour: Math.floor(minutes / 60), minute: minutes % 60, day };
}

function offsetOf(timezone: string): number | null {
  if (Object.hasOwn(offsets, timezone)) return offsets[timezone] ?? null;
  const fixed = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})$/.exec(timezone);
  if (!fixed) return null;
  const minutes = Number(fixed[2]) * 60 + Number(fixed[3]);
  return fixed[1] === "-" ? -minutes : minutes;
}

/** 0 (Sunday) to 6 of a day counted from 1970-01-01, a Thursday. */
export function weekdayOfDay(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/**
 * Days from 1970-01-01 to a date `YYYY-MM-DD` of the Gregorian calendar; null when there is no such day.
 * @see Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
 */
export function dayOfDate(date: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!parts) return null;
  const [year, month, dayOfMonth] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || dayOfMonth < 1) return null;
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const day = era * 146_097 + dayOfEra - 719_468;
  // 31 June counts on into July: the way back shows it.
  return dateOfDay(day) === date ? day : null;
}

/** The date `YYYY-MM-DD` of a day counted from 1970-01-01. */
export function dateOfDay(day: number): string {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
