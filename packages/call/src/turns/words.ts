import { matchKey, normaliseText, tokenise } from "@vaarta/text";

/** The words of a text by the keys under which their spellings meet, in whatever script. Marks are left out. */
export function wordKeys(text: string): string[] {
  return tokenise(normaliseText(text))
    .filter(({ kind }) => kind !== "mark")
    .map(({ key }) => key);
}

/** A set of words for `wordKeys`, written as people write them. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/u).filter(Boolean).map(matchKey));
}

/** True when a text begins with these words; the last of two and more may be unfinished. */
export function beginsWith(text: string, words: string): boolean {
  const keys = wordKeys(text);
  const said = wordKeys(words);
  const wanted = said.length > 1 && said.length <= keys.length ? said.slice(0, -1) : said;
  return wanted.length > 0 && wanted.length <= keys.length && wanted.every((key, at) => key === keys[at]);
}

/** True when two texts say the same words, whatever their marks and spelling. */
export function sameWords(a: string, b: string): boolean {
  return wordKeys(a).join(" ") === wordKeys(b).join(" ");
}
