export { EditingError, isEditingError, type EditingErrorCode } from "./errors.ts";
export { applyOperations, invert } from "./operations.ts";
export { createWorkingCopy, type WorkingCopy } from "./working-copy.ts";
export { diff } from "./diff.ts";
export { newId, orderBetween, type IdKind, type Random } from "./ids.ts";
export { merge3, rebase, type MergeResult } from "./merge/merge.ts";
export { conflictTitle, stayedTitle } from "./merge/conflict-words.ts";
export { choicesOf, settle, type Choice, type Conflict, type ConflictKind } from "./merge/conflict.ts";
export { createEditor, type Editor } from "./history/editor.ts";
export {
  emptyHistory,
  groupingPauseMs,
  historyLimit,
  record,
  redo,
  undo,
  type Change,
  type Grouping,
  type History,
  type Step,
  type Undone,
} from "./history/history.ts";
export { languageName } from "./words/language-names.ts";
export { addFlow, addState, stateNames, type Added, type NewState } from "./states/add-state.ts";
export { connect, insertOnEdge, type Connection, type Insertion } from "./states/connect.ts";
export { canJoin, deleteStates, type Deletion } from "./states/delete-states.ts";
export { freeExits, mainExit } from "./states/exits.ts";
export { orderPatch, rewind, type Head, type OrderedPatch, type Patch } from "./sync/order-patch.ts";
export { createSync, type Acknowledgement, type RemotePatch, type Sync, type SyncState } from "./sync/sync.ts";
export { align, distribute, type Alignment } from "./layout/align.ts";
export { cardSize, cardWidth, type Size, type SizeOf } from "./layout/card-size.ts";
export { layout, type LayoutOptions } from "./layout/layout.ts";
export { describeChanges } from "./describe/describe-changes.ts";
export type { ChangeArea, ChangeSentence } from "./describe/change-sentence.ts";
export { readClipboard, type ReadClipboard, type StatesClipboard } from "./clipboard/clipboard.ts";
export { copyStates } from "./clipboard/copy.ts";
export { duplicateStates, pasteStates, type Pasted, type PasteOptions } from "./clipboard/paste.ts";
