// Writes words/*.tsv: the words of each language with how they are said and what follows them.
// node models/hearing/sentences.ts --per-language 20000 --seed 2 > sentences.tsv
// node models/hearing/vocabulary.ts sentences.tsv FOLDER-OF-SYNTHESIS
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { numberToWords } from "@vaarta/text";

import { findEspeak } from "../../packages/speech/src/espeak/find-espeak.ts";
import { pronounce } from "../../packages/speech/src/own/pronounce.ts";
import type { SoundTable } from "../../packages/speech/src/own/sounds.ts";
import { type SpokenLanguage, spokenLanguages, toSentence } from "./fill.ts";
import { oneSpelling } from "./one-spelling.ts";

const [sentencesPath, synthesis] = process.argv.slice(2);
if (sentencesPath === undefined || synthesis === undefined) throw new Error("Give the sentences and the folder of the synthesis.");
const program = findEspeak(process.env);
if (program === null) throw new Error("espeak-ng is needed to know how words are said.");
const sounds = JSON.parse(readFileSync(join(import.meta.dirname, "sounds.json"), "utf8")) as SoundTable;
const rows = readFileSync(sentencesPath, "utf8").trim().split("\n").map((line) => line.split("\t") as [SpokenLanguage, string, string]); // prettier-ignore
/** What words weigh that agents say, not callers. */
const weights: Record<string, number> = { template: 1, caller: 1, number: 1, agent: 0.2 };

mkdirSync(join(import.meta.dirname, "words"), { recursive: true });
for (const language of spokenLanguages) {
  const forms = new Map<string, number>();
  const sentences = rows.flatMap(([tag, kind, sentence]) => (tag === language && weights[kind] ? [{ weight: weights[kind], words: sentence.replaceAll(",", "").split(" ") }] : [])); // prettier-ignore
  for (const { words, weight } of sentences) for (const word of words) forms.set(word, (forms.get(word) ?? 0) + weight);
  for (const word of furtherWords(language)) if (!forms.has(word)) forms.set(word, 0);
  const spelling = oneSpelling(forms);

  const counts = new Map<string, number>([["", 0]]);
  const pairs = new Map<string, Map<string, number>>();
  for (const { words, weight } of sentences) {
    let before = "";
    for (const word of [...words.map(spelling), ""]) {
      counts.set(word, (counts.get(word) ?? 0) + weight);
      const after = pairs.get(before) ?? new Map<string, number>();
      pairs.set(before, after.set(word, (after.get(word) ?? 0) + weight));
      before = word;
    }
  }
  for (const form of forms.keys()) if (!counts.has(spelling(form))) counts.set(spelling(form), 0);
  const ways = await waysOf([...forms.keys()], spelling, language);
  const words = [...counts.keys()];
  const index = new Map(words.map((word, at) => [word, at]));
  const lines = words.map((word) => {
    const next = [...(pairs.get(word) ?? [])].map(([after, count]) => `${index.get(after)}:${short(count)}`);
    return [word, short(counts.get(word)!), (ways.get(word) ?? []).join("|"), next.join(" ")].join("\t");
  });
  writeFileSync(join(import.meta.dirname, "words", `${language}.tsv`), `${lines.join("\n")}\n`);
  console.error(`${language}: ${words.length} words, ${[...pairs.values()].reduce((sum, next) => sum + next.size, 0)} pairs`);
}

function short(count: number): string {
  return String(Math.round(count * 10) / 10);
}

/** Per word, what any of its spellings is said as alone, and inside sentences often enough to be no slip. */
async function waysOf(
  forms: readonly string[],
  spelling: (word: string) => string,
  language: SpokenLanguage,
): Promise<Map<string, string[]>> {
  const alone = await pronounce(program!, language, forms, sounds);
  const inside = saidInSentences(language);
  const ways = new Map<string, string[]>();
  for (const [at, form] of forms.entries()) {
    const said = [...(inside.get(form) ?? [])];
    const all = said.reduce((sum, [, count]) => sum + count, 0);
    const often = said.filter(([, count]) => count >= Math.max(2, all * 0.03)).map(([way]) => way);
    const found = new Set([...(ways.get(spelling(form)) ?? []), ...alone[at]!.map((way) => way.join(" ")), ...often]);
    if (found.size === 0) console.error(`${language}: no sounds for ${form}`);
    ways.set(spelling(form), [...found].filter((way) => way !== "").slice(0, 10)); // prettier-ignore
  }
  return ways;
}

function saidInSentences(language: SpokenLanguage): Map<string, Map<string, number>> {
  const said = new Map<string, Map<string, number>>();
  for (const name of readdirSync(synthesis!).filter((file) => file.endsWith(".said.json"))) {
    const all = JSON.parse(readFileSync(join(synthesis!, name), "utf8")) as Record<string, Record<string, number>>;
    for (const [key, count] of Object.entries(all[language] ?? {})) {
      const [word = "", written = ""] = key.split("\t");
      const way = written.split(" ").filter((sound) => sound !== "0").join(" "); // prettier-ignore
      const ways = said.get(word) ?? new Map<string, number>();
      said.set(word, ways.set(way, (ways.get(way) ?? 0) + count));
    }
  }
  return said;
}

/** Every number word, names, everyday words, and what sample callers of the written conversations say: words alone, not who follows whom. */
function furtherWords(language: SpokenLanguage): Set<string> {
  const words = new Set<string>();
  const add = (text: string) => {
    for (const word of toSentence(text, language)?.replaceAll(",", "").split(" ") ?? []) words.add(word);
  };
  for (let value = 0; value < 100; value++) add(numberToWords(value, language));
  for (let value = 100; value < 1000; value += 100) add(numberToWords(value, language));
  const evals = join(import.meta.dirname, "..", "..", "evals");
  const conversations = JSON.parse(readFileSync(join(evals, "conversations", `${language}.json`), "utf8")) as Record<
    string,
    { turns: { caller?: string }[] }
  >;
  for (const { turns } of Object.values(conversations))
    for (const { caller } of turns) for (const part of (caller ?? "").split(/[.?!।,]+/)) add(part);
  for (const list of ["names", "further"])
    for (const word of readFileSync(join(import.meta.dirname, list, `${language}.txt`), "utf8").split(/\s+/)) add(word);
  return words;
}
