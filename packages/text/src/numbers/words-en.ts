// A table: English number words.

const list = (text: string) => text.trim().split(/\s+/);

/** 0 to 19. */
export const englishSmall: readonly string[] = list(`
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`);

/** 0, 10, 20 … 90; the first two are only there to keep the index. */
export const englishTens: readonly string[] = list(`- ten twenty thirty forty fifty sixty seventy eighty ninety`);

/** 0 to 99. */
export const englishUnits: readonly string[] = Array.from({ length: 100 }, (_, n) => {
  if (n < 20) return englishSmall[n]!;
  const tens = englishTens[Math.floor(n / 10)]!;
  return n % 10 === 0 ? tens : `${tens}-${englishSmall[n % 10]!}`;
});
