import type { AgentDocument } from "@vaarta/flow";
import { createStore, type StoreApi } from "zustand";
import type { ProofNews, ProofOrder, TestsReport } from "./prove.ts";
import type { SimulationReport } from "./simulate-callers.ts";

export interface Proof<T> {
  status: "idle" | "running";
  done: number;
  all: number;
  /** What runs right now, by its name. */
  doing: string;
  /** The last result, until the next one comes. */
  result: T | null;
  /** The draft as it was when the result was asked for. */
  of: AgentDocument | null;
  /** Why there is no result. */
  failure: string | null;
}

export interface Proofs {
  tests: Proof<TestsReport>;
  callers: Proof<SimulationReport>;
}

/** Carries an order out elsewhere and tells what comes of it. @returns what gives it up */
export type StartProof = (order: ProofOrder, tell: (news: ProofNews) => void) => () => void;

const startInWorker: StartProof = (order, tell) => {
  const worker = new Worker(new URL("./prover-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", (event: MessageEvent<ProofNews>) => tell(event.data));
  worker.addEventListener("error", (event) => tell({ kind: "failed", message: event.message }));
  worker.postMessage(order);
  return () => worker.terminate();
};

const nothing = { status: "idle", done: 0, all: 0, doing: "", result: null, of: null, failure: null } as const;

/** Runs the saved tests of a draft and made-up callers against it, one of each at a time, and keeps what came of it. */
export class Prover {
  readonly store: StoreApi<Proofs> = createStore<Proofs>(() => ({ tests: nothing, callers: nothing }));
  readonly #start: StartProof;
  readonly #stops: Partial<Record<ProofOrder["kind"], () => void>> = {};

  constructor(start: StartProof = startInWorker) {
    this.#start = start;
  }

  run(order: ProofOrder): void {
    const { kind, document } = order;
    this.cancel(kind);
    const all = order.kind === "tests" ? Object.keys(document.tests).length : order.callers;
    this.#change(kind, { status: "running", done: 0, all, doing: "", failure: null });
    let isOver = false;
    const stop = this.#start(order, (news) => {
      if (isOver) return;
      switch (news.kind) {
        case "progress":
          return this.#change(kind, { done: news.done, all: news.all, doing: news.doing });
        case "tests":
          this.#change("tests", { result: news.report, of: document, done: news.report.reports.length });
          if (news.isWhole) this.cancel("tests");
          return;
        case "callers":
          this.#change("callers", { result: news.report, of: document });
          return this.cancel("callers");
        case "failed":
          this.#change(kind, { failure: news.message });
          return this.cancel(kind);
      }
    });
    this.#stops[kind] = () => {
      isOver = true;
      stop();
    };
  }

  /** Gives up what runs; what it had come to before stays. */
  cancel(kind: ProofOrder["kind"]): void {
    this.#stops[kind]?.();
    delete this.#stops[kind];
    this.#change(kind, { status: "idle" });
  }

  #change(kind: ProofOrder["kind"], change: Partial<Proof<never>> | Partial<Proof<TestsReport>> | Partial<Proof<SimulationReport>>): void {
    this.store.setState((now) => ({ ...now, [kind]: { ...now[kind], ...change } }));
  }
}

const provers = new WeakMap<object, Prover>();

/** The prover of a draft: it goes on while the person looks at another screen. */
export function proverOf(draft: object): Prover {
  let prover = provers.get(draft);
  if (!prover) provers.set(draft, (prover = new Prover()));
  return prover;
}
