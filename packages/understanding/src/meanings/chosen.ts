import { matchKey } from "@vaarta/text";
import type { Utterance } from "../utterance.ts";
import type { Scored } from "./classifier.ts";

const places: readonly ReadonlySet<string>[] = [
  "pehla pehli pehle pehlawala first former पहला पहली पहले पहिला पहिली पहिलं पहिले प्रथम প্রথম প্রথমটা প্রথমটাই আগেরটা prothom prothomta pahila pahili",
  "doosra doosri dusra dusri doosre second latter दूसरा दूसरी दूसरे दुसरा दुसरी दुसरं दुसरे দ্বিতীয় দ্বিতীয়টা পরেরটা ditiyo dusra",
].map((words) => new Set(words.split(" ").map(matchKey)));
const neither = new Set(["nahi", "neither", "none", "no", "not", "नाही", "না", "কোনোটাই", "dono", "both"].map(matchKey));

/** Which of the two just named she takes by its place, "pehla wala", "the second one": 0, 1, or null. Pure. */
export function chosenPlace({ words }: Utterance): 0 | 1 | null {
  if (words.length === 0 || words.length > 5 || words.some(({ key }) => neither.has(key))) return null;
  const [first, second] = places.map((keys) => words.some(({ key }) => keys.has(key)));
  return first === second ? null : first ? 0 : 1;
}

/** Meanings with the one she chose by its place made sure. Pure. */
export function chosenOf(utterance: Utterance, between: readonly string[] | undefined, meanings: readonly Scored[]): Scored[] {
  const place = between ? chosenPlace(utterance) : null;
  const label = place === null ? undefined : between?.[place];
  if (label === undefined || label.startsWith("o:")) return [...meanings];
  return [{ label, score: 0.9, likeness: 0, belief: 0 }, ...meanings.filter((scored) => scored.label !== label)];
}
