import type { AgentDocument } from "@vaarta/flow";
import { createStore, useStore } from "zustand";
import { useDocument } from "../../document/use-draft.ts";
import type { Change, Comparison } from "./comparison.ts";

/** The comparison the canvas shows instead of the draft; nothing is edited while it does. */
export const comparison = createStore<{ shown: Comparison | null }>(() => ({ shown: null }));

/** The draft again. */
export function leaveComparison(): void {
  if (comparison.getState().shown) comparison.setState({ shown: null });
}

export function useComparison<T>(select: (shown: Comparison | null) => T): T {
  return useStore(comparison, ({ shown }) => select(shown));
}

/** The document the canvas draws: the draft, or the two versions laid over each other. */
export function useDrawn<T>(select: (document: AgentDocument) => T): T {
  const ofDraft = useDocument(select);
  const ofComparison = useComparison((shown) => (shown ? { value: select(shown.drawn) } : null)?.value);
  const isComparing = useComparison((shown) => shown !== null);
  return isComparing ? (ofComparison as T) : ofDraft;
}

export function useStateChange(state: string): Change | undefined {
  return useComparison((shown) => shown?.states.get(state));
}

export function useWayChange(way: string): Change | undefined {
  return useComparison((shown) => shown?.ways.get(way));
}
