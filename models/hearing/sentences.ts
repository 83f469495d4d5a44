// Writes what the recogniser is trained on and what its word statistics are counted from: `language TAB kind TAB sentence`, on standard output.
// node models/hearing/sentences.ts [--per-language 6000] [--seed 1]
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { fillTemplate, random, type SpokenLanguage, spokenLanguages, toSentence } from "./fill.ts";
import { inventWord } from "./invent-word.ts";

const root = join(import.meta.dirname, "..", "..");
const { values } = parseArgs({ options: { "per-language": { type: "string", default: "6000" }, seed: { type: "string", default: "1" } } });
const perLanguage = Number(values["per-language"]);
const dice = random(Number(values.seed));

for (const language of spokenLanguages) {
  const templates = lines(join(import.meta.dirname, "templates", `${language}.txt`));
  const { callers, agents } = fromPacks(language);
  callers.push(...fromData(language));
  const said = [...callers, ...agents].flatMap((sentence) => sentence.replaceAll(",", "").split(" "));
  const vocabulary = [...new Set([...said, ...["further", "names"].flatMap((list) => everyWord(list, language))])];
  const write = (kind: string, sentence: string | null) => {
    if (sentence !== null) console.log(`${language}\t${kind}\t${sentence}`);
  };
  // Every sentence of the packs once; the rest by weight.
  for (const sentence of callers) write("caller", sentence);
  for (const sentence of agents) write("agent", sentence);
  for (let made = 0; made < perLanguage; made += 1) {
    const kind = dice.share();
    if (kind < 0.42) write("template", toSentence(fillTemplate(dice.one(templates), language, dice), language));
    else if (kind < 0.57) write("caller", dice.one(callers));
    else if (kind < 0.78)
      write(
        "words",
        some(1, 5, () => dice.one(vocabulary)),
      );
    else if (kind < 0.85)
      write(
        "number",
        toSentence(fillTemplate(dice.one(["{amount}", "{number}", "{digits6}", "{digits10}", "{percent}"]), language, dice), language),
      );
    else if (kind < 0.95)
      write(
        "invented",
        some(1, 4, () => inventWord(language, dice)),
      );
    else write("mixed", [inventWord(language, dice), dice.one(callers)].join(" "));
  }
}

function some(from: number, to: number, make: () => string): string {
  return Array.from({ length: from + dice.below(to - from + 1) }, make).join(" ");
}

/** Words of a list, as they stand in sentences. */
function everyWord(list: string, language: SpokenLanguage): string[] {
  const words = readFileSync(join(import.meta.dirname, list, `${language}.txt`), "utf8").split(/\s+/);
  return words.map((word) => toSentence(word, language)).filter((word) => word !== null);
}

function lines(path: string): string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

/** What callers say in the packs (examples, ways of asking, vocabulary) and what agents say to them. */
function fromPacks(language: SpokenLanguage): { callers: string[]; agents: string[] } {
  const callers = new Set<string>();
  const agents = new Set<string>();
  const walk = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, key);
    else if (value !== null && typeof value === "object")
      for (const [name, item] of Object.entries(value)) {
        if (name !== language) walk(item, name);
        else {
          const isAgents = key === "texts" && !Array.isArray(item);
          for (const text of Array.isArray(item) ? item : [item]) {
            const written = typeof text === "string" ? text : (text as { text?: unknown })?.text;
            if (typeof written !== "string") continue;
            for (const part of written.split(/[.?!।…:;]+/)) {
              const sentence = toSentence(part, language);
              if (sentence !== null) (isAgents ? agents : callers).add(sentence);
            }
          }
        }
      }
  };
  for (const pack of readdirSync(join(root, "domains"), { withFileTypes: true }))
    if (pack.isDirectory()) walk(JSON.parse(readFileSync(join(root, "domains", pack.name, "agent.json"), "utf8")), "");
  return { callers: [...callers], agents: [...agents] };
}

/** The utterances that the understanding is worked on with; those kept aside stay aside here too. */
function fromData(language: SpokenLanguage): string[] {
  const rows = ["slots", "language"].flatMap((name) => lines(join(root, "evals", "data", `${name}.tsv`)).map((line) => line.split("\t")));
  return rows.flatMap(([tag, second, third]) => {
    const sentence = tag === language ? toSentence(third ?? second ?? "", language) : null;
    return sentence === null ? [] : [sentence];
  });
}
