import { uiLanguage } from "../i18n/i18n.ts";

/** An amount in the reader's own form; more digits where it is a fraction of a coin. */
export function money(amount: number, currency: string): string {
  const digits = amount !== 0 && amount < 1 ? 4 : 2;
  return new Intl.NumberFormat(uiLanguage.get(), { style: "currency", currency, maximumFractionDigits: digits }).format(amount);
}
