import { uiLanguage } from "../i18n/i18n.ts";

/** A moment as people of the studio's language write it: "5 Jan 2026, 12:00". */
export function whenWords(iso: string): string {
  return new Date(iso).toLocaleString(`${uiLanguage.get()}-IN`, { dateStyle: "medium", timeStyle: "short" });
}
