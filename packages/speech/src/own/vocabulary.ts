/** Words of one language: how each sounds, and which follows which. */
export interface Vocabulary {
  language: string;
  words: readonly VocabularyWord[];
}

export interface VocabularyWord {
  text: string;
  /** Times it was counted; may be a fraction. */
  count: number;
  /** Ways to say it, each a list of sounds by their number in models/hearing/sounds.json. */
  sounds: readonly (readonly number[])[];
  /** Index of the word that follows -> times. */
  next: ReadonlyMap<number, number>;
}

/** The index of what stands for the beginning and the end of an utterance; it has no sounds. */
export const edge = 0;

/**
 * Reads models/hearing/words/*.tsv: `word TAB count TAB sounds | sounds TAB next:count next:count`, the first line the edge.
 * Sounds are numbers with spaces between.
 */
export function parseVocabulary(language: string, text: string): Vocabulary {
  const words = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): VocabularyWord => {
      const [word = "", count = "0", sounds = "", next = ""] = line.split("\t");
      return {
        text: word,
        count: Number(count),
        sounds: sounds === "" ? [] : sounds.split("|").map((way) => way.trim().split(" ").map(Number)),
        next: new Map(next === "" ? [] : next.split(" ").map((pair) => pair.split(":").map(Number) as [number, number])),
      };
    });
  return { language, words };
}

/** A word or phrase to hear beside the vocabulary, with the ways each of its words is said. */
export interface AddedPhrase {
  words: readonly { text: string; sounds: readonly (readonly number[])[] }[];
}

/** The vocabulary with phrases added: new words, and that the words of a phrase follow each other. Pure. */
export function withPhrases(vocabulary: Vocabulary, phrases: readonly AddedPhrase[]): Vocabulary {
  if (phrases.length === 0) return vocabulary;
  const words = vocabulary.words.map((word) => ({ ...word }));
  const index = new Map(words.map((word, at) => [word.text, at]));
  const follow = (before: number, after: number, times: number) => {
    const next = new Map(words[before]!.next);
    words[before]!.next = next.set(after, (next.get(after) ?? 0) + times);
  };
  for (const { words: said } of phrases) {
    let before = -1;
    for (const { text, sounds } of said) {
      let at = index.get(text);
      if (at === undefined) {
        at = words.length;
        words.push({ text, count: 0, sounds, next: new Map() });
        index.set(text, at);
      }
      // What is expected is as likely as a word that is said often.
      words[at]!.count += expectedCount;
      words[edge]!.count += expectedCount / 10;
      if (before >= 0) follow(before, at, expectedCount);
      before = at;
    }
  }
  return { ...vocabulary, words };
}

const expectedCount = 20;
