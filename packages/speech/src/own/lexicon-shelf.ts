import { createLexicon, type Lexicon } from "./decoder.ts";
import { pronounce } from "./pronounce.ts";
import type { Recogniser } from "./recogniser.ts";
import { soundSpelling } from "./sound-spelling.ts";
import { type AddedPhrase, withPhrases } from "./vocabulary.ts";

/** Lexicons with what agents add to them: made once for each set of words, since every utterance of a call asks for the same. */
export class LexiconShelf {
  readonly #recogniser: Recogniser;
  readonly #program: string | null;
  readonly #lexicons = new Map<string, Promise<Lexicon>>();
  /** How words are said, by language and word. */
  readonly #ways = new Map<string, number[][]>();

  /** @param program - espeak-ng, to ask how new words are said; without it they are said as they are spelled */
  constructor(recogniser: Recogniser, program: string | null) {
    this.#recogniser = recogniser;
    this.#program = program;
  }

  /** The lexicon of a language with these words and phrases, of which only those in its script count. */
  take(language: string, words: readonly string[]): Promise<Lexicon> {
    const phrases = [...new Set(words.map(asWords).filter((phrase) => isWrittenAs(phrase, language)))];
    const key = [language, ...phrases].join("\n");
    let lexicon = this.#lexicons.get(key);
    if (!lexicon) {
      if (this.#lexicons.size >= mostLexicons) this.#lexicons.delete(this.#lexicons.keys().next().value!);
      this.#lexicons.set(key, (lexicon = this.#make(language, phrases)));
      lexicon.catch(() => this.#lexicons.delete(key));
    }
    return lexicon;
  }

  async #make(language: string, phrases: readonly string[]): Promise<Lexicon> {
    const plain = this.#recogniser.lexicon(language);
    if (phrases.length === 0) return plain;
    const known = new Set(plain.vocabulary.words.map(({ text }) => text));
    const lacking = [...new Set(phrases.flatMap((phrase) => phrase.split(" ")))].filter((word) => !known.has(word));
    await this.#learn(language, lacking);
    const added = phrases.map((phrase): AddedPhrase => ({
      words: phrase.split(" ").map((text) => ({ text, sounds: this.#ways.get(`${language} ${text}`) ?? [] })),
    }));
    return createLexicon(withPhrases(plain.vocabulary, added));
  }

  async #learn(language: string, words: readonly string[]): Promise<void> {
    const { sounds } = this.#recogniser;
    const asked = words.filter((word) => !this.#ways.has(`${language} ${word}`));
    if (asked.length === 0) return;
    const none = asked.map((): number[][] => []);
    const said = this.#program === null ? none : await pronounce(this.#program, language, asked, sounds).catch(() => none);
    for (const [at, word] of asked.entries()) {
      const ways = said[at]!.length > 0 ? said[at]! : soundSpelling(word, language, sounds);
      this.#ways.set(`${language} ${word}`, ways);
    }
  }
}

const mostLexicons = 32;
const scripts: Readonly<Record<string, RegExp>> = {
  hi: /^[\u0900-\u097f ]+$/,
  mr: /^[\u0900-\u097f ]+$/,
  bn: /^[\u0980-\u09ff ]+$/,
  en: /^[A-Za-z' ]+$/,
};

function asWords(phrase: string): string {
  const plain = phrase
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}' ]+/gu, " ")
    .replace(/ +/g, " ")
    .trim();
  // English words are in small letters in the vocabulary, abbreviations and "I" aside.
  return plain.replace(/[A-Za-z']+/g, (word) => (/^[A-Z]{2,}$/.test(word) || word === "I" ? word : word.toLowerCase()));
}

function isWrittenAs(phrase: string, language: string): boolean {
  return scripts[language]?.test(phrase) ?? false;
}
