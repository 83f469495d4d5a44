import { useSyncExternalStore } from "react";

/** A value of this person on this machine: panel sizes, theme, the language shown. Survives a reload; works without storage. */
export interface Remembered<T> {
  get: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
}

export function remembered<T>(name: string, initial: T): Remembered<T> {
  const key = `vaarta.${name}`;
  const listeners = new Set<() => void>();
  let value = read(key, initial);
  return {
    get: () => value,
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Private windows may refuse storage; the choice then lasts until the tab closes.
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useRemembered<T>(store: Remembered<T>): [T, (value: T) => void] {
  return [useSyncExternalStore(store.subscribe, store.get), store.set];
}

function read<T>(key: string, initial: T): T {
  try {
    const text = localStorage.getItem(key);
    return text === null ? initial : (JSON.parse(text) as T);
  } catch {
    return initial;
  }
}
