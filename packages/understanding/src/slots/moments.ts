import { type DateSpan, civilNow, findDates, findTimes, matchKey } from "@vaarta/text";
import { type Utterance, isSecret } from "../utterance.ts";
import { isDeniedBefore } from "./corrections.ts";
import type { Entity } from "./entity.ts";

const denials = new Set(["nahi", "na", "not", "no", "but", "नाही", "নয়", "না"].map(matchKey));
const or = new Set(["ya", "or", "athava", "কিংবা", "किंवा", "অথবা"].map(matchKey));

/** What the calendar shows where the caller is; India's where the zone is not known, as everywhere in the product. */
export function localNow(now: number, timezone: string): ReturnType<typeof civilNow> {
  try {
    return civilNow(now, timezone);
  } catch {
    return civilNow(now, "Asia/Kolkata");
  }
}

/** Days and times of day of an utterance. */
export function findMoments(
  utterance: Utterance,
  today: number,
  options: { bareTime: boolean; bareDay: boolean; amount: boolean; now: number },
): Entity[] {
  const { tokens, numbers } = utterance;
  const free = (from: number, to: number) => !isSecret(utterance, from, to);
  const dates = mergeDates(
    utterance,
    findDates(tokens, today, numbers, { bare: options.bareDay }).filter(({ from, to }) => free(from, to)),
  );
  // A number right after a day is its hour: "tomorrow at 11", "kal 5".
  const afterDay = (from: number) => dates.some(({ to }) => to <= from && from - to <= 2);
  const times = findTimes(tokens, { bare: true, now: options.now }, numbers).filter(
    ({ from, to, bare, led }) => free(from, to) && !(options.amount && led) && (bare !== true || options.bareTime || afterDay(from)),
  );
  // "Half past ten" is an hour, also to whoever asked for a day.
  const clocks = times.filter(({ bare, vague }) => bare !== true && vague !== true);
  const days = dates.filter((date) => !date.bare || !clocks.some(({ from, to }) => from < date.to && date.from < to));
  const isDay = (from: number, to: number) => days.some((date) => from < date.to && date.from < to);
  const entities: Entity[] = days.map((date) => ({
    type: "date",
    value: date.value,
    from: date.from,
    to: date.to,
    sure: date.bare ? 0.7 : 0.95,
    ...(date.bare ? { bare: true } : {}),
    ...(date.assumed ? { assumed: date.assumed } : {}),
    ...(date.vague ? { vague: true } : {}),
    ...(date.alternatives && date.assumed === "day" ? { alternatives: date.alternatives } : {}),
    ...(date.problem ? { problem: { rule: date.problem } } : {}),
  }));
  for (const time of times) {
    if (isDay(time.from, time.to)) continue;
    entities.push({
      type: "time",
      value: time.value,
      from: time.from,
      to: time.to,
      sure: 0.95,
      ...(time.bare && !afterDay(time.from) ? { bare: true } : {}),
      ...(time.vague ? { vague: true } : {}),
      ...(time.alternatives ? { alternatives: time.alternatives } : {}),
      ...(time.problem ? { problem: { rule: time.problem } } : {}),
    });
  }
  return entities;
}

/** "somvaar, 23 tareekh" is one day said twice; the figure decides. "aaj ya kal" stays two. */
function mergeDates(utterance: Utterance, dates: readonly DateSpan[]): DateSpan[] {
  const merged: DateSpan[] = [];
  for (const date of dates) {
    const last = merged.at(-1);
    const between = last ? utterance.tokens.slice(last.to, date.from) : [];
    const denied = last !== undefined && isDeniedBefore(utterance, last.from);
    const adjacent = !denied && last !== undefined && between.length <= 2 && !between.some(({ key }) => or.has(key) || denials.has(key));
    if (!last || !adjacent || last.problem || date.problem) {
      merged.push(date);
      continue;
    }
    const hasFigure = (span: DateSpan) => utterance.numbers.some((number) => number.from >= span.from && number.to <= span.to);
    const kept = hasFigure(date) && !hasFigure(last) ? date : last.vague && !date.vague ? date : last;
    merged[merged.length - 1] = { ...kept, from: last.from, to: date.to };
  }
  return merged;
}
