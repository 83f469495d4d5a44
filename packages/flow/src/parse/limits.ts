/** What a document may be at most; beyond it, it is refused before anything else is read. */
export const limits = {
  /** UTF-8 bytes of the JSON text. */
  bytes: 20_000_000,
  /** Levels of objects and arrays. */
  depth: 64,
  /** Values of all kinds. */
  values: 4_000_000,
  /** Problems listed; the rest is counted. */
  issues: 200,
} as const;
