import {
  createEditor,
  createSync,
  newId,
  settle,
  type Choice,
  type Conflict,
  type History,
  type SyncState,
  type Undone,
} from "@vaarta/editing";
import { programHash, type AgentDocument, type Operation } from "@vaarta/flow";
import { createStore, type StoreApi } from "zustand";
import { BackendError, type Backend, type OpenedDraft, type Person } from "../backend/backend.ts";
import type { Keeper } from "./keeper.ts";

/** What is known about the draft of one agent. */
export interface DraftState {
  agent: string;
  document: AgentDocument;
  revision: number;
  /** The live release, and whether what callers would hear from the draft differs from it. */
  live: { number: number; programHash: string; changed: boolean } | null;
  people: readonly Person[];
  /** Counts what is heard of comments: whoever shows them asks again. */
  comments: number;
  saving: "saved" | "saving" | "offline";
  /** What undo would take back, in words; null when there is nothing. */
  undo: string | null;
  redo: string | null;
  /** Changes of others that cannot stand together with one's own, for a person to decide. */
  conflicts: readonly Conflict[];
  /** What the last undo or redo left as it is, since somebody else changed it meanwhile. */
  stayed: readonly Conflict[];
  /** Why the server refused a change, which is then no longer in the document. */
  refused: string | null;
}

export interface ApplyOptions {
  /** What was done, for the history: "Rename Greeting". */
  summary: string;
  /** Changes with the same key shortly after one another are one step of undo: typing, dragging. */
  merge?: string;
}

/** One agent's draft in this tab: shows a change at once, saves it behind, merges what others do, undoes one's own. */
export interface Draft {
  store: StoreApi<DraftState>;
  apply(operations: readonly Operation[], options: ApplyOptions): void;
  undo(): void;
  redo(): void;
  settle(conflict: Conflict, choice: Choice): void;
  dismissRefusal(): void;
  dismissStayed(): void;
  /** Resolves when nothing is unsaved, or saving failed. */
  flush(): Promise<void>;
  close(): void;
}

/** What survives a reload of the page. */
export interface Kept {
  sync: SyncState;
  history: History;
}

interface DraftInput {
  backend: Backend;
  agent: string;
  opened: OpenedDraft;
  kept: Kept | null;
  keeper: Keeper<Kept>;
  /** Milliseconds to wait for more typing before saving. */
  pauseMs?: number;
}

const comparePauseMs = 1200;
const retryMs = [1000, 2000, 5000, 10_000, 30_000];

export function createDraft({ backend, agent, opened, kept, keeper, pauseMs = 400 }: DraftInput): Draft {
  const hasUnsaved = kept !== null && (kept.sync.sent !== null || kept.sync.pending.length > 0 || kept.sync.conflicts.length > 0);
  const sync = createSync(hasUnsaved ? kept.sync : { document: opened.document, revision: opened.revision });
  // What was typed before the page was closed is brought onto what the server has now.
  if (hasUnsaved) sync.restart({ document: opened.document, revision: opened.revision });
  const editor = createEditor(sync.document, kept?.history);
  const store = createStore<DraftState>(() => ({
    agent,
    document: sync.document,
    revision: sync.revision,
    live: opened.live ? { number: opened.live.number, programHash: opened.live.programHash, changed: false } : null,
    people: opened.people,
    comments: 0,
    saving: sync.saved ? "saved" : "saving",
    undo: editor.canUndo,
    redo: editor.canRedo,
    conflicts: sync.conflicts,
    stayed: [],
    refused: null,
  }));
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isSending = false;
  let failures = 0;
  let isClosed = false;

  const show = () => {
    editor.adopt(sync.document);
    store.setState({
      document: sync.document,
      revision: sync.revision,
      conflicts: sync.conflicts,
      undo: editor.canUndo,
      redo: editor.canRedo,
      saving: sync.saved ? "saved" : failures ? "offline" : "saving",
    });
    keeper.keep({ sync: sync.state, history: editor.history });
    compare(comparePauseMs);
  };
  let comparing: ReturnType<typeof setTimeout> | null = null;
  /** Hashing a whole agent is too much for every key: it waits for a pause. Moving cards changes no hash. */
  const compare = (afterMs: number) => {
    if (comparing !== null) clearTimeout(comparing);
    comparing = setTimeout(() => {
      const { live, document } = store.getState();
      if (live) store.setState({ live: { ...live, changed: programHash(document) !== live.programHash } });
    }, afterMs);
  };
  const changed = (operations: readonly Operation[], summary: string) => {
    sync.change(operations, summary);
    show();
    schedule(pauseMs);
  };
  const take = (undone: Undone | null) => {
    if (!undone) return;
    store.setState({ stayed: undone.blocked });
    changed(undone.operations, undone.summary);
  };
  const schedule = (afterMs: number) => {
    if (timer !== null || isSending || sync.saved || isClosed) return;
    timer = setTimeout(() => {
      timer = null;
      void send();
    }, afterMs);
  };
  const send = async () => {
    const patch = sync.resend() ?? sync.send(newId("patch", Math.random));
    if (!patch) return show();
    isSending = true;
    keeper.keep({ sync: sync.state, history: editor.history });
    try {
      const { summary } = patch;
      const answer = await backend.drafts.patch({
        agent, base: patch.base, id: patch.id, operations: [...patch.operations], ...(summary ? { summary } : {}),
      }); // prettier-ignore
      failures = 0;
      sync.acknowledge({ id: patch.id, revision: answer.revision, operations: answer.operations, conflicts: answer.conflicts });
      await catchUp();
    } catch (error) {
      if (error instanceof BackendError && error.code !== "UNREACHABLE") {
        sync.refuse(patch.id);
        store.setState({ refused: error.message });
      } else failures += 1;
    } finally {
      isSending = false;
    }
    show();
    schedule(failures ? (retryMs[Math.min(failures, retryMs.length) - 1] ?? 1000) : 0);
  };
  /** Patches that never arrived are not waited for: the draft is opened again and what is unsaved brought onto it. */
  const catchUp = async () => {
    if (sync.missing === null) return;
    const again = await backend.drafts.open({ agent });
    if (sync.missing !== null) sync.restart({ document: again.document, revision: again.revision });
  };

  const unwatch = backend.drafts.watch(
    { agent, since: opened.revision },
    (message) => {
      if (message.type === "people") store.setState({ people: message.people });
      else if (message.type === "comments") store.setState(({ comments }) => ({ comments: comments + 1 }));
      else if (message.type === "published")
        store.setState({ live: { number: message.release.number, programHash: message.release.programHash, changed: false } });
      else {
        sync.receive(message);
        show();
        if (sync.missing !== null && !isSending) setTimeout(() => void catchUp().then(show, () => undefined), 2000);
      }
    },
    () => undefined,
  );
  if (!sync.saved) schedule(0);
  compare(0);

  return {
    store,
    apply(operations, { summary, merge }) {
      if (operations.length === 0) return;
      editor.apply(operations, summary, merge ? { key: merge, at: Date.now() } : undefined);
      changed(operations, summary);
    },
    undo() {
      take(editor.undo());
    },
    redo() {
      take(editor.redo());
    },
    settle(conflict, choice) {
      const operations = settle(sync.document, conflict, choice);
      sync.dismiss(conflict);
      if (operations.length === 0) return show();
      editor.apply(operations, conflict.title);
      changed(operations, conflict.title);
    },
    dismissRefusal: () => store.setState({ refused: null }),
    dismissStayed: () => store.setState({ stayed: [] }),
    async flush() {
      for (let tries = 0; !sync.saved && tries < 20; tries++) {
        if (timer !== null) clearTimeout(timer);
        timer = null;
        if (isSending) await new Promise((resolve) => setTimeout(resolve, 50));
        else await send();
        if (failures) return;
      }
    },
    close() {
      isClosed = true;
      if (comparing !== null) clearTimeout(comparing);
      unwatch();
      if (timer !== null) clearTimeout(timer);
      if (!sync.saved && !isSending) void send();
    },
  };
}
