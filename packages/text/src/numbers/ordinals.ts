import { matchKey } from "../words/match-key.ts";
import type { Token } from "../words/tokens.ts";
import { numberWord } from "./lexicon.ts";

// A table: ordinals as days of the month are said with them.

const rows: readonly (readonly [number, string])[] = [
  [1, "first pehli pehla pahili paheli पहली पहला पहिली पहिला पहिल्या পয়লা পহেলা প্রথম poyla"],
  [2, "second doosri dusri dusra दूसरी दूसरा दुसरी दुसरा दुसऱ्या দোসরা dosra"],
  [3, "third teesri tisri tisra तीसरी तीसरा तिसरी तिसरा तिसऱ्या তেসরা tesra"],
  [4, "fourth chauthi chautha चौथी चौथा चौथ्या চৌঠা choutha"],
  [5, "fifth paanchvi panchvi पाँचवीं पाँचवी पाचवी पाचव्या"],
  [6, "sixth chhathi छठी छठवीं सहावी सहाव्या"],
  [7, "seventh saatvi सातवीं सातवी सातव्या"],
  [8, "eighth aathvi आठवीं आठवी आठव्या"],
  [9, "ninth nauvi नौवीं नौवी नवव्या"],
  [10, "tenth dasvi दसवीं दसवी दहावी दहाव्या"],
  [11, "eleventh"],
  [12, "twelfth"],
  [13, "thirteenth"],
  [14, "fourteenth"],
  [15, "fifteenth"],
  [16, "sixteenth"],
  [17, "seventeenth"],
  [18, "eighteenth"],
  [19, "nineteenth"],
  [20, "twentieth"],
  [30, "thirtieth"],
];
const ordinals = new Map(rows.flatMap(([value, words]) => words.split(" ").map((word) => [matchKey(word), value] as const)));

/** An ordinal at a token, 1 to 31: "fifteenth", "twenty third", "तीसरी", "পয়লা"; null when there is none. `to` is exclusive. Pure. */
export function ordinalAt(tokens: readonly Token[], at: number): { value: number; to: number; english: boolean } | null {
  const token = tokens[at];
  if (token?.kind !== "word") return null;
  const value = ordinals.get(token.key);
  if (value !== undefined) return { value, to: at + 1, english: /^[a-z]+(?:st|nd|rd|th)$/i.test(token.text) };
  const word = numberWord(token);
  if (word?.kind !== "unit" || !word.tens || !word.english) return null;
  const next = tokens[at + 1]?.text === "-" ? at + 2 : at + 1;
  const one = ordinals.get(tokens[next]?.key ?? "");
  return one !== undefined && one < 10 && word.value + one <= 31 ? { value: word.value + one, to: next + 1, english: true } : null;
}
