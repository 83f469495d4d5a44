/** Scripts the package tells apart; the nine Indic blocks share one layout. */
export type Script =
  | "Latn" | "Deva" | "Beng" | "Guru" | "Gujr" | "Orya" | "Taml" | "Telu" | "Knda" | "Mlym" | "Arab"; // prettier-ignore

const indicBlocks: readonly Script[] = ["Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym"];

/** Script of one character; null for digits, marks of punctuation, spaces and scripts that are not told apart. Pure. */
export function scriptOf(character: string): Script | null {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x0900 && code < 0x0d80) {
    // Danda and double danda serve every Indic script.
    if (code === 0x0964 || code === 0x0965 || isIndicDigit(code)) return null;
    return indicBlocks[(code - 0x0900) >> 7] ?? null;
  }
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f)) return "Latn";
  if ((code >= 0x0600 && code <= 0x06ff && !isArabicDigit(code)) || (code >= 0x0750 && code <= 0x077f)) return "Arab";
  return null;
}

/** Share of each script among the letters of a text, greatest first. Empty when there are no letters. Pure. */
export function scriptShares(text: string): { script: Script; share: number }[] {
  const counts = new Map<Script, number>();
  let total = 0;
  for (const character of text) {
    const script = scriptOf(character);
    if (!script) continue;
    counts.set(script, (counts.get(script) ?? 0) + 1);
    total++;
  }
  return [...counts].map(([script, count]) => ({ script, share: count / total })).sort((a, b) => b.share - a.share);
}

/** The digits of every Indic script, Arabic-Indic and full-width ones included, as ASCII; length is kept. Pure. */
export function asciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯０-９]/g, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    if (code >= 0xff10) return String(code - 0xff10);
    if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
    if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
    return String((code & 0x7f) - 0x66);
  });
}

function isIndicDigit(code: number): boolean {
  const low = code & 0x7f;
  return low >= 0x66 && low <= 0x6f;
}

function isArabicDigit(code: number): boolean {
  return (code >= 0x0660 && code <= 0x0669) || (code >= 0x06f0 && code <= 0x06f9);
}
