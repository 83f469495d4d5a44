const names: Readonly<Record<string, string>> = {
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

/** A language's English name, for sentences; the tag itself for languages that have none here. Pure. */
export function languageName(tag: string): string {
  const lower = tag.toLowerCase();
  const base = lower.split("-")[0] ?? lower;
  return names[lower] ?? (lower === base ? tag : names[base] ? `${names[base]} (${tag})` : tag);
}
