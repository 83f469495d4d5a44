import { isMap, valueAt } from "../json.ts";
import { languageName } from "../words/language-names.ts";
import { areaWords } from "../words/place-words.ts";
import { quote } from "../words/quote.ts";
import { capital, kindOf, type ChangeArea, type ChangeSentence, type Describe, type Versions } from "./change-sentence.ts";
import { fieldWords } from "./field-words.ts";
import { nameAt, valueWords } from "./value-words.ts";

const areas: Readonly<Record<string, ChangeArea>> = {
  flows: "flow",
  slots: "slot",
  intents: "intent",
  answers: "answer",
  segments: "segment",
  prompts: "prompt",
  tools: "tool",
  outcomes: "outcome",
  experiments: "experiment",
  datasets: "dataset",
  replies: "reply",
  tests: "test",
};

/** Lists of phrases or texts per language. */
const perLanguage = new Set(["examples", "ways", "keywords", "cues", "says", "texts", "segments"]);

/** Everything that lives in a map of entries and is neither a state nor a line. */
export const describeEntry: Describe = (operation, versions) => {
  const { path } = operation;
  const [area = "", id = "", field, item] = path;
  const kind = kindOf(operation, (at) => valueAt(versions.before, at));
  const words = `the ${areaWords[area] ?? area} ${area === "replies" ? quote(id) : nameAt([versions.after, versions.before], [area, id])}`;
  const tag = tagIn(path, versions);
  const values = { before: valueWords(versions.before, path), after: valueWords(versions.after, path) };
  const make = (sentence: string, shown = true): ChangeSentence => ({
    kind,
    area: areas[area] ?? "agent",
    id,
    ...(tag ? { language: tag } : {}),
    sentence,
    ...(shown && values.before !== undefined ? { before: values.before } : {}),
    ...(shown && values.after !== undefined ? { after: values.after } : {}),
  });
  if (area === "replies") return [make(reply(versions, id, field, kind), field !== "enabled" && field !== undefined)];
  if (field === undefined) {
    return [make(`${capital(words)} was ${kind === "changed" ? "replaced" : kind}.`, false)];
  }
  if (area === "flows" && field === "intents" && item) {
    const name = nameAt([versions.after, versions.before], ["intents", item]);
    return [make(`${capital(words)} is ${kind === "removed" ? "no longer" : "now also"} started by ${name}.`, false)];
  }
  if (area === "flows" && field === "entry")
    return [make(`${capital(words)} now begins with ${quote(values.after ?? "")} rather than ${quote(values.before ?? "")}.`)];
  if (field === "name" || field === "label" || (area === "answers" && field === "question")) {
    return [make(`${capital(`the ${areaWords[area] ?? area}`)} ${quote(values.before ?? "")} is now called ${quote(values.after ?? "")}.`)];
  }
  if (area === "datasets" && field === "rows") return [make(rows(words, versions, path), false)];
  return [make(fieldSentence({ area, field, words, kind, tag, versions, path }))];
};

function fieldSentence(about: {
  area: string;
  field: string;
  words: string;
  kind: ChangeSentence["kind"];
  tag: string | undefined;
  versions: Versions;
  path: readonly string[];
}): string {
  const { area, field, words, kind, tag, versions, path } = about;
  const name = fieldWords(area, field);
  const language = tag ? ` in ${languageName(tag)}` : "";
  const phrases = phraseCounts(valueAt(versions.before, path), valueAt(versions.after, path));
  const where = innerWords(versions, path);
  const of = `the ${name} of ${words}${where}`;
  if (phrases && tag) return `${capital(of)} changed${language}: ${phrases}.`;
  if (path.length === 3 || tag) {
    if (kind === "added") return `${capital(of)} ${verb(name)} new${language}.`;
    if (kind === "removed") return `${capital(of)} ${verb(name) === "is" ? "was" : "were"} removed${language}.`;
    return `${capital(of)} changed${language}.`;
  }
  const did = kind === "changed" ? "changed" : kind === "added" ? "has something new" : "lost something";
  return `${capital(of)} ${did}.`;
}

function verb(name: string): "is" | "are" {
  return /(?:s|ways of asking)$/.test(name) && !/(?:s|address|focus)s$/.test(name) ? "are" : "is";
}

/** Which entry inside an entry changed: a sample, a variant, an option of a detail. */
function innerWords({ before, after }: Versions, path: readonly string[]): string {
  for (let length = path.length; length > 3; length--) {
    const at = path.slice(0, length);
    const value = valueAt(after, at) ?? valueAt(before, at);
    const name = isMap(value) ? (value["name"] ?? value["label"] ?? value["value"]) : undefined;
    if (typeof name === "string") return ` (${quote(name)})`;
  }
  const segment = path[0] === "prompts" && path[2] === "segments" && path[3] ? nameAt([after, before], ["segments", path[3]]) : undefined;
  return segment ? ` (${segment})` : "";
}

/** The language a path speaks of: the last part that is a tag, under a map of languages. */
function tagIn(path: readonly string[], { before, after }: Versions): string | undefined {
  const index = path.findIndex((part, position) => position > 1 && perLanguage.has(part));
  if (index < 0) return undefined;
  const last = path[path.length - 1] ?? "";
  if (path.length - 1 <= index || (path[index] === "segments" && path.length - 1 === index + 1)) return undefined;
  const offered = [after, before].some((document) => valueAt(document, ["languages", "offered", last]) !== undefined);
  return offered || languageName(last) !== last ? last : undefined;
}

function phraseCounts(before: unknown, after: unknown): string | undefined {
  const list = (value: unknown): string[] | null => {
    if (value === undefined) return [];
    return Array.isArray(value) && value.every((item) => typeof item === "string") ? value : null;
  };
  const [old, now] = [list(before), list(after)];
  if (!old || !now) return undefined;
  const added = now.filter((phrase) => !old.includes(phrase)).length;
  const removed = old.filter((phrase) => !now.includes(phrase)).length;
  const counts = [added > 0 ? `${added} added` : "", removed > 0 ? `${removed} removed` : ""].filter((text) => text !== "");
  return counts.length > 0 ? counts.join(", ") : "another order";
}

function rows(words: string, { before, after }: Versions, path: readonly string[]): string {
  const count = (value: unknown) => (Array.isArray(value) ? value.length : 0);
  const [old, now] = [count(valueAt(before, path)), count(valueAt(after, path))];
  return old === now
    ? `Rows of ${words} changed; there are still ${now}.`
    : `${capital(words)} has ${now === 1 ? "1 row" : `${now} rows`} now, ${old} before.`;
}

function reply({ before, after }: Versions, key: string, field: string | undefined, kind: ChangeSentence["kind"]): string {
  const words = `the standard reply ${quote(key)}`;
  const off = (document: Versions["after"]) => valueAt(document, ["replies", key, "enabled"]) === false;
  if (off(before) !== off(after)) return `${capital(words)} was switched ${off(after) ? "off" : "on"}.`;
  if (field === "line" || field === undefined) {
    const own = (document: Versions["after"]) => valueAt(document, ["replies", key, "line"]) !== undefined;
    if (own(before) !== own(after)) return `${capital(words)} has ${own(after) ? "words of its own now" : "the standard words again"}.`;
  }
  return `The settings of ${words} were ${kind}.`;
}
