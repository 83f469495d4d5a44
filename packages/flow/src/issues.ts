import type { Condition } from "./document/transitions.ts";

/** A place in the document: keys from the root. */
export type Path = readonly (string | number)[];

/** One change of a document; see `@vaarta/editing`. */
export type Operation = { op: "set"; path: readonly string[]; value: unknown } | { op: "remove"; path: readonly string[] };

/** Something wrong with a document, where it is, and what to do. */
export interface Issue {
  /** Stable: `unknown-reference`, `unreachable-state`, ... See `docs/problems.md`. */
  code: string;
  severity: "error" | "warning" | "info";
  path: Path;
  /** The state to look at, when there is one. */
  state?: string;
  /** What is wrong, the likely cause and the next step, in one or two plain sentences. */
  message: string;
  /** Condition of the way out that is missing. */
  wayOut?: Condition;
  /** Proof: states in the order a conversation walks them, from the first one, with the way out taken. Every error that a conversation can come to has one. */
  witness?: { state: string; via?: string }[];
  /** A change that mends it. */
  fix?: { title: string; operations: Operation[] };
}
