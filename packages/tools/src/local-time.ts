import { dateOfDay, dayOfDate, localTime as wallClock } from "@vaarta/flow";
import { weekdayOfDay } from "@vaarta/text";

/** Where the clock of a time zone stands. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  date: string;
  /** Minutes since midnight. */
  minutes: number;
}

/**
 * The wall clock of a time zone at an instant, read as the rest of the product reads it.
 * @param now - milliseconds since the epoch
 */
export function localTime(now: number, timezone: string): LocalTime {
  const { date, hour, minute } = wallClock(now, timezone);
  return { date, minutes: hour * 60 + minute };
}

/** `YYYY-MM-DD` of a real day; "2027-02-30" is none. */
export function isDate(text: string): boolean {
  return dayOfDate(text) !== null;
}

export function addDays(date: string, days: number): string {
  return dateOfDay((dayOfDate(date) ?? 0) + days);
}

/** 0 is Sunday. */
export function weekdayOf(date: string): number {
  return weekdayOfDay(dayOfDate(date) ?? 0);
}

/** Whole days from one date to another; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return (dayOfDate(to) ?? 0) - (dayOfDate(from) ?? 0);
}

/** Minutes since midnight of `HH:MM`, or null. `24:00` is the end of the day. */
export function minutesOf(time: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time.trim());
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 1440 ? minutes : null;
}

export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
