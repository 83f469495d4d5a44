import { phraseBook } from "../phrases/phrase-book.ts";
import type { Utterance } from "../utterance.ts";

const book = phraseBook<true>(
  [
    "thoda sa", "thoda bahut", "^ thoda $", "kuch lakh", "kuch hazaar", "kuch hazar", "lakhon me", "lakhon", "zyada nahi", "bahut zyada nahi", "kuch khaas nahi", "jitna ho sake", "jitna mil jaye", "jitna bhi", "a little", "a few lakh", "a few thousand",
    "some lakhs", "not much", "not too much", "as much as possible", "around that", "kuch din baad", "kuch din me", "jaldi hi", "in a few days", "some day", "sometime", "kabhi bhi", "kisi bhi din", "anytime", "any time", "any day", "thoda gold", "thoda sona", "some gold", "थोड़ा सा", "একটু", "অল্প", "थोडं", "थोडेसे", "थोडंसं", "थोडसं", "অল্প কিছু", "সামান্য",
  ].map((phrase): [true, string] => [true, phrase]),
); // prettier-ignore

/** Words for an amount or a day that name none: "thoda sa", "kabhi bhi". Null when there are none. */
export function findVagueWords(utterance: Utterance): string | null {
  const match = book.find(utterance.words)[0];
  if (!match) return null;
  return utterance.text.slice(utterance.words[match.from]!.start, utterance.words[match.to - 1]!.end);
}
