import { prove, type ProofOrder } from "./prove.ts";

// One order for each worker: giving it up ends the worker, and nothing is left half done.
self.addEventListener("message", (event: MessageEvent<ProofOrder>) => {
  void prove(event.data, (news) => self.postMessage(news));
});
