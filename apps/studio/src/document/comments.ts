import { useEffect } from "react";
import { createStore, useStore } from "zustand";
import { useBackend, type Comment } from "../backend/backend.ts";
import { useDraft } from "./use-draft.ts";

/** What people remarked on the states of the agent that is open. */
export interface Comments {
  all: readonly Comment[];
  /** How many are not dealt with yet, by state. */
  open: ReadonlyMap<string, number>;
}

const none: Comments = { all: [], open: new Map() };

export const comments = createStore<Comments>(() => none);

export function useComments<T>(select: (state: Comments) => T): T {
  return useStore(comments, select);
}

/** Keeps the comments as the server has them: asked for anew whenever somebody added or settled one. */
export function useCommentsKeeper(): void {
  const backend = useBackend();
  const agent = useDraft((state) => state.agent);
  const heard = useDraft((state) => state.comments);
  useEffect(() => {
    let isGone = false;
    // What cannot be fetched now comes with the next message; the old list stays.
    void backend.comments.list({ agent }).then(
      (all) => (isGone ? undefined : show(all)),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [backend, agent, heard]);
  useEffect(() => () => comments.setState(none), [agent]);
}

function show(all: readonly Comment[]): void {
  const open = new Map<string, number>();
  for (const { state, resolved } of all) if (state !== null && !resolved) open.set(state, (open.get(state) ?? 0) + 1);
  comments.setState({ all, open });
}
