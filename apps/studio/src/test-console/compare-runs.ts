import type { Exchange, Input } from "./transcript.ts";

/** In what two exchanges of two runs differ. `alone`: only one of the runs came this far. */
export type Differing = "input" | "path" | "words" | "results" | "alone";

export interface RunRow {
  number: number;
  before: Exchange | null;
  now: Exchange | null;
  differs: readonly Differing[];
}

export interface RunComparison {
  rows: readonly RunRow[];
  /** Number of the first row in which they differ; null when one is the other, or its beginning. */
  first: number | null;
}

/** Lays two runs side by side, exchange by exchange. Times and ids are no difference: they never mean anything to a caller. */
export function compareRuns(before: readonly Exchange[], now: readonly Exchange[]): RunComparison {
  const rows = Array.from({ length: Math.max(before.length, now.length) }, (_, number): RunRow => {
    const [left, right] = [before[number] ?? null, now[number] ?? null];
    return { number, before: left, now: right, differs: left && right ? differencesOf(left, right) : ["alone"] };
  });
  return { rows, first: rows.find(({ differs }) => differs.length > 0 && !differs.includes("alone"))?.number ?? null };
}

/** The states an exchange went through, in order. */
export function pathOf({ decisions }: Exchange): string[] {
  return decisions.flatMap(({ from, to }) => (to === null || to === from ? [] : [to]));
}

function differencesOf(before: Exchange, now: Exchange): Differing[] {
  const aspects: [Differing, (exchange: Exchange) => unknown][] = [
    ["input", ({ input }) => inputOf(input)],
    // A way out to the same state is another way all the same.
    ["path", ({ decisions }) => decisions.map(({ from, to, taken }) => [from, to, taken ?? null])],
    ["words", ({ said }) => said.map(({ text }) => text)],
    [
      "results",
      ({ tools, effects, ended }) => [
        tools.map(({ name, outcome, result }) => [name, outcome, result]),
        effects.map(({ type }) => type),
        ended,
      ],
    ],
  ];
  return aspects.filter(([, of]) => JSON.stringify(of(before)) !== JSON.stringify(of(now))).map(([aspect]) => aspect);
}

/** What the caller did, without what it was taken to mean. */
function inputOf(input: Input | null): unknown {
  return input?.kind === "say" ? ["say", input.text] : input;
}
