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
  /** What it was said in: "98", "765", "double nine". */
  pieces: readonly DigitPiece[];
}

export interface DigitPiece {
  digits: string;
  from: number;
  to: number;
  spoken: boolean;
}

const repeats = new Map<string, number>([
  ..."double dabal dubal dabble डबल दोनदा ডবল ডাবল".split(" ").map((word) => [matchKey(word), 2] as const),
  ..."triple tripal tipal tribal ट्रिपल तिबल ট্রিপল ট্রিপিল".split(" ").map((word) => [matchKey(word), 3] as const),
]);
const separators = new Set(["-", ".", ",", " ", "(", ")", "+"]);
const fillerKeys = new Set(
  "phir fir uske baad then and aur aage dash space hyphen gap pher फिर उसके बाद और मग आणि पुढे তারপর আর এবং tarpor mag ani"
    .split(" ")
    .map(matchKey),
);

/**
 * Runs of at least `least` digits: "98765 43210", "nau aath double do", "ninety eight seventy six", "नौ आठ सात". Pure; never throws.
 * Numbers with scale words ("do lakh") are not runs.
 * @param options.hundreds - also take hundreds as three digits each: "nau sau satasi"; for those who asked for digits
 */
export function findDigitRuns(tokens: readonly Token[], least = 4, options: { hundreds?: boolean } = {}): DigitRun[] {
  const runs: DigitRun[] = [];
  for (let i = 0; i < tokens.length;) {
    const run = readRun(tokens, i, options.hundreds === true);
    if (run && run.digits.length >= least) {
      runs.push(run);
      i = run.to;
    } else i = Math.max(i + 1, run?.to ?? 0);
  }
  return runs;
}

/**
 * The run, or the part of it without its first or last pieces, whose digits fit: in "likh do nau aath …" the first word is no digit. Null when
 * none does. Only spoken pieces are given up, two at most. Pure.
 */
export function trimRun(run: DigitRun, fits: (digits: string) => boolean): DigitRun | null {
  const { pieces } = run;
  for (const [start, end] of [[0, 0], [1, 0], [0, 1], [1, 1], [2, 0], [0, 2]] as const) {
    const kept = pieces.slice(start, pieces.length - end);
    const given = [...pieces.slice(0, start), ...pieces.slice(pieces.length - end)];
    if (kept.length === 0 || given.some(({ spoken }) => !spoken)) continue;
    const digits = kept.map((piece) => piece.digits).join("");
    if (fits(digits)) return { digits, from: kept[0]!.from, to: kept.at(-1)!.to, spoken: kept.some(({ spoken }) => spoken), pieces: kept };
  }
  return null;
} // prettier-ignore

function readRun(tokens: readonly Token[], from: number, hundreds: boolean): DigitRun | null {
  const pieces: DigitPiece[] = [];
  for (let at = from; at < tokens.length;) {
    const token = tokens[at]!;
    const piece = (hundreds ? readHundreds(tokens, at) : null) ?? readPiece(tokens, at);
    if (piece) {
      // "5 lakh": the figure belongs to the scale.
      const next = tokens[piece.to];
      const scale = next ? numberWord(next) : null;
      if (scale?.kind === "scale" || scale?.kind === "hundred") break;
      pieces.push(piece);
      at = piece.to;
    } else if (pieces.length > 0 && (separators.has(token.text) || fillerKeys.has(token.key))) at++;
    else if (pieces.length === 0 && token.text === "+") at++;
    else break;
  }
  if (pieces.length === 0) return null;
  return {
    digits: pieces.map(({ digits }) => digits).join(""),
    from,
    to: pieces.at(-1)!.to,
    spoken: pieces.some(({ spoken }) => spoken),
    pieces,
  };
}

/** "nau sau satasi" as 987, "चारशे अकरा" as 411. */
function readHundreds(tokens: readonly Token[], at: number): DigitPiece | null {
  const first = tokens[at] && numberWord(tokens[at]);
  const joined = first?.kind === "hundreds" && Number.isInteger(first.value) ? first.value : null;
  const next = tokens[at + 1] && numberWord(tokens[at + 1]!);
  const count = first?.kind === "unit" && first.value > 0 && first.value < 10 && next?.kind === "hundred" ? first.value * 100 : null;
  const value = joined ?? count;
  if (value === null || value > 999) return null;
  const after = joined === null ? at + 2 : at + 1;
  const rest = tokens[after] && numberWord(tokens[after]!)?.kind === "unit" ? readPiece(tokens, after) : null;
  const below = rest && !rest.digits.startsWith("0") && rest.digits.length <= 2 && value % 100 === 0 ? rest : null;
  return { digits: String(value + Number(below?.digits ?? 0)), from: at, to: below?.to ?? after, spoken: true };
}

function readPiece(tokens: readonly Token[], at: number): DigitPiece | null {
  const token = tokens[at]!;
  if (token.kind === "number") {
    if (token.text.includes(".") && token.key.length < 8) return null;
    return { digits: token.key.replaceAll(".", ""), from: at, to: at + 1, spoken: false };
  }
  const times = repeats.get(token.key);
  if (times !== undefined) {
    const next = tokens[at + 1];
    const unit = next && readUnit(next);
    return unit !== null && unit !== undefined && unit < 10
      ? { digits: String(unit).repeat(times), from: at, to: at + 2, spoken: true }
      : null;
  }
  if (/^o+h?$/.test(token.key)) return { digits: "0", from: at, to: at + 1, spoken: true };
  const word = numberWord(token);
  if (word?.kind !== "unit" || token.key === "a" || token.key === "an") return null;
  if (word.tens) {
    const next = tokens[at + 1];
    const one = next ? numberWord(next) : null;
    if (one?.kind === "unit" && one.english && one.value > 0 && one.value < 10) {
      return { digits: String(word.value + one.value), from: at, to: at + 2, spoken: true };
    }
  }
  return { digits: String(word.value), from: at, to: at + 1, spoken: true };
}

function readUnit(token: Token): number | null {
  if (token.kind === "number" && /^\d$/.test(token.key)) return Number(token.key);
  if (/^o+h?$/.test(token.key)) return 0;
  const word = numberWord(token);
  return word?.kind === "unit" ? word.value : null;
}
