import type { Dataset, Json, Tool } from "@vaarta/flow";
import { schemaProblems } from "./check.ts";
import { builtinRuns } from "./builtins/catalogue.ts";
import { failure, type ToolOutcome } from "./builtins/builtin.ts";
import { memoryToolStores } from "./memory-stores.ts";
import { runSample } from "./sample-runner.ts";
import type { ToolStores } from "./stores.ts";
import type { ToolCallContext, ToolRunner } from "./tool-runner.ts";
import type { JsonObject } from "./values.ts";

export interface ToolRunnerOptions {
  /** Of the release: `program.document.datasets`. */
  datasets: Record<string, Dataset>;
  /** Where bookings and records are kept. @defaultValue stores in memory */
  stores?: ToolStores;
}

/**
 * Runs the tools of one release: arguments checked, built-in run, result checked. Expected failures are outcomes;
 * it throws only when a store does, or when the call was aborted.
 */
export function createToolRunner(options: ToolRunnerOptions): ToolRunner {
  const stores = options.stores ?? memoryToolStores();
  return {
    async run(tool, args, context) {
      context.signal.throwIfAborted();
      const given = withoutNulls(args);
      const problems = schemaProblems(tool.parameters, given);
      if (problems.length > 0) return misfit("ARGUMENTS_INVALID", "The arguments do not fit the tool's parameters", problems);
      const ended = await perform(tool, given, context, options.datasets, stores);
      if (ended.outcome !== "success" || ended.result === undefined) return ended;
      const wrong = schemaProblems(tool.result, ended.result);
      return wrong.length > 0 ? misfit("RESULT_INVALID", "The result does not fit the tool's result schema", wrong) : ended;
    },
  };
}

async function perform(
  tool: Tool,
  args: Record<string, Json>,
  context: ToolCallContext,
  datasets: Record<string, Dataset>,
  stores: ToolStores,
): Promise<ToolOutcome> {
  const { implementation } = tool;
  if (implementation.kind === "none") {
    if (context.isTest) return runSample(tool, undefined, context);
    return failure("NOT_CONNECTED", `The tool ${tool.name} is not connected to anything yet. Choose what it runs on its screen.`);
  }
  const run = builtinRuns.get(implementation.builtin);
  if (!run)
    return failure(
      "BUILTIN_UNKNOWN",
      `There is no built-in named ${implementation.builtin}. Choose one from the list on the tool's screen.`,
    );
  const rows = implementation.dataset === undefined ? [] : datasets[implementation.dataset]?.rows;
  if (!rows)
    return failure("DATASET_MISSING", `The data that ${tool.name} reads is not in this agent. Choose another on the tool's screen.`);
  return run({ args, settings: implementation.settings ?? {}, rows, context, stores });
}

function withoutNulls(args: Record<string, Json>): JsonObject {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null));
}

function misfit(code: string, what: string, problems: { at: string; rule: string }[]): ToolOutcome {
  const places = problems.slice(0, 5).map(({ at, rule }) => `${at || "/"} (${rule})`);
  return failure(code, `${what}: ${places.join(", ")}. Mend the call or the schema.`);
}
