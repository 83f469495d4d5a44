import languages from "./texts/languages.json" with { type: "json" };

/** How a language is spoken, by its tag; that of the language where the tag has none of its own. */
export function styleOf(tag: string): string {
  const [language = "en"] = tag.split("-");
  return languages[tag as keyof typeof languages] ?? languages[language as keyof typeof languages] ?? "";
}
