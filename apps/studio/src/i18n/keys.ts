import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { en } from "./en/index.ts";
import type { UiLanguage } from "./i18n.ts";

export type TextKey = keyof typeof en;

export type Say = (key: TextKey, values?: Record<string, string | number>) => string;

/** The studio's own words; keys are checked against the English ones. The same function until the language changes. */
export function useSay(): Say {
  const { t } = useTranslation();
  return useCallback((key, values) => t(key, values ?? {}), [t]);
}

/** The language the studio's own sentences are read in. */
export function useReader(): UiLanguage {
  const { i18n } = useTranslation();
  return i18n.language === "hi" ? "hi" : "en";
}
