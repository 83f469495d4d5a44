import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { edge, parseVocabulary, withPhrases } from "./vocabulary.ts";
import { WordOdds } from "./word-odds.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "..", "models", "hearing");
const read = (language: string) => parseVocabulary(language, readFileSync(join(folder, "words", `${language}.tsv`), "utf8"));

test.each(["hi", "en", "bn", "mr"])("every word of %s has sounds that the model knows, and odds that sum to one", (language) => {
  const symbols = (JSON.parse(readFileSync(join(folder, "sounds.json"), "utf8")) as { symbols: string[] }).symbols.length;
  const { words } = read(language);
  expect(words.length).toBeGreaterThan(1_000);
  for (const { text, sounds, next } of words.slice(1)) {
    expect(sounds.length, text).toBeGreaterThan(0);
    for (const way of sounds) for (const sound of way) expect(sound > 0 && sound < symbols, text).toBe(true);
    for (const after of next.keys()) expect(after < words.length, text).toBe(true);
  }
  const odds = new WordOdds({ language, words });
  for (const before of [edge, 1, words.length - 1]) {
    const sum = words.reduce((all, _, word) => all + Math.exp(odds.after(before, word)), 0);
    expect(sum).toBeCloseTo(1, 6);
  }
});

test("of what follows, what was counted is likelier than what was not", () => {
  const { words } = parseVocabulary("en", "\t9\t\t1:9\none\t9\t1\t2:8 0:1\ntwo\t8\t2\t0:8\nthree\t8\t3\t0:8");
  const odds = new WordOdds({ language: "en", words });
  expect(odds.after(1, 2)).toBeGreaterThan(odds.after(1, 3) + 1);
  expect(odds.end(2)).toBeGreaterThan(odds.end(1));
});

test("words of a phrase follow each other, and the vocabulary itself is as it was", () => {
  const plain = parseVocabulary("en", "\t9\t\t1:9\none\t9\t1\t0:9");
  const more = withPhrases(plain, [{ words: [{ text: "red", sounds: [[2]] }, { text: "one", sounds: [[9]] }] }]); // prettier-ignore
  const odds = new WordOdds(more);
  expect(more.words.map(({ text }) => text)).toEqual(["", "one", "red"]);
  expect(more.words[1]!.sounds).toEqual([[1]]);
  expect(odds.after(2, 1)).toBeGreaterThan(odds.alone(1));
  expect(plain.words).toHaveLength(2);
});
