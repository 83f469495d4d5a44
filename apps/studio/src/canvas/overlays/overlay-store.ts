import { createStore, useStore } from "zustand";
import type { Overlay, OverlayMark, OverlayName } from "./overlay.ts";

interface Overlays {
  /** What the person chose; null for the plain canvas. */
  shown: OverlayName | null;
  /** What is painted: null also while there is nothing to paint yet. */
  overlay: Overlay | null;
}

/** Which overlay is on. Cards, ways out and the painted overview read their marks from it. */
export const overlays = createStore<Overlays>(() => ({ shown: null, overlay: null }));

export function showOverlay(shown: OverlayName | null): void {
  overlays.setState({ shown, overlay: null });
}

export function useOverlays<T>(select: (state: Overlays) => T): T {
  return useStore(overlays, select);
}

/** The mark of a card; undefined with no overlay, or where it has nothing to say. */
export function useStateMark(state: string): OverlayMark | undefined {
  return useOverlays(({ overlay }) => overlay?.states.get(state));
}

/** The mark of a way out, by `state/transition`. */
export function useWayMark(way: string): OverlayMark | undefined {
  return useOverlays(({ overlay }) => overlay?.ways.get(way));
}
