/** The key under which usual spellings of one Hindi or Marathi word meet: हज़ार and हजार, पाँच and पांच. Other words are their own key. */
export function spellingKey(word: string): string {
  return word.replace(/([\u0915\u0916\u0917\u091c\u092b])\u093c/g, "$1").replace(/\u0901/g, "\u0902");
}

/** Of every word that is spelled in several ways, the way that is counted most. Pure. */
export function oneSpelling(counts: ReadonlyMap<string, number>): (word: string) => string {
  const chosen = new Map<string, string>();
  for (const [word, count] of counts) {
    const key = spellingKey(word);
    const rival = chosen.get(key);
    if (rival === undefined || count > counts.get(rival)!) chosen.set(key, word);
  }
  return (word) => chosen.get(spellingKey(word)) ?? word;
}
