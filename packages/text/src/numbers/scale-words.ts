import type { WordLanguage } from "../languages.ts";
import { bengaliHundreds, bengaliUnits } from "./words-bn.ts";
import { englishUnits } from "./words-en.ts";
import { hindiUnits, romanHindiUnits } from "./words-hi.ts";
import { marathiHundreds, marathiUnits } from "./words-mr.ts";

/** How a language builds its numbers and its money. */
export interface NumberGrammar {
  /** 0 to 99. */
  units: readonly string[];
  thousand: string;
  lakh: string;
  crore: string;
  minus: string;
  /** Said for the decimal point; digits after it are said singly. */
  point: string;
  /** The hundreds word or words: `rest` tells whether something below a hundred follows. */
  hundreds(count: number, rest: boolean): string;
  rupee: readonly [one: string, many: string];
  paisa: readonly [one: string, many: string];
  and: string;
}

const hindi: NumberGrammar = {
  units: hindiUnits,
  thousand: "हज़ार",
  lakh: "लाख",
  crore: "करोड़",
  minus: "माइनस",
  point: "दशमलव",
  hundreds: (count) => `${hindiUnits[count]} सौ`,
  rupee: ["रुपया", "रुपये"],
  paisa: ["पैसा", "पैसे"],
  and: "",
};

/** One grammar per word language; add a language by adding a row. */
export const numberGrammars: Readonly<Record<WordLanguage, NumberGrammar>> = {
  en: {
    units: englishUnits,
    thousand: "thousand",
    lakh: "lakh",
    crore: "crore",
    minus: "minus",
    point: "point",
    hundreds: (count) => `${englishUnits[count]} hundred`,
    rupee: ["rupee", "rupees"],
    paisa: ["paisa", "paise"],
    and: "and",
  },
  hi: hindi,
  "hi-x-hinglish": { ...hindi, point: "पॉइंट" },
  "hi-Latn": {
    units: romanHindiUnits,
    thousand: "hazaar",
    lakh: "lakh",
    crore: "crore",
    minus: "minus",
    point: "point",
    hundreds: (count) => `${romanHindiUnits[count]} sau`,
    rupee: ["rupaya", "rupaye"],
    paisa: ["paisa", "paise"],
    and: "",
  },
  bn: {
    units: bengaliUnits,
    thousand: "হাজার",
    lakh: "লাখ",
    crore: "কোটি",
    minus: "মাইনাস",
    point: "দশমিক",
    hundreds: (count) => bengaliHundreds[count]!,
    rupee: ["টাকা", "টাকা"],
    paisa: ["পয়সা", "পয়সা"],
    and: "",
  },
  mr: {
    units: marathiUnits,
    thousand: "हजार",
    lakh: "लाख",
    crore: "कोटी",
    minus: "उणे",
    point: "पूर्णांक",
    hundreds: (count, rest) => (count === 1 && !rest ? "शंभर" : marathiHundreds[count]!),
    rupee: ["रुपया", "रुपये"],
    paisa: ["पैसा", "पैसे"],
    and: "",
  },
};
