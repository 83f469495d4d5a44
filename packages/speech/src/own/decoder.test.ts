import { expect, test } from "vitest";

import { createLexicon, Decoder } from "./decoder.ts";
import { parseVocabulary, withPhrases } from "./vocabulary.ts";

// Sounds 1 to 6; "one" and "won" sound alike and differ in what they follow.
const vocabulary = parseVocabulary(
  "en",
  [
    "\t20\t\t1:10 3:10",
    "one\t10\t1 2 3\t2:8 0:2",
    "hundred\t10\t4 5\t0:10",
    "we\t10\t6\t4:10",
    "won\t2\t1 2 3\t0:2",
    "anna\t1\t1 3 3 1\t0:1",
  ].join("\n"),
);

/** Answers that are sure of one sound at each step; 0 is silence. */
function answers(sounds: readonly number[], sureness = 0.9): Float32Array {
  return Float32Array.from(
    sounds.flatMap((sound) => Array.from({ length: 7 }, (_, at) => Math.log(at === sound ? sureness : (1 - sureness) / 6))),
  );
}

function decode(sounds: readonly number[], lexicon = createLexicon(vocabulary)) {
  const decoder = new Decoder(lexicon);
  // In two pieces, as sound arrives.
  decoder.push(answers(sounds.slice(0, 3)), 7);
  decoder.push(answers(sounds.slice(3)), 7);
  return decoder.result(true);
}

test("sounds that last and silence between them are one word each", () => {
  expect(decode([0, 1, 1, 0, 2, 3, 3, 0, 4, 5, 0]).words.map(({ text }) => text)).toEqual(["one", "hundred"]);
});

test("of words that sound alike the one is heard that belongs there", () => {
  expect(decode([6, 0, 1, 2, 3, 0]).words.map(({ text }) => text)).toEqual(["we", "won"]);
  expect(decode([1, 2, 3, 0]).words.map(({ text }) => text)).toEqual(["one"]);
});

test("the same sound twice needs silence between", () => {
  expect(decode([1, 3, 0, 3, 1, 0]).words.map(({ text }) => text)).toEqual(["anna"]);
  expect(decode([1, 3, 3, 3, 1, 0]).words[0]?.misfit ?? 1).toBeGreaterThan(0.5);
});

test("silence has no words", () => {
  expect(decode([0, 0, 0, 0, 0])).toMatchObject({ words: [] });
});

test("words know when they were said and how badly they fit", () => {
  const { words } = decode([0, 0, 1, 2, 3, 0, 0, 4, 5]);
  expect(words[0]).toMatchObject({ from: 2, to: 5 });
  expect(words[1]).toMatchObject({ from: 7, to: 9 });
  expect(words[0]!.misfit).toBeCloseTo(0);
  // 4 4 6 is no word: whatever is made of it fits badly.
  expect(Math.max(0.9, ...decode([0, 4, 4, 6, 6, 2, 0]).words.map(({ misfit }) => misfit))).toBeGreaterThan(0.9);
});

test("a new word is heard once the vocabulary has it", () => {
  const sounds = [6, 0, 5, 3, 2, 0];
  expect(decode(sounds).words.map(({ text }) => text)).not.toContain("tin");
  const known = createLexicon(withPhrases(vocabulary, [{ words: [{ text: "tin", sounds: [[5, 3, 2]] }] }]));
  expect(decode(sounds, known).words.map(({ text }) => text)).toEqual(["we", "tin"]);
  expect(vocabulary.words.some(({ text }) => text === "tin")).toBe(false);
});
