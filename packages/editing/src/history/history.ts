import type { AgentDocument, Operation } from "@vaarta/flow";
import { diffAt } from "../diff.ts";
import { isMap, sameJson, startsWith, valueAt } from "../json.ts";
import type { Conflict } from "../merge/conflict.ts";
import { applyOperations } from "../operations.ts";
import { unitPath } from "../units.ts";
import { looseReferences, revert } from "./revert.ts";

/** What one step did to one unit; absent stands for nothing there. */
export interface Change {
  path: readonly string[];
  before?: unknown;
  after?: unknown;
}

/** One thing a person did, as undo sees it. */
export interface Step {
  /** What was done, in words: "Change the greeting". */
  summary: string;
  changes: Change[];
  /** References that pointed at something this step added or deleted, while it was not there: they keep nothing alive. */
  loose?: string[];
  /** Field that is being typed in; steps of one field that follow quickly are one. */
  key?: string;
  /** When it was last added to, in milliseconds; any clock, always the same one. */
  at?: number;
}

/** What can be undone and done again, oldest first. Plain JSON: keep it beside the draft and it survives a reload. */
export interface History {
  done: Step[];
  undone: Step[];
}

/** How a change is recorded. */
export interface Grouping {
  /** Names the field typed in, such as its path as a text. */
  key: string;
  /** Milliseconds of the caller's clock. */
  at: number;
}

/** What undo or redo did. */
export interface Undone {
  document: AgentDocument;
  /** The new patch, to be sent like any other. Empty when nothing could be taken back. */
  operations: Operation[];
  /** The step's words. */
  summary: string;
  /** What stayed because somebody changed it since; the values are kept here. */
  blocked: Conflict[];
  history: History;
}

/** Steps kept; the oldest are forgotten beyond it. */
export const historyLimit = 2000;

/** Quiet after which typing on in the same field is a new step, in milliseconds. */
export const groupingPauseMs = 1500;

export const emptyHistory: History = { done: [], undone: [] };

/**
 * The history after operations made on `before` gave `after`. Pure. Whatever was undone can no longer be done again.
 * With `grouping`, typing on in one field adds to the step before.
 */
export function record(
  history: History,
  change: { before: AgentDocument; after: AgentDocument; operations: readonly Operation[]; summary: string; grouping?: Grouping },
): History {
  const changes = changesOf(change.before, change.after, change.operations);
  if (changes.length === 0) return history;
  const { summary, grouping } = change;
  const last = history.done[history.done.length - 1];
  if (grouping && last && history.undone.length === 0 && last.key === grouping.key && isSoon(last.at, grouping.at)) {
    const grown = grow(last.changes, changes);
    if (grown) return { done: [...history.done.slice(0, -1), { ...last, changes: grown, at: grouping.at }], undone: [] };
  }
  const step: Step = { summary, changes, ...loose(change.before, change.after, changes), ...grouping };
  return { done: [...history.done.slice(-(historyLimit - 1)), step], undone: [] };
}

/**
 * Takes back the last step that was done, as a new patch on the document as it is now. Pure; null when there is none.
 * What somebody else changed since stays as they made it, and is named in `blocked`.
 */
export function undo(document: AgentDocument, history: History): Undone | null {
  const step = history.done[history.done.length - 1];
  if (!step) return null;
  const taken = take(document, step);
  const undone = taken.step ? [...history.undone, taken.step] : history.undone;
  return { ...taken.result, history: { done: history.done.slice(0, -1), undone } };
}

/** Does again what was undone last, in the same way. Pure; null when there is nothing. */
export function redo(document: AgentDocument, history: History): Undone | null {
  const step = history.undone[history.undone.length - 1];
  if (!step) return null;
  const taken = take(document, step);
  const done = taken.step ? [...history.done, taken.step] : history.done;
  return { ...taken.result, history: { done, undone: history.undone.slice(0, -1) } };
}

function take(document: AgentDocument, step: Step): { result: Omit<Undone, "history">; step: Step | null } {
  const reverted = revert(document, step);
  const changes = changesOf(document, reverted.document, reverted.operations);
  // No key: an undone step never grows when typing goes on.
  const back: Step = { summary: step.summary, changes, ...loose(document, reverted.document, changes) };
  return { result: { ...reverted, summary: step.summary }, step: changes.length > 0 ? back : null };
}

function loose(before: AgentDocument, after: AgentDocument, changes: readonly Change[]): { loose?: string[] } {
  const entries = (gone: keyof Change) =>
    changes.filter((change) => change.path.length === 2 && change[gone] === undefined).map(({ path }) => path);
  const found = [...looseReferences(before, entries("before")), ...looseReferences(after, entries("after"))];
  return found.length > 0 ? { loose: found } : {};
}

/** What operations did to the units they touched. */
function changesOf(before: AgentDocument, after: AgentDocument, operations: readonly Operation[]): Change[] {
  const paths = [...new Map(operations.map(({ path }) => [JSON.stringify(unitPath(path)), unitPath(path)])).values()];
  const outer = paths.filter((path) => !paths.some((other) => other !== path && startsWith(path, other)));
  return outer.flatMap((path) =>
    diffAt(path, valueAt(before, path), valueAt(after, path)).map((operation) => {
      const was = valueAt(before, operation.path);
      const change: Change = { path: operation.path };
      if (was !== undefined) change.before = was;
      if (operation.op === "set") change.after = operation.value;
      return change;
    }),
  );
}

function isSoon(before: number | undefined, now: number): boolean {
  return before !== undefined && now >= before && now - before <= groupingPauseMs;
}

/** Changes that follow on others, as one; null when they do not follow on them. */
function grow(older: readonly Change[], newer: readonly Change[]): Change[] | null {
  let grown = [...older];
  for (const change of newer) {
    const index = grown.findIndex(({ path }) => startsWith(change.path, path));
    const into = grown[index];
    if (!into) {
      // A change around an older one would need both in order; that is a step of its own.
      if (grown.some(({ path }) => startsWith(path, change.path))) return null;
      grown = [...grown, change];
      continue;
    }
    const inner = change.path.slice(into.path.length);
    // Somebody else wrote there in between: undo must not take theirs back.
    if (!sameJson(valueAt(into.after, inner), change.before)) return null;
    grown[index] = withAfter(into, afterChange(into.after, inner, change.after));
  }
  return grown;
}

function withAfter(change: Change, after: unknown): Change {
  const { after: _, ...rest } = change;
  return after === undefined ? rest : { ...rest, after };
}

function afterChange(value: unknown, inner: readonly string[], after: unknown): unknown {
  if (inner.length === 0 || !isMap(value)) return after;
  return applyOperations(value, [after === undefined ? { op: "remove", path: inner } : { op: "set", path: inner, value: after }]);
}
