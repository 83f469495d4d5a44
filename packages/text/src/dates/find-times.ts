import { type NumberSpan, findNumbers } from "../numbers/find-numbers.ts";
import { numberWord } from "../numbers/lexicon.ts";
import type { Token } from "../words/tokens.ts";
import { calendarKey } from "./calendar-key.ts";
import { agoWords, type DayPart, bajkarWords, beforeHourWords, clockFillers, clockWords, dayPartWords, hourUnits, laterWords, minuteWords } from "./calendar-words.ts"; // prettier-ignore

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
  /** Only "at" before it says that it is an hour. */
  led?: boolean;
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
 * The times a text names, in order, without overlaps: "subah 11 baje", "shaam 5", "5:30 pm", "saadhe das baje", "dhai baje", "ten to five".
 * Hours without a part of the day are taken as 8 to 19 o'clock, the other half as an alternative. Pure; never throws.
 * @param options.bare - also read numbers that nothing marks as hours ("saadhe das"), flagged `bare`
 * @param options.now - minutes since midnight, to reckon "do ghante baad" from; it is not read without
 */
export function findTimes(
  given: readonly Token[],
  options: { bare?: boolean; now?: number } = {},
  numbers: readonly NumberSpan[] = findNumbers(given),
): TimeSpan[] {
  const tokens = given.map((token) => ({ ...token, key: calendarKey(token) }));
  const spans: TimeSpan[] = [];
  const numberAt = new Map(numbers.map((number) => [number.from, number]));
  for (let i = 0; i < tokens.length;) {
    const span = readLater(tokens, i, numberAt, options.now) ?? readTime(tokens, i, numberAt, options.bare === true);
    if (span) spans.push(span);
    i = span ? span.to : i + 1;
  }
  return joinParts(tokens, spans);
}

/** "shaam ko aaunga, 6 baje": the part of the day and the hour, said apart, are one time. */
function joinParts(tokens: readonly Token[], spans: TimeSpan[]): TimeSpan[] {
  const parts = spans.filter(({ vague, from, to }) => vague && to - from === 1 && dayPartWords.has(tokens[from]!.key));
  const clocks = spans.filter(({ alternatives, bare }) => alternatives !== undefined && !bare);
  if (parts.length !== 1 || clocks.length !== 1 || spans.length !== 2) return spans;
  const [part, clock] = [dayPartWords.get(tokens[parts[0]!.from]!.key)!, clocks[0]!];
  const { min } = stretches[part];
  const fits = (time: string) => (part === "morning" ? time < "12:00" : time >= min || (part === "night" && time < "04:00"));
  const value = [clock.value, ...clock.alternatives!].find((time) => typeof time === "string" && fits(time));
  return value === undefined || value === null ? spans : [{ value, from: clock.from, to: clock.to }];
}

/** "do ghante baad", "half an hour later". */
function readLater(
  tokens: readonly Token[],
  i: number,
  numberAt: ReadonlyMap<number, NumberSpan>,
  now: number | undefined,
): TimeSpan | null {
  // "half an hour": half of one.
  const isHalf = tokens[i]?.key === "half" && tokens[i + 1]?.key === "an";
  const number: NumberSpan | undefined = isHalf ? { value: 0.5, from: i, to: i + 1, scale: 1 } : numberAt.get(i);
  if (now === undefined || !number || number.max !== undefined || number.value <= 0 || number.value > 300) return null;
  const at = tokens[number.to]?.key === "an" ? number.to + 1 : number.to;
  const perUnit = hourUnits.has(tokens[at]?.key ?? "") ? 60 : minuteWords.has(tokens[at]?.key ?? "") ? 1 : 0;
  if (perUnit === 0) return null;
  const filler = /^(?:ke|ka|ki)$/.test(tokens[at + 1]?.key ?? "") ? 1 : 0;
  const after = tokens[at + 1 + filler]?.key ?? "";
  const led = tokens[i - 1]?.key === "in" || tokens[i - 1]?.key === "after";
  const joined = /नी$|नंतर$/.test(tokens[at]!.text);
  if (agoWords.has(after) || !(led || joined || laterWords.has(after))) return null;
  const total = (now + Math.round(number.value * perUnit)) % 1440;
  return { value: clockText(Math.floor(total / 60), total % 60), from: led ? i - 1 : i, to: joined || led ? at + 1 : at + 2 + filler };
}

function readTime(tokens: readonly Token[], i: number, numberAt: ReadonlyMap<number, NumberSpan>, bare: boolean): TimeSpan | null {
  const part = dayPartWords.get(tokens[i]?.key ?? "");
  if (part !== undefined) {
    // "subah ko karib 11 baje": the hour that follows belongs to it.
    let at = i + 1;
    while (at < i + 4 && (clockFillers.has(tokens[at]?.key ?? "") || tokens[at]?.key === tokens[i]!.key)) at++;
    const clock = readClock(tokens, at, numberAt, true);
    if (clock && (clock.marked || !isMeasured(tokens, clock.to))) return { ...settle(clock, part), from: i, to: clock.to };
    if (part === "noon") return { from: i, to: i + 1, value: "12:00" };
    if (tokens[i]!.key === "midnight") return { from: i, to: i + 1, value: "00:00" };
    return { from: i, to: i + 1, value: stretches[part], vague: true };
  }
  // "din ke gyarah baje".
  if (tokens[i]?.key === "din" && /^(?:ke|me|ko)$/.test(tokens[i + 1]?.key ?? "")) {
    const clock = readClock(tokens, i + 2, numberAt, true);
    if (clock?.marked) return { ...settle(clock, "afternoon"), from: i, to: clock.to };
  }
  // "1530 hours".
  const military = /^([01]\d|2[0-3])([0-5]\d)$/.exec(tokens[i]?.kind === "number" ? tokens[i]!.key : "");
  if (military && /^(?:hours|hrs)$/.test(tokens[i + 1]?.text ?? "")) return { value: `${military[1]}:${military[2]}`, from: i, to: i + 2 };
  const clock = readClock(tokens, i, numberAt, bare);
  if (!clock) return null;
  const after = partAfter(tokens, clock.to);
  if (after) return { ...settle(clock, after.part), from: i, to: after.to };
  if (clock.half) return { ...settle(clock, clock.half === "am" ? "morning" : "evening", clock.half), from: i, to: clock.to };
  // "at 11", but not "at 11 percent".
  const led = /^at$/i.test(tokens[i - 1]?.text ?? "") && !isMeasured(tokens, clock.to) && clock.hour >= 1 && clock.hour <= 12;
  if (clock.marked || led) return { ...settle(clock, null), from: i, to: clock.to, ...(clock.marked ? {} : { led }) };
  if (!bare || isMeasured(tokens, clock.to) || clock.hour > 24 || clock.minute < 0) return null;
  return { ...settle(clock, null), from: i, to: clock.to, bare: true };
}

interface Clock {
  hour: number;
  minute: number;
  /** Later end of "11 se 12 baje". */
  until?: { hour: number; minute: number };
  to: number;
  /** Something said that it is a clock time. */
  marked: boolean;
  half?: "am" | "pm";
}

/** @param pairs - two numbers side by side may be hour and minutes: a part of the day, am or pm, or the question says so */
function readClock(tokens: readonly Token[], i: number, numberAt: ReadonlyMap<number, NumberSpan>, pairs: boolean): Clock | null {
  const relative = readPastOrTo(tokens, i, numberAt) ?? readBeforeHour(tokens, i, numberAt);
  if (relative) return relative;
  const number = numberAt.get(i);
  if (!number || number.scale !== 1 || number.value < 0 || number.value > 24.75) return null;
  const token = tokens[i]!;
  let { to } = number;
  let hour = Math.floor(number.value);
  let minute = Math.round((number.value - hour) * 60);
  // A quarter to one is said "paune ek".
  if (hour === 0 && minute > 0) hour = 12;
  let marked = false;
  const pair = readMinutes(tokens, number, numberAt, pairs);
  if (pair) {
    minute = pair.minute;
    to = pair.to;
    marked = pair.marked;
  }
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
  } else if (isCountedBengali(tokens[to - 1])) marked = true;
  if (minute > 59 || hour > 24) return { hour, minute: -1, to, marked: marked || half !== undefined, half };
  if (hour === 24) hour = 0;
  const last = number.max !== undefined && number.max <= 24 && marked ? number.max : undefined;
  const until = last === undefined ? {} : { until: { hour: Math.floor(last), minute: Math.round((last % 1) * 60) } };
  return { hour, minute, to, marked, half, ...until };
}

/** পাঁচটায়, আড়াইটে: an hour is counted. */
function isCountedBengali(token: Token | undefined): boolean {
  return token?.script === "Beng" && /(?:টা|টে)(?:\u09af\u09bc|\u09df|য়|র|তে|তেই)?$/.test(token.text);
}

/** Minutes said right after the hour: "two thirty pm", "দশটা কুড়ি". */
function readMinutes(
  tokens: readonly Token[],
  number: NumberSpan,
  numberAt: ReadonlyMap<number, NumberSpan>,
  pairs: boolean,
): { minute: number; to: number; marked: boolean } | null {
  const isHour = Number.isInteger(number.value) && number.value >= 1 && number.value <= 12;
  if (!isHour) return null;
  const isEnglish = (at: number) => {
    const word = tokens[at] && numberWord(tokens[at]);
    return tokens[at]?.kind === "number" || (word?.kind === "unit" && word.english === true);
  };
  // "ten fifteen am" reads as a range of numbers at first.
  if (number.max !== undefined) {
    const isPair =
      number.max >= 10 && number.max < 60 && number.to - number.from <= 3 && isEnglish(number.from) && hasHalf(tokens, number.to);
    return isPair ? { minute: number.max, to: number.to, marked: false } : null;
  }
  const counted = isCountedBengali(tokens[number.to - 1]);
  const oh = /^o+h?$|^zero$/.test(tokens[number.to]?.key ?? "") ? 1 : 0;
  const minutes = numberAt.get(number.to + oh);
  if (!minutes || minutes.max !== undefined || !Number.isInteger(minutes.value) || minutes.value >= 60 || minutes.scale !== 1) return null;
  if (counted) {
    const said = minuteWords.has(tokens[minutes.to]?.key ?? "");
    return said || !tokens[minutes.to] ? { minute: minutes.value, to: minutes.to + (said ? 1 : 0), marked: true } : null;
  }
  const long = minutes.value >= 10 || oh === 1;
  if (!long || !isEnglish(number.from) || !isEnglish(minutes.from)) return null;
  return pairs || hasHalf(tokens, minutes.to) ? { minute: minutes.value, to: minutes.to, marked: false } : null;
}

function hasHalf(tokens: readonly Token[], at: number): boolean {
  return /^(?:am|pm|a|p)$/.test(tokens[at]?.key ?? "") || partAfter(tokens, at) !== null;
}

/** "half past ten", "quarter to five", "twenty past ten", "ten to five". */
function readPastOrTo(tokens: readonly Token[], i: number, numberAt: ReadonlyMap<number, NumberSpan>): Clock | null {
  const named = tokens[i]?.key === "half" ? 30 : tokens[i]?.key === "kuarter" ? 15 : null;
  const number = numberAt.get(i);
  const minutes = named ?? (number && Number.isInteger(number.value) && number.value < 60 ? number.value : null);
  // "five to twelve": nobody keeps such hours, so it is no range.
  if (number?.max !== undefined && number.value === 5 && number.max >= 9 && number.max <= 12 && tokens[i + 1]?.key === "to")
    return clockOf(tokens, number.max * 60 - 5, number.to);
  if (minutes === null || number?.max !== undefined) return null;
  let at = named === null ? number!.to : i + 1;
  const said = minuteWords.has(tokens[at]?.key ?? "");
  if (said) at++;
  const said12 = (hour: NumberSpan | undefined): hour is NumberSpan =>
    hour !== undefined && hour.max === undefined && hour.scale === 1 && Number.isInteger(hour.value) && hour.value >= 1 && hour.value <= 12;
  // "half ten" is half past ten.
  const halfOf = named === 30 ? numberAt.get(at) : undefined;
  if (said12(halfOf) && !isMeasured(tokens, halfOf.to)) return clockOf(tokens, halfOf.value * 60 + 30, halfOf.to);
  const relation = tokens[at]?.key;
  if (relation !== "past" && relation !== "to") return null;
  const hour = numberAt.get(at + 1);
  if (!said12(hour)) return null;
  // "ten to eleven" may be a range; "ten to five" is none.
  if (relation === "to" && named === null && !said && minutes < hour.value) return null;
  const total = relation === "past" ? hour.value * 60 + minutes : hour.value * 60 - minutes;
  return clockOf(tokens, total, hour.to);
}

/** "das bajne mein paanch minute", "পাঁচটা বাজতে দশ", "पाच वाजायला दहा मिनिटे". */
function readBeforeHour(tokens: readonly Token[], i: number, numberAt: ReadonlyMap<number, NumberSpan>): Clock | null {
  const hour = numberAt.get(i);
  if (!hour || hour.value < 1 || hour.value > 12 || !beforeHourWords.has(tokens[hour.to]?.key ?? "")) return null;
  const at = tokens[hour.to + 1]?.key === "me" ? hour.to + 2 : hour.to + 1;
  const minutes = numberAt.get(at);
  if (!minutes || !Number.isInteger(minutes.value) || minutes.value >= 60) return null;
  return clockOf(tokens, hour.value * 60 - minutes.value, minuteWords.has(tokens[minutes.to]?.key ?? "") ? minutes.to + 1 : minutes.to);
}

function clockOf(tokens: readonly Token[], total: number, to: number): Clock {
  const half = tokens[to]?.key;
  const clock = { hour: Math.floor(total / 60) || 12, minute: total % 60, marked: true };
  return half === "am" || half === "pm" ? { ...clock, half, to: to + 1 } : { ...clock, to };
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
  if (clock.until !== undefined) {
    return { value: { min: value, max: clockText(hourOfDay(clock.until.hour, part, half), clock.until.minute) }, vague: true };
  }
  const open = part === null && clock.hour >= 1 && clock.hour <= 12;
  return open ? { value, alternatives: [clockText((hour + 12) % 24, clock.minute)] } : { value };
}

function hourOfDay(hour: number, part: DayPart | null, half?: "am" | "pm"): number {
  if (hour > 12 || hour === 0) return hour;
  if (half === "am") return hour % 12;
  if (half === "pm") return (hour % 12) + 12;
  if (part === "morning") return hour === 12 ? 0 : hour;
  if (part === "afternoon" || part === "noon") return hour >= 9 && hour <= 12 ? hour : hour + 12;
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
    /^(lakh|hajar|karod|rup\w*|rs|persent|perkent|per|takke|taka|takka|pratisat|%|tola|tole|gram|kilo|din|days?|mahine|months?|saal|sal|years?|hafte|weeks?|logo?|log|tarikh|floor)$/.test(
      key,
    ) || /^[/-]$/.test(tokens[at]?.text ?? "")
  );
}
