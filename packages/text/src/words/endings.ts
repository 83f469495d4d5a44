import { matchKey } from "./match-key.ts";
import type { Script } from "./scripts.ts";

// Marathi and Bengali glue to a word what Hindi says after it: तारखेला, दिवसांनी, সোমবারে, তারিখের.

/** Longest first, so that the most is taken off before less is tried. */
const endings: Readonly<Partial<Record<Script, readonly string[]>>> = {
  Deva: ["पर्यंतचा", "पर्यंत", "मधून", "मधला", "मधील", "कडून", "बद्दल", "मुळे", "तून", "पासून", "साठी", "मध्ये", "नंतर", "पूर्वी", "आधी", "च्या", "हून", "कडे", "ला", "ने", "नी", "चा", "ची", "चे", "चं", "ना", "ही", "वर", "शी", "च", "त"],
  Beng: ["গুলোর", "গুলো", "টাতেই", "টায়", "টার", "টাই", "টেয়", "টের", "টাও", "টা", "টি", "টে", "খানা", "দের", "য়ের", "ের", "য়", "কেই", "কে", "তেই", "তে", "ে", "র", "ই", "ও"],
}; // prettier-ignore

/** What Marathi puts between a word and its ending, and what it stands for: महिन्यां(साठी) is of महिना. */
const obliques: readonly (readonly [string, string])[] = [
  ["्यां", "ा"],
  ["्या", "ा"],
  ["ां", ""],
  ["ा", ""],
  ["े", ""],
  ["ी", ""],
];

const cache = new Map<string, readonly string[]>();

/** The words that a Marathi or Bengali word may be a form of, likeliest first; empty for words of other scripts. Pure. */
export function stemsOf(word: string, script: Script | null): readonly string[] {
  const list = script === null ? undefined : endings[script];
  if (!list) return [];
  const known = cache.get(word);
  if (known) return known;
  const text = word.normalize("NFC");
  const stems = new Set<string>();
  const bases = [
    text,
    ...list.filter((ending) => text.endsWith(ending.normalize("NFC"))).map((ending) => text.slice(0, -ending.normalize("NFC").length)),
  ];
  for (const base of bases) {
    if (base !== text) stems.add(base);
    if (script === "Beng") {
      // আজকেই has two.
      for (const ending of list)
        if (base !== text && base.endsWith(ending.normalize("NFC"))) stems.add(base.slice(0, -ending.normalize("NFC").length));
    } else for (const [oblique, direct] of obliques) if (base.endsWith(oblique)) stems.add(base.slice(0, -oblique.length) + direct);
  }
  const found = [...stems].filter((stem) => stem.length >= 2);
  // A memo only: the answer is the same without it. Bounded, because callers say anything.
  if (cache.size < 20_000) cache.set(word, found);
  return found;
}

/** What follows a word as a part of it: नंतर of दिवसांनंतर. Null when none of the endings given does. Pure. */
export function endsWith(word: string, endings: readonly string[]): boolean {
  return endings.some((ending) => word.length > ending.length && word.normalize("NFC").endsWith(ending.normalize("NFC")));
}

/** The key of a word, or that of the word of a vocabulary it is a form of: of दिवस for दिवसांनी, of সোমবার for সোমবারে. Pure. */
export function formKey(
  token: { key: string; text: string; script: Script | null; kind: string },
  vocabulary: ReadonlySet<string>,
): string {
  if (token.kind !== "word" || vocabulary.has(token.key)) return token.key;
  for (const stem of stemsOf(token.text, token.script)) {
    const key = matchKey(stem);
    if (key.length > 1 && vocabulary.has(key)) return key;
  }
  return token.key;
}
