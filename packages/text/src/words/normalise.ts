const invisible = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
// Control characters too: they carry nothing a caller said.
const spaces = /[\s\p{Cc}\p{Z}]+/gu;

/**
 * A text in the one form the package compares: NFC (which keeps nukta letters as letter plus nukta), no zero-width
 * characters, single spaces, danda for the pipe typed in its place. Pure; idempotent. Not for display or voices of other scripts
 * that need joiners.
 */
export function normaliseText(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(invisible, "")
    .replace(spaces, " ")
    .replace(/(?<=[\u0900-\u0dff] ?)\|{1,2}/g, "।")
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[–—−]/g, "-")
    .normalize("NFC")
    .trim();
}
