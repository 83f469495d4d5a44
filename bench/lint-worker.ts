import { createWorkingCopy, type WorkingCopy } from "@vaarta/editing";
import { createLinter, type AgentDocument, type Linter, type Operation } from "@vaarta/flow";
import { parentPort } from "node:worker_threads";

// The studio's lint worker without the studio: a document, then patches; what came and went among the issues.
let draft: WorkingCopy<AgentDocument>;
let linter: Linter;

parentPort!.on("message", (message: { open: AgentDocument } | { operations: Operation[] }) => {
  if ("open" in message) {
    draft = createWorkingCopy(message.open);
    linter = createLinter(draft.document);
    parentPort!.postMessage(linter.issues());
    return;
  }
  draft.apply(message.operations);
  parentPort!.postMessage(linter.update(draft.document, message.operations));
});
