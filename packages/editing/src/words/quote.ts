/** A name in quotes, cut where a sentence would get too long. */
export function quote(name: string, length = 60): string {
  // Cut by characters, not UTF-16 units, so that no letter is torn.
  const letters = [...name.trim()];
  return `“${letters.length > length ? `${letters.slice(0, length).join("").trimEnd()}…` : letters.join("")}”`;
}

/** "a, b and c". */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1] ?? ""}`;
}
