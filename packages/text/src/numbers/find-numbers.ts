// One algorithm: a descent over the grammar of Indian numbers, then the ranges they make.

import type { Token } from "../words/tokens.ts";
import { matchKey } from "../words/match-key.ts";
import { numberWord } from "./lexicon.ts";

/** A number found in a text. */
export interface NumberSpan {
  value: number;
  /** The greater end where a range was said ("2-3 lakh", "do teen lakh"). */
  max?: number;
  /** Tokens it covers, `to` exclusive. */
  from: number;
  to: number;
  /** The least scale word said (1e5 for lakh), or 1. */
  scale: number;
  /** Slang scale: peti, khokha. */
  slang?: boolean;
  /** What "do lakh pachaas" leaves out: read literally, the last part stands a scale too low. */
  elided?: { base: number; rest: number; scale: number };
  /** The figure as typed, when it is one figure and nothing else. */
  digits?: string;
  /** Made of words that mean other things as well, with nothing beside them that says number. */
  weak?: boolean;
}

/** Words after a number that say what is counted; taka, which may be the rupee, is none. */
const unitKeys = new Set(
  (
    "baje bajkar baj tarikh tareekh percent pratishat feesdi tola tole gram grams gm gms kilo kg din days day dino hafta hafte week weeks mahina " +
    "mahine mahino month months saal sal year years ghante minute baar carat karat kerat bhori bhari am pm inch " +
    "बजे तारीख प्रतिशत परसेंट फीसदी तोळा तोळे कॅरेट ग्रॅम तास तोला तोले ग्राम किलो दिन हफ्ता हफ्ते महीना महीने साल घंटे मिनट बार कैरेट वाजता दिवस महिने वर्षे वर्ष वर्षं महिना आठवडे तास দিন মাস বছর গ্রাম ভরি কেজি শতাংশ পার্সেন্ট ঘণ্টা সপ্তাহ বার"
  )
    .split(" ")
    .map(matchKey),
);
const weightKeys = new Set(
  "gram grams grm gm gms g kilo kg tola tole bhori ग्राम ग्रॅम किलो तोला तोळा গ্রাম ভরি কেজি".split(" ").map(matchKey),
);
const rupeeKey = /^(rup|rs$|inr$|taka$)/;

/**
 * Every number of a text, in words or figures of any script and language mixed, in order and without overlaps:
 * "saadhe teen lakh", "do lakh pachaas hazaar", "दो लाख", "2.5 lakh", "5L", "2-3 lakh". Pure; never throws.
 */
export function findNumbers(tokens: readonly Token[]): NumberSpan[] {
  const spans: NumberSpan[] = [];
  for (let i = 0; i < tokens.length;) {
    const first = deniesNumber(tokens, i) ? null : readQuantity(tokens, i);
    if (!first) {
      i++;
      continue;
    }
    const span = widenToRange(tokens, first);
    if (!isWeak(tokens, span)) spans.push(span);
    else spans.push({ ...span, weak: true });
    i = span.to;
  }
  return spans;
}

/**
 * The one number a text is, or null when it holds none, several, or anything else beside it.
 * Takes what `numberToWords` gives in every language. Pure; never throws.
 */
export function wordsToNumber(tokens: readonly Token[]): number | null {
  const words = tokens.filter((token) => token.kind !== "mark" || token.text !== "-" || token.glued);
  const minus = words[0]?.kind === "word" && ["minus", "mainas", "une"].includes(words[0].key) ? 1 : 0;
  const span = readQuantity(tokens, minus);
  if (!span || span.to !== tokens.length) return null;
  return minus ? -span.value : span.value;
}

/** Bengali নয় is nine, and "not": the latter right after a counted number (পাঁচটা নয় ছটা) or between a number and a greater one. */
function deniesNumber(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.script !== "Beng" || !/^নয(?:\u09bc)?$|^নয়$/.test(token.text)) return false;
  const before = tokens[at - 1];
  const said = before && numberWord(before);
  const next = readQuantity(tokens, at + 1);
  return Boolean(said && next && (/(?:টা|টে|টায|টি)/.test(before.text) || next.scale > 1 || said.kind === "scale"));
}

interface Small {
  value: number;
  to: number;
  /** Kept apart so that a range of two plain units can be told from one number. */
  plain: boolean;
  strong: boolean;
  digits?: string;
}

function readQuantity(tokens: readonly Token[], from: number): NumberSpan | null {
  let total = 0;
  let lastScale = Infinity;
  let leastScale = 1;
  let slang = false;
  let at = from;
  let digits: string | undefined;
  let elided: NumberSpan["elided"];
  let parts = 0;
  for (;;) {
    const start = parts > 0 ? skipJoiner(tokens, at) : at;
    const small = readSmall(tokens, start, parts > 0);
    const scaleAt = small ? small.to : start;
    let word = wordAt(tokens, scaleAt) ?? (small ? shortScaleAt(tokens, scaleAt) : null);
    if (word?.kind === "scale" && (small !== null || parts === 0)) {
      let scale = word.value;
      let next = scaleAt + 1;
      slang ||= word.slang === true;
      const about = small === null ? readAbout(tokens[next]) : null;
      if (about !== null) return { value: about * scale, from, to: next + 1, scale };
      if (small === null && !scaleMayStand(tokens, scaleAt)) return null;
      // "ek lakh crore": scales multiply.
      for (
        word = wordAt(tokens, next);
        word?.kind === "scale" && word.value >= scale && scale * word.value <= 1e14;
        word = wordAt(tokens, next)
      ) {
        scale *= word.value;
        next++;
      }
      const value = small?.value ?? 1;
      if (scale < lastScale) total += value * scale;
      // "ek hazaar do sau crore": the greater scale covers what came before it.
      else if (scale > lastScale && scale >= 1e7) total = (total + value) * scale;
      else break;
      lastScale = scale;
      leastScale = scale;
      at = next;
      parts++;
      const more = parts === 1 ? readAndAPart(tokens, at) : null;
      if (more) {
        // "a lakh and a half".
        total += more.value * scale;
        at = more.to;
        break;
      }
      continue;
    }
    if (!small) break;
    if (parts === 0) {
      total = small.value;
      at = small.to;
      digits = small.digits;
      parts++;
      break;
    }
    if (small.value >= lastScale || !Number.isInteger(small.value) || (followedByUnit(tokens, small.to) && !isWeighed(tokens, small)))
      break;
    // "pachaas, pandrah": a mark between says two numbers.
    if (start > at && tokens[start - 1]?.kind === "mark") break;
    // "5 lakh 2500 crore" never reaches here; "do hazaar sau crore" does.
    const after = wordAt(tokens, small.to);
    if (after?.kind === "scale" && after.value >= 1e7 && after.value > lastScale) {
      total = (total + small.value) * after.value;
      lastScale = after.value;
      leastScale = after.value;
      at = small.to + 1;
      continue;
    }
    if (lastScale >= 1e5 && small.value < 100 && small.plain) elided = { base: total, rest: small.value, scale: lastScale };
    total += small.value;
    at = small.to;
    parts++;
    break;
  }
  if (parts === 0) return null;
  return {
    value: tidy(total),
    from,
    to: at,
    scale: leastScale,
    ...(slang ? { slang } : {}),
    ...(elided ? { elided } : {}),
    ...(digits !== undefined && at === from + 1 ? { digits } : {}),
  };
}

/** Bengali says about so many with the number after: হাজার দশেক, লাখ দুয়েক. */
function readAbout(token: Token | undefined): number | null {
  if (token?.script !== "Beng" || !token.text.endsWith("েক")) return null;
  const stem = token.text.replace(/(?:য়|য়)?েক$/, "");
  const word = numberWord({ ...token, text: stem });
  return word?.kind === "unit" && word.value > 1 ? word.value : null;
}

/** A number below a scale word: "saadhe teen", "two hundred and five", "2.5", "do point paanch", "two and a half". */
function readSmall(tokens: readonly Token[], from: number, later = false): Small | null {
  const token = tokens[from];
  if (!token) return null;
  if (token.kind === "number") {
    const value = Number(token.key);
    if (!Number.isFinite(value)) return null;
    const base: Small = { value, to: from + 1, plain: true, strong: true, digits: token.key };
    return value < 100 ? readHundreds(tokens, readFraction(tokens, base)) : readFraction(tokens, base);
  }
  const word = numberWord(token);
  if (!word) return null;
  if (word.kind === "part") {
    const next = readUnit(tokens, from + 1) ?? readInflected(tokens, from + 1);
    if (next) return readHundreds(tokens, { value: next.value + word.add, to: next.to, plain: false, strong: true });
    const following = wordAt(tokens, from + 1);
    // "সাড়ে সাতশো", "पावणे दोनशे": the part is of a hundred.
    if (following?.kind === "hundreds") return { value: following.value + word.add * 100, to: from + 2, plain: false, strong: true };
    const measures = following?.kind === "scale" || following?.kind === "hundred" || followedByUnit(tokens, from + 1);
    if (word.alone !== undefined && measures) {
      return readHundreds(tokens, { value: word.alone, to: from + 1, plain: false, strong: true });
    }
    return null;
  }
  if (word.kind === "fixed") {
    const skip = tokens[from + 1]?.key === "a" ? 1 : 0;
    const after = from + 1 + skip;
    if (word.weak && wordAt(tokens, after)?.kind !== "scale" && !followedByUnit(tokens, after)) return null;
    return readHundreds(tokens, { value: word.value, to: from + 1 + skip, plain: false, strong: true });
  }
  if (word.kind === "hundreds") return readBelowHundred(tokens, { value: word.value, to: from + 1, plain: false, strong: true });
  if (word.kind === "hundred" && !word.weak) {
    // "sau", "sau rupaye"; "hundred" after a scale continues it ("hazaar sau").
    return readBelowHundred(tokens, { value: 100, to: from + 1, plain: false, strong: !later });
  }
  const said = readEnglish(tokens, from);
  if (said) return said;
  const unit = readUnit(tokens, from);
  // "a quarter kilo".
  const part = token.key === "a" ? wordAt(tokens, from + 1) : null;
  if (part?.kind === "fixed") {
    const read = readSmall(tokens, from + 1);
    if (read) return read;
  }
  return unit ? readHundreds(tokens, readFraction(tokens, unit)) : null;
}

/** What English alone says so: "three quarters of a lakh", "four fifty thousand". */
function readEnglish(tokens: readonly Token[], from: number): Small | null {
  const first = wordAt(tokens, from);
  if (first?.kind !== "unit" || !first.english || first.value < 1 || first.value > 9) return null;
  if (first.value === 3 && tokens[from + 1]?.key === "kuarters") {
    const article = tokens[from + 2]?.key === "of" ? (/^(?:a|one)$/.test(tokens[from + 3]?.key ?? "") ? 2 : 1) : 0;
    return { value: 0.75, to: from + 2 + article, plain: false, strong: true };
  }
  const tens = wordAt(tokens, from + 1);
  const rest = tens?.kind === "unit" && tens.english && tens.value >= 10 ? readUnit(tokens, from + 1) : null;
  const scale = rest && wordAt(tokens, rest.to);
  if (scale?.kind !== "scale" || scale.value !== 1000) return null;
  return { value: first.value * 100 + rest!.value, to: rest!.to, plain: false, strong: true };
}

/** बाराला after a part: बारा alone may be another word, पावणे बाराला is a quarter to twelve. */
function readInflected(tokens: readonly Token[], at: number): Small | null {
  const token = tokens[at];
  if (token?.script !== "Deva" || !token.text.endsWith("ला")) return null;
  const unit = readUnit([{ ...token, text: token.text.slice(0, -2) }], 0);
  return unit && { ...unit, to: at + 1 };
}

function readUnit(tokens: readonly Token[], from: number): Small | null {
  const token = tokens[from];
  if (!token) return null;
  if (token.kind === "number") return { value: Number(token.key), to: from + 1, plain: true, strong: true };
  const word = numberWord(token);
  if (word?.kind !== "unit") return null;
  if (word.tens) {
    const hyphen = tokens[from + 1]?.text === "-" ? 1 : 0;
    const one = wordAt(tokens, from + 1 + hyphen);
    if (one?.kind === "unit" && one.english && one.value > 0 && one.value < 10) {
      return { value: word.value + one.value, to: from + 2 + hyphen, plain: true, strong: true };
    }
  }
  return { value: word.value, to: from + 1, plain: true, strong: !word.weak };
}

/** "… and a half", "… point five". */
function readFraction(tokens: readonly Token[], base: Small): Small {
  const part = readAndAPart(tokens, base.to);
  if (part) return { value: base.value + part.value, to: part.to, plain: false, strong: true };
  if (wordAt(tokens, base.to)?.kind !== "point" || !Number.isInteger(base.value)) return base;
  let digits = "";
  let at = base.to + 1;
  for (; digits.length < 4; at++) {
    const token = tokens[at];
    if (token?.kind === "number" && /^\d+$/.test(token.key)) digits += token.key;
    else {
      const word = token && numberWord(token);
      if (word?.kind !== "unit" || word.value > 99 || (word.value > 9 && digits !== "")) break;
      const pair = word.tens ? readUnit(tokens, at) : null;
      digits += String(pair?.value ?? word.value);
      if (pair) at = pair.to - 1;
    }
  }
  return digits === "" ? base : { value: Number(`${base.value}.${digits}`), to: at, plain: false, strong: true };
}

const parts: Readonly<Record<string, number>> = { half: 0.5, kuarter: 0.25 };

/** What "and a half", "and three quarters" add. */
function readAndAPart(tokens: readonly Token[], at: number): { value: number; to: number } | null {
  if (tokens[at]?.key !== "and") return null;
  if (tokens[at + 1]?.key === "thri" && /^kuarters?$/.test(tokens[at + 2]?.key ?? "")) return { value: 0.75, to: at + 3 };
  const article = /^(?:a|one)$/.test(tokens[at + 1]?.key ?? "") ? 1 : 0;
  const value = parts[tokens[at + 1 + article]?.key ?? ""];
  return value === undefined ? null : { value, to: at + 2 + article };
}

function readHundreds(tokens: readonly Token[], base: Small): Small {
  if (wordAt(tokens, base.to)?.kind !== "hundred" || base.value >= 100) return base;
  return readBelowHundred(tokens, { value: base.value * 100, to: base.to + 1, plain: false, strong: true });
}

function readBelowHundred(tokens: readonly Token[], base: Small): Small {
  // शंभराला: of a hundred, not a hundred and more.
  const isInflected = tokens[base.to - 1]!.script === "Deva" && tokens[base.to - 1]!.text.endsWith("ला");
  if (isInflected || !Number.isInteger(base.value) || base.value % 100 !== 0) return base;
  const joined = tokens[base.to]?.key === "and" ? 1 : 0;
  const first = tokens[base.to + joined];
  if (!first || first.key === "a" || first.key === "an") return base;
  const rest = readUnit(tokens, base.to + joined);
  if (!rest || rest.value >= 100 || rest.value <= 0 || !Number.isInteger(rest.value)) return base;
  // "paanch sau 12 mahine": a figure after words, with its own unit, is another number.
  const typed = tokens[base.to + joined]!.kind === "number" && tokens[base.to - 1]!.kind === "word";
  if (typed && followedByUnit(tokens, rest.to)) return base;
  return { ...base, value: base.value + rest.value, to: rest.to };
}

function widenToRange(tokens: readonly Token[], first: NumberSpan): NumberSpan {
  const connector = tokens[first.to];
  const isMark = connector?.text === "-";
  const isBetween = connector?.key === "and" && tokens[first.from - 1]?.key === "betvin";
  const isWord = isBetween || (connector?.kind === "word" && rangeKeys.has(connector.key));
  const nextFrom = isMark || isWord ? first.to + 1 : first.to;
  // "4 5 lakh" are typed neighbours; other figures side by side are what they are.
  const typedPair = first.digits !== undefined && first.value < 100 && (readQuantity(tokens, nextFrom)?.scale ?? 1) > 1;
  if (nextFrom === first.to && ((first.digits !== undefined && !typedPair) || first.scale > 1 || first.value >= 100)) return first;
  const second = readQuantity(tokens, nextFrom);
  if (!second || second.elided) return first;
  const scaled = first.scale === 1 && second.scale > 1 && first.value < 100 ? first.value * second.scale : first.value;
  if (!(scaled < second.value)) return first;
  if (nextFrom === first.to) {
    // "do teen lakh", "paanch saat": neighbours said together. "nau aath" and "do nau" are digits of something.
    const ratio = second.value / scaled;
    const goesOn = readQuantity(tokens, second.to) !== null;
    const denied = tokens[first.from - 1]?.key === "not";
    if (denied || ratio > 2 || goesOn || (second.scale === 1 && !followedByUnit(tokens, second.to))) return first;
  } else if (
    isMark &&
    second.digits !== undefined &&
    first.digits !== undefined &&
    (second.value >= 1000 || tokens[second.to]?.text === "-")
  ) {
    return first;
  }
  return { ...second, value: tidy(scaled), max: second.value, from: first.from, digits: undefined };
}

const rangeKeys = new Set(["se", "to", "ya", "or", "theke", "te", "titik", "tak"]);

function isWeak(tokens: readonly Token[], span: NumberSpan): boolean {
  if (span.to - span.from !== 1 || span.digits !== undefined) return false;
  const word = numberWord(tokens[span.from]!);
  if (!word || !("weak" in word && word.weak)) return false;
  if (followedByUnit(tokens, span.to) || rupeeKey.test(tokens[span.to]?.key ?? "")) return false;
  const before = wordAt(tokens, span.from - 1);
  return before === null || (before.kind === "unit" && before.weak === true);
}

/** True when a word for what is counted follows; rupees are not counted among them, since amounts go on before them. */
function followedByUnit(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  // टक्के keys like the English "take".
  return token !== undefined && (token.text === "%" || token.text.startsWith("टक्क") || (token.kind === "word" && unitKeys.has(token.key)));
}

/** "do hazaar paanch sau gram" is one number; "do lakh 12 mahine" are two. */
function isWeighed(tokens: readonly Token[], { value, to }: Small): boolean {
  return value >= 100 || weightKeys.has(tokens[to]?.key ?? "");
}

function scaleMayStand(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return at === 0 ? tokens.length === 1 || next !== undefined : next !== undefined && (rupeeKey.test(next.key) || next.key === "se");
}

/** "fifty k", "5 l". */
function shortScaleAt(tokens: readonly Token[], at: number) {
  const token = tokens[at];
  return token?.script === "Latn" && /^[kl]$/i.test(token.text) ? numberWord({ ...token, glued: true }) : null;
}

function skipJoiner(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (token?.text === ",") return at + 1;
  return token?.kind === "word" && (token.key === "and" || token.key === "ar" || token.key === "aur" || token.key === "ani") ? at + 1 : at;
}

function wordAt(tokens: readonly Token[], at: number) {
  const token = tokens[at];
  return token ? numberWord(token) : null;
}

/** Drops what binary fractions leave: 2.3 lakh is 230000. */
const tidy = (value: number) => Number(value.toFixed(6));
