import type { Condition, StateKind } from "@vaarta/flow";
import { createContext, useContext } from "react";

/** What cards and bars can ask of the canvas. */
export interface CanvasActions {
  language: string;
  nameOf(state: string): string | null;
  open(state: string): void;
  selectTransition(state: string, transition: string): void;
  /** Draws a way out that a card offers and that leads nowhere yet: asks what comes next. */
  fillExit(state: string, when: Condition): void;
  moveRow(state: string, transition: string, by: number): void;
  showComments(state: string): void;
  add(kind: StateKind, at?: { x: number; y: number }): void;
}

const CanvasActionsContext = createContext<CanvasActions | null>(null);

export const CanvasActionsProvider = CanvasActionsContext.Provider;

export function useCanvasActions(): CanvasActions {
  const actions = useContext(CanvasActionsContext);
  if (!actions) throw new Error("useCanvasActions was called outside the canvas.");
  return actions;
}
