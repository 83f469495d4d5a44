import type { SentenceLanguage } from "@vaarta/flow";
import { own } from "../../json.ts";
import { languageName } from "../../words/language-names.ts";
import { en, type SentenceKey } from "./en.ts";
import { hi } from "./hi.ts";
import { nounsEn } from "./nouns-en.ts";
import { nounsHi } from "./nouns-hi.ts";
import type { Nouns } from "./nouns.ts";

/** The words of one language of readers: whole sentences from its table, and the names of things to fill them with. */
export interface Words {
  reader: SentenceLanguage;
  /** A sentence, begun as sentences are. */
  say(key: SentenceKey, values?: Readonly<Record<string, string>>): string;
  /** The same as a part of a sentence. */
  phrase(key: SentenceKey, values?: Readonly<Record<string, string>>): string;
  field(area: string, field: string): string;
  part(part: string): string;
  /** An entry by the map it is in and its name in quotes. */
  entry(area: string, name: string): string;
  /** What entries of a map are. */
  kindOfEntry(area: string): string;
  kindOfState(kind: unknown): string;
  language(tag: string): string;
  list(words: readonly string[]): string;
}

const tables: Readonly<Record<SentenceLanguage, [Readonly<Record<SentenceKey, string>>, Nouns]>> = { en: [en, nounsEn], hi: [hi, nounsHi] };

/** The words of a language of readers. Pure. */
export function wordsOf(reader: SentenceLanguage): Words {
  const [table, nouns] = tables[reader];
  const phrase: Words["phrase"] = (key, values = {}) => table[key].replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? "");
  const named = (map: Readonly<Record<string, string>> | undefined, key: string) =>
    map ? (own(map, key) as string | undefined) : undefined;
  const noun = (area: string) => named(nouns.entries, area) ?? area;
  return {
    reader,
    phrase,
    say: (key, values) => capital(phrase(key, values)),
    field: (area, field) =>
      named(own(nouns.fields, area) as Nouns["everywhere"] | undefined, field) ?? named(nouns.everywhere, field) ?? nouns.field(field),
    part: (part) => named(nouns.parts, part) ?? part,
    entry: (area, name) => nouns.entry(noun(area), name),
    kindOfEntry: (area) => nouns.kind(noun(area)),
    kindOfState: (kind) => (typeof kind === "string" ? named(nouns.kinds, kind) : undefined) ?? phrase("state.unknown-kind"),
    language: (tag) => languageName(tag, reader),
    list: (words) => (words.length < 2 ? words.join("") : phrase("and", { a: words.slice(0, -1).join(", "), b: words.at(-1) ?? "" })),
  };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
