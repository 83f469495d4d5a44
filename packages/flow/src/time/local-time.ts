import { TextError, civilNow, dayOfCivil, isoOfDay, isRealDate, zoneOffsetMinutes } from "@vaarta/text";

/** A moment as a clock on the wall shows it. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  date: string;
  /** Whole days since 1970-01-01, local. */
  day: number;
  /** 0 (Sunday) to 6. */
  weekday: number;
  hour: number;
  minute: number;
}

const india = "Asia/Kolkata";

/** True when {@link localTime} knows the zone: those without daylight saving, and `UTC+05:30` and the like. Pure. */
export function isKnownTimezone(timezone: string): boolean {
  try {
    zoneOffsetMinutes(timezone);
    return true;
  } catch (error) {
    if (error instanceof TextError) return false;
    throw error;
  }
}

/**
 * What calendar and clock show in a zone. Pure and total: an unknown zone reads as India's, which lint reports, so that
 * a running conversation never fails over it.
 * @param now - milliseconds since the epoch
 */
export function localTime(now: number, timezone: string): LocalTime {
  const { iso, day, weekday, hour, minute } = civilNow(now, isKnownTimezone(timezone) ? timezone : india);
  return { date: iso, day, weekday, hour, minute };
}

/** Days from 1970-01-01 to a date `YYYY-MM-DD`; null when there is no such day. Pure. */
export function dayOfDate(date: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!parts) return null;
  const civil = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
  return isRealDate(civil) ? dayOfCivil(civil) : null;
}

/** The date `YYYY-MM-DD` of a day counted from 1970-01-01. Pure. */
export const dateOfDay = isoOfDay;
