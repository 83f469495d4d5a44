import { toNativeScript, toSpeakable, wordLanguage } from "@vaarta/text";
import { letterNames } from "./letter-names.ts";

/**
 * A line as a voice is to read it: figures, amounts, dates, telephones and abbreviations in words, EMI and OTP by their letters, Roman
 * Hindi in Devanagari, and nothing that is only for the eye. Pure; the same text for what is words already.
 * @param language - BCP 47 tag of the text
 */
export function speakable(text: string, language: string): string {
  const plain = text
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/https?:\/\/(?:www\.)?/g, "")
    .replace(/[*_`#~|<>]+/g, " ")
    .replace(/\p{Extended_Pictographic}(?:\ufe0f|\u200d\p{Extended_Pictographic})*/gu, "")
    .replace(/^\s*(?:[-•–]|\d+[.)])\s+/gmu, "");
  const spelled = toSpeakable(spell(plain, language), language);
  const native = wordLanguage(language) === "hi-Latn" ? toNativeScript(spelled, "hi") : spelled;
  return native.replace(/\s+/g, " ").replace(/ ([,.;:!?।])/g, "$1").trim(); // prettier-ignore
}

/** Abbreviations that are read by their letters: those we know, and those that no one can read as a word. */
function spell(text: string, language: string): string {
  const names = letterNames(language);
  return text.replace(/(?<![\p{L}\p{N}])[A-Z]{2,6}(?:s(?![\p{L}]))?(?![\p{L}\p{N}])/gu, (word) => {
    const isPlural = word.endsWith("s");
    const letters = isPlural ? word.slice(0, -1) : word;
    if (!known.has(letters) && /[AEIOU]/.test(letters)) return word;
    // Text that is all in capitals is no list of abbreviations.
    return letters.split("").map((letter) => names[letter]!).join(" ") + (isPlural ? (wordLanguage(language) === "en" ? "'s" : "") : ""); // prettier-ignore
  });
}

const known = new Set("EMI OTP UPI ATM RBI ITR CA SIP ID IFSC ECS AC AM PM ROI MCLR NACH AI IT IVR USB LIC SBI ICICI HDFC EPF UAN AIS AEPS".split(" ")); // prettier-ignore
