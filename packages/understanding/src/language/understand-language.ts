import { readUtterance } from "../utterance.ts";
import { type IdentifiedLanguage, identifyLanguage } from "./identify-language.ts";

/**
 * The language of one utterance by itself: `hi`, `bn`, `mr`, `en`, `hi-x-hinglish` for Hindi in Latin letters or mixed with English,
 * or the tag of another Indian script. Pure.
 * @param current - the language spoken so far, kept where the words say nothing. @defaultValue "en"
 * @returns the tag, and in [0, 1] how much the words themselves say
 */
export function understandLanguage(text: string, current = "en"): IdentifiedLanguage {
  return identifyLanguage(readUtterance(text), current);
}
