import type { Json } from "@vaarta/flow";
import { isObject, textOf, type JsonObject } from "./values.ts";

const tag = /^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;

/** A row in one language: every column that holds texts per language becomes the text of that language. */
export function localizedRow(row: JsonObject, language: string): JsonObject {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, localized(value, language)]));
}

/** The text for a language: the tag itself, then its base language, then English, then the first there is. Other values stay as they are. */
export function localized(value: Json, language: string): Json {
  if (!isTexts(value)) return value;
  const base = language.split("-")[0] ?? language;
  return value[language] ?? value[base] ?? value.en ?? Object.values(value)[0] ?? null;
}

/** Every wording of a column, in every language, ready to compare. */
export function wordings(value: Json | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(wordings);
  if (value !== undefined && isTexts(value)) return Object.values(value).flatMap(wordings);
  const text = textOf(value);
  return text === null ? [] : [comparable(text)];
}

/** Text without case, accents of spelling and spare spaces. */
export function comparable(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s._,-]+/gu, " ")
    .trim();
}

function isTexts(value: Json): value is { [tag: string]: string } {
  if (!isObject(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, text]) => tag.test(key) && typeof text === "string");
}
