import type { AgentDocument } from "@vaarta/flow";
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Draft, DraftState } from "./draft.ts";

const DraftContext = createContext<Draft | null>(null);

export const DraftProvider = DraftContext.Provider;

/** The draft itself, for making changes. */
export function useDraftActions(): Draft {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error("useDraftActions was called outside DraftProvider. Wrap the tree in it.");
  return draft;
}

export function useDraft<T>(select: (state: DraftState) => T): T {
  return useStore(useDraftActions().store, select);
}

/** A part of the document; the component is drawn again only when that part changes. */
export function useDocument<T>(select: (document: AgentDocument) => T): T {
  return useDraft((state) => select(state.document));
}
