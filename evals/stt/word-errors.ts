/** Words that must change for `heard` to be `said`: substitutions, insertions and deletions. Words of one key count as one word. */
export function wordErrors(said: readonly string[], heard: readonly string[], keyOf: (word: string) => string): number {
  const right = heard.map(keyOf);
  let row = [0, ...right.map((_, at) => at + 1)];
  for (const [at, word] of said.map(keyOf).entries()) {
    const next = [at + 1];
    for (const [column, other] of right.entries()) next.push(Math.min(row[column + 1]! + 1, next[column]! + 1, row[column]! + (word === other ? 0 : 1))); // prettier-ignore
    row = next;
  }
  return row.at(-1)!;
}
