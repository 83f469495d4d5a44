import type { AgentDocument, Operation } from "@vaarta/flow";
import { applyOperations } from "../operations.ts";
import { emptyHistory, record, redo, undo, type Grouping, type History, type Undone } from "./history.ts";

/** A document being edited, with its undo. */
export interface Editor {
  /** The document as it is now; a new object after every change, shared where nothing changed. */
  readonly document: AgentDocument;
  /** Plain JSON: pass it to `createEditor` after a reload. */
  readonly history: History;
  /** Words of what `undo` would take back, or null. */
  readonly canUndo: string | null;
  /** Words of what `redo` would do again, or null. */
  readonly canRedo: string | null;
  /**
   * Makes a change of one's own. Returns the document.
   * @param summary - what it does, in words, such as "Change the greeting"
   * @param grouping - the field typed in and the time, so that quick typing is one step
   * @throws {EditingError} as `applyOperations`; then nothing changed.
   */
  apply(operations: readonly Operation[], summary: string, grouping?: Grouping): AgentDocument;
  /** Takes over a document that others' changes are in; undo goes on taking back only one's own. */
  adopt(document: AgentDocument): void;
  /** Takes back the last change of one's own; null when there is none. Send its operations like any other change. */
  undo(): Undone | null;
  /** Does again what was undone last; null when there is nothing. */
  redo(): Undone | null;
}

/**
 * An editor over a document. Holds no clock and no randomness; the functions under it (`record`, `undo`, `redo`) are
 * pure and can be used by themselves.
 * @param history - what an earlier editor of the same draft left
 */
export function createEditor(document: AgentDocument, history: History = emptyHistory): Editor {
  let current = document;
  let past = history;
  const take = (undone: Undone | null): Undone | null => {
    if (undone) ({ document: current, history: past } = undone);
    return undone;
  };
  return {
    get document() {
      return current;
    },
    get history() {
      return past;
    },
    get canUndo() {
      return past.done[past.done.length - 1]?.summary ?? null;
    },
    get canRedo() {
      return past.undone[past.undone.length - 1]?.summary ?? null;
    },
    apply(operations, summary, grouping) {
      const after = applyOperations(current, operations);
      past = record(past, { before: current, after, operations, summary, ...(grouping ? { grouping } : {}) });
      current = after;
      return current;
    },
    adopt(next) {
      current = next;
    },
    undo: () => take(undo(current, past)),
    redo: () => take(redo(current, past)),
  };
}
