import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { remembered } from "../app/remembered.ts";
import { en } from "./en/index.ts";
import { hi } from "./hi/index.ts";

export type UiLanguage = "en" | "hi";

export const uiLanguages: readonly { tag: UiLanguage; name: string }[] = [
  { tag: "en", name: "English" },
  { tag: "hi", name: "हिन्दी" },
];

/** The language of the studio itself, not of the agent. */
export const uiLanguage = remembered<UiLanguage>("ui-language", "en");

export function startI18n(): void {
  void i18next.use(initReactI18next).init({
    lng: uiLanguage.get(),
    fallbackLng: "en",
    resources: { en: { translation: en }, hi: { translation: hi } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = uiLanguage.get();
  uiLanguage.subscribe(() => {
    document.documentElement.lang = uiLanguage.get();
    void i18next.changeLanguage(uiLanguage.get());
  });
}
