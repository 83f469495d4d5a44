import { type DigitRun, findDigitRuns, findPrivateData, trimRun } from "@vaarta/text";
import { type Utterance, isSecret } from "../utterance.ts";
import type { Entity } from "./entity.ts";

/** What was asked for, so that parts of it and mistakes in it can be told. */
export interface ContactWants {
  phone: boolean;
  pin: boolean;
  /** Digits of it were dictated before. */
  dictating: boolean;
}

/** Phone numbers, PIN codes and e-mail addresses; pieces and impossible ones only of what was asked. */
export function findContacts(utterance: Utterance, wants: ContactWants): Entity[] {
  const entities: Entity[] = [];
  const runs = wants.phone || wants.pin ? findDigitRuns(utterance.tokens, 2, { hundreds: true }) : utterance.runs;
  for (const run of runs) {
    if (isSecret(utterance, run.from, run.to)) continue;
    const place = { from: run.from, to: run.to };
    const { digits } = run;
    const mobile = trimRun(run, (kept) => /^(?:91|0)?[6-9]\d{9}$/.test(kept));
    if (mobile) entities.push({ type: "phone", value: mobile.digits.slice(-10), from: mobile.from, to: mobile.to, sure: 0.97 });
    else if (wants.phone) entities.push({ type: "phone", ...place, ...unfinished(digits, 10, wants.dictating) });
    const grouped = utterance.tokens.slice(run.from, run.to).some(({ text }) => text.includes(","));
    const wholePin = grouped ? null : trimRun(run, (kept) => (wants.pin || kept === digits) && /^[1-9]\d{5}$/.test(kept));
    if (wholePin) {
      const sure = wants.pin ? { sure: 0.97 } : { sure: 0.6, bare: true };
      entities.push({ type: "pin", value: wholePin.digits, from: wholePin.from, to: wholePin.to, ...sure });
    } else if (wants.pin && !mobile && !isInNumber(utterance, run))
      entities.push({ type: "pin", ...place, ...unfinished(digits, 6, wants.dictating) });
  }
  if (wants.pin) {
    // "saat lakh chausath": the code read as one number.
    for (const { value, scale, from, to, max } of utterance.numbers) {
      const isCode = scale > 1 && max === undefined && Number.isInteger(value) && value >= 110000 && value <= 999999;
      if (isCode && !isSecret(utterance, from, to)) entities.push({ type: "pin", value: String(value), from, to, sure: 0.9 });
    }
  }
  // One digit alone is a run to whoever dictates.
  if (wants.dictating && entities.length === 0) {
    const only = utterance.numbers.length === 1 ? utterance.numbers[0] : undefined;
    if (only && only.value >= 0 && only.value < 10 && Number.isInteger(only.value)) {
      const type = wants.pin ? "pin" : "phone";
      entities.push({ type, from: only.from, to: only.to, ...unfinished(String(only.value), type === "pin" ? 6 : 10, true) });
    }
  }
  for (const span of findPrivateData(utterance.text, utterance.tokens)) {
    if (span.kind !== "email") continue;
    const from = utterance.tokens.findIndex((token) => token.end > span.start);
    const to = utterance.tokens.findLastIndex((token) => token.start < span.end) + 1;
    entities.push({ type: "email", value: utterance.text.slice(span.start, span.end), from, to, sure: 0.95 });
  }
  return entities;
}

/** The digits are the end of a greater number: "saat lakh chausath". */
function isInNumber(utterance: Utterance, run: DigitRun): boolean {
  return utterance.numbers.some(({ scale, from, to }) => scale > 1 && from <= run.from && run.from < to);
}

function unfinished(digits: string, whole: number, dictating: boolean): Pick<Entity, "value" | "sure" | "problem"> {
  // A few digits are a piece; nearly all of them are a mistake, unless she is dictating in pieces.
  const piece = digits.length < whole && (dictating || digits.length < whole - (whole === 6 ? 1 : 2));
  if (piece) return { value: digits, sure: 0.8, problem: { rule: "incomplete", detail: { digits: digits.length, of: whole } } };
  const rule = digits.length === whole ? "first-digit" : digits.length < whole ? "too-short" : "too-long";
  return { value: digits, sure: 0.8, problem: { rule, detail: { digits: digits.length, of: whole } } };
}
