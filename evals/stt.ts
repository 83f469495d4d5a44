import { join } from "node:path";

import { random, type SpokenLanguage, spokenLanguages } from "../models/hearing/fill.ts";
import { spellingKey } from "../models/hearing/one-spelling.ts";
import { findEspeak } from "../packages/speech/src/espeak/find-espeak.ts";
import { createLexicon } from "../packages/speech/src/own/decoder.ts";
import { pronounce } from "../packages/speech/src/own/pronounce.ts";
import { Recogniser } from "../packages/speech/src/own/recogniser.ts";
import { withPhrases } from "../packages/speech/src/own/vocabulary.ts";
import { EvalDataError, type EvalInput, type Measure, share } from "./evaluation.ts";
import { newNames } from "./stt/new-names.ts";
import { type SaidSentence, testSentences, wordsOf } from "./stt/sentences.ts";
import { asPcm, spoken, type Speaking } from "./stt/spoken.ts";
import { babble, mixed, pinkNoise, telephone } from "./stt/weather.ts";
import { wordErrors } from "./stt/word-errors.ts";

const defaultVoice: Record<SpokenLanguage, string> = { hi: "hi", en: "en-gb", bn: "bn", mr: "mr" };
/** Variants that were kept from training; models/hearing/train/voices.py has the same list. */
const keptVariants = ["f4", "m7", "klatt3", "steph2", "Andy", "Mario", "linda", "edward", "victor", "Lee", "Alicia", "paul"];

/**
 * Word errors of our own recogniser on espeak-ng speech of sentences it was not trained with, by language: clean, by voices it never
 * heard, fast, slow, high, low, in noise, by telephone; names that are only in its lexicon; what it makes of no speech and of other words.
 */
export async function stt({ data }: EvalInput): Promise<Measure[]> {
  const program = findEspeak(process.env);
  if (program === null)
    throw new EvalDataError("espeak-ng is needed to speak the sentences. Install it, or set VAARTA_ESPEAK to its path.");
  const recogniser = await Recogniser.load(join(import.meta.dirname, "..", "models", "hearing"));
  const measures: Measure[] = [];
  const times = { sound: 0, work: 0, chunks: [] as number[] };
  const missed: string[] = [];
  const count = Number(process.env["VAARTA_STT_SENTENCES"] ?? 160);

  for (const language of spokenLanguages) {
    const lexicon = recogniser.lexicon(language);
    const sounding = new Map(
      lexicon.vocabulary.words.flatMap(({ text, sounds }) =>
        [text, spellingKey(text)].map((form) => [form, sounds[0]?.join(" ") ?? text] as const),
      ),
    );
    // What sounds alike in these scripts is one word spelled in two ways; in English "two" and "to" are not.
    const keyOf = (word: string) =>
      language === "en" ? word.toLowerCase() : (sounding.get(word) ?? sounding.get(spellingKey(word)) ?? word);
    const hear = async (sound: Float32Array, from = lexicon) => {
      const utterance = recogniser.open([from]);
      const pcm = asPcm(sound);
      const began = process.cpuUsage();
      for (let at = 0; at < pcm.length; at += 5_120) {
        const before = performance.now();
        await utterance.push(pcm.subarray(at, at + 5_120));
        times.chunks.push(performance.now() - before);
      }
      const heard = await utterance.finish();
      times.sound += pcm.length / 16_000;
      const used = process.cpuUsage(began);
      times.work += (used.user + used.system) / 1_000_000;
      return heard;
    };
    const sentences = testSentences(data, language, count);
    const dice = random(7);
    const clean: Float32Array[] = [];
    const condition = async (
      name: string,
      some: readonly SaidSentence[],
      speaking: (at: number) => Speaking,
      change = (sound: Float32Array) => sound,
    ) => {
      let [wrong, words, exact] = [0, 0, 0];
      const byKind = new Map<string, { exact: number; all: number }>();
      const confidences: number[] = [];
      for (const [at, { kind, text }] of some.entries()) {
        const sound = change(await spoken(program, text, speaking(at)));
        if (name === "clean") clean.push(sound);
        const heard = await hear(sound);
        const said = wordsOf(text);
        const errors = wordErrors(said, wordsOf(heard.text), keyOf);
        wrong += errors;
        words += said.length;
        const ofKind = byKind.get(kind) ?? { exact: 0, all: 0 };
        byKind.set(kind, { exact: ofKind.exact + (errors === 0 ? 1 : 0), all: ofKind.all + 1 });
        if (errors === 0) exact++;
        else if (name === "clean" || name === "kept voices")
          missed.push(`${language} ${name} ${speaking(at).voice} ${heard.confidence.toFixed(2)}\n  said  ${text}\n  heard ${heard.text}`);
        confidences.push(errors === 0 ? heard.confidence : -heard.confidence);
      }
      measures.push({ name: `${language} word errors, ${name}`, value: share(wrong, words), unit: "share", rows: words });
      return { byKind, confidences, exact: share(exact, some.length) };
    };

    const plain = () => ({ voice: defaultVoice[language] });
    const { byKind, confidences } = await condition("clean", sentences, plain);
    for (const [kind, { exact, all }] of byKind)
      if (kind !== "other") measures.push({ name: `${language} exact, ${kind}`, value: share(exact, all), unit: "share", rows: all });
    const right = confidences.filter((one) => one > 0);
    const wrong = confidences.filter((one) => one <= 0);
    measures.push({
      name: `${language} sure (0.6) of what is right`,
      value: share(right.filter((one) => one >= 0.6).length, right.length),
      unit: "share",
    });
    measures.push({
      name: `${language} sure (0.6) of what is wrong`,
      value: share(wrong.filter((one) => one <= -0.6).length, wrong.length),
      unit: "share",
      rows: wrong.length,
    });
    const some = sentences.slice(0, Math.ceil(count * 0.4));
    const accent = language === "en" ? "en" : defaultVoice[language];
    await condition("kept voices", some, (at) => ({ voice: `${accent}+${keptVariants[at % keptVariants.length]}` }));
    for (const rate of [100, 140, 190, 220]) await condition(`${rate} words a minute`, some, () => ({ ...plain(), rate }));
    for (const pitch of [20, 80]) await condition(`pitch ${pitch}`, some, () => ({ ...plain(), pitch }));
    for (const decibels of [15, 5])
      await condition(`pink noise ${decibels} dB`, some, plain, (sound) => mixed(sound, pinkNoise(sound.length, dice), decibels));
    for (const decibels of [15, 5])
      await condition(`babble ${decibels} dB`, some, plain, (sound) => mixed(sound, babble(sound.length, clean, dice), decibels));
    await condition("telephone", some, plain, telephone);
    if (language === "en") await condition("American voice", some, () => ({ voice: "en-us" }));

    const names = newNames[language];
    const ways = await pronounce(program, language, names.map(({ name }) => name), recogniser.sounds); // prettier-ignore
    const knowing = createLexicon(withPhrases(lexicon.vocabulary, names.map(({ name }, at) => ({ words: [{ text: name, sounds: ways[at]! }] })))); // prettier-ignore
    let [found, falselySure] = [0, 0];
    for (const { name, sentence } of names) {
      const sound = await spoken(program, sentence, plain());
      if (wordsOf((await hear(sound, knowing)).text).includes(name)) found++;
      if ((await hear(sound)).confidence >= 0.6) falselySure++;
    }
    measures.push({
      name: `${language} new names found by lexicon alone`,
      value: share(found, names.length),
      unit: "share",
      rows: names.length,
    });
    measures.push({
      name: `${language} sure (0.6) of a sentence with a word it has not`,
      value: share(falselySure, names.length),
      unit: "share",
    });
  }
  console.log(`${missed.join("\n")}\n`);
  times.chunks.sort((one, other) => one - other);
  measures.push({ name: "processor time per second of sound (RTF)", value: times.work / times.sound, unit: "s" });
  measures.push({ name: "320 ms of sound, p50", value: times.chunks[Math.floor(times.chunks.length * 0.5)]!, unit: "ms" });
  measures.push({ name: "320 ms of sound, p99", value: times.chunks[Math.floor(times.chunks.length * 0.99)]!, unit: "ms" });
  return measures;
}
