import { type NumberSpan, findNumbers } from "../numbers/find-numbers.ts";
import { foldNative } from "../numbers/lexicon.ts";
import type { Token } from "../words/tokens.ts";
import { type DayPart, bajkarWords, clockFillers, clockWords, dayPartWords, minuteWords } from "./calendar-words.ts";

/** A time of day, or a part of a day, found in a text. */
export interface TimeSpan {
  /** `HH:MM`, or the ends of a stretch. Null when the clock has no such time. */
  value: string | { min: string; max: string } | null;
  /** Tokens it covers, `to` exclusive. */
  from: number;
  to: number;
  vague?: boolean;
  /** The other half of the day, where the caller did not say which. */
  alternatives?: string[];
  /** Nothing said that this number is an hour: only for those who asked. */
  bare?: boolean;
  problem?: "no-such-time";
}

const stretches: Readonly<Record<DayPart, { min: string; max: string }>> = {
  morning: { min: "08:00", max: "12:00" },
  noon: { min: "12:00", max: "12:00" },
  afternoon: { min: "12:00", max: "16:00" },
  evening: { min: "16:00", max: "20:00" },
  night: { min: "20:00", max: "23:00" },
};

/**
 * The times a text names, in order, without overlaps: "subah 11 baje", "shaam 5", "5:30 pm", "saadhe das baje", "dhai baje".
 * Hours without a part of the day are taken as 8 to 19 o'clock, the other half as an alternative. Pure; never throws.
 * @param options.bare - also read numbers that nothing marks as hours ("saadhe das"), flagged `bare`
 */
export function findTimes(
  tokens: readonly Token[],
  options: { bare?: boolean } = {},
  numbers: readonly NumberSpan[] = findNumbers(tokens),
): TimeSpan[] {
  const spans: TimeSpan[] = [];
  const numberAt = new Map(numbers.map((number) => [number.from, number]));
  for (let i = 0; i < tokens.length;) {
    const span = readTime(tokens, i, numberAt, options.bare === true);
    if (span) spans.push(span);
    i = span ? span.to : i + 1;
  }
  return spans;
}

function readTime(tokens: readonly Token[], i: number, numberAt: ReadonlyMap<number, NumberSpan>, bare: boolean): TimeSpan | null {
  const part = dayPartWords.get(tokens[i]?.key ?? "");
  if (part !== undefined) {
    // "subah ko karib 11 baje": the hour that follows belongs to it.
    let at = i + 1;
    while (at < i + 4 && clockFillers.has(tokens[at]?.key ?? "")) at++;
    const clock = readClock(tokens, at, numberAt);
    if (clock && (clock.marked || !isMeasured(tokens, clock.to))) return { ...settle(clock, part), from: i, to: clock.to };
    if (part === "noon") return { from: i, to: i + 1, value: "12:00" };
    if (tokens[i]!.key === "midnight") return { from: i, to: i + 1, value: "00:00" };
    return { from: i, to: i + 1, value: stretches[part], vague: true };
  }
  const clock = readClock(tokens, i, numberAt);
  if (!clock) return null;
  const after = partAfter(tokens, clock.to);
  if (after) return { ...settle(clock, after.part), from: i, to: after.to };
  if (clock.half) return { ...settle(clock, clock.half === "am" ? "morning" : "evening", clock.half), from: i, to: clock.to };
  if (clock.marked) return { ...settle(clock, null), from: i, to: clock.to };
  if (!bare || isMeasured(tokens, clock.to) || clock.hour > 24 || clock.minute < 0) return null;
  return { ...settle(clock, null), from: i, to: clock.to, bare: true };
}

interface Clock {
  hour: number;
  minute: number;
  /** Later end of "11 se 12 baje". */
  untilHour?: number;
  to: number;
  /** Something said that it is a clock time. */
  marked: boolean;
  half?: "am" | "pm";
}

function readClock(tokens: readonly Token[], i: number, numberAt: ReadonlyMap<number, NumberSpan>): Clock | null {
  const pastOrTo = readPastOrTo(tokens, i, numberAt);
  if (pastOrTo) return pastOrTo;
  const number = numberAt.get(i);
  if (!number || number.scale !== 1 || number.value < 0 || number.value > 24.75) return null;
  const token = tokens[i]!;
  let { to } = number;
  let hour = Math.floor(number.value);
  let minute = Math.round((number.value - hour) * 60);
  let marked = false;
  const colon = tokens[to]?.text === ":" && tokens[to]!.glued && /^\d{2}$/.test(tokens[to + 1]?.key ?? "");
  if (colon && number.digits !== undefined) {
    minute = Number(tokens[to + 1]!.key);
    to += 2;
    marked = true;
  } else if (token.kind === "number" && /^\d{1,2}\.[0-5]\d$/.test(token.key) && isClockWord(tokens, to)) {
    // "5.30 baje": a point for a colon.
    minute = Number(token.key.split(".")[1]);
  }
  let half: Clock["half"];
  const next = tokens[to]?.key ?? "";
  if (next === "am" || next === "pm") {
    half = next;
    to++;
  } else if (
    (next === "a" || next === "p") &&
    /^m$/.test(tokens[to + 1]?.text === "." ? (tokens[to + 2]?.key ?? "") : (tokens[to + 1]?.key ?? ""))
  ) {
    half = next === "a" ? "am" : "pm";
    to += tokens[to + 1]?.text === "." ? 3 : 2;
    if (tokens[to]?.text === ".") to++;
  } else if (next === "o" && tokens[to + 1]?.key === "klok") {
    to += 2;
    marked = true;
  } else if (clockWords.has(next)) {
    to++;
    marked = true;
    if (bajkarWords.has(next)) {
      if (tokens[to]?.key === "kar" || tokens[to]?.key === "ke") to++;
      const minutes = numberAt.get(to);
      if (minutes && minutes.value < 60 && Number.isInteger(minutes.value)) {
        minute = minutes.value;
        to = minutes.to;
        if (minuteWords.has(tokens[to]?.key ?? "")) to++;
      }
    }
  } else if (/টা(য|য়)?$/.test(foldNative(tokens[to - 1]?.text ?? "")) && tokens[to - 1]?.script === "Beng") marked = true;
  if (minute > 59 || hour > 24) return { hour, minute: -1, to, marked: marked || half !== undefined, half };
  if (hour === 24) hour = 0;
  const untilHour = number.max !== undefined && number.max <= 24 && marked ? Math.floor(number.max) : undefined;
  return { hour, minute, to, marked, half, ...(untilHour === undefined ? {} : { untilHour }) };
}

/** "half past ten", "quarter to five". */
function readPastOrTo(tokens: readonly Token[], i: number, numberAt: ReadonlyMap<number, NumberSpan>): Clock | null {
  const minutes = tokens[i]?.key === "half" ? 30 : tokens[i]?.key === "kuarter" ? 15 : null;
  const relation = tokens[i + 1]?.key;
  if (minutes === null || (relation !== "past" && relation !== "to")) return null;
  const hour = numberAt.get(i + 2);
  if (!hour || !Number.isInteger(hour.value) || hour.value < 1 || hour.value > 12) return null;
  const total = relation === "past" ? hour.value * 60 + minutes : hour.value * 60 - minutes;
  const half = tokens[hour.to]?.key;
  return {
    hour: Math.floor(total / 60),
    minute: total % 60,
    marked: true,
    ...(half === "am" || half === "pm" ? { half, to: hour.to + 1 } : { to: hour.to }),
  };
}

/** "5 baje shaam ko", "5 in the evening". */
function partAfter(tokens: readonly Token[], at: number): { part: DayPart; to: number } | null {
  for (let to = at; to < at + 3; to++) {
    const key = tokens[to]?.key ?? "";
    const part = dayPartWords.get(key);
    if (part !== undefined && part !== "noon") return { part, to: to + 1 };
    if (!clockFillers.has(key)) return null;
  }
  return null;
}

function settle(clock: Clock, part: DayPart | null, half?: "am" | "pm"): Omit<TimeSpan, "from" | "to"> {
  if (clock.minute < 0) return { value: null, problem: "no-such-time" };
  const hour = hourOfDay(clock.hour, part, half);
  const value = clockText(hour, clock.minute);
  if (clock.untilHour !== undefined) {
    return { value: { min: value, max: clockText(hourOfDay(clock.untilHour, part, half), clock.minute) }, vague: true };
  }
  const open = part === null && clock.hour >= 1 && clock.hour <= 12;
  return open ? { value, alternatives: [clockText((hour + 12) % 24, clock.minute)] } : { value };
}

function hourOfDay(hour: number, part: DayPart | null, half?: "am" | "pm"): number {
  if (hour > 12 || hour === 0) return hour;
  if (half === "am") return hour % 12;
  if (half === "pm") return (hour % 12) + 12;
  if (part === "morning") return hour === 12 ? 0 : hour;
  if (part === "afternoon" || part === "noon") return hour >= 10 && hour <= 12 ? hour : hour + 12;
  if (part === "evening") return hour === 12 ? 12 : hour + 12;
  if (part === "night") return hour === 12 ? 0 : hour >= 6 ? hour + 12 : hour;
  return hour < 8 ? hour + 12 : hour;
}

function clockText(hour: number, minute: number): string {
  return `${String(hour % 24).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function isClockWord(tokens: readonly Token[], at: number): boolean {
  const key = tokens[at]?.key ?? "";
  return clockWords.has(key) || key === "am" || key === "pm";
}

/** The number counts something else: "shaam 5 lakh". */
function isMeasured(tokens: readonly Token[], at: number): boolean {
  const key = tokens[at]?.key ?? "";
  return (
    /^(lakh|hajar|rup\w*|persent|%|tola|gram|din|mahine|month|months|saal|sal|logo?|log)$/.test(key) ||
    /^[/-]$/.test(tokens[at]?.text ?? "")
  );
}
