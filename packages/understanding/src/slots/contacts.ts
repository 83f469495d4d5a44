import { findPrivateData } from "@vaarta/text";
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
  for (const run of utterance.runs) {
    if (isSecret(utterance, run.from, run.to)) continue;
    const place = { from: run.from, to: run.to };
    const { digits } = run;
    const mobile = /^(?:91|0)?([6-9]\d{9})$/.exec(digits)?.[1];
    if (mobile) entities.push({ type: "phone", value: mobile, ...place, sure: 0.97 });
    else if (wants.phone) entities.push({ type: "phone", ...place, ...unfinished(digits, 10, wants.dictating) });
    const wholePin = /^[1-9]\d{5}$/.test(digits);
    const grouped = utterance.tokens.slice(run.from, run.to).some(({ text }) => text.includes(","));
    if (wholePin && !grouped)
      entities.push({ type: "pin", value: digits, ...place, sure: wants.pin ? 0.97 : 0.6, ...(wants.pin ? {} : { bare: true }) });
    else if (wants.pin && !mobile) entities.push({ type: "pin", ...place, ...unfinished(digits, 6, wants.dictating) });
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

function unfinished(digits: string, whole: number, dictating: boolean): Pick<Entity, "value" | "sure" | "problem"> {
  // A few digits are a piece; nearly all of them are a mistake, unless she is dictating in pieces.
  const piece = digits.length < whole && (dictating || digits.length < whole - (whole === 6 ? 1 : 2));
  if (piece) return { value: digits, sure: 0.8, problem: { rule: "incomplete", detail: { digits: digits.length, of: whole } } };
  const rule = digits.length === whole ? "first-digit" : digits.length < whole ? "too-short" : "too-long";
  return { value: digits, sure: 0.8, problem: { rule, detail: { digits: digits.length, of: whole } } };
}
