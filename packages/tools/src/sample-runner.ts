import type { Tool } from "@vaarta/flow";
import { failure, type ToolOutcome } from "./builtins/builtin.ts";
import type { ToolCallContext, ToolRunner } from "./tool-runner.ts";

export interface SampleRunnerOptions {
  /** Runs tools for which nothing was chosen. Without one, samples serve all. */
  real?: ToolRunner;
  /** What a tool shall do next, by the tool's name: a sample's id, its kind, or an outcome. Asked once per call; undefined leaves it to `real`. */
  choose?(tool: Tool): string | undefined;
  /** Waits; injected so that tests need not. @defaultValue returns at once */
  wait?: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Serves a tool's samples in tests and the console. Outside a test (`isTest` false) it runs `real` or fails:
 * a real caller never hears a sample.
 */
export function sampleRunner(options: SampleRunnerOptions = {}): ToolRunner {
  return {
    async run(tool, args, context) {
      if (!context.isTest) return options.real?.run(tool, args, context) ?? runSample(tool, undefined, context);
      const chosen = options.choose?.(tool);
      if (chosen === undefined && options.real) return options.real.run(tool, args, context);
      return runSample(tool, chosen, context, options.wait);
    },
  };
}

/** One sample's answer: the one chosen by id, kind or outcome; without a choice the first success. An outcome no sample has is answered without a result. */
export async function runSample(
  tool: Tool,
  chosen: string | undefined,
  context: ToolCallContext,
  wait: (delayMs: number, signal: AbortSignal) => Promise<void> = () => Promise.resolve(),
): Promise<ToolOutcome> {
  if (!context.isTest)
    return failure("SAMPLE_REFUSED", `The tool ${tool.name} has only samples, and those serve tests alone. Connect it on its screen.`);
  const samples = Object.entries(tool.samples ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const wanted = chosen ?? "success";
  const [, sample] = samples.find(([id]) => id === wanted) ??
    samples.find(([, one]) => outcomeOf(one) === wanted) ??
    samples.find(([, one]) => one.kind === wanted) ?? [null, undefined];
  if (!sample) {
    if (chosen !== undefined) return { outcome: chosen === "slow" ? "timeout" : chosen };
    return failure("SAMPLE_MISSING", `The tool ${tool.name} has no sample of a success. Add one on its screen.`);
  }
  if (sample.kind === "slow") await wait(sample.delayMs ?? 0, context.signal);
  return { outcome: outcomeOf(sample), ...(sample.result === undefined ? {} : { result: sample.result }) };
}

function outcomeOf(sample: { kind: string; outcome?: string }): string {
  return sample.outcome ?? (sample.kind === "failure" ? "failure" : "success");
}
