import { romanise } from "@vaarta/text";

import type { Dice, SpokenLanguage } from "./fill.ts";

const consonants = Array.from("कखगघचछजझटठडढणतथदधनपफबभमयरलवशसह");
const signs = ["", "", "ा", "ा", "ि", "ी", "ु", "ू", "े", "ै", "ो", "ौ", "ं"];
const vowels = Array.from("अआइईउऊएऐओऔ");
const conjuncts = ["क्ष", "त्र", "ज्ञ", "श्र", "प्र", "क्र", "स्त", "ल्ल", "त्त", "न्त", "म्प", "द्ध", "र्म", "र्त", "ण्ड", "ंक"];

/** A word that nobody says, spelled as names are: it keeps the model from learning a word list instead of sounds. */
export function inventWord(language: SpokenLanguage, dice: Dice): string {
  const syllables = 1 + dice.below(3) + dice.below(2);
  let word = dice.share() < 0.2 ? dice.one(vowels) : "";
  for (let at = 0; at < syllables; at += 1) word += dice.one(dice.share() < 0.15 ? conjuncts : consonants) + dice.one(signs);
  if (dice.share() < 0.5) word += dice.one(consonants);
  if (language === "en")
    return romanise(word)
      .toLowerCase()
      .replace(/[^a-z]/g, "");
  // The two scripts lie in parallel blocks; Bengali has no letter for व.
  return language === "bn"
    ? Array.from(word.replaceAll("व", "ब"), (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0x80)).join("")
    : word;
}
