import { isMap, valueAt } from "../json.ts";
import { languageName } from "../words/language-names.ts";
import { quote } from "../words/quote.ts";
import { kindOf, type ChangeArea, type ChangeSentence, type Describe, type Versions } from "./change-sentence.ts";
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
  const { words } = versions;
  const entry = words.entry(area, area === "replies" ? quote(id) : nameAt([versions.after, versions.before], [area, id]));
  const tag = tagIn(path, versions);
  const values = { before: valueWords(versions.before, path, words), after: valueWords(versions.after, path, words) };
  const make = (sentence: string, shown = true): ChangeSentence => ({
    kind,
    area: areas[area] ?? "agent",
    id,
    ...(tag ? { language: tag } : {}),
    sentence,
    ...(shown && values.before !== undefined ? { before: values.before } : {}),
    ...(shown && values.after !== undefined ? { after: values.after } : {}),
  });
  if (area === "replies") return [make(reply(versions, id, { entry, field, kind }), field !== "enabled" && field !== undefined)];
  if (field === undefined) return [make(words.say(kind === "changed" ? "entry.replaced" : `entry.${kind}`, { entry }), false)];
  if (area === "flows" && field === "intents" && item) {
    const name = nameAt([versions.after, versions.before], ["intents", item]);
    return [make(words.say(kind === "removed" ? "flow.intent.removed" : "flow.intent.added", { entry, name }), false)];
  }
  const quoted = { before: quote(values.before ?? ""), after: quote(values.after ?? "") };
  if (area === "flows" && field === "entry") return [make(words.say("flow.entry", { entry, ...quoted }))];
  if (field === "name" || field === "label" || (area === "answers" && field === "question")) {
    return [make(words.say("entry.name", { kind: words.kindOfEntry(area), ...quoted }))];
  }
  if (area === "datasets" && field === "rows") return [make(rows(entry, versions, path), false)];
  return [make(fieldSentence({ area, field, entry, kind, tag, versions, path }))];
};

function fieldSentence(about: {
  area: string;
  field: string;
  entry: string;
  kind: ChangeSentence["kind"];
  tag: string | undefined;
  versions: Versions;
  path: readonly string[];
}): string {
  const { area, entry, kind, tag, versions, path } = about;
  const { words } = versions;
  const field = words.field(area, about.field);
  const inner = innerWords(versions, path);
  const of = inner ? words.phrase("field.of-inner", { field, entry, inner }) : words.phrase("field.of", { field, entry });
  const filled = { of, language: tag ? words.language(tag) : "" };
  const counts = phraseCounts(valueAt(versions.before, path), valueAt(versions.after, path), versions);
  if (counts && tag) return words.say("field.phrases", { ...filled, counts });
  const number = isMany(field) ? "many" : "one";
  const where = tag ? ".in" : "";
  if (kind === "changed") return words.say(`field.changed${where}`, filled);
  return path.length === 3 || tag ? words.say(`field.${number}.${kind}${where}`, filled) : words.say(`field.inner.${kind}`, filled);
}

/** English nouns that are many; Hindi sentences do not ask. */
function isMany(name: string): boolean {
  return /(?:s|ways of asking)$/.test(name) && !/(?:s|address|focus)s$/.test(name);
}

/** Which entry inside an entry changed: a sample, a variant, an option of a detail. */
function innerWords({ before, after }: Versions, path: readonly string[]): string | undefined {
  for (let length = path.length; length > 3; length--) {
    const at = path.slice(0, length);
    const value = valueAt(after, at) ?? valueAt(before, at);
    const name = isMap(value) ? (value["name"] ?? value["label"] ?? value["value"]) : undefined;
    if (typeof name === "string") return quote(name);
  }
  return path[0] === "prompts" && path[2] === "segments" && path[3] ? nameAt([after, before], ["segments", path[3]]) : undefined;
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

function phraseCounts(before: unknown, after: unknown, { words }: Versions): string | undefined {
  const list = (value: unknown): string[] | null => {
    if (value === undefined) return [];
    return Array.isArray(value) && value.every((item) => typeof item === "string") ? value : null;
  };
  const [old, now] = [list(before), list(after)];
  if (!old || !now) return undefined;
  const added = now.filter((phrase) => !old.includes(phrase)).length;
  const removed = old.filter((phrase) => !now.includes(phrase)).length;
  const counts = [
    ...(added > 0 ? [words.phrase("phrases.added", { count: String(added) })] : []),
    ...(removed > 0 ? [words.phrase("phrases.removed", { count: String(removed) })] : []),
  ];
  return counts.length > 0 ? counts.join(", ") : words.phrase("phrases.order");
}

function rows(entry: string, { before, after, words }: Versions, path: readonly string[]): string {
  const count = (value: unknown) => (Array.isArray(value) ? value.length : 0);
  const [old, now] = [count(valueAt(before, path)), count(valueAt(after, path))];
  const key = old === now ? "rows.changed" : now === 1 ? "rows.one" : "rows.count";
  return words.say(key, { entry, now: String(now), before: String(old) });
}

function reply(
  { before, after, words }: Versions,
  key: string,
  { entry, field, kind }: { entry: string; field: string | undefined; kind: ChangeSentence["kind"] },
): string {
  const off = (document: Versions["after"]) => valueAt(document, ["replies", key, "enabled"]) === false;
  if (off(before) !== off(after)) return words.say(off(after) ? "reply.off" : "reply.on", { entry });
  if (field === "line" || field === undefined) {
    const own = (document: Versions["after"]) => valueAt(document, ["replies", key, "line"]) !== undefined;
    if (own(before) !== own(after)) return words.say(own(after) ? "reply.own" : "reply.standard", { entry });
  }
  return words.say(`reply.${kind}`, { entry });
}
