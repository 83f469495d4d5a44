import type { Slot } from "@vaarta/flow";
import { type Token, matchKey, numberWord, tokenise } from "@vaarta/text";
import { type PhraseBook, phraseBook } from "../phrases/phrase-book.ts";
import { type Utterance, isSecret } from "../utterance.ts";
import type { Entity } from "./entity.ts";

const keys = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(matchKey));

/** Words around a name or a free answer that are no part of it. */
const frame = keys(
  "mera meri mere naam name my is am i i'm im it's its this the a an hai hain hoon hu main mein me bol raha rahi bolta bolti se ka ki ke ko ji haan yes yeah ok okay achha toh to " +
    "hello namaste sir madam speaking here calling from live in at of wala wali wale liya rakha lena rehta rehti rehte please so well uh um hmm " +
    "naav majha majhe aahe mi amar naam ami bolchi मेरा मेरी नाम है हूँ मैं बोल रहा रही जी हाँ से का की के को में लिया रखा माझं माझे नाव आहे मी बोलतोय बोलतेय আমার নাম আমি বলছি হ্যাঁ",
);
/** No one is called so (V49). */
const neverNames = keys(
  "beta bete beti bhaiya bhai bhaisahab didi behen behenji madam maam sir sirji aunty uncle dost yaar boss bro dude tu tum aap ji hello namaste robot koi kaun kya kyun nahi haan mat no yes ok who what why " +
    "mummy papa pati patni husband wife दादा दिदी ताई भाऊ দাদা দিদি ভাই fine busy interested driving here there good sorry not okay abhi baad kal aaj parson",
);

const nameFrames: PhraseBook<"before" | "after"> = phraseBook<"before" | "after">([
  ["before", "mera naam"],
  ["before", "my name is"],
  ["before", "my name's"],
  ["before", "name is"],
  ["before", "naam hai"],
  ["before", "naam likh*"],
  ["before", "माझं नाव"],
  ["before", "माझे नाव"],
  ["before", "আমার নাম"],
  ["before", "majha naav"],
  ["before", "amar naam"],
]);

const nameWords = keys("naam name naav nam is নাম নামটা নাও नाव नाम");

/** What introduces the name a slot wants, in the slot's own words: "patient ka naam", "the patient is". */
export function nameCues(slots: Readonly<Record<string, Slot>>): PhraseBook<string> {
  return phraseBook(
    Object.entries(slots).flatMap(([id, { type, cues }]) =>
      type.type !== "name"
        ? []
        : Object.values(cues ?? {})
            .flat()
            .filter((phrase) => tokenise(phrase).some(({ key }) => nameWords.has(key)))
            .map((phrase): [string, string] => [id, phrase]),
    ),
  );
}

/** Names that follow a slot's own cue. */
export function findCuedNames(utterance: Utterance, cues: PhraseBook<string>): Entity[] {
  const indexes = utterance.tokens.flatMap((token, index) => (token.kind === "mark" ? [] : [index]));
  return cues.find(utterance.words).flatMap(({ value, to }): Entity[] => {
    const name = nameFrom(utterance, indexes, to);
    // The name stands right behind it: "patient is (the) Neha", not some words on.
    return name && name.from - (indexes[to] ?? 0) <= 1 ? [{ ...name, sure: 0.9, slot: value }] : [];
  });
}

/** Names said with "mera naam …" and, where a name was asked, alone. */
export function findNames(utterance: Utterance, asked: boolean): Entity[] {
  const indexes = utterance.tokens.flatMap((token, index) => (token.kind === "mark" ? [] : [index]));
  for (const { to } of nameFrames.find(utterance.words)) {
    const name = nameFrom(utterance, indexes, to);
    if (name) return [{ ...name, sure: 0.9 }];
  }
  const speaking = utterance.words.findIndex(({ key }) => key === "main" || key === "ami" || key === "mi");
  const bol = utterance.words.findIndex(({ key }, at) => at > speaking && /^(bol|bolci|boltoi|boltei)$/.test(key));
  if (speaking >= 0 && bol > speaking + 1 && bol - speaking <= 4) {
    const name = nameFrom(utterance, indexes, speaking + 1);
    if (name) return [{ ...name, sure: 0.85 }];
  }
  if (!asked) return [];
  const start = utterance.words.findIndex(({ key, kind }) => kind === "word" && !frame.has(key));
  const name = start < 0 ? null : nameFrom(utterance, indexes, start);
  const rest = utterance.words.length - utterance.words.filter(({ key }) => frame.has(key)).length;
  // A sentence is no name: three words at most beside the frame.
  return name && rest <= 3 ? [{ ...name, sure: 0.75 }] : [];
}

function nameFrom(utterance: Utterance, indexes: readonly number[], start: number): Omit<Entity, "sure"> | null {
  const picked: { token: Token; index: number }[] = [];
  for (let at = start; at < utterance.words.length && picked.length < 4; at++) {
    const token = utterance.words[at]!;
    const isName =
      token.kind === "word" && !neverNames.has(token.key) && !(numberWord(token) && token.script !== "Latn") && token.text.length > 1;
    const afterComma = picked.length > 0 && indexes[at]! > picked.at(-1)!.index + 1;
    if (!isName || frame.has(token.key) || afterComma) {
      if (picked.length > 0) break;
      if (token.kind === "number" || neverNames.has(token.key)) return null;
      continue;
    }
    picked.push({ token, index: indexes[at]! });
  }
  if (picked.length === 0) return null;
  const from = picked[0]!.index;
  const to = picked.at(-1)!.index + 1;
  if (isSecret(utterance, from, to)) return null;
  const value = picked.map(({ token }) => capitalised(token.text)).join(" ");
  return { type: "name", value, from, to };
}

/** The words of a free answer without what surrounds it; null when nothing is left or too much. */
export function findFreeText(utterance: Utterance, most: number): Entity | null {
  const { tokens } = utterance;
  let from = 0;
  let to = tokens.length;
  const isFrame = (token: Token) => token.kind === "mark" || frame.has(token.key);
  while (from < to && isFrame(tokens[from]!)) from++;
  while (to > from && isFrame(tokens[to - 1]!)) to--;
  if (from === to || to - from > most || isSecret(utterance, from, to)) return null;
  const value = utterance.text.slice(tokens[from]!.start, tokens[to - 1]!.end);
  return { type: "text", value, from, to, sure: 0.55 };
}

function capitalised(word: string): string {
  return /^[a-z]/.test(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
