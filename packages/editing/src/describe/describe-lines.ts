import { isMap, keysOf, sameJson, valueAt } from "../json.ts";
import { lineWords } from "../words/line-words.ts";
import { kindOf, type ChangeSentence, type Describe, type Versions } from "./change-sentence.ts";
import type { SentenceKey } from "./sentences/en.ts";
import type { Words } from "./sentences/words.ts";
import { conditionWords } from "./value-words.ts";

/** What is said: one sentence for each line, variant and language. */
export const describeLine: Describe = (operation, versions) => {
  const [, id = "", field, variant = "", part, tag] = operation.path;
  const line = sentenceOf(versions, id);
  const kind = kindOf(operation, (path) => valueAt(versions.before, path));
  const [before, after] = [valueAt(versions.before, operation.path), valueAt(versions.after, operation.path)];
  if (field === undefined) return wholeLine(line, before, after);
  if (field === "name") return [line("changed", line.say("line.note"), { before: textOf(before), after: textOf(after) })];
  if (field !== "variants" || variant === "") return [line("changed", line.say("line.changed"), {})];
  if (part === undefined) return wholeVariant(line, before, after, describeWhen(versions, id, variant));
  if (part === "texts" && tag !== undefined) return [textChange(line, kind, tag, before, after)];
  if (part === "texts") return textsOf(line, before, after);
  if (part === "order") return [line("changed", line.say("line.order"), {})];
  const when = describeWhen(versions, id, variant);
  return [line("changed", line.say("line.when", when), when)];
};

/** Makes sentences about one line. */
interface LineSentence {
  (kind: ChangeSentence["kind"], sentence: string, more: Pick<ChangeSentence, "language" | "before" | "after">): ChangeSentence;
  say(key: SentenceKey, values?: Readonly<Record<string, string>>): string;
  words: Words;
}

function sentenceOf(versions: Versions, id: string): LineSentence {
  // A line keeps the name of its use when it lost the use and not the words.
  const use = versions.usesAfter.get(id) ?? versions.usesBefore.get(id);
  const document = valueAt(versions.after, ["lines", id]) ? versions.after : versions.before;
  const { words } = versions;
  const { words: line, state } = use ?? lineWords(document, id, new Map(), words.reader);
  const make = (
    kind: ChangeSentence["kind"],
    sentence: string,
    more: Pick<ChangeSentence, "language" | "before" | "after">,
  ): ChangeSentence => ({
    kind,
    area: "line",
    id,
    ...(state ? { state } : {}),
    ...(more.language ? { language: more.language } : {}),
    sentence,
    ...(more.before === undefined ? {} : { before: more.before }),
    ...(more.after === undefined ? {} : { after: more.after }),
  });
  const say = (key: SentenceKey, values: Readonly<Record<string, string>> = {}) => words.say(key, { line, ...values });
  return Object.assign(make, { say, words });
}

function wholeLine(line: LineSentence, before: unknown, after: unknown): ChangeSentence[] {
  const variants = (value: unknown) => (isMap(value) && isMap(value["variants"]) ? Object.values(value["variants"]) : []);
  if (after === undefined) {
    return [
      line("removed", line.say("line.removed"), {
        before: variants(before)
          .map((variant) => allTexts(line.words, variant))
          .join("\n"),
      }),
    ];
  }
  const sentences = variants(after).flatMap((variant) => textsOf(line, undefined, valueAt(variant, ["texts"])));
  return sentences.length > 0 ? sentences : [line("added", line.say("line.added"), {})];
}

function wholeVariant(line: LineSentence, before: unknown, after: unknown, when: { before: string; after: string }): ChangeSentence[] {
  if (after === undefined)
    return [line("removed", line.say("line.variant.removed", { when: when.before }), { before: allTexts(line.words, before) })];
  const made = line("added", line.say("line.variant.added", { when: when.after }), { after: allTexts(line.words, after) });
  return [made];
}

function textsOf(line: LineSentence, before: unknown, after: unknown): ChangeSentence[] {
  const [old, now] = [isMap(before) ? before : {}, isMap(after) ? after : {}];
  return [...new Set([...keysOf(old), ...keysOf(now)])]
    .filter((tag) => !sameJson(old[tag], now[tag]))
    .map((tag) =>
      textChange(line, old[tag] === undefined ? "added" : now[tag] === undefined ? "removed" : "changed", tag, old[tag], now[tag]),
    );
}

function textChange(line: LineSentence, kind: ChangeSentence["kind"], tag: string, before: unknown, after: unknown): ChangeSentence {
  const language = line.words.language(tag);
  const more = { language: tag, before: textOf(before), after: textOf(after) };
  if (kind === "added") return line(kind, line.say("text.added", { language }), more);
  if (kind === "removed") return line(kind, line.say("text.removed", { language }), more);
  if (more.before !== more.after) return line(kind, line.say("text.changed", { language }), more);
  const reviewed = valueAt(after, ["reviewed"]) === true;
  if (reviewed !== (valueAt(before, ["reviewed"]) === true)) {
    return line(kind, line.say(reviewed ? "text.reviewed" : "text.unreviewed", { language }), more);
  }
  return line(kind, line.say("text.base", { language }), more);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  const text = valueAt(value, ["text"]);
  return typeof text === "string" ? text : undefined;
}

function allTexts({ language }: Words, variant: unknown): string {
  const texts = valueAt(variant, ["texts"]);
  if (!isMap(texts)) return "";
  return keysOf(texts)
    .map((tag) => `${language(tag)}: ${textOf(texts[tag]) ?? ""}`)
    .join("\n");
}

function describeWhen(
  { before, after, words: { phrase, list, reader } }: Versions,
  line: string,
  variant: string,
): { before: string; after: string } {
  const words = (document: Versions["after"]): string => {
    const when = valueAt(document, ["lines", line, "variants", variant, "when"]);
    if (!isMap(when)) return phrase("always");
    const parts: string[] = [];
    if (typeof when["expression"] === "string")
      parts.push(conditionWords(document, { kind: "expression", expression: when["expression"] }, reader));
    if (typeof when["segment"] === "string") parts.push(conditionWords(document, { kind: "segment", segment: when["segment"] }, reader));
    if (when["gender"] === "feminine" || when["gender"] === "masculine") parts.push(phrase(`voice.${when["gender"]}`));
    return parts.length > 0 ? phrase("when", { conditions: list(parts) }) : phrase("always");
  };
  return { before: words(before), after: words(after) };
}
