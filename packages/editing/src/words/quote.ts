/** A name in quotes, cut where a sentence would get too long. */
export function quote(name: unknown, length = 60): string {
  // A half-typed document may lack the name; sentences about it must not fail.
  const letters = Array.from(typeof name === "string" ? name.trim() : "?");
  return `“${letters.length > length ? `${letters.slice(0, wholeLetters(letters, length)).join("").trimEnd()}…` : letters.join("")}”`;
}

/** The nearest place at which no vowel sign or joiner is torn from its letter. */
function wholeLetters(letters: readonly string[], length: number): number {
  let end = length;
  while (end > 0 && /^[\p{M}\u200c\u200d]/u.test(letters[end] ?? "")) end--;
  return end > 0 ? end : length;
}
