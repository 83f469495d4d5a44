import { compile, lint as lintDocument, type AgentDocument, type Operation } from "@vaarta/flow";
import { bigDocument } from "@vaarta/testing";
import { Worker } from "node:worker_threads";
import { inTurn, percentile, ratioOf, type Row } from "./measure.ts";

/** Lint and compile of 1,000 and 10,000 states beside JSON of the same document; then a patch through the worker. */
export async function lint(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const states of [1_000, 10_000]) {
    const text = JSON.stringify(bigDocument(states));
    const results = await inTurn(
      [
        { name: "ours", count: 1, work: () => checkAndCompile(JSON.parse(text)) },
        { name: "json", count: 1, work: () => JSON.stringify(JSON.parse(text)) },
      ],
      7,
    );
    const { median } = results.get("ours")!;
    rows.push({
      name: `lint and compile, ${states} states, first`,
      value: median,
      unit: "ms",
      rival: "JSON parse and stringify",
      ratio: ratioOf(results, "ours", "json"),
      target: states === 10_000 ? "300 ms" : "",
      met: states === 10_000 ? median <= 300 : null,
    });
  }
  rows.push(...(await throughWorker(10_000)));
  return rows;
}

function checkAndCompile(document: AgentDocument): void {
  if (lintDocument(document).length > 0) throw new Error("The document of the benchmark must be clean.");
  compile(document);
}

/** Patch in to issues out: the document lives in the worker, as it does in the studio. */
async function throughWorker(states: number): Promise<Row[]> {
  const worker = new Worker(new URL("./lint-worker.ts", import.meta.url));
  // An error of the worker ends the run by itself: nobody listens for it.
  const answer = () => new Promise<unknown>((resolve) => worker.once("message", resolve));
  worker.postMessage({ open: bigDocument(states) });
  await answer();
  const rows: Row[] = [];
  for (const [name, edit] of Object.entries(edits)) {
    const times: number[] = [];
    for (let round = 0; round < 60; round++) {
      const operations = edit(round);
      const began = performance.now();
      worker.postMessage({ operations });
      await answer();
      if (round >= 10) times.push(performance.now() - began);
    }
    const value = percentile(times, 0.95);
    rows.push({
      name: `lint in the worker, ${states} states, ${name}, p95`,
      value,
      unit: "ms",
      rival: "",
      ratio: null,
      target: "16 ms",
      met: value <= 16,
    });
  }
  await worker.terminate();
  return rows;
}

const edits: Record<string, (round: number) => Operation[]> = {
  "a changed line": (round) => [
    { op: "set", path: ["lines", "ln_2", "variants", "v", "texts", "en"], value: { text: `This is another wording, number ${round}.` } },
  ],
  "an added edge": (round) => [
    {
      op: "set",
      path: ["states", `st_${4 + 5 * round}`, "transitions", "extra"],
      value: { to: "st_end", order: "a05", when: { kind: "intent", intent: "in_7" } },
    },
  ],
  "a deleted state near the start": (round) => [{ op: "remove", path: ["states", `st_${3 + 5 * round}`] }],
};
