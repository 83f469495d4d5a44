/** The language varieties words exist for. `hi-Latn` is Hindi in Roman letters. */
export type WordLanguage = "en" | "hi" | "hi-Latn" | "hi-x-hinglish" | "bn" | "mr";

/**
 * The word language nearest to a BCP 47 tag; English for tags that are not known. Pure.
 * `hi-x-hinglish` keeps Hindi number words in Devanagari (voices misread Roman Hindi) with English day and month names.
 */
export function wordLanguage(tag: string): WordLanguage {
  const lower = tag.toLowerCase();
  if (lower === "hi-latn") return "hi-Latn";
  if (lower.startsWith("hi-x-hinglish")) return "hi-x-hinglish";
  const base = lower.split("-")[0];
  return base === "hi" || base === "bn" || base === "mr" ? base : "en";
}
