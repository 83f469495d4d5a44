import { bn } from "./bn.ts";
import type { CallerWords } from "./caller-words.ts";
import { en } from "./en.ts";
import { hi } from "./hi.ts";
import { mr } from "./mr.ts";

export type { CallerWords } from "./caller-words.ts";

const known: Record<string, CallerWords> = { en, hi, bn, mr };

/** Words for a language tag; English where there are none yet. */
export function callerWords(tag: string): CallerWords {
  return known[tag.split("-")[0] ?? ""] ?? en;
}

/** How a language names itself. */
export function ownName(tag: string): string {
  const names: Record<string, string> = { en: "English", hi: "हिन्दी", "hi-x-hinglish": "Hinglish", bn: "বাংলা", mr: "मराठी" };
  return names[tag] ?? tag;
}
