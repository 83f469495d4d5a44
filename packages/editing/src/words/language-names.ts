import type { SentenceLanguage } from "@vaarta/flow";

const english: Readonly<Record<string, string>> = {
  as: "Assamese",
  bn: "Bengali",
  en: "English",
  gu: "Gujarati",
  hi: "Hindi",
  "hi-latn": "Hindi in Roman letters",
  "hi-x-hinglish": "Hinglish",
  kn: "Kannada",
  ml: "Malayalam",
  mr: "Marathi",
  or: "Odia",
  pa: "Punjabi",
  ta: "Tamil",
  te: "Telugu",
  ur: "Urdu",
};

const hindi: Readonly<Record<string, string>> = {
  as: "असमिया",
  bn: "बांग्ला",
  en: "अंग्रेज़ी",
  gu: "गुजराती",
  hi: "हिन्दी",
  "hi-latn": "रोमन अक्षरों में हिन्दी",
  "hi-x-hinglish": "हिंग्लिश",
  kn: "कन्नड़",
  ml: "मलयालम",
  mr: "मराठी",
  or: "ओड़िया",
  pa: "पंजाबी",
  ta: "तमिल",
  te: "तेलुगु",
  ur: "उर्दू",
};

/** A language's name, for sentences in the reader's language; the tag itself for languages that have none here. Pure. */
export function languageName(tag: string, reader: SentenceLanguage = "en"): string {
  const names = reader === "hi" ? hindi : english;
  const lower = tag.toLowerCase();
  const base = lower.split("-")[0] ?? lower;
  return names[lower] ?? (lower === base ? tag : names[base] ? `${names[base]} (${tag})` : tag);
}
