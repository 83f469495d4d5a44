import type { Sql } from "postgres";

/** Wakes waiting readers. What there is to read they read themselves, from their cursor: a lost wake-up loses nothing. */
export interface Wake {
  /** Calls when something about the topic changed, here or on another server. Gives what ends it. */
  on(topic: string, wake: () => void): () => void;
}

/** The one channel; the payload is the topic. */
export const channel = "vaarta_wake";

/** Listens on one connection of its own, which connects again by itself; after that everybody is woken once. */
export async function openWake(sql: Sql): Promise<Wake> {
  const waiting = new Map<string, Set<() => void>>();
  const wakeAll = () => {
    for (const wakes of waiting.values()) for (const wake of wakes) wake();
  };
  await sql.listen(
    channel,
    (topic) => {
      for (const wake of waiting.get(topic) ?? []) wake();
    },
    wakeAll,
  );
  return {
    on(topic, wake) {
      const wakes = waiting.get(topic) ?? new Set();
      waiting.set(topic, wakes.add(wake));
      return () => {
        wakes.delete(wake);
        if (wakes.size === 0) waiting.delete(topic);
      };
    },
  };
}
