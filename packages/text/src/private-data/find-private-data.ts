import { findDigitRuns } from "../numbers/find-digits.ts";
import { asciiDigits } from "../words/scripts.ts";
import { type Token, tokenise } from "../words/tokens.ts";
import { isLuhnValid, isVerhoeffValid } from "./check-digits.ts";
import { cueNear } from "./cues.ts";
import { kindOfRun } from "./kind-of-digits.ts";
import { findCodes } from "./spelled-codes.ts";
import { findSpokenAddresses } from "./spoken-addresses.ts";

/** What a stretch of text gives away. The first five must never be kept or said back. */
export type PrivateKind =
  | "aadhaar" | "card" | "otp" | "secret-pin" | "password"
  | "pan" | "gstin" | "ifsc" | "upi" | "phone" | "email" | "account" | "voter-id" | "passport" | "vehicle"; // prettier-ignore

export interface PrivateSpan {
  kind: PrivateKind;
  /** In UTF-16 units of the text given; `end` is exclusive. */
  start: number;
  end: number;
}

/** Kinds a caller must be stopped from reading out (V27). */
export const secretKinds: ReadonlySet<PrivateKind> = new Set(["aadhaar", "card", "otp", "secret-pin", "password"]);

/**
 * Personal data in a text, in digits of any script, said in words or spelled, with check digits verified where there are any; in order, no
 * overlaps. Amounts, dates, PIN codes and numbers of orders and bills are none. Give it `normaliseText` output. Pure; never throws.
 */
export function findPrivateData(text: string, tokens: readonly Token[] = tokenise(text)): PrivateSpan[] {
  const spans: PrivateSpan[] = [];
  const add = (kind: PrivateKind, start: number, end: number) => {
    if (!spans.some((span) => start < span.end && span.start < end)) spans.push({ kind, start, end });
  };
  const addTokens = ({ kind, from, to }: { kind: PrivateKind; from: number; to: number }) =>
    add(kind, tokens[from]!.start, tokens[to - 1]!.end);
  // Words that were masked before they were kept still say what the caller did.
  for (const match of text.matchAll(masks)) add(match[1] as PrivateKind, match.index, match.index + match[0].length);
  const ascii = asciiDigits(text);
  for (const { kind, pattern, check } of patterns) {
    for (const match of ascii.matchAll(pattern)) {
      if (!check || check(match[0])) add(kind, match.index, match.index + match[0].length);
    }
  }
  for (const found of findSpokenAddresses(tokens)) addTokens(found);
  for (const found of findCodes(tokens)) addTokens(found);
  for (const run of findDigitRuns(tokens, 3)) {
    const found = kindOfRun(tokens, run);
    if (found) addTokens(found);
    else if (run.digits.length > 12) withinLong(tokens, ascii, run, add);
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** The text with every span given replaced by `[kind]`. Pure. */
export function maskPrivateData(text: string, spans: readonly PrivateSpan[] = findPrivateData(text)): string {
  let masked = "";
  let at = 0;
  for (const { kind, start, end } of spans) {
    masked += `${text.slice(at, start)}[${kind}]`;
    at = end;
  }
  return masked + text.slice(at);
}

const masks = /\[(aadhaar|card|otp|secret-pin|password)\]/g;

/** Numbers typed one after another, "98765 43210 4111 1111 1111 1111": each by its own form. */
function withinLong(
  tokens: readonly Token[],
  ascii: string,
  run: { from: number; to: number },
  add: (kind: PrivateKind, start: number, end: number) => void,
): void {
  if (cueNear(tokens, run.from, run.to) === "reference") return;
  const offset = tokens[run.from]!.start;
  const part = ascii.slice(offset, tokens[run.to - 1]!.end);
  for (const { kind, pattern, check } of written) {
    for (const match of part.matchAll(pattern))
      if (check(match[0])) add(kind, offset + match.index, offset + match.index + match[0].length);
  }
}

const bounded = (source: string, flags = "gu") => new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${source})(?![\\p{L}\\p{M}\\p{N}])`, flags);
/** A mobile with the country code is as long as an Aadhaar number. */
const isIndianMobile = (digits: string) => /^91[6-9]\d{9}$/.test(digits);
const bare = (text: string) => text.replace(/[ -]/g, "");

const written: readonly { kind: PrivateKind; pattern: RegExp; check: (match: string) => boolean }[] = [
  { kind: "card", pattern: bounded("\\d{4}[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{4}"), check: (match) => isLuhnValid(bare(match)) },
  {
    kind: "aadhaar",
    pattern: bounded("[2-9]\\d{3}[ -]?\\d{4}[ -]?\\d{4}"),
    check: (match) => isVerhoeffValid(bare(match)) && !isIndianMobile(bare(match)),
  },
  { kind: "phone", pattern: bounded("(?:\\+?91[- ]?|0)?[6-9]\\d{4}[- ]?\\d{5}"), check: () => true },
];

const patterns: readonly { kind: PrivateKind; pattern: RegExp; check?: (match: string) => boolean }[] = [
  { kind: "email", pattern: bounded("[\\w.+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+") },
  { kind: "upi", pattern: bounded("[A-Za-z0-9._-]{2,256}@[A-Za-z]{2,64}(?!\\.)") },
  {
    kind: "password",
    pattern:
      /(?<=(?:password|passcode|पासवर्ड|পাসওয়ার্ড|পাসওয়ার্ড)\s*(?:is|hai|है|আছে|आहे|:)?\s+)(?!(?:is|hai|kya|bhool|nahi|reset|change|yaad|है|आहे|क्या|नहीं|भूल)(?![\p{L}\p{M}]))[^\s]{4,}/giu,
  },
];
