/** What the parts of an agent are called in one language of readers. */
export interface Nouns {
  /** By area, then for all. In Hindi in the form that stands before को. */
  fields: Readonly<Record<string, Readonly<Record<string, string>>>>;
  everywhere: Readonly<Record<string, string>>;
  /** A field without a name of its own. */
  field(field: string): string;
  entries: Readonly<Record<string, string>>;
  entry(noun: string, name: string): string;
  /** The noun by itself at the beginning of a sentence. */
  kind(noun: string): string;
  kinds: Readonly<Record<string, string>>;
  parts: Readonly<Record<string, string>>;
}
