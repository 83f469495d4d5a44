import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { soundSpelling } from "./sound-spelling.ts";
import { soundsOf, type SoundTable } from "./sounds.ts";
import { parseVocabulary } from "./vocabulary.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "..", "models", "hearing");
const table = JSON.parse(readFileSync(join(folder, "sounds.json"), "utf8")) as SoundTable;
const said = (word: string, language: string) =>
  soundSpelling(word, language, table).map((way) => way.map((sound) => table.symbols[sound]).join(" "));

test.each([
  ["हज़ार", "hi", "h ə z aː ɾ"],
  ["लोन", "hi", "l oː n"],
  ["कमल", "hi", "k ə m ə l"],
  ["मुंबई", "mr", "m ʊ n b ə iː"],
  ["টাকা", "bn", "ʈ a k a"],
  ["patil", "en", "p a t ɪ l"],
])("%s in %s is said as it is spelled", (word, language, way) => {
  expect(said(word, language)).toContain(way);
});

// How often the rules alone come near what espeak-ng says, over the whole vocabulary: new names on machines without it depend on this.
test.each([
  ["hi", 0.17],
  ["mr", 0.18],
  ["bn", 0.16],
])("over the words of %s the spelling is near the sounds", (language, most) => {
  const { words } = parseVocabulary(language, readFileSync(join(folder, "words", `${language}.tsv`), "utf8"));
  let [wrong, all] = [0, 0];
  for (const { text, sounds } of words.slice(1)) {
    const ways = soundSpelling(text, language, table);
    wrong += Math.min(...ways.flatMap((way) => sounds.map((other) => distance(way, other))), sounds[0]!.length);
    all += sounds[0]!.length;
  }
  expect(wrong / all).toBeLessThan(most);
});

test("IPA becomes numbers: stress goes, rare sounds count as their nearest", () => {
  expect(soundsOf("(en)h_ə_z_ˈaː_ɾ_(hi)", table).map((sound) => table.symbols[sound])).toEqual(["h", "ə", "z", "aː", "ɾ"]);
  expect(soundsOf("k ˈɑːɹ", table).map((sound) => table.symbols[sound])).toEqual(["k", "ɑː", "ɹ"]);
  expect(soundsOf("", table)).toEqual([]);
});

function distance(left: readonly number[], right: readonly number[]): number {
  let row = right.map((_, at) => at + 1);
  row.unshift(0);
  for (const [at, one] of left.entries()) {
    const next = [at + 1];
    for (const [column, other] of right.entries()) next.push(Math.min(row[column + 1]! + 1, next[column]! + 1, row[column]! + (one === other ? 0 : 1))); // prettier-ignore
    row = next;
  }
  return row.at(-1)!;
}
