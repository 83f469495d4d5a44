import { applyOperations, layout } from "@vaarta/editing";
import { createLinter, type AgentDocument, type Linter } from "@vaarta/flow";
import type { Delivery, Order } from "./workshop.ts";

let linter: Linter | null = null;
let linted: AgentDocument | null = null;

self.addEventListener("message", (event: MessageEvent<Order>) => {
  const request = event.data;
  const answer = (delivery: Delivery) => self.postMessage(delivery);
  switch (request.type) {
    case "lint":
      linted = request.document;
      linter = createLinter(linted);
      return answer({ type: "issues", id: request.id, issues: linter.issues() });
    case "lint-change": {
      if (!linter || !linted) return answer({ type: "issues", id: request.id, issues: [] });
      linted = applyOperations(linted, request.operations);
      return answer({ type: "issues", id: request.id, issues: linter.update(linted, request.operations) });
    }
    case "layout":
      return answer({ type: "layout", id: request.id, operations: layout(request.document, request.flow) });
  }
});
