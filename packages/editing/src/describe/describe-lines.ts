import { isMap, keysOf, sameJson, valueAt } from "../json.ts";
import { languageName } from "../words/language-names.ts";
import { lineWords } from "../words/line-words.ts";
import { capital, kindOf, type ChangeSentence, type Describe, type Versions } from "./change-sentence.ts";
import { conditionWords } from "./value-words.ts";

/** What is said: one sentence for each line, variant and language. */
export const describeLine: Describe = (operation, versions) => {
  const [, id = "", field, variant = "", part, tag] = operation.path;
  const line = sentenceOf(versions, id);
  const kind = kindOf(operation, (path) => valueAt(versions.before, path));
  const [before, after] = [valueAt(versions.before, operation.path), valueAt(versions.after, operation.path)];
  if (field === undefined) return wholeLine(line, before, after);
  if (field === "name") return [line("changed", `The note on ${line.words} changed.`, { before: textOf(before), after: textOf(after) })];
  if (field !== "variants" || variant === "") return [line("changed", `${capital(line.words)} changed.`, {})];
  if (part === undefined) return wholeVariant(line, before, after, describeWhen(versions, id, variant));
  if (part === "texts" && tag !== undefined) return [textChange(line, kind, tag, before, after)];
  if (part === "texts") return textsOf(line, before, after);
  if (part === "order") return [line("changed", `The order in which variants of ${line.words} are tried changed.`, {})];
  const when = describeWhen(versions, id, variant);
  return [line("changed", `A variant of ${line.words} is now said ${when.after} (before: ${when.before}).`, when)];
};

/** Makes sentences about one line. */
interface LineSentence {
  (kind: ChangeSentence["kind"], sentence: string, more: Pick<ChangeSentence, "language" | "before" | "after">): ChangeSentence;
  words: string;
}

function sentenceOf(versions: Versions, id: string): LineSentence {
  // A line keeps the name of its use when it lost the use and not the words.
  const use = versions.usesAfter.get(id) ?? versions.usesBefore.get(id);
  const { words, state } = use ?? lineWords(valueAt(versions.after, ["lines", id]) ? versions.after : versions.before, id, new Map());
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
  return Object.assign(make, { words });
}

function wholeLine(line: LineSentence, before: unknown, after: unknown): ChangeSentence[] {
  const variants = (value: unknown) => (isMap(value) && isMap(value["variants"]) ? Object.values(value["variants"]) : []);
  if (after === undefined) {
    return [line("removed", `${capital(line.words)} was removed.`, { before: variants(before).map(allTexts).join("\n") })];
  }
  const sentences = variants(after).flatMap((variant) => textsOf(line, undefined, valueAt(variant, ["texts"])));
  return sentences.length > 0 ? sentences : [line("added", `${capital(line.words)} is new and has no words yet.`, {})];
}

function wholeVariant(line: LineSentence, before: unknown, after: unknown, when: { before: string; after: string }): ChangeSentence[] {
  if (after === undefined)
    return [line("removed", `The variant of ${line.words} that was said ${when.before} was removed.`, { before: allTexts(before) })];
  const made = line("added", `${capital(line.words)} has a new variant, said ${when.after}.`, { after: allTexts(after) });
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
  const language = languageName(tag);
  const more = { language: tag, before: textOf(before), after: textOf(after) };
  if (kind === "added") return line(kind, `${capital(line.words)} is new in ${language}.`, more);
  if (kind === "removed") return line(kind, `${capital(line.words)} was removed in ${language}.`, more);
  if (more.before !== more.after) return line(kind, `${capital(line.words)} changed in ${language}.`, more);
  const reviewed = valueAt(after, ["reviewed"]) === true;
  if (reviewed !== (valueAt(before, ["reviewed"]) === true)) {
    return line(kind, `${capital(line.words)} is ${reviewed ? "now" : "no longer"} marked as reviewed in ${language}.`, more);
  }
  return line(kind, `${capital(line.words)} is marked as translated from other words in ${language}.`, more);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  const text = valueAt(value, ["text"]);
  return typeof text === "string" ? text : undefined;
}

function allTexts(variant: unknown): string {
  const texts = valueAt(variant, ["texts"]);
  if (!isMap(texts)) return "";
  return keysOf(texts)
    .map((tag) => `${languageName(tag)}: ${textOf(texts[tag]) ?? ""}`)
    .join("\n");
}

function describeWhen({ before, after }: Versions, line: string, variant: string): { before: string; after: string } {
  const words = (document: Versions["after"]): string => {
    const when = valueAt(document, ["lines", line, "variants", variant, "when"]);
    if (!isMap(when)) return "always";
    const parts: string[] = [];
    if (typeof when["expression"] === "string")
      parts.push(conditionWords(document, { kind: "expression", expression: when["expression"] }));
    if (typeof when["segment"] === "string") parts.push(conditionWords(document, { kind: "segment", segment: when["segment"] }));
    if (typeof when["gender"] === "string") parts.push(`the voice is ${when["gender"]}`);
    return parts.length > 0 ? `when ${parts.join(" and ")}` : "always";
  };
  return { before: words(before), after: words(after) };
}
