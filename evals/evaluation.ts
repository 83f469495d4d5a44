import { readFileSync } from "node:fs";

/** What an evaluation is given. Paths are as on the command line. */
export interface EvalInput {
  data?: string | undefined;
  train?: string | undefined;
  /** Measures the part of a set that is kept aside, instead of the rest. */
  aside?: boolean | undefined;
  /** Milliseconds since the epoch: what "tomorrow" is reckoned from. */
  now: number;
}

/** One measured number. `unit` is `share` (in [0, 1]), `ms`, `count` or another word for what was counted. */
export interface Measure {
  name: string;
  value: number;
  unit: string;
  [more: string]: unknown;
}

export type Evaluation = (input: EvalInput) => Promise<Measure[]>;

/** The data could not be read; the message says what to give instead. */
export class EvalDataError extends Error {}

export interface Row {
  /** In the file, counting from 1. */
  line: number;
  cells: string[];
}

/**
 * Rows of a tab-separated file in UTF-8, without blank lines and lines that begin with `#`.
 * @throws {EvalDataError} when the path is missing, cannot be read or has no rows
 */
export function readRows(path: string | undefined, form: string): Row[] {
  if (path === undefined) throw new EvalDataError(`Give the data with --data FILE: ${form}.`);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new EvalDataError(`${path} cannot be read. It must be a file of ${form}.`);
  }
  const rows = text
    .split(/\r?\n/)
    .map((line, at): Row => ({ line: at + 1, cells: line.split("\t") }))
    .filter(({ cells }) => cells.join("").trim() !== "" && !cells[0]!.startsWith("#"));
  if (rows.length === 0) throw new EvalDataError(`${path} has no rows. It must be a file of ${form}.`);
  return rows;
}

/** Share of a count, 0 for none of none. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
