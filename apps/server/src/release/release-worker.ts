import { parentPort } from "node:worker_threads";
import { checkRelease, prepareRelease } from "./checks.ts";
import { failureOf } from "../failures.ts";
import type { ReleaseRequest, ReleaseResponse } from "./release-jobs.ts";

// Runs jobs in a thread of its own: seconds of linting and testing must not keep callers waiting for their answers.
parentPort?.on("message", ({ id, job }: ReleaseRequest) => {
  const work = async () => (job.kind === "check" ? checkRelease(job) : prepareRelease(job.document, job.rules));
  work().then(
    (value) => answer({ id, ok: true, value }),
    (error: unknown) => answer({ id, ok: false, code: failureOf(error)?.code ?? (error instanceof Error ? error.name : "unknown") }),
  );
});

function answer(response: ReleaseResponse): void {
  parentPort?.postMessage(response);
}
