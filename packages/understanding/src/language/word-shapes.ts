/** Tells how well words fit each of several languages by their letters alone. */
export interface WordShapes<L extends string> {
  /** Share of each language for one word, adding to 1. */
  shares(word: string): Record<L, number>;
}

/** What a word's letters say is halved again and again: short lists of words teach only so much. */
const temper = 0.5;

/** Learns runs of three letters from words of each language. Pure. */
export function wordShapes<L extends string>(lists: Readonly<Record<L, Iterable<string>>>): WordShapes<L> {
  const languages = Object.keys(lists) as L[];
  const models = languages.map((language) => countRuns(lists[language]));
  return {
    shares(word) {
      const fits = models.map((model) => temper * fit(model, word));
      const greatest = Math.max(...fits);
      const parts = fits.map((value) => Math.exp(value - greatest));
      const sum = parts.reduce((total, part) => total + part, 0);
      return Object.fromEntries(languages.map((language, at) => [language, parts[at]! / sum])) as Record<L, number>;
    },
  };
}

interface Runs {
  three: Map<string, number>;
  two: Map<string, number>;
  one: Map<string, number>;
  all: number;
}

function countRuns(words: Iterable<string>): Runs {
  const runs: Runs = { three: new Map(), two: new Map(), one: new Map(), all: 0 };
  const count = (map: Map<string, number>, run: string) => map.set(run, (map.get(run) ?? 0) + 1);
  for (const word of words) {
    const padded = `__${word}_`;
    for (let at = 2; at < padded.length; at++) {
      count(runs.three, padded.slice(at - 2, at + 1));
      count(runs.two, padded.slice(at - 1, at + 1));
      count(runs.one, padded[at]!);
      // How often each beginning was seen, to reckon shares with.
      count(runs.three, padded.slice(at - 2, at));
      count(runs.two, padded[at - 1]!);
      runs.all++;
    }
  }
  return runs;
}

/** Logarithm of the chance of the word, the longer runs weighing more where they were seen. */
function fit({ three, two, one, all }: Runs, word: string): number {
  const padded = `__${word}_`;
  let sum = 0;
  for (let at = 2; at < padded.length; at++) {
    const share = (map: Map<string, number>, run: string, before: string) => (map.get(run) ?? 0) / Math.max(1, map.get(before) ?? 0);
    const single = ((one.get(padded[at]!) ?? 0) + 0.5) / (all + 15);
    sum += Math.log(
      0.6 * share(three, padded.slice(at - 2, at + 1), padded.slice(at - 2, at)) +
        0.3 * share(two, padded.slice(at - 1, at + 1), padded[at - 1]!) +
        0.1 * single,
    );
  }
  return sum;
}
