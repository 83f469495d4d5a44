import { createWorkingCopy, layout, type WorkingCopy } from "@vaarta/editing";
import { createLinter, type AgentDocument, type Linter } from "@vaarta/flow";
import type { Delivery, Order } from "./workshop.ts";

let linter: Linter | null = null;
let linted: WorkingCopy<AgentDocument> | null = null;

self.addEventListener("message", (event: MessageEvent<Order>) => {
  const request = event.data;
  const answer = (delivery: Delivery) => self.postMessage(delivery);
  switch (request.type) {
    case "lint":
      linted = createWorkingCopy(request.document);
      linter = createLinter(linted.document);
      return answer({ type: "issues", id: request.id, issues: linter.issues() });
    case "lint-change": {
      if (!linter || !linted) return answer({ type: "issue-change", id: request.id, change: { went: [], came: [] } });
      linted.apply(request.operations);
      return answer({ type: "issue-change", id: request.id, change: linter.update(linted.document, request.operations) });
    }
    case "layout":
      return answer({ type: "layout", id: request.id, operations: layout(request.document, request.flow) });
  }
});
