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
  /** Proof: states in the order a conversation walks them, with the way out taken. */
  witness?: { state: string; via?: string }[];
  /** A change that mends it. */
  fix?: { title: string; operations: Operation[] };
}
