import { formKey, matchKey, normaliseText, tokenise, type Token } from "@vaarta/text";

/** A word of a text, as phrases are looked for in it. */
export interface Word {
  text: string;
  /** What it may be a form of: two words are alike when they share one. The first is its own key. */
  forms: readonly string[];
  /** The sounds between its vowels, of a long word: English written in another script keeps no more of its spelling. */
  skeleton?: string;
  script?: Token["script"];
}

/** The words of a text, letters that were spelled out one by one joined to the word they make. Pure. */
export function wordsOf(text: string, vocabulary: ReadonlySet<string> = new Set()): Word[] {
  const words: Word[] = [];
  let letters: Token[] = [];
  const endSpelling = () => {
    if (letters.length >= 3) words.push(wordOf({ ...letters[0]!, text: letters.map((letter) => letter.text).join("") }, vocabulary));
    else words.push(...letters.map((letter) => wordOf(letter, vocabulary)));
    letters = [];
  };
  for (const token of tokenise(normaliseText(text))) {
    if (token.kind === "mark") continue;
    if (token.kind === "word" && token.text.length === 1) {
      letters.push(token);
      continue;
    }
    endSpelling();
    if (token.key !== "") words.push(wordOf(token, vocabulary));
  }
  endSpelling();
  return words;
}

export function isAlike(word: Word, other: Word): boolean {
  if (word.forms.some((form) => other.forms.includes(form))) return true;
  return word.script !== other.script && word.skeleton !== undefined && word.skeleton === other.skeleton;
}

/** Two words in a row as one: "pre approved" and "preapproved" are the same. */
export function joined(word: Word, next: Word): Word {
  const key = matchKey(word.text + next.text);
  return { text: word.text + next.text, forms: [key, ...reduced([key])] };
}

const shortest = 3;
const leastSkeleton = 4;

function wordOf(token: Token, vocabulary: ReadonlySet<string>): Word {
  const key = matchKey(token.text);
  if (token.kind !== "word") return { text: token.text, forms: [token.key] };
  const keys = new Set([key, formKey({ ...token, key }, vocabulary)]);
  if (token.script === "Latn")
    for (const ending of ["s", "es", "d", "ed", "ing"])
      if (token.text.toLowerCase().endsWith(ending) && token.text.length - ending.length >= shortest)
        keys.add(matchKey(token.text.slice(0, -ending.length)));
  const skeleton = key.replaceAll(/[aeiou]/g, "");
  const isLong = skeleton.length >= leastSkeleton;
  return { text: token.text, forms: [...keys, ...reduced([...keys])], script: token.script, ...(isLong && { skeleton }) };
}

/** Hindi futures agree with who and how many (milega, milegi, milenge), adjectives with what (pakka, pakki); English "-al" and "-ed" go too. */
const endings = [/(?:e|o|u)?n?g[aei]$/, /(?:id|ed|al)$/, /[aeiou]n?$/] as const;

/** Keys without what only agrees with something else. */
function reduced(keys: readonly string[]): string[] {
  return [...new Set(keys.flatMap((key) => endings.map((ending) => key.replace(ending, "")).concat(key)))].filter(
    (stem) => stem.length >= shortest || /^(?:ho|je)$/.test(stem),
  );
}
