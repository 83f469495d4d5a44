/** Keeps one value per agent in the browser, so that a reload, a crash or a lost network loses nothing. */
export interface Keeper<T> {
  load(): Promise<T | null>;
  /** Writes soon; only the newest value matters. */
  keep(value: T): void;
}

const databaseName = "vaarta";
const storeName = "drafts";

/** In IndexedDB; where that is refused (private windows) nothing is kept and everything else works. */
export function createKeeper<T>(key: string, waitMs = 250): Keeper<T> {
  let newest: T | undefined;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const write = () => {
    timer = null;
    const value = newest;
    void open()
      .then((database) => run(database.transaction(storeName, "readwrite").objectStore(storeName).put(value, key)))
      .catch(() => undefined);
  };
  if (typeof window !== "undefined") {
    window.addEventListener("pagehide", () => {
      if (timer === null) return;
      clearTimeout(timer);
      write();
    });
  }
  return {
    async load() {
      try {
        const database = await open();
        const value = await run(database.transaction(storeName).objectStore(storeName).get(key));
        return (value as T | undefined) ?? null;
      } catch {
        return null;
      }
    },
    keep(value) {
      newest = value;
      timer ??= setTimeout(write, waitMs);
    },
  };
}

let opening: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB did not open."));
  });
  return opening;
}

function run(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("IndexedDB did not answer."));
  });
}
