import type { DigitRun } from "../numbers/find-digits.ts";
import { trimRun } from "../numbers/find-digits.ts";
import { numberWord } from "../numbers/lexicon.ts";
import { matchKey } from "../words/match-key.ts";
import type { Token } from "../words/tokens.ts";
import { isLuhnValid, isVerhoeffValid } from "./check-digits.ts";
import { type Cue, cueNear } from "./cues.ts";
import type { PrivateKind } from "./find-private-data.ts";

/** What a run of digits gives away, with the part of it that does; null for amounts, dates, orders and the like. Pure. */
export function kindOfRun(tokens: readonly Token[], run: DigitRun): { kind: PrivateKind; from: number; to: number } | null {
  if (isMeasured(tokens, run) || isCounting(run)) return null;
  const cue = cueNear(tokens, run.from, run.to);
  const whole = { from: run.from, to: run.to };
  if (cue === "reference") return null;
  const named = cue && kindByCue(run.digits, cue);
  if (named) return { kind: named, ...whole };
  // A mobile with the country code is as long as an Aadhaar number.
  const isMobile = (digits: string) => /^(?:91|0)?[6-9]\d{9}$/.test(digits);
  const isAadhaar = (digits: string) => /^[2-9]\d{11}$/.test(digits) && isVerhoeffValid(digits) && !/^91[6-9]/.test(digits);
  const isCard = (digits: string) => isIssued(digits) && isLuhnValid(digits);
  // The number that stands in for an Aadhaar number, "virtual ID", is as long as a card's.
  const isVirtualId = (digits: string) => /^[2-9]\d{15}$/.test(digits) && isVerhoeffValid(digits) && !isCard(digits);
  const fours = run.spoken || /^(?:16|4-4-4-4)$/.test(run.pieces.map((piece) => piece.digits.length).join("-"));
  if (fours && isVirtualId(run.digits)) return { kind: "aadhaar", ...whole };
  for (const [kind, fits] of [["card", isCard], ["aadhaar", isAadhaar], ["phone", isMobile]] as const) {
    if (kind !== "card" && !isGrouped(run, kind)) continue;
    const found = fits(run.digits) ? run : run.spoken ? trimRun(run, fits) : null;
    if (found) return { kind, from: found.from, to: found.to };
  }
  return null;
} // prettier-ignore

function kindByCue(digits: string, cue: Cue): PrivateKind | null {
  const { length } = digits;
  if (cue === "aadhaar" && length >= 8 && length <= 16) return "aadhaar";
  if (cue === "card" && length >= 12 && length <= 19 && !/^(?:91|0)?[6-9]\d{9}$/.test(digits)) return "card";
  if (cue === "otp" && length >= 4 && length <= 8) return "otp";
  if (cue === "secret-pin" && length >= 3 && length <= 6) return "secret-pin";
  // A PIN code has six digits, so four are another PIN.
  if (cue === "pin" && length === 4) return "secret-pin";
  if (cue === "account" && length >= 8 && length <= 18) return "account";
  if (cue === "phone" && length >= 8 && length <= 13 && !digits.startsWith("1800")) return "phone";
  return null;
}

/** "sau, nabbe, assi, sattar": round numbers one after another. */
function isCounting({ pieces }: DigitRun): boolean {
  return pieces.length > 3 && pieces.every(({ digits, spoken }) => spoken && digits.length >= 2 && digits.endsWith("0"));
}

/** Numbers that cards begin with: Visa, Mastercard, RuPay, American Express, Diners, JCB, Maestro. */
function isIssued(digits: string): boolean {
  const { length } = digits;
  if (length === 16) return /^(?:4|5|2[2-7]|6|35|8[12])/.test(digits);
  if (length === 15) return /^3[47]/.test(digits);
  if (length === 14) return /^3[068]/.test(digits);
  return (length === 13 && digits.startsWith("4")) || (length >= 17 && length <= 19 && /^(?:4|5|6)/.test(digits));
}

/** Typed digits in groups that the number is written in; "6000 7000 8000" is none, nor is a date with a time. */
function isGrouped(run: DigitRun, kind: "aadhaar" | "phone"): boolean {
  if (run.spoken) return true;
  const groups = run.pieces.map(({ digits }) => digits.length);
  if (groups.length === 1) return true;
  if (kind === "aadhaar") return groups.every((size) => size === 1) || groups.join("-") === "4-4-4" || groups.join("-") === "4-8";
  return groups.every((size) => size <= 2) || !/^[12]-[12]-4/.test(groups.join("-"));
}

const units = new Set(
  "rupaye rupaya rupay rupees rupee rs inr taka percent persent km kilometer gram gm kilo kg tola mahine months month saal years year din days baje am pm हज़ार रुपये रुपए रुपया टाका টাকা किलोमीटर किमी लीटर ग्राम किलो"
    .split(" ")
    .map(matchKey),
);
const currency = new Set(["rs", "inr", "rupees"].map(matchKey));

/** An amount, a share, a length: written with commas or a sign, or followed by what is counted. */
function isMeasured(tokens: readonly Token[], run: DigitRun): boolean {
  const before = tokens[run.from - 1];
  const after = tokens[run.to];
  if (before?.text === "₹" || before?.text === "$" || (before && currency.has(before.key))) return true;
  if (before?.text === "." && currency.has(tokens[run.from - 2]?.key ?? "")) return true;
  if (tokens.slice(run.from, run.to).some(({ kind, text }) => kind === "number" && text.includes(","))) return true;
  if (!after) return false;
  const word = numberWord(after);
  return after.text === "%" || after.text === "/" || units.has(after.key) || word?.kind === "scale" || word?.kind === "hundred";
}
