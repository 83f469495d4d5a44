import { TextError } from "../error.ts";
import { wordLanguage } from "../languages.ts";
import { numberToWords } from "../numbers/number-to-words.ts";
import { calendarNames } from "./calendar-names.ts";
import { parseIsoDate, weekdayOf } from "./civil.ts";

/** What of a date is written. */
export interface DateFormat {
  /** Begin with the day of the week. @defaultValue true */
  weekday?: boolean;
  /** End with the year. @defaultValue false */
  year?: boolean;
  /** Say the day of the month in words ("तेईस नवंबर"), for voices. @defaultValue false */
  words?: boolean;
}

/**
 * A date, day first: "Monday, 23 November", "सोमवार, 23 नवंबर". Figures are ASCII in every language. Pure.
 * @param iso - `YYYY-MM-DD`
 * @throws {TextError} INVALID_DATE
 */
export function formatDate(iso: string, language: string, format: DateFormat = {}): string {
  const date = parseIsoDate(iso);
  const names = calendarNames[wordLanguage(language)];
  const day = format.words ? numberToWords(date.day, language) : String(date.day);
  const year = format.year ? ` ${format.words ? yearToWords(date.year, language) : date.year}` : "";
  const rest = `${day} ${names.months[date.month - 1]}${year}`;
  return format.weekday === false ? rest : `${names.weekdays[weekdayOf(iso)]}, ${rest}`;
}

/** The day of the week of a date: "Monday", "सोमवार". Pure. @throws {TextError} INVALID_DATE */
export function weekdayName(iso: string, language: string): string {
  return calendarNames[wordLanguage(language)].weekdays[weekdayOf(iso)]!;
}

/** The month's name. Pure. @param month - 1 to 12 @throws {TextError} INVALID_DATE for any other number */
export function monthName(month: number, language: string): string {
  const name = calendarNames[wordLanguage(language)].months[month - 1];
  if (name === undefined) throw new TextError("INVALID_DATE", `${month} is not a month; months count from 1 to 12.`);
  return name;
}

/**
 * A time of day in figures: "5:30 pm", "शाम 5:30 बजे". Pure.
 * @param time - `HH:MM`, 24 hours
 * @throws {TextError} INVALID_TIME
 */
export function formatTime(time: string, language: string): string {
  const { hour, minute } = parseTime(time);
  const names = calendarNames[wordLanguage(language)];
  const figure = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`}`;
  if (!names.clock || !names.periods) return `${figure} ${hour < 12 ? "am" : "pm"}`;
  return `${periodOf(hour, names.periods)} ${names.clock.replace("{time}", figure)}`;
}

/**
 * A time of day as it is said: "half past five in the evening", "शाम साढ़े पाँच बजे". Pure.
 * @param time - `HH:MM`, 24 hours
 * @throws {TextError} INVALID_TIME
 */
export function timeToWords(time: string, language: string): string {
  const { hour, minute } = parseTime(time);
  const names = calendarNames[wordLanguage(language)];
  const say = (value: number) => numberToWords(value % 12 === 0 ? 12 : value % 12, language);
  if (!names.clock || !names.periods) {
    const part = hour < 12 ? "in the morning" : hour < 16 ? "in the afternoon" : hour < 20 ? "in the evening" : "at night";
    if (minute === 0) return `${say(hour)} o'clock ${part}`;
    if (minute === 15) return `quarter past ${say(hour)} ${part}`;
    if (minute === 30) return `half past ${say(hour)} ${part}`;
    if (minute === 45) return `quarter to ${say(hour + 1)} ${part}`;
    return `${say(hour)} ${minute < 10 ? "oh " : ""}${numberToWords(minute, language)} ${part}`;
  }
  const period = periodOf(hour, names.periods);
  const clock = (words: string) => `${period} ${names.clock!.replace("{time}", words)}`;
  if (minute === 0) return clock(say(hour));
  if (names.quarters) {
    const { past, half, to, oneAndHalf, twoAndHalf } = names.quarters;
    if (minute === 15) return clock(`${past} ${say(hour)}`);
    if (minute === 30) return clock(hour % 12 === 1 ? oneAndHalf : hour % 12 === 2 ? twoAndHalf : `${half} ${say(hour)}`);
    // A quarter to one is "paun baje", which few say aloud to a stranger; the figure is plainer.
    if (minute === 45 && hour % 12 !== 0) return clock(`${to} ${say(hour + 1)}`);
  }
  if (names.minutes) return `${period} ${names.minutes.replace("{hour}", say(hour)).replace("{minute}", numberToWords(minute, language))}`;
  return formatTime(time, language);
}

function parseTime(time: string): { hour: number; minute: number } {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) throw new TextError("INVALID_TIME", `"${time}" is not a time written HH:MM. Check the value before formatting it.`);
  return { hour: Number(match[1]), minute: Number(match[2]) };
}

function yearToWords(year: number, language: string): string {
  const pair = Math.floor(year / 100);
  const inPairs = wordLanguage(language) === "en" && year >= 2010 && year <= 2099;
  return inPairs ? `${numberToWords(pair, language)} ${numberToWords(year % 100, language)}` : numberToWords(year, language);
}

type Periods = NonNullable<(typeof calendarNames)["hi"]["periods"]>;

function periodOf(hour: number, periods: Periods): string {
  if (hour < 4 || hour >= 20) return periods.night;
  if (hour < 12) return periods.morning;
  if (hour === 12) return periods.noon;
  if (hour < 16) return periods.afternoon;
  return hour < 18 ? (periods.lateAfternoon ?? periods.evening) : periods.evening;
}
