import {
  canonicalJson,
  collectionOf,
  describeCondition,
  describeExpression,
  sentenceOf,
  walkSchema,
  type AgentDocument,
  type Condition,
  type SentenceLanguage,
  type State,
} from "@vaarta/flow";
import { isMap, valueAt } from "../json.ts";
import { nameOf } from "../words/place-words.ts";
import { quote } from "../words/quote.ts";
import type { Words } from "./sentences/words.ts";

const longest = 4000;

/** By the kind of reference, whatever it is called in a path. */
const mapOf: Readonly<Record<string, string>> = collectionOf;

/** What stands at a path, in words: names for ids, sentences for rules; undefined when nothing does. Pure and total. */
export function valueWords(document: AgentDocument, path: readonly string[], words: Words): string | undefined {
  const value = valueAt(document, path);
  if (value === undefined) return undefined;
  const known = referenceWords(document, path, words) ?? ruleWords(document, path, value, words.reader);
  return cut(known ?? plainWords(value, path[path.length - 1] ?? "", words));
}

/** A condition in words that can stand inside a sentence. */
export function conditionWords(document: AgentDocument, condition: unknown, reader: SentenceLanguage, state?: unknown): string {
  if (!isMap(condition) || typeof condition["kind"] !== "string") return sentenceOf(reader, "never");
  const of = isMap(state) && typeof state["kind"] === "string" ? (state as unknown as State) : undefined;
  // A branch of a broken document may lack what its kind needs; then it is shown as it is written.
  const whole: unknown = { criterion: "", expression: "", digits: "", outcome: "", ...condition };
  const words = describeCondition(document, whole as Condition, defaultLanguage(document), of, reader);
  return reader === "en" && /^[A-Z][a-z ]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** Name of a state, or of anything else by its map and id, in quotes. */
export function nameAt(documents: readonly AgentDocument[], path: readonly string[]): string {
  const value = documents.map((document) => valueAt(document, path)).find((found) => found !== undefined);
  return quote(nameOf(value) ?? path[path.length - 1] ?? "");
}

/** The first words of a line, for people who know it by them. */
export function lineText(document: AgentDocument, id: string): string | undefined {
  const variants = valueAt(document, ["lines", id, "variants"]);
  if (!isMap(variants)) return undefined;
  const texts = Object.values(variants).map((variant) => valueAt(variant, ["texts"]));
  const pick = (tag: string) => texts.map((text) => valueAt(text, [tag, "text"])).find((text) => typeof text === "string");
  const any = texts.flatMap((text) => (isMap(text) ? Object.values(text) : [])).map((text) => valueAt(text, ["text"]));
  const found = pick(defaultLanguage(document)) ?? any.find((text) => typeof text === "string");
  return typeof found === "string" ? found : undefined;
}

export function defaultLanguage(document: AgentDocument): string {
  const tag = valueAt(document, ["languages", "default"]);
  return typeof tag === "string" ? tag : "en";
}

function referenceWords(document: AgentDocument, path: readonly string[], { phrase }: Words): string | undefined {
  let words: string | undefined;
  walkSchema(
    document,
    {
      reference(kind, id, at, isKey) {
        if (isKey || at.length !== path.length) return;
        if (kind === "line") words = lineText(document, id) ?? phrase("line-without-words");
        else words = mapOf[kind] ? (nameOf(valueAt(document, [mapOf[kind], id])) ?? id) : id;
      },
    },
    path,
  );
  return words;
}

function ruleWords(document: AgentDocument, path: readonly string[], value: unknown, reader: SentenceLanguage): string | undefined {
  if (path[0] === "states" && path[2] === "transitions" && path[4] === "when" && path.length === 5) {
    return conditionWords(document, value, reader, valueAt(document, path.slice(0, 2)));
  }
  let words: string | undefined;
  walkSchema(
    document,
    {
      expression(source, at) {
        if (at.length === path.length) words = describeExpression(document, source, defaultLanguage(document), reader);
      },
    },
    path,
  );
  return words;
}

function plainWords(value: unknown, field: string, words: Words): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return words.phrase(value ? "yes" : "no");
  if (typeof value === "number") return field.endsWith("Ms") ? words.phrase("seconds", { number: String(value / 1000) }) : String(value);
  if (value === null) return words.phrase("nothing");
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item === "string" || typeof item === "number")) {
      return value.map((item) => (field.endsWith("Ms") ? plainWords(item, field, words) : String(item))).join("; ");
    }
    return canonicalJson(value);
  }
  return isMap(value) && typeof value["text"] === "string" ? value["text"] : canonicalJson(value);
}

function cut(words: string): string {
  return words.length <= longest ? words : `${Array.from(words).slice(0, longest).join("")}…`;
}
