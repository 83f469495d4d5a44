import { EditingError } from "../errors.ts";
import type { AgentDocument, Operation } from "@vaarta/flow";
import type { Conflict } from "../merge/conflict.ts";
import { merge3 } from "../merge/merge.ts";
import { applyAndInvert, applyOperations } from "../operations.ts";

/** A change as a client sends it. */
export interface Patch {
  /** Made by the client, never reused: the same patch sent twice counts once. */
  id: string;
  /** Revision the operations were made on. */
  base: number;
  operations: readonly Operation[];
  summary?: string;
}

/** The draft a patch arrives at. */
export interface Head {
  /** The newest document. */
  document: AgentDocument;
  /** Its number. */
  revision: number;
  /** The document at the patch's base; needed only when that is not the newest. See `rewind`. */
  base?: AgentDocument;
}

/** A patch in its place. */
export interface OrderedPatch {
  id: string;
  /** Number of the document with the patch in it; the head's own when nothing was left to do, which makes no revision. */
  revision: number;
  document: AgentDocument;
  /** What was really done to the newest document: what everybody applies. Empty when nothing of the patch was left to do. */
  operations: Operation[];
  /** What takes it back: keep it, `rewind` and history need it. */
  inverse: Operation[];
  /** What did not stand, for the sender to look at. */
  conflicts: Conflict[];
}

/**
 * Puts a patch after everything that came before: the next revision. Pure and deterministic; the server calls it with
 * the draft locked, and has found out before whether it knows the patch's id. The result may break the schema where
 * the operations do: check it before storing.
 * @throws {EditingError} OUT_OF_STEP when the patch was made on a revision that is yet to come, or the document at its
 * base is missing; MISSING_PARENT and others as `applyOperations` when it does not fit its own base.
 */
export function orderPatch(head: Head, patch: Patch): OrderedPatch {
  const base = documentAt(head, patch);
  const mine = applyOperations(base, patch.operations);
  const { operations, conflicts } =
    patch.base === head.revision ? { operations: [...patch.operations], conflicts: [] } : merge3(base, mine, head.document);
  const { document, inverse } = applyAndInvert(head.document, operations);
  const revision = head.revision + (operations.length > 0 ? 1 : 0);
  return { id: patch.id, revision, document, operations, inverse, conflicts };
}

/**
 * The document as it was before patches were made on it. Pure.
 * @param inverses - `inverse` of each patch to take back, newest first
 */
export function rewind(document: AgentDocument, inverses: readonly (readonly Operation[])[]): AgentDocument {
  return inverses.reduce((current, inverse) => applyOperations(current, inverse), document);
}

function documentAt(head: Head, patch: Patch): AgentDocument {
  if (patch.base === head.revision) return head.document;
  if (patch.base < head.revision && head.base) return head.base;
  const message =
    patch.base > head.revision
      ? "The change was made on a revision that does not exist here. The draft was probably restored; open it again."
      : "The document the change was made on is needed to order it. Rewind to its base first.";
  throw new EditingError("OUT_OF_STEP", message);
}
