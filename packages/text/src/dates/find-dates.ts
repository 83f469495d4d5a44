// One algorithm: every form in which a day is said, tried in order at each word.

import { type NumberSpan, findNumbers } from "../numbers/find-numbers.ts";
import { ordinalAt } from "../numbers/ordinals.ts";
import { endsWith } from "../words/endings.ts";
import { matchKey } from "../words/match-key.ts";
import type { Token } from "../words/tokens.ts";
import {
  agoWords, beforeWords, comingWords, clockWords, dateMarks, dayPartWords, dayUnits, endWords, firstWords, fortnightUnits, futureWords, lastWords, laterWords, monthUnits,
  monthOf, nextWords, ofWords, onWords, ordinalEndings, pastWords, relativeWords, saidOfWords, shortWeekdays, startWords, thisWords,
  weekdayWords, weekendWords, weekUnits,
} from "./calendar-words.ts"; // prettier-ignore
import { calendarKey } from "./calendar-key.ts";
import { civilOfDay, dayOfCivil, daysInMonth, isoOfCivil, isoOfDay, isRealDate, weekdayOfDay } from "./civil.ts";

/** A day, or a stretch of days, found in a text. */
export interface DateSpan {
  /** `YYYY-MM-DD`, or the first and last day of a stretch. Null when no such day exists (31 June). */
  value: string | { min: string; max: string } | null;
  /** Tokens it covers, `to` exclusive. */
  from: number;
  to: number;
  /** A stretch was said ("agle hafte"), not a day. */
  vague?: boolean;
  /** Other readings, likeliest first. */
  alternatives?: string[];
  /** What was taken for granted: the direction of "kal", the month of "15 tareekh". */
  assumed?: "day" | "month";
  problem?: "no-such-date";
  /** Nothing said that this number is a day: only for those who asked. */
  bare?: boolean;
}

/**
 * The days a text names, in order, without overlaps: "kal", "agle somvaar", "15 tareekh", "next Friday", "3 din baad", "15/11", "शनिवार". Pure;
 * never throws. Days without a year lie ahead, unless the text is in the past.
 * @param today - days since 1970-01-01 where the caller is
 * @param options.bare - also read numbers that nothing marks as days ("pachees ko", "twenty third"), flagged `bare`
 */
export function findDates(
  tokens: readonly Token[],
  today: number,
  numbers: readonly NumberSpan[] = findNumbers(tokens),
  options: { bare?: boolean } = {},
): DateSpan[] {
  const reader = new DateReader(tokens, today, numbers, options.bare === true);
  const spans: DateSpan[] = [];
  for (let i = 0; i < tokens.length;) {
    const span = reader.readAt(i);
    if (span) spans.push(span);
    i = span ? Math.max(span.to, i + 1) : i + 1;
  }
  // Beside a day that is plainly one, a lone number is none.
  return spans.some(({ bare }) => !bare) ? spans.filter(({ bare }) => !bare) : spans;
}

/** Bengali and Marathi put the past into the verb's ending: গিয়েছিলাম, দিয়েছি, आलो, भरलेत. */
const pastEndings = /(?:ছিলাম|ছিলেন|ছিল|িলাম|লাম|েছি|েছেন|েছে|েছিস)$|(?:लो|लोय|लेत|लेय|लंय|लाय|लीय)$/;

/** A word of the past; थे has the letters of "the" and लिए means "for" too. */
function saysPast(tokens: readonly Token[], token: Token, at: number): boolean {
  const before = tokens[at - 1]?.key ?? "";
  const after = tokens[at + 1];
  if (/^the$/i.test(token.text))
    return /[eai]$/.test(before) && before !== "ke" && (after === undefined || after.kind === "mark" || particles.has(after.key));
  if (/^(?:liye|liy?e|लिए|लिये)$/i.test(token.text)) return !/^(?:k[eai]|mere|tere|iske|uske|isk[ei]|apne|jis|kis|is|us)$/.test(before);
  return pastWords.has(token.key) || (token.script !== "Latn" && pastEndings.test(token.text));
}

type Tense = "past" | "future" | null;

const isClauseEnd = (token: Token): boolean => /^[,;.।?!]$/.test(token.text);

/** "galat bata diya", "ভুল বলেছি", "चुकीचं सांगितलं": the words were said in the past, not what they name. */
function isTelling(tokens: readonly Token[], at: number): boolean {
  return [at - 2, at - 1, at].some((place) =>
    /^(?:bat|bol|kah|keh|sun|likh|sang|mhan|said|told|tell|galat|bhul|cuk)/.test(tokens[place]?.key ?? ""),
  );
}

const particles = new Set(["na", "to", "ji", "bhai", "maine", "hum", "hamne", "ab", "par", "lekin", "aur", "or"].map(matchKey));
const dayKey = matchKey("day");
const notDates = new Set(
  [
    "floor",
    "time",
    "times",
    "baar",
    "person",
    "one",
    "option",
    "wala",
    "party",
    "class",
    "attempt",
    "month",
    "week",
    "year",
    "loan",
    "branch",
  ].map(matchKey),
);
/** What an ordinal alone needs before it to be a day: "on the fifteenth". */
const beforeOrdinal = new Set(["the", "on", "by", "till", "until"]);
const now = new Set(["now", "today", "abhi", "aaj"].map(matchKey));
const laterEndings = ["नंतर", "नी", "ने", "मध्ये", "त"];
const wholeWords = new Set(["bhar", "भर", "ভর"].map(matchKey));
const agoEndings = ["पूर्वी", "आधी"];
const tomorrowKey = matchKey("tomorrow");
const tomorrowOrYesterday = new Set(["tomorrow", "yesterday"].map(matchKey));

class DateReader {
  private readonly tokens: readonly Token[];
  private readonly today: number;
  private readonly numberAt = new Map<number, NumberSpan>();
  /** Of what is being read. */
  private tense: Tense = null;
  private readonly bare: boolean;
  private readonly keys: readonly string[];

  constructor(tokens: readonly Token[], today: number, numbers: readonly NumberSpan[], bare: boolean) {
    this.tokens = tokens;
    this.bare = bare;
    this.keys = tokens.map(calendarKey);
    this.today = today;
    for (const number of numbers) this.numberAt.set(number.from, number);
    this.tense = this.tenseOf(0, tokens.length, true);
  }

  readAt(i: number): DateSpan | null {
    this.tense = this.tenseAt(i);
    return (
      this.figures(i) ??
      this.dayAndMonth(i) ??
      this.dayOfNamedMonth(i) ??
      this.counted(i) ??
      this.ofMonth(i) ??
      this.marked(i) ??
      this.weekday(i) ??
      this.relative(i) ??
      this.stretch(i) ??
      (this.bare ? this.bareDay(i) : null)
    );
  }

  /** That of its own clause, else of all that was said: "sorry, galat bata diya, guruvar ko" lies ahead. */
  private tenseAt(i: number): Tense {
    let from = i;
    let to = i;
    while (from > 0 && !isClauseEnd(this.tokens[from - 1]!)) from--;
    while (to < this.tokens.length && !isClauseEnd(this.tokens[to]!)) to++;
    return this.tenseOf(from, to, false) ?? this.tenseOf(0, this.tokens.length, true);
  }

  /** @param whole - what was said wrongly, or told, is no past of the day's */
  private tenseOf(from: number, to: number, whole: boolean): Tense {
    let past = false;
    for (let at = from; at < to; at++) {
      const token = this.tokens[at]!;
      // Hindi's future ends in -ga, -gi, -ge: "karunga", "aayenge".
      if (futureWords.has(token.key) || (/[aeu]n?g[aei]$/.test(token.key) && token.key.length > 4)) return "future";
      past ||= saysPast(this.tokens, token, at) && !(whole && isTelling(this.tokens, at));
    }
    return past ? "past" : null;
  }

  private key(i: number): string {
    return this.keys[i] ?? "";
  }

  /** A day said at a token, as a number or an ordinal, with its ending and the word for date; `marked` when any of those said so. */
  private day(i: number): { value: number; to: number; marked: boolean } | null {
    const ordinal = ordinalAt(this.tokens, i);
    const day = ordinal ?? this.count(i, 99);
    if (!day) return null;
    let { to } = day;
    let marked = ordinal?.english === true && ordinal.value > 3;
    if (this.isOrdinalEnding(to)) {
      to++;
      marked = true;
    }
    if (dateMarks.has(this.key(to))) {
      to++;
      marked = true;
    }
    return { value: day.value, to, marked };
  }

  /** 25th, २५वी, ২৫শে, ৫ই. */
  private isOrdinalEnding(i: number): boolean {
    const token = this.tokens[i];
    if (ordinalEndings.has(this.key(i))) return true;
    return token?.glued === true && /^(?:শে|ই|লা|রা|ঠা|वी|वीं)$/.test(token.text);
  }

  /** A whole number from 1 to `most` said at a token. */
  private count(i: number, most: number): { value: number; to: number } | null {
    const number = this.numberAt.get(i);
    if (
      number &&
      number.max === undefined &&
      number.scale === 1 &&
      Number.isInteger(number.value) &&
      number.value >= 1 &&
      number.value <= most
    ) {
      return { value: number.value, to: number.to };
    }
    return null;
  }

  private plainFigure(i: number): number | null {
    const token = this.tokens[i];
    return token?.kind === "number" && /^\d{1,4}$/.test(token.key) ? Number(token.key) : null;
  }

  /** 15/11, 15-11-2026, 2026-11-15. */
  private figures(i: number): DateSpan | null {
    const dotted = this.tokens[i]?.kind === "number" ? /^(\d{1,2})\.(\d{1,2})$/.exec(this.key(i)) : null;
    if (dotted && this.key(i + 1) === "." && this.plainFigure(i + 2) !== null) {
      return this.fromParts(i, i + 3, Number(dotted[1]), Number(dotted[2]), this.plainFigure(i + 2));
    }
    const first = this.plainFigure(i);
    const mark = this.key(i + 1);
    const second = this.plainFigure(i + 2);
    if (first === null || second === null || (mark !== "/" && mark !== "-")) return null;
    const third = this.key(i + 3) === mark ? this.plainFigure(i + 4) : null;
    if (third !== null && first > 999) return this.fromParts(i, i + 5, third, second, first);
    // "2-3 lakh" is a range; "15-11" alone is too likely one.
    if (third === null && mark === "-") return null;
    return this.fromParts(i, third === null ? i + 3 : i + 5, first, second, third);
  }

  /** "15 November", "15th of November 2026", "November 15", "pandrah tareekh navambar". */
  private dayAndMonth(i: number): DateSpan | null {
    const day = this.day(i);
    if (day) {
      const at = ofWords.has(this.key(day.to)) ? day.to + 1 : day.to;
      const month = monthOf(this.tokens[at], this.key(at));
      if (month !== undefined) return this.fromParts(i, ...this.withYear(at + 1, day.value, month));
    }
    const month = monthOf(this.tokens[i], this.key(i));
    if (month === undefined) return null;
    const at = ofWords.has(this.key(i + 1)) || this.key(i + 1) === "the" ? i + 2 : i + 1;
    // "May 5 lakh" is no date; nor is "march 5 baje".
    const after = this.day(at);
    return after ? this.fromParts(i, ...this.withYear(after.to, after.value, month)) : null;
  }

  /** "fifth of next month", "5 tareekh agle mahine". */
  private dayOfNamedMonth(i: number): DateSpan | null {
    const day = this.day(i);
    if (!day) return null;
    const at = ofWords.has(this.key(day.to)) ? day.to + 1 : day.to;
    const direction = this.direction(at, true);
    if (direction === null || !monthUnits.has(this.key(at + 1))) return null;
    const { year, month } = civilOfDay(this.addMonths(direction));
    return this.fromParts(i, at + 2, day.value, month, year);
  }

  private withYear(at: number, day: number, month: number): [to: number, day: number, month: number, year: number | null] {
    const skip = this.key(at) === "," ? 1 : 0;
    const year = this.plainFigure(at + skip);
    return year !== null && year >= 1900 && year <= 2199 ? [at + skip + 1, day, month, year] : [at, day, month, null];
  }

  /** "3 din baad", "in two weeks", "do hafte mein", "10 din pehle". */
  private counted(i: number): DateSpan | null {
    const led = beforeWords.has(this.key(i)) && this.numberAt.has(i + 1) ? 1 : 0;
    const number = this.numberAt.get(i + led) ?? this.oneUnsaid(i);
    if (!number || number.value < 1 || number.value > 400 || !Number.isInteger(number.value)) return null;
    const unit = this.key(number.to);
    const perUnit = dayUnits.has(unit) ? 1 : fortnightUnits.has(unit) ? 14 : weekUnits.has(unit) ? 7 : monthUnits.has(unit) ? 30 : 0;
    if (perUnit === 0) return null;
    const said = this.tokens[number.to]!.text;
    const agoJoined = endsWith(said, agoEndings);
    const laterJoined = !agoJoined && this.tokens[number.to]!.script === "Deva" && endsWith(said, laterEndings);
    let to = number.to + 1;
    if (wholeWords.has(this.key(to))) to++;
    if (ofWords.has(this.key(to)) && (laterWords.has(this.key(to + 1)) || agoWords.has(this.key(to + 1)))) to++;
    const ago = agoJoined || agoWords.has(this.key(to));
    const later = laterJoined || laterWords.has(this.key(to));
    if (!ago && !later && led === 0) return null;
    if (!agoJoined && !laterJoined && (ago || later)) to++;
    const isFrom = /^(?:from|se)$/.test(this.key(to - 1));
    if (now.has(this.key(to)) && isFrom) to++;
    // "a week from tomorrow".
    const start = isFrom && this.key(to) === tomorrowKey ? 1 : 0;
    to += start;
    const sign = ago ? -1 : 1;
    const move = (count: number) => (perUnit === 30 ? this.addMonths(sign * count) : this.today + start + sign * count * perUnit);
    if (number.max !== undefined) {
      const ends = [move(number.value), move(number.max)].sort((a, b) => a - b);
      return { from: i, to, value: { min: isoOfDay(ends[0]!), max: isoOfDay(ends[1]!) }, vague: true };
    }
    return { from: i, to, value: isoOfDay(move(number.value)) };
  }

  /** "hafte baad", "mahine bhar baad": one of them. */
  private oneUnsaid(i: number): NumberSpan | null {
    if (!weekUnits.has(this.key(i)) && !monthUnits.has(this.key(i))) return null;
    const next = ofWords.has(this.key(i + 1)) || wholeWords.has(this.key(i + 1)) ? i + 2 : i + 1;
    const after = this.key(next);
    const isCounted = this.direction(i - 1, true) !== null || this.numberAt.has(i - 1);
    return !isCounted && /^(?:bad|baad|later|hence|nantar|pare)$/.test(after) ? { value: 1, from: i, to: i, scale: 1 } : null;
  }

  /** "agle mahine ki 5 tareekh", "is mahine 20 ko". */
  private ofMonth(i: number): DateSpan | null {
    const direction = this.direction(i, true);
    const unit = saidOfWords.has(this.key(i + 1)) ? i + 2 : i + 1;
    if (direction === null || !monthUnits.has(this.key(unit))) return null;
    let at = unit + 1;
    if (ofWords.has(this.key(at)) || laterWords.has(this.key(at))) at++;
    const { year, month } = civilOfDay(this.addMonths(direction));
    const last = daysInMonth(year, month);
    const day = this.day(at);
    if (day && !monthUnits.has(this.key(day.to)) && !startWords.has(this.key(at))) return this.fromParts(i, day.to, day.value, month, year);
    const half = endWords.has(this.key(at)) ? [Math.max(1, last - 5), last] : startWords.has(this.key(at)) ? [1, 7] : [1, last];
    const to = half[0] === 1 && half[1] === last ? unit + 1 : at + 1;
    const min = Math.max(dayOfCivil({ year, month, day: half[0]! }), direction === 0 ? this.today : -Infinity);
    return { from: i, to, value: { min: isoOfDay(min), max: isoOfCivil({ year, month, day: half[1]! }) }, vague: true };
  }

  /** "15 tareekh", "15th", "tareekh 15", "pehli tareekh". */
  private marked(i: number): DateSpan | null {
    if (firstWords.has(this.key(i)) && dateMarks.has(this.key(i + 1))) return this.dayOfSomeMonth(i, i + 2, 1);
    if (dateMarks.has(this.key(i))) {
      const day = this.day(i + 1);
      return day ? this.dayOfSomeMonth(i, day.to, day.value) : null;
    }
    const day = this.day(i);
    if (!day) return null;
    const isOrdinal = ordinalAt(this.tokens, i) !== null;
    const led = isOrdinal && beforeOrdinal.has(this.key(i - 1));
    // "1st floor", "2nd time"; "fifth" of several things.
    if (!day.marked && !led) return null;
    if (!dateMarks.has(this.key(day.to - 1)) && notDates.has(this.key(day.to))) return null;
    return this.dayOfSomeMonth(i, day.to, day.value);
  }

  /** Where a day was asked, any number that can be one: "pachees ko". */
  private bareDay(i: number): DateSpan | null {
    const day = this.day(i);
    if (!day || day.value > 31 || notDates.has(this.key(day.to)) || (this.numberAt.get(i)?.weak && this.tokens.length > 2)) return null;
    const next = this.tokens[day.to];
    if (next?.text === ":" || next?.text === "%" || clockWords.has(this.key(day.to)) || dayPartWords.has(this.key(i - 1))) return null;
    return { ...this.dayOfSomeMonth(i, day.to, day.value), bare: true };
  }

  private weekday(i: number): DateSpan | null {
    const ofWeek = this.weekdayOfWeek(i);
    if (ofWeek) return ofWeek;
    const direction = this.direction(i, false);
    let at = direction === null ? i : i + 1;
    if (direction !== null && saidOfWords.has(this.key(at))) at++;
    let weekday = weekdayWords.get(this.key(at));
    if (weekday === undefined && shortWeekdays.has(this.key(at))) {
      const alone = this.tokens.length === 1;
      if (alone || onWords.has(this.key(at - 1)) || this.key(at + 1) === "ko" || direction !== null)
        weekday = shortWeekdays.get(this.key(at));
    }
    if (weekday === undefined) return null;
    const to = at + 1;
    const ahead = (weekday - weekdayOfDay(this.today) + 7) % 7;
    const coming = this.today + (ahead === 0 ? 7 : ahead);
    if (direction === -1 || (direction === null && this.tense === "past")) {
      return { from: i, to, value: isoOfDay(coming - 7 < this.today ? coming - 7 : coming - 14) };
    }
    if (direction === 0) return { from: i, to, value: isoOfDay(comingWords.has(this.key(i)) ? coming : this.today + ahead) };
    if (direction === 1) {
      // Of the week after this one, weeks beginning on Monday; where this week still has such a day, some mean that one.
      const mondayBased = (day: number) => (weekdayOfDay(day) + 6) % 7;
      const nextMonday = this.today - mondayBased(this.today) + 7;
      const chosen = nextMonday + ((weekday + 6) % 7);
      return chosen === coming
        ? { from: i, to, value: isoOfDay(chosen) }
        : { from: i, to, value: isoOfDay(chosen), alternatives: [isoOfDay(coming)] };
    }
    return { from: i, to, value: isoOfDay(coming) };
  }

  /** "agle hafte budhwar", "Monday next week": a day of a named week, weeks beginning on Monday. */
  private weekdayOfWeek(i: number): DateSpan | null {
    const first = weekdayWords.get(this.key(i));
    let at = first === undefined ? i : i + 1;
    const direction = this.direction(at, true);
    if (direction === null) return null;
    at = saidOfWords.has(this.key(at + 1)) ? at + 2 : at + 1;
    if (!weekUnits.has(this.key(at))) return null;
    at++;
    if (first === undefined && (ofWords.has(this.key(at)) || /^(?:[,']|on|s|me)$/.test(this.key(at)))) at++;
    const weekday = first ?? weekdayWords.get(this.key(at));
    if (weekday === undefined) return null;
    const monday = this.today - ((weekdayOfDay(this.today) + 6) % 7) + direction * 7;
    return { from: i, to: first === undefined ? at + 1 : at, value: isoOfDay(monday + ((weekday + 6) % 7)) };
  }

  private relative(i: number): DateSpan | null {
    if (this.key(i) === dayKey && /^(after|before)$/.test(this.key(i + 1)) && tomorrowOrYesterday.has(this.key(i + 2))) {
      return { from: i, to: i + 3, value: isoOfDay(this.today + (this.key(i + 1) === "after" ? 2 : -2)) };
    }
    // "this evening".
    if (/^(?:this|is)$/.test(this.key(i)) && dayPartWords.has(this.key(i + 1))) return { from: i, to: i + 1, value: isoOfDay(this.today) };
    // "not tomorrow, day after".
    const alone = this.tokens[i + 2] === undefined || this.keys.some((key) => tomorrowOrYesterday.has(key));
    const dayAfter = this.key(i) === dayKey && this.key(i + 1) === "after" && alone;
    if (dayAfter) return { from: i, to: i + 2, value: isoOfDay(this.today + 2) };
    const word = relativeWords.get(this.key(i));
    if (!word) return null;
    // Marathi काल is yesterday; the same letters key like Hindi's कल, so the script's own spelling decides.
    if (/^काल(?:च|चा|ची|चे|ही)?$/.test(this.tokens[i]!.text)) return { from: i, to: i + 1, value: isoOfDay(this.today - 1) };
    const span = { from: i, to: i + 1 };
    if (!word.either) return { ...span, value: isoOfDay(this.today + word.days) };
    const back = this.tense === "past" || /^(bita|bite|gujra)$/.test(this.key(i - 1));
    const value = isoOfDay(this.today + (back ? -word.days : word.days));
    const other = isoOfDay(this.today + (back ? word.days : -word.days));
    const sure = this.tense !== null || back || /^(ane|anevale|agla)$/.test(this.key(i - 2)) || this.hasHourNear(i);
    return sure ? { ...span, value } : { ...span, value, alternatives: [other], assumed: "day" };
  }

  /** "kal subah", "kal 11 baje": an hour makes it a plan. */
  private hasHourNear(i: number): boolean {
    return [i - 1, i + 1, i + 2].some((at) => dayPartWords.has(this.key(at)));
  }

  /** "agle hafte", "this week", "weekend", "November mein". */
  private stretch(i: number): DateSpan | null {
    const direction = this.direction(i, true);
    const mondayBased = (weekdayOfDay(this.today) + 6) % 7;
    const at = direction === null ? i : saidOfWords.has(this.key(i + 1)) ? i + 2 : i + 1;
    const weeks = direction ?? 0;
    if (weekendWords.has(this.key(at)) || (this.key(at) === "vik" && this.key(at + 1) === "end")) {
      const saturday = this.today - mondayBased + 5 + weeks * 7;
      const min = Math.max(saturday, weeks === 0 ? this.today : saturday);
      return { from: i, to: at + 1, value: { min: isoOfDay(min), max: isoOfDay(saturday + 1) }, vague: true };
    }
    if (direction !== null && weekUnits.has(this.key(at))) {
      const monday = this.today - mondayBased + weeks * 7;
      const min = weeks === 0 ? this.today : monday;
      return { from: i, to: at + 1, value: { min: isoOfDay(min), max: isoOfDay(monday + 6) }, vague: true };
    }
    if (monthUnits.has(this.key(i)) && ofWords.has(this.key(i + 1)) && endWords.has(this.key(i + 2))) return this.endOfThisMonth(i, i + 3);
    if (monthUnits.has(this.key(i)) && endWords.has(this.key(i + 1)) && this.key(i).startsWith("month"))
      return this.endOfThisMonth(i, i + 2);
    // "last day of the month", "aakhri tareekh".
    const isLast =
      (endWords.has(this.key(i)) || lastWords.has(this.key(i))) && (dateMarks.has(this.key(i + 1)) || this.key(i + 1) === dayKey);
    const named = isLast ? this.keys.findIndex((key) => monthUnits.has(key)) : -1;
    if (named >= 0) {
      const { year, month } = civilOfDay(this.addMonths(this.direction(named - 1, true) === 1 ? 1 : 0));
      return {
        from: i,
        to: Math.max(i + 2, named > i && named - i < 6 ? named + 1 : 0),
        value: isoOfCivil({ year, month, day: daysInMonth(year, month) }),
      };
    }
    const month = monthOf(this.tokens[i], this.key(i));
    const inMonth =
      month !== undefined &&
      (/^(in|is)$/.test(this.key(i - 1)) || /^(me|madhye)$/.test(this.key(i + 1))) &&
      !/^(mai|main|me)$/.test(this.key(i));
    if (inMonth) {
      const now = civilOfDay(this.today);
      const year = month < now.month ? now.year + 1 : now.year;
      const first = Math.max(dayOfCivil({ year, month, day: 1 }), this.today);
      return {
        from: i,
        to: i + 1,
        value: { min: isoOfDay(first), max: isoOfCivil({ year, month, day: daysInMonth(year, month) }) },
        vague: true,
      };
    }
    return null;
  }

  private endOfThisMonth(from: number, to: number): DateSpan {
    const { year, month } = civilOfDay(this.today);
    const last = dayOfCivil({ year, month, day: daysInMonth(year, month) });
    return { from, to, value: { min: isoOfDay(Math.max(this.today, last - 5)), max: isoOfDay(last) }, vague: true };
  }

  /** -1 last, 0 this, 1 next; null when the token says none of them. "Aane wala" is the next of weeks and months, the nearest of days. */
  private direction(i: number, ofStretch: boolean): -1 | 0 | 1 | null {
    const key = this.key(i);
    if (nextWords.has(key)) return 1;
    if (comingWords.has(key)) return ofStretch ? 1 : 0;
    if (thisWords.has(key)) return 0;
    return lastWords.has(key) ? -1 : null;
  }

  private addMonths(count: number): number {
    const { year, month, day } = civilOfDay(this.today);
    const index = year * 12 + (month - 1) + count;
    const target = { year: Math.floor(index / 12), month: (index % 12) + 1 };
    return dayOfCivil({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
  }

  /** A day of the month alone: of this month if still ahead, else of the next that has it. */
  private dayOfSomeMonth(from: number, to: number, day: number): DateSpan {
    if (day > 31) return { from, to, value: null, problem: "no-such-date" };
    const now = civilOfDay(this.today);
    const back = this.tense === "past";
    for (let step = 0; step < 3; step++) {
      const index = now.year * 12 + (now.month - 1) + (back ? -step : step);
      const date = { year: Math.floor(index / 12), month: (index % 12) + 1, day };
      if (!isRealDate(date)) continue;
      const found = dayOfCivil(date);
      if (back ? found <= this.today : found >= this.today) {
        return { from, to, value: isoOfDay(found), ...(step > 0 ? { assumed: "month" as const } : {}) };
      }
    }
    return { from, to, value: null, problem: "no-such-date" };
  }

  private fromParts(from: number, to: number, day: number, month: number, year: number | null): DateSpan {
    const fullYear = year === null ? null : year < 100 ? 2000 + year : year;
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(fullYear ?? 2024, month))
      return { from, to, value: null, problem: "no-such-date" };
    if (fullYear !== null) {
      const date = { year: fullYear, month, day };
      return isRealDate(date) ? { from, to, value: isoOfCivil(date) } : { from, to, value: null, problem: "no-such-date" };
    }
    const thisYear = civilOfDay(this.today).year;
    const step = this.tense === "past" ? -1 : 1;
    for (let offset = 0; offset < 9; offset++) {
      const date = { year: thisYear + step * offset, month, day };
      if (!isRealDate(date)) continue;
      const found = dayOfCivil(date);
      if (step < 0 ? found <= this.today : found >= this.today) return { from, to, value: isoOfDay(found) };
    }
    return { from, to, value: null, problem: "no-such-date" };
  }
}
