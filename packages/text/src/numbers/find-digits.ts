import { matchKey } from "../words/match-key.ts";
import type { Token } from "../words/tokens.ts";
import { numberWord } from "./lexicon.ts";

/** A run of digits said or typed one after another: a phone, a PIN code, a reference. */
export interface DigitRun {
  digits: string;
  /** Tokens it covers, `to` exclusive. */
  from: number;
  to: number;
  /** True when any of it was said in words. */
  spoken: boolean;
}

const repeats = new Map<string, number>([
  ..."double dabal dubal डबल ডাবল".split(" ").map((word) => [matchKey(word), 2] as const),
  ..."triple tripal tipal ट्रिपल ট্রিপল".split(" ").map((word) => [matchKey(word), 3] as const),
]);
const separators = new Set(["-", ".", ",", " ", "(", ")", "+"]);
const fillerKeys = new Set(["phir", "uske", "baad", "then", "and", "aur"].map(matchKey));

/**
 * Runs of at least `least` digits: "98765 43210", "nau aath double do", "ninety eight seventy six", "नौ आठ सात". Pure; never throws.
 * Numbers with scale words ("do lakh") are not runs.
 */
export function findDigitRuns(tokens: readonly Token[], least = 4): DigitRun[] {
  const runs: DigitRun[] = [];
  for (let i = 0; i < tokens.length;) {
    const run = readRun(tokens, i);
    if (run && run.digits.length >= least) {
      runs.push(run);
      i = run.to;
    } else i = Math.max(i + 1, run?.to ?? 0);
  }
  return runs;
}

function readRun(tokens: readonly Token[], from: number): DigitRun | null {
  let digits = "";
  let spoken = false;
  let to = from;
  for (let at = from; at < tokens.length;) {
    const token = tokens[at]!;
    const piece = readPiece(tokens, at);
    if (piece) {
      // "5 lakh": the figure belongs to the scale.
      const next = tokens[piece.to];
      const scale = next ? numberWord(next) : null;
      if (scale?.kind === "scale" || scale?.kind === "hundred") break;
      digits += piece.digits;
      spoken ||= piece.spoken;
      at = piece.to;
      to = at;
    } else if (digits !== "" && (separators.has(token.text) || fillerKeys.has(token.key))) at++;
    else if (digits === "" && token.text === "+") at++;
    else break;
  }
  return digits === "" ? null : { digits, from, to, spoken };
}

function readPiece(tokens: readonly Token[], at: number): { digits: string; to: number; spoken: boolean } | null {
  const token = tokens[at]!;
  if (token.kind === "number") {
    if (token.text.includes(".") && token.key.length < 8) return null;
    return { digits: token.key.replaceAll(".", ""), to: at + 1, spoken: false };
  }
  const times = repeats.get(token.key);
  if (times !== undefined) {
    const next = tokens[at + 1];
    const unit = next && readUnit(next);
    return unit !== null && unit !== undefined && unit < 10 ? { digits: String(unit).repeat(times), to: at + 2, spoken: true } : null;
  }
  if (token.key === "o" || token.key === "oh") return { digits: "0", to: at + 1, spoken: true };
  const word = numberWord(token);
  if (word?.kind !== "unit" || token.key === "a" || token.key === "an") return null;
  if (word.tens) {
    const next = tokens[at + 1];
    const one = next ? numberWord(next) : null;
    if (one?.kind === "unit" && one.english && one.value > 0 && one.value < 10) {
      return { digits: String(word.value + one.value), to: at + 2, spoken: true };
    }
  }
  return { digits: String(word.value), to: at + 1, spoken: true };
}

function readUnit(token: Token): number | null {
  if (token.kind === "number" && /^\d$/.test(token.key)) return Number(token.key);
  const word = numberWord(token);
  return word?.kind === "unit" ? word.value : null;
}
