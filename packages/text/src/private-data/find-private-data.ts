import { findDigitRuns } from "../numbers/find-digits.ts";
import { matchKey } from "../words/match-key.ts";
import { asciiDigits } from "../words/scripts.ts";
import { type Token, tokenise } from "../words/tokens.ts";
import { isGstinValid, isLuhnValid, isVerhoeffValid } from "./check-digits.ts";

/** What a stretch of text gives away. The first five must never be kept or said back. */
export type PrivateKind =
  "aadhaar" | "card" | "otp" | "secret-pin" | "password" | "pan" | "gstin" | "ifsc" | "upi" | "phone" | "email" | "account";

export interface PrivateSpan {
  kind: PrivateKind;
  /** In UTF-16 units of the text given; `end` is exclusive. */
  start: number;
  end: number;
}

/** Kinds a caller must be stopped from reading out (V27). */
export const secretKinds: ReadonlySet<PrivateKind> = new Set(["aadhaar", "card", "otp", "secret-pin", "password"]);

/**
 * Personal data in a text, in digits of any script or said in words, with check digits verified where there are any; in order, no overlaps.
 * Give it `normaliseText` output. Pure; never throws.
 */
export function findPrivateData(text: string, tokens: readonly Token[] = tokenise(text)): PrivateSpan[] {
  const spans: PrivateSpan[] = [];
  const add = (kind: PrivateKind, start: number, end: number) => {
    if (!spans.some((span) => start < span.end && span.start < end)) spans.push({ kind, start, end });
  };
  // Words that were masked before they were kept still say what the caller did.
  for (const match of text.matchAll(masks)) add(match[1] as PrivateKind, match.index, match.index + match[0].length);
  const ascii = asciiDigits(text);
  for (const { kind, pattern, check } of patterns) {
    for (const match of ascii.matchAll(pattern)) {
      if (!check || check(match[0])) add(kind, match.index, match.index + match[0].length);
    }
  }
  for (const run of findDigitRuns(tokens, 3)) {
    const kind = kindOfDigits(run.digits, cueBefore(tokens, run.from), cueAfter(tokens, run.to));
    if (kind) add(kind, tokens[run.from]!.start, tokens[run.to - 1]!.end);
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

type Cue = "otp" | "secret-pin" | "card" | "aadhaar" | "account" | null;

function kindOfDigits(digits: string, before: Cue, after: Cue): PrivateKind | null {
  const cue = before ?? after;
  const aadhaar = digits.length === 12 && /^[2-9]/.test(digits) && isVerhoeffValid(digits) && !isIndianMobile(digits);
  if (aadhaar || (digits.length === 12 && cue === "aadhaar")) return "aadhaar";
  if (digits.length >= 13 && digits.length <= 19 && (isLuhnValid(digits) || cue === "card")) return "card";
  if (cue === "aadhaar" && digits.length >= 8) return "aadhaar";
  if (cue === "card" && digits.length >= 8) return "card";
  if (cue === "otp" && digits.length >= 4 && digits.length <= 8) return "otp";
  if (cue === "secret-pin" && digits.length >= 3 && digits.length <= 6) return "secret-pin";
  if (cue === "account" && digits.length >= 8) return "account";
  if (/^(?:91|0)?[6-9]\d{9}$/.test(digits)) return "phone";
  return null;
}

const keysOf = (words: string) => words.split(" ").map(matchKey);
const cues = new Map<string, Cue>([
  ...keysOf("otp ओटीपी ওটিপি").map((key) => [key, "otp"] as const),
  ...keysOf("cvv cvc mpin सीवीवी").map((key) => [key, "secret-pin"] as const),
  ...keysOf("aadhaar aadhar adhar adhaar आधार আধার").map((key) => [key, "aadhaar"] as const),
  ...keysOf("card debit credit कार्ड কার্ড").map((key) => [key, "card"] as const),
  ...keysOf("account khata khate खाता खाते अकाउंट").map((key) => [key, "account"] as const),
]);
const codeKeys = new Set(keysOf("code कोड কোড"));
const codeOwners = new Set(keysOf("otp verification sms secret security"));
const pinKeys = new Set(keysOf("pin पिन পিন"));
const pinOwners = new Set(keysOf("atm upi card secret debit m एटीएम यूपीआई कार्ड"));

function cueBefore(tokens: readonly Token[], from: number): Cue {
  for (let at = from - 1; at >= Math.max(0, from - 5); at--) {
    const cue = cueAt(tokens, at);
    if (cue) return cue;
  }
  return null;
}

function cueAfter(tokens: readonly Token[], to: number): Cue {
  for (let at = to; at < Math.min(tokens.length, to + 3); at++) {
    const cue = cueAt(tokens, at);
    if (cue) return cue;
  }
  return null;
}

function cueAt(tokens: readonly Token[], at: number): Cue {
  const token = tokens[at];
  if (token?.kind !== "word") return null;
  const next = tokens[at + 1]?.key;
  const before = tokens[at - 1]?.key;
  // A PIN code is a place; a PIN alone may be one too, so only a bank's own counts.
  if (codeKeys.has(token.key)) return before !== undefined && codeOwners.has(before) ? "otp" : null;
  if (pinKeys.has(token.key)) return before !== undefined && pinOwners.has(before) && !(next && codeKeys.has(next)) ? "secret-pin" : null;
  return cues.get(token.key) ?? null;
}

const bounded = (source: string, flags = "gu") => new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${source})(?![\\p{L}\\p{M}\\p{N}])`, flags);
/** A mobile with the country code is as long as an Aadhaar number. */
const isIndianMobile = (digits: string) => /^91[6-9]\d{9}$/.test(digits);
const bare = (text: string) => text.replace(/[ -]/g, "");

const patterns: readonly { kind: PrivateKind; pattern: RegExp; check?: (match: string) => boolean }[] = [
  { kind: "email", pattern: bounded("[\\w.+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+") },
  { kind: "upi", pattern: bounded("[A-Za-z0-9._-]{2,256}@[A-Za-z]{2,64}(?!\\.)") },
  {
    kind: "gstin",
    pattern: bounded("\\d{2}[A-Z]{5}\\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]", "giu"),
    check: (match) => isGstinValid(match.toUpperCase()),
  },
  { kind: "pan", pattern: bounded("[A-Z]{3}[ABCFGHLJPT][A-Z]\\d{4}[A-Z]", "giu") },
  { kind: "ifsc", pattern: bounded("[A-Z]{4}0[A-Z0-9]{6}", "giu"), check: (match) => /\d{3}/.test(match) },
  { kind: "card", pattern: bounded("\\d(?:[ -]?\\d){12,18}"), check: (match) => isLuhnValid(bare(match)) },
  {
    kind: "aadhaar",
    pattern: bounded("[2-9]\\d{3}[ -]?\\d{4}[ -]?\\d{4}"),
    check: (match) => isVerhoeffValid(bare(match)) && !isIndianMobile(bare(match)),
  },
  { kind: "phone", pattern: bounded("(?:\\+?91[- ]?|0)?[6-9]\\d{4}[- ]?\\d{5}") },
  {
    kind: "password",
    pattern: /(?<=(?:password|passcode|पासवर्ड|পাসওয়ার্ড)\s*(?:is|hai|है|:)?\s+)(?!(?:is|hai|kya|bhool|nahi|है|क्या)\b)[^\s]{4,}/giu,
  },
];
