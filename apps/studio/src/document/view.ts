import { createContext, useContext } from "react";
import { createStore, useStore, type StoreApi } from "zustand";

export type DockTab = "inspector" | "comments" | "test";
export type DrawerTab = "problems" | "json";

/** What one person has chosen and opened; nothing of it is part of the document. */
export interface View {
  flow: string;
  /** Selected states, notes and groups; the last one is what the inspector shows. */
  selected: readonly string[];
  /** A selected way out, as state and transition. */
  transition: { state: string; id: string } | null;
  /** Language of the texts on cards and in the inspector. */
  language: string;
  dock: DockTab | null;
  drawer: DrawerTab | null;
  searching: boolean;
  shortcuts: boolean;
  /** Asks the canvas to show a state, and with `keys` to have the keyboard there; `at` makes each request new. */
  focus: { state: string; at: number; zoom: boolean; keys?: boolean } | null;
  /** Asks the inspector to put the cursor into the field at this path. */
  field: { path: readonly (string | number)[]; at: number } | null;
  /** The camera goes with a running test; off as soon as the person moves the canvas herself. */
  follows: boolean;
  /** States and ways out lit by a running test or a witness, in the order walked. */
  lit: { current: string | null; states: ReadonlySet<string>; transitions: ReadonlySet<string> } | null;
}

export type ViewStore = StoreApi<View>;

export function createView(initial: Pick<View, "flow" | "language">): ViewStore {
  return createStore<View>(() => ({
    ...initial,
    selected: [],
    transition: null,
    dock: "inspector",
    drawer: null,
    searching: false,
    shortcuts: false,
    focus: null,
    field: null,
    follows: true,
    lit: null,
  }));
}

let requests = 0;

/** Selects a state, opens its flow and brings it into sight. */
export function showState(view: ViewStore, state: string, flow: string, path?: readonly (string | number)[]): void {
  const at = ++requests;
  view.setState((now) => ({
    flow,
    selected: [state],
    transition: null,
    dock: now.dock ?? "inspector",
    focus: { state, at, zoom: true },
    field: path ? { path, at } : now.field,
  }));
}

/** The same, and the keyboard goes with it: what is typed next is for the card. */
export function goToState(view: ViewStore, state: string, flow: string): void {
  showState(view, state, flow);
  view.setState(({ focus }) => ({ focus: focus && { ...focus, keys: true } }));
}

/** Brings a state into sight without selecting it. */
export function followState(view: ViewStore, state: string, flow: string): void {
  view.setState({ flow, focus: { state, at: ++requests, zoom: false } });
}

const ViewContext = createContext<ViewStore | null>(null);

export const ViewProvider = ViewContext.Provider;

export function useViewStore(): ViewStore {
  const store = useContext(ViewContext);
  if (!store) throw new Error("useViewStore was called outside ViewProvider. Wrap the tree in it.");
  return store;
}

export function useView<T>(select: (view: View) => T): T {
  return useStore(useViewStore(), select);
}
