import { numberWord } from "../numbers/lexicon.ts";
import { foldNative } from "../numbers/lexicon.ts";
import type { Token } from "../words/tokens.ts";
import { isGstinValid } from "./check-digits.ts";
import { type Cue, hasCueBefore } from "./cues.ts";
import type { PrivateKind } from "./find-private-data.ts";

interface Code {
  kind: PrivateKind;
  cue: Cue;
  pattern: RegExp;
  /** Only beside words that name it. */
  named?: boolean;
  check?: (code: string) => boolean;
}

const codes: readonly Code[] = [
  { kind: "gstin", cue: "gstin", pattern: /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/, check: isGstinValid },
  { kind: "pan", cue: "pan", pattern: /^[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z]$/ },
  { kind: "ifsc", cue: "ifsc", pattern: /^[A-Z]{4}0[A-Z0-9]{6}$/, check: (code) => /\d{3}/.test(code) },
  { kind: "voter-id", cue: "voter-id", pattern: /^[A-Z][ABCDGHJKMNPRSY][A-Z]\d{7}$/ },
  { kind: "voter-id", cue: "voter-id", pattern: /^[A-Z]{3}\d{7}$/, named: true },
  {
    kind: "vehicle",
    cue: "vehicle",
    pattern:
      /^(?:A[NPRS]|BR|C[GH]|D[DLN]|G[AJ]|H[PR]|J[HK]|K[AL]|L[AD]|M[HLNPZ]|NL|O[DR]|P[BY]|RJ|SK|T[NRSG]|U[KAP]|WB)\d{1,2}[A-Z]{1,3}(?!0000)\d{4}$/,
  },
  { kind: "vehicle", cue: "vehicle", pattern: /^\d{2}BH(?!0000)\d{4}[A-HJ-NP-Z]{1,2}$/ },
  { kind: "passport", cue: "passport", pattern: /^[A-Z][1-9]\d{6}$/, named: true },
];
const longest = 15;

/**
 * Codes of letters and digits however they are dictated: "ABCPK1234F", "A B C P K 1 2 3 4 F", "ए बी सी पी के एक दो तीन चार एफ". Where they are
 * neither in capitals nor in one piece, words that name them must stand before. Pure.
 */
export function findCodes(tokens: readonly Token[]): { kind: PrivateKind; from: number; to: number }[] {
  const found: { kind: PrivateKind; from: number; to: number }[] = [];
  const pieces = tokens.map((token) => pieceOf(token));
  for (let i = 0; i < tokens.length;) {
    const code = readCode(tokens, pieces, i);
    if (code) found.push(code);
    i = code ? code.to : i + 1;
  }
  return found;
}

interface Piece {
  text: string;
  /** In capitals, digits, or a letter alone. */
  sure: boolean;
}

function readCode(
  tokens: readonly Token[],
  pieces: readonly (Piece | null)[],
  from: number,
): { kind: PrivateKind; from: number; to: number } | null {
  // A code within a longer string is none: "OD4829137745".
  if (!pieces[from] || tokens[from]!.glued) return null;
  let text = "";
  let sure = true;
  let joined = true;
  let best: { kind: PrivateKind; from: number; to: number } | null = null;
  for (let at = from; at < tokens.length && text.length <= longest; at++) {
    const piece = pieces[at];
    if (!piece) {
      if (/^[ -]$/.test(tokens[at]!.text)) continue;
      break;
    }
    text += piece.text;
    sure &&= piece.sure;
    if (at > from && !tokens[at]!.glued) joined = false;
    if (tokens[at + 1]?.glued && pieces[at + 1]) continue;
    const code = codes.find(({ pattern, check }) => pattern.test(text) && (check?.(text) ?? true));
    const isNamed = code !== undefined && hasCueBefore(tokens, from, code.cue);
    const isReference = code !== undefined && !isNamed && hasCueBefore(tokens, from, "reference", 4);
    if (code && (isNamed || (!code.named && !isReference && (joined || sure)))) best = { kind: code.kind, from, to: at + 1 };
  }
  return best;
}

function pieceOf(token: Token): Piece | null {
  if (token.kind === "number") return /^\d+$/.test(token.key) && !token.text.includes(",") ? { text: token.key, sure: true } : null;
  if (token.kind !== "word") return null;
  const digit = numberWord(token);
  if (token.script === "Latn") {
    if (token.text.length > 1 && digit?.kind === "unit" && digit.value < 10) return { text: String(digit.value), sure: true };
    if (!/^[a-z]+$/i.test(token.text) || token.text.length > 5) return null;
    return { text: token.text.toUpperCase(), sure: token.text.length === 1 || token.text === token.text.toUpperCase() };
  }
  const letter = letterNames.get(foldNative(token.text));
  if (letter !== undefined) return { text: letter, sure: false };
  return digit?.kind === "unit" && digit.value < 10 ? { text: String(digit.value), sure: true } : null;
}

const names =
  "A ए এ|B बी বি|C सी সি|D डी ডি|E ई ই|F एफ এফ|G जी জি|H एच এইচ|I आई आय আই|J जे জে|K के কে|L एल এল|M एम এম|N एन এন|O ओ ও|P पी পি|Q क्यू কিউ|R आर আর|S एस এস|T टी টি|U यू ইউ|V वी व्ही ভি|W डब्ल्यू डब्लू ডব্লিউ|X एक्स এক্স|Y वाई वाय ওয়াই|Z ज़ेड जेड झेड জেড";
/** Letters of the Roman alphabet as they are called in Devanagari and Bengali. */
const letterNames = new Map(
  names.split("|").flatMap((row) => {
    const [letter = "", ...words] = row.split(" ");
    return words.map((word) => [foldNative(word), letter] as const);
  }),
);
