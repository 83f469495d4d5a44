import type { Say, TextKey } from "../i18n/keys.ts";

/** The language's name in the studio's language; the tag itself when nobody gave it a name. */
export function languageName(tag: string, say: Say): string {
  const key = `language.${tag}` as TextKey;
  const name = say(key);
  return name === key ? tag : name;
}
