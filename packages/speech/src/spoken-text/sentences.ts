import { splitSentences } from "@vaarta/text";

/**
 * Sentences of a text, each to be spoken as one: a danda ends one too, an abbreviation or an initial with its full stop ends none, and what
 * is too short to stand alone goes with the next. Pure.
 */
export function sentences(text: string): string[] {
  const joined: string[] = [];
  for (const sentence of splitSentences(text)) {
    const before = joined.at(-1);
    if (before !== undefined && (abbreviated.test(before) || letterCount(before) < fewestLetters))
      joined[joined.length - 1] = `${before} ${sentence}`; // prettier-ignore
    else joined.push(sentence);
  }
  return joined;
}

/**
 * A sentence in pieces that may be made into sound one after the other, so that the first is heard early: cut after a comma or a dash, or
 * before a conjunction, never inside a figure. Joined with spaces they are the sentence. Pure.
 * @param options.least - letters that a piece has at least. @defaultValue 24
 */
export function clauses(sentence: string, { least = 24 }: { least?: number } = {}): string[] {
  const pieces = sentence.trim().split(/(?<=[,;:،])\s+|(?<=\s[–—-])\s+/u);
  const cut = pieces.flatMap((piece) => atConjunctions(piece, least));
  const joined: string[] = [];
  for (const piece of cut) {
    const before = joined.at(-1);
    if (before !== undefined && (letterCount(before) < least || letterCount(piece) < least / 2))
      joined[joined.length - 1] = `${before} ${piece}`; // prettier-ignore
    else joined.push(piece);
  }
  return joined;
}

function atConjunctions(piece: string, least: number): string[] {
  const words = piece.split(/\s+/);
  const cut: string[][] = [[]];
  for (const word of words) {
    const current = cut.at(-1)!;
    if (conjunctions.has(word.toLowerCase()) && letterCount(current.join(" ")) >= least) cut.push([word]);
    else current.push(word);
  }
  return cut.map((part) => part.join(" "));
}

const letterCount = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** "जी।" or "OK." alone would be cut off by the pause after it. */
const fewestLetters = 3;

const abbreviated = /(?:^|[\s("'])(?:\p{L}|Dr|Mr|Mrs|Ms|Smt|Shri|No|Rs|vs|etc|approx|Ltd|Pvt|डॉ|श्री|श्रीमती|रु|कि\.?मी|सौ|डा|ডা|মো)\.$/u;

const conjunctions = new Set(
  "and but or because so which that if और लेकिन या क्योंकि मगर तो कि पर अगर आणि पण किंवा कारण म्हणून जर এবং কিন্তু বা কারণ তাই যদি আর aur lekin ya kyunki magar".split(" "),
); // prettier-ignore
