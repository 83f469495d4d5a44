/** What can go wrong while editing, for code to act on. */
export type EditingErrorCode =
  /** A path names something of `Object.prototype`, or is empty. */
  | "FORBIDDEN_PATH"
  /** What should hold the change is not there (any more). */
  | "MISSING_PARENT"
  /** The path goes into a text, a number or a list, which change as one unit. */
  | "NOT_A_MAP"
  /** Not an operation at all: unknown `op`, or a value that is not JSON. */
  | "BAD_OPERATION"
  /** Something named by id is not in the document. */
  | "NOT_FOUND"
  /** No order fits between the two given. */
  | "NO_ORDER"
  /** A message of the sync protocol that cannot follow the ones before it. */
  | "OUT_OF_STEP";

const brand = Symbol.for("vaarta.editing.error");

/** A failure of this package. Check with `isEditingError`, act on `code`. */
export class EditingError extends Error {
  readonly code: EditingErrorCode;
  /** Where in the document, when the failure has a place. */
  readonly path: readonly string[];
  readonly [brand] = true;

  constructor(code: EditingErrorCode, message: string, path: readonly string[] = []) {
    super(message);
    this.name = "EditingError";
    this.code = code;
    this.path = path;
  }
}

/** True for failures of this package, also when two copies of it are loaded. Pure. */
export function isEditingError(value: unknown): value is EditingError {
  return typeof value === "object" && value !== null && brand in value;
}
