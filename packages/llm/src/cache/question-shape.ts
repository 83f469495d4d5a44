import { findNumbers, matchKey, normaliseText, tokenise } from "@vaarta/text";

/** What a question says, beneath how it is spelled. */
export interface QuestionShape {
  /** Equal for the same words in any spelling and script. */
  exact: string;
  /** Its words without courtesies, stems where endings only agree with something; figures by their value. */
  words: readonly string[];
}

/** Pure. */
export function questionShape(question: string): QuestionShape {
  const tokens = tokenise(normaliseText(question));
  const valueAt = new Map<number, { value: string; to: number }>();
  for (const { value, max, from, to, weak } of findNumbers(tokens))
    if (!weak) valueAt.set(from, { value: `#${value}${max === undefined ? "" : `-${max}`}`, to });
  const keys: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const number = valueAt.get(at);
    const token = tokens[at]!;
    if (number) keys.push(number.value);
    else if (token.kind !== "mark") keys.push(token.key);
    at = number ? number.to : at + 1;
  }
  return { exact: keys.join(" "), words: keys.filter((key) => !courtesies.has(key)).map(stem) };
}

/**
 * True when two questions are the same but for courtesies, endings and a slip of the finger in a long word. Everything else decides:
 * another figure, a "nahi", another place, another order of words make another question. A wrong answer is worse than a second one made.
 */
export function isSameQuestion(a: QuestionShape, b: QuestionShape): boolean {
  return a.words.length === b.words.length && a.words.length > 0 && a.words.every((word, at) => isSameWord(word, b.words[at]!));
}

function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const isLong = Math.min(a.length, b.length) >= longWord;
  return isLong && a[0] === b[0] && !/\d/.test(a + b) && isOneSlip(a, b);
}

/** Shorter words that differ in one letter are usually two words: Raipur and Rampur. */
const longWord = 8;

/** One letter more, less, other, or two the wrong way round. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.slice(1) === restB || restB.slice(1) === restA || restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

/** Hindi and Marathi endings agree in gender and number (kitna, kitni, kitne); short words are other words without theirs. */
function stem(key: string): string {
  return key.startsWith("#") || key.length < 5 ? key : key.replace(/(?<=[bcdfghjklmnprstvy])[aie]$/, "");
}

const courtesies = new Set(
  "ji sir madam mam please hello hi namaste namaskar accha ok jara zara bhai bhaiya the bataiye batao bataye जी कृपया नमस्ते नमस्कार दया কৃপয়া দয়া"
    .split(" ")
    .map(matchKey),
);
