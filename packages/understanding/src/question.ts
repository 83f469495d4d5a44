import { matchKey } from "@vaarta/text";
import type { Utterance } from "./utterance.ts";

const keys = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(matchKey));

/** Ask wherever they stand. */
const asking = keys(
  "kya kyun kaise kaisa kaisi kitna kitni kitne kab kahan kaun kaunsa kaunsi kisne kisko kiska what why how when where which who whose whom " +
    "क्या क्यों कैसे कैसा कैसी कितना कितनी कितने कब कहाँ कौन काय कसा कशी कसे किती कधी कुठे कोण कशाला কী কি কেন কত কবে কোথায় কীভাবে কেমন keno koto kobe kothay kemon",
);
/** Ask when they come first and an English word follows: "are you", not "arre loan". */
const leading = /^(?:is|are|am|do|does|did|can|could|will|would|shall|should|have|has|was|were|may)$/i;
const english = (word: string) => /^(?:i|you|u|he|she|it|we|they|this|that|there|the|your|my|our|these|those|any|a|an)$/i.test(word);

/** True when the utterance asks something. */
export function isQuestion(utterance: Utterance): boolean {
  const { text, words } = utterance;
  if (/[?？]/.test(text)) return true;
  const lead = words.findIndex(({ key }) => !politeness.has(key));
  const first = words[lead];
  if (!first) return false;
  if (first.script === "Latn" && leading.test(first.text) && words.length - lead >= 3 && english(words[lead + 1]?.text ?? "")) return true;
  return words.some(({ key, text: word }) => asking.has(key) && !(key === "ki" && !/[\u0980-\u09ff]/.test(word)));
}

const politeness = keys("haan yes ok okay ji achha theek hai toh lekin but and aur par hello sir madam please so");
