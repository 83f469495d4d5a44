import { readFileSync } from "node:fs";
import { join } from "node:path";

import { type Dice, fillTemplate, random, type SpokenLanguage, toSentence } from "../../models/hearing/fill.ts";

export interface SaidSentence {
  language: SpokenLanguage;
  /** `amount`, `yesno`, `date`, `pin`, `phone`, `name`, `city`, `lender`, `other`. */
  kind: string;
  text: string;
}

/** Sentences of templates that the model was not trained with, filled by seeded chance; the templates in turn. */
export function testSentences(path: string | undefined, language: SpokenLanguage, count: number): SaidSentence[] {
  const dice: Dice = random(2027);
  const rows = readFileSync(path ?? join(import.meta.dirname, "..", "data", "stt.tsv"), "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([tag]) => tag === language);
  return Array.from({ length: count }, (_, at) => {
    const [, kind = "", template = ""] = rows[at % rows.length]!;
    const filled = toSentence(fillTemplate(template, language, dice), language);
    if (filled === null) throw new Error(`evals/data/stt.tsv: "${template}" gave no sentence of words.`);
    return { language, kind, text: filled };
  });
}

/** Without what only the voice needs. */
export function wordsOf(text: string): string[] {
  return text.replaceAll(",", "").split(" ").filter((word) => word !== ""); // prettier-ignore
}
