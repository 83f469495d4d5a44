import { applyOperations } from "@vaarta/editing";
import { createLinter, type AgentDocument, type Issue, type Linter, type Operation } from "@vaarta/flow";
import { parentPort } from "node:worker_threads";

// The studio's lint worker without the studio: a document, then patches; what comes and goes among the issues.
let document: AgentDocument;
let linter: Linter;
let known = new Set<string>();

parentPort!.on("message", (message: { open: AgentDocument } | { operations: Operation[] }) => {
  if ("open" in message) {
    document = message.open;
    linter = createLinter(document);
    report(linter.issues());
    return;
  }
  document = applyOperations(document, message.operations);
  report(linter.update(document, message.operations));
});

function report(issues: readonly Issue[]): void {
  const now = new Set(issues.map((issue) => `${issue.code} ${issue.path.join("/")}`));
  const came = issues.filter((issue) => !known.has(`${issue.code} ${issue.path.join("/")}`));
  const went = [...known].filter((key) => !now.has(key));
  known = now;
  parentPort!.postMessage({ came, went });
}
