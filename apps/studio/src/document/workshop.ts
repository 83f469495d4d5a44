import type { AgentDocument, Issue, IssueChange, Operation } from "@vaarta/flow";

/** What is asked of the workshop: a web worker that does what would make typing stutter. */
export type Order =
  | { type: "lint"; id: number; document: AgentDocument }
  | { type: "lint-change"; id: number; operations: Operation[] }
  | { type: "layout"; id: number; document: AgentDocument; flow: string };

export type Delivery =
  | { type: "issues"; id: number; issues: readonly Issue[] }
  | { type: "issue-change"; id: number; change: IssueChange }
  | { type: "layout"; id: number; operations: Operation[] };

let worker: Worker | null = null;
let orders = 0;
const waiting = new Map<number, (delivery: Delivery) => void>();

function workshop(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL("./workshop-worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", (event: MessageEvent<Delivery>) => {
    waiting.get(event.data.id)?.(event.data);
    waiting.delete(event.data.id);
  });
  return worker;
}

type Unnumbered<T> = T extends { id: number } ? Omit<T, "id"> : never;

function order(request: Unnumbered<Order>): Promise<Delivery> {
  const id = ++orders;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    workshop().postMessage({ ...request, id });
  });
}

/** Places for every state of a flow. Small flows at once, large ones without holding up the page. */
export async function layoutSoon(document: AgentDocument, flow: string): Promise<Operation[]> {
  const delivery = await order({ type: "layout", document, flow });
  return delivery.type === "layout" ? delivery.operations : [];
}

/** The issues of a document that the linter has not seen yet. */
export async function lintWhole(document: AgentDocument): Promise<readonly Issue[]> {
  const delivery = await order({ type: "lint", document });
  return delivery.type === "issues" ? delivery.issues : [];
}

/** What a change of the document linted last makes of its issues. */
export async function lintChange(operations: Operation[]): Promise<IssueChange> {
  const delivery = await order({ type: "lint-change", operations });
  return delivery.type === "issue-change" ? delivery.change : { went: [], came: [] };
}
