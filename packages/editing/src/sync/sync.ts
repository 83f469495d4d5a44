import type { AgentDocument, Operation } from "@vaarta/flow";
import { diff } from "../diff.ts";
import { EditingError } from "../errors.ts";
import { sameJson } from "../json.ts";
import type { Conflict } from "../merge/conflict.ts";
import { merge3 } from "../merge/merge.ts";
import { applyOperations } from "../operations.ts";
import type { Patch } from "./order-patch.ts";

/** A patch as the server ordered it. */
export interface RemotePatch {
  revision: number;
  id: string;
  operations: readonly Operation[];
}

/** What the server answers to a patch. */
export interface Acknowledgement extends RemotePatch {
  conflicts?: readonly Conflict[];
}

/** Everything a client must keep to go on after a reload: plain JSON. */
export interface SyncState {
  /** The server's document. */
  document: AgentDocument;
  revision: number;
  /** On its way: sent, not yet answered. */
  sent: { id: string; operations: Operation[]; summary?: string } | null;
  /** Made since. */
  pending: Operation[];
  summaries: string[];
  /** Patches that arrived before the ones they follow. */
  early: Acknowledgement[];
  /** What a person has yet to look at. */
  conflicts: Conflict[];
}

/** The client's side of editing together. Holds no connection and no clock: what comes in is told to it. */
export interface Sync {
  /** What the person sees: the server's document with her own changes on it. */
  readonly document: AgentDocument;
  /** The newest revision of the server that is in it. */
  readonly revision: number;
  /** True when nothing of one's own is unsaved. */
  readonly saved: boolean;
  readonly conflicts: readonly Conflict[];
  readonly state: SyncState;
  /** Makes a change of one's own. @throws {EditingError} as `applyOperations`; then nothing changed. */
  change(operations: readonly Operation[], summary?: string): AgentDocument;
  /**
   * What to send now; null when nothing is to be sent or the last one is not answered yet.
   * @param id - a new one (`newId("patch", random)`)
   */
  send(id: string): Patch | null;
  /** What was sent and not answered, to send again after a connection was lost: same id, brought up to date. */
  resend(): Patch | null;
  /** The server took the patch. */
  acknowledge(answer: Acknowledgement): void;
  /** The server will not take the patch: it is taken out of the document. Gives what was lost, to show or to keep. */
  refuse(id: string): Operation[];
  /** A patch of the stream, in any order, one's own included, twice or more. */
  receive(patch: RemotePatch): void;
  /** Revision up to which patches are missing because later ones came first; ask the server for those after `revision`. */
  readonly missing: number | null;
  /** Starts again from the server's document, with what is unsaved brought onto it: after too long an absence. */
  restart(server: { document: AgentDocument; revision: number }): void;
  /** Takes a conflict off the list. */
  dismiss(conflict: Conflict): void;
}

/**
 * A client of a draft. Whatever order messages arrive in, clients that received the same revisions and have nothing
 * unsaved hold the same document. Keep `state` to survive a reload.
 * @see SPEC.md C1 to C8
 */
export function createSync(start: { document: AgentDocument; revision: number } | SyncState): Sync {
  let state: SyncState = "pending" in start ? start : { ...start, sent: null, pending: [], summaries: [], early: [], conflicts: [] };
  let withSent = applyOperations(state.document, state.sent?.operations ?? []);
  let shown = applyOperations(withSent, state.pending);

  /** Brings what is unsaved onto a new server document. */
  const follow = (document: AgentDocument, revision: number, sentIsIn: boolean, early: Acknowledgement[]): void => {
    const sent = sentIsIn ? null : state.sent;
    const first = sent ? merge3(state.document, withSent, document) : { document, operations: [], conflicts: [] };
    const second = merge3(withSent, shown, first.document);
    // The server finds the conflicts of what was sent as well, but its answer may be lost on the way.
    const conflicts = addConflicts(state.conflicts, [...first.conflicts, ...second.conflicts]);
    withSent = first.document;
    shown = second.document;
    state = {
      ...state,
      document,
      revision,
      sent: sent && { ...sent, operations: first.operations },
      pending: second.operations,
      early,
      conflicts,
    };
  };

  const take = (patch: Acknowledgement): void => {
    // A patch of which nothing was left makes no revision: the number it names is another's.
    if (patch.revision <= state.revision || patch.operations.length === 0) {
      settleLate(patch);
      return;
    }
    const others = state.early.filter(({ revision }) => revision !== patch.revision);
    const known = state.early.find(({ revision }) => revision === patch.revision);
    // The answer to one's own patch says more than the stream does.
    state = { ...state, early: [...others, known?.conflicts ? known : patch].sort((a, b) => a.revision - b.revision) };
    for (let next = state.early[0]; next && next.revision === state.revision + 1; next = state.early[0]) {
      const own = state.sent?.id === next.id;
      follow(applyOperations(state.document, next.operations), next.revision, own, state.early.slice(1));
      state = { ...state, conflicts: addConflicts(state.conflicts, next.conflicts ?? []) };
    }
  };

  /** An answer without a revision to wait for: the stream has brought the patch, or nothing of it was left to do. */
  const settleLate = (patch: Acknowledgement): void => {
    if (state.sent?.id === patch.id) follow(state.document, state.revision, true, state.early);
    state = { ...state, conflicts: addConflicts(state.conflicts, patch.conflicts ?? []) };
  };

  const outgoing = (): Patch | null =>
    state.sent && {
      id: state.sent.id,
      base: state.revision,
      operations: state.sent.operations,
      ...(state.sent.summary ? { summary: state.sent.summary } : {}),
    };

  return {
    get document() {
      return shown;
    },
    get revision() {
      return state.revision;
    },
    get saved() {
      return state.sent === null && state.pending.length === 0;
    },
    get conflicts() {
      return state.conflicts;
    },
    get state() {
      return state;
    },
    get missing() {
      const last = state.early[state.early.length - 1];
      return last ? last.revision : null;
    },
    change(operations, summary) {
      shown = applyOperations(shown, operations);
      const summaries = summary === undefined || state.summaries.at(-1) === summary ? state.summaries : [...state.summaries, summary];
      state = { ...state, pending: [...state.pending, ...operations], summaries };
      return shown;
    },
    send(id) {
      if (state.sent) return null;
      // The fewest operations: typing a word letter by letter is one change.
      const operations = diff(withSent, shown);
      const summary = state.summaries.join("; ").slice(0, 500);
      state = {
        ...state,
        pending: [],
        summaries: [],
        sent: operations.length > 0 ? { id, operations, ...(summary ? { summary } : {}) } : null,
      };
      withSent = shown;
      return outgoing();
    },
    resend: outgoing,
    acknowledge: take,
    receive: take,
    refuse(id) {
      if (state.sent?.id !== id)
        throw new EditingError("OUT_OF_STEP", "The patch that was refused is not the one on its way. Open the draft again.");
      const lost = state.sent.operations;
      const { document } = state;
      const kept = merge3(withSent, shown, document);
      withSent = document;
      shown = kept.document;
      state = { ...state, sent: null, pending: kept.operations, conflicts: addConflicts(state.conflicts, kept.conflicts) };
      return lost;
    },
    restart(server) {
      // What was sent may or may not be in there; merged, the same change made twice is made once.
      const merged = merge3(state.document, shown, server.document);
      withSent = server.document;
      shown = merged.document;
      state = {
        ...server,
        sent: null,
        pending: merged.operations,
        summaries: state.summaries,
        early: [],
        conflicts: addConflicts(state.conflicts, merged.conflicts),
      };
    },
    dismiss(conflict) {
      state = { ...state, conflicts: state.conflicts.filter((other) => !sameConflict(other, conflict)) };
    },
  };
}

/** The newer of two about the same change of mine says more: what stands now. */
function addConflicts(known: readonly Conflict[], found: readonly Conflict[]): Conflict[] {
  return [...known.filter((conflict) => !found.some((other) => sameConflict(other, conflict))), ...found];
}

function sameConflict(a: Conflict, b: Conflict): boolean {
  return a.kind === b.kind && sameJson(a.path, b.path) && sameJson(a.mine, b.mine);
}
