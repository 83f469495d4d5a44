import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface RivalRun {
  train: readonly (readonly [text: string, label: string])[];
  test: readonly string[];
}

export interface RivalResult {
  labels: string[];
  trainMs: number;
  p95Ms: number;
}

/** scikit-learn's word 1-2-gram TF-IDF with default LogisticRegression, or null, having said why, where it is not installed. */
export function scikitLearn(runs: readonly RivalRun[]): RivalResult[] | null {
  const script = fileURLToPath(new URL("intents.py", import.meta.url));
  const { status, stdout, error, stderr } = spawnSync("python3", [script], {
    input: JSON.stringify({ runs }),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status === 0) return (JSON.parse(stdout) as { runs: RivalResult[] }).runs;
  if (error || status === 3) console.log("Without the rival: it needs python3 with scikit-learn (pip install scikit-learn).");
  else console.log(`Without the rival: it ended with ${String(status)}.\n${stderr}`);
  return null;
}
