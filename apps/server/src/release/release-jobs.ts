import { Worker } from "node:worker_threads";
import type { ReleaseRules } from "@vaarta/db";
import type { AgentDocument, SentenceLanguage } from "@vaarta/flow";
import type { PreparedRelease, ReleaseCheck } from "./checks.ts";

export type ReleaseJob =
  | { kind: "check"; document: AgentDocument; live: AgentDocument | null; rules: ReleaseRules; reader?: SentenceLanguage }
  | { kind: "prepare"; document: AgentDocument; rules: ReleaseRules };
export interface ReleaseRequest {
  id: number;
  job: ReleaseJob;
}
export type ReleaseResponse = { id: number } & ({ ok: true; value: ReleaseCheck | PreparedRelease } | { ok: false; code: string });

const limitMs = 120_000;
/** The thread goes when nobody has published for this long; starting it takes a second or two. */
const idleMs = 10 * 60_000;

interface Waiting {
  resolve(value: ReleaseCheck | PreparedRelease): void;
  reject(error: Error): void;
}

/** Checks and prepares releases in a thread of its own, started when it is first needed. */
export function createReleaseJobs() {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let count = 0;

  function thread(): Worker {
    if (worker) return worker;
    const made = new Worker(new URL("release-worker.ts", import.meta.url));
    // Nobody waits for a thread when the server ends.
    made.unref();
    made.on("message", (response: ReleaseResponse) => {
      const waiter = waiting.get(response.id);
      waiting.delete(response.id);
      if (response.ok) waiter?.resolve(response.value);
      else waiter?.reject(new Error(`The release could not be checked: ${response.code}.`));
    });
    made.on("error", () => drop(made));
    made.on("exit", () => drop(made));
    worker = made;
    return made;
  }

  function drop(gone: Worker): void {
    if (worker !== gone) return;
    worker = null;
    void gone.terminate();
    for (const { reject } of waiting.values()) reject(new Error("The thread that checks releases ended early."));
    waiting.clear();
  }

  async function run(job: ReleaseJob): Promise<ReleaseCheck | PreparedRelease> {
    clearTimeout(idle);
    const id = ++count;
    const used = thread();
    const timer = setTimeout(() => drop(used), limitMs);
    try {
      return await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        used.postMessage({ id, job } satisfies ReleaseRequest);
      });
    } finally {
      clearTimeout(timer);
      idle = setTimeout(() => waiting.size === 0 && drop(used), idleMs);
      idle.unref();
    }
  }

  return {
    /** What stands against publishing a document, how its tests go, and what publishing it would change. */
    check: (job: Omit<Extract<ReleaseJob, { kind: "check" }>, "kind">) => run({ kind: "check", ...job }) as Promise<ReleaseCheck>,
    /** Blockers, and hashes of what the release is made of. */
    prepare: (document: AgentDocument, rules: ReleaseRules) => run({ kind: "prepare", document, rules }) as Promise<PreparedRelease>,
    /** Ends the thread. */
    close(): void {
      clearTimeout(idle);
      if (worker) drop(worker);
    },
  };
}

export type ReleaseJobs = ReturnType<typeof createReleaseJobs>;
