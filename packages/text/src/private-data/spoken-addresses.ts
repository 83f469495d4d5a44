import { matchKey } from "../words/match-key.ts";
import { numberWord } from "../numbers/lexicon.ts";
import type { Token } from "../words/tokens.ts";

const keysOf = (words: string) => new Set(words.split(" ").map(matchKey));
const ats = keysOf("at एट ऐट अॅट अ‍ॅट ऍट अट অ্যাট এট");
const rates = keysOf("rate रेट रेटिंग রেট");
const dots = keysOf("dot डॉट डाट पॉइंट ডট");
const joiners = keysOf("underscore dash hyphen अंडरस्कोर डैश আন্ডারস্কোর ড্যাশ");
const providers = keysOf(
  "gmail yahoo hotmail outlook rediffmail rediff icloud protonmail ymail live जीमेल जिमेल याहू हॉटमेल आउटलुक रेडिफ জিমেইল জিমেল ইয়াহু হটমেল",
);
const endings = keysOf("com in org net co edu gov कॉम इन কম ইন");
/** Handles of payment addresses; the first are no other words, the others only after "at the rate". */
const handles = keysOf("ybl okaxis oksbi okhdfcbank okicici ibl axl apl yapl fbl ikwik axisb idfcbank waaxis wahdfcbank wasbi");
const wordyHandles = keysOf("paytm upi sbi hdfcbank icici axisbank airtel postbank jio kotak ptaxis ptyes ptsbi");

/** E-mail and payment addresses as they are dictated: "sunita dot sharma at gmail dot com", "rahul at the rate okaxis". Pure. */
export function findSpokenAddresses(tokens: readonly Token[]): { kind: "email" | "upi"; from: number; to: number }[] {
  const found: { kind: "email" | "upi"; from: number; to: number }[] = [];
  tokens.forEach((token, at) => {
    const isSign = token.text === "@";
    if (!isSign && !ats.has(token.key)) return;
    const rate = isSign ? at + 1 : afterRate(tokens, at + 1);
    const start = localPart(tokens, at);
    const host = tokens[rate]?.key;
    if (start === null || host === undefined) return;
    const ending = domainEnd(tokens, rate + 1);
    const isSure = isSign || rate > at + 1;
    if (ending !== null && (isSure || providers.has(host))) found.push({ kind: "email", from: start, to: ending });
    else if (isSure && providers.has(host)) found.push({ kind: "email", from: start, to: rate + 1 });
    else if (handles.has(host) || (isSure && wordyHandles.has(host))) found.push({ kind: "upi", from: start, to: rate + 1 });
  });
  return found;
}

/** Past "the rate", "the rate of", "द रेट". */
function afterRate(tokens: readonly Token[], at: number): number {
  for (let rate = at; rate <= at + 1; rate++)
    if (rates.has(tokens[rate]?.key ?? "")) return tokens[rate + 1]?.key === "of" ? rate + 2 : rate + 1;
  return at;
}

/** Where the part before the sign begins: words with dots between, letters and digits one by one. */
function localPart(tokens: readonly Token[], at: number): number | null {
  let from = at;
  for (;;) {
    const token = tokens[from - 1];
    if (!token || (token.kind === "mark" && !/^[._-]$/.test(token.text))) break;
    const joins = isJoiner(token);
    if (joins && from === at) return null;
    const next = tokens[from];
    const isPart = from === at || joins || (next !== undefined && (isJoiner(next) || next.glued || isSmall(next)));
    if (!isPart) break;
    from--;
    // A whole word ends it, unless a joiner stands before it.
    if (!joins && !isSmall(token) && !(tokens[from - 1] && (isJoiner(tokens[from - 1]!) || token.glued))) break;
  }
  return from === at ? null : from;
}

const isJoiner = (token: Token) => dots.has(token.key) || joiners.has(token.key) || /^[._-]$/.test(token.text);
/** A letter, a figure or the word for one. */
const isSmall = (token: Token) => token.kind === "number" || token.text.length === 1 || numberWord(token)?.kind === "unit";

/** Past "dot com", "dot co dot in"; null when none is there. */
function domainEnd(tokens: readonly Token[], at: number): number | null {
  let to: number | null = null;
  for (let dot = at; tokens[dot] && (dots.has(tokens[dot]!.key) || tokens[dot]!.text === "."); dot += 2) {
    if (!endings.has(tokens[dot + 1]?.key ?? "")) break;
    to = dot + 2;
  }
  return to;
}
