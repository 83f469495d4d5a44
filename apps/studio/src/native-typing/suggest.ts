import { defaultReplies, type AgentDocument } from "@vaarta/flow";
import { inScript, matchKey, nativeScript, toDevanagari } from "@vaarta/text";

/** Native words by how they sound in Latin letters, most used first. */
export type Sounds = ReadonlyMap<string, readonly string[]>;

const nativeWord = /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\u200c\u200d]+/gu;

/** How a word sounds, whichever way it was spelt: "karenge", "karengey" and करेंगे come out the same. */
export function soundOf(word: string): string {
  return matchKey(word.toLowerCase());
}

/** The words this agent already uses in a language: what people type most is what stands there already. */
export function soundsOf(document: AgentDocument, language: string): Sounds {
  const counts = new Map<string, number>();
  const read = (text: string | undefined) => {
    for (const word of text?.match(nativeWord) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  for (const line of Object.values(document.lines)) {
    for (const variant of Object.values(line.variants)) read(variant.texts[language]?.text);
  }
  for (const intent of Object.values(document.intents)) for (const example of intent.examples[language] ?? []) read(example);
  for (const reply of Object.values(defaultReplies)) for (const text of textsOf(reply, language)) read(text);
  const sounds = new Map<string, string[]>();
  for (const [word] of [...counts].sort(([, a], [, b]) => b - a)) {
    const sound = soundOf(word);
    if (sound === "") continue;
    const list = sounds.get(sound);
    if (list) list.push(word);
    else sounds.set(sound, [word]);
  }
  return sounds;
}

/** Every text of a default reply in a language, however deep its variants lie. */
function textsOf(value: unknown, language: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key !== language) return textsOf(inner, language);
    if (typeof inner === "string") return [inner];
    if (typeof inner === "object" && inner !== null && "text" in inner && typeof inner.text === "string") return [inner.text];
    return [];
  });
}

/** Native words for a Latin one, likeliest first: words the agent knows, then what the rules of spelling give. */
export function suggestWords(typed: string, language: string, sounds: Sounds, limit = 4): string[] {
  const script = nativeScript(language);
  if (!script || typed === "") return [];
  const known = sounds.get(soundOf(typed)) ?? [];
  // Latin letters do not tell t and d at the teeth from those at the palate: the second guess is the other one.
  const readings = [typed, typed.replaceAll(/t(?!h)/g, "T").replaceAll(/d(?!h)/g, "D")];
  const byRule = readings.flatMap((reading) => [true, false].flatMap((longEnd) => toDevanagari(reading, { longEnd }) ?? []));
  return [...new Set([...known, ...byRule.map((word) => inScript(word, script.shift))])].slice(0, limit);
}
