import type { Json, Tool } from "@vaarta/flow";
import { builtins } from "./catalogue.ts";
import { memoryToolStores } from "../memory-stores.ts";
import { createToolRunner } from "../runner.ts";
import type { ToolCallContext } from "../tool-runner.ts";
import type { JsonObject } from "../values.ts";

/** A Friday, 10:00 in Kolkata. */
export const friday = Date.parse("2027-01-15T10:00:00+05:30");

/** A tool with the catalogue's own schemas, as an editor would make it. */
export function toolOf(builtin: string, settings: JsonObject = {}, dataset?: string): Tool {
  const use = builtins.find((one) => one.builtin === builtin && (one.operation ?? null) === (settings.operation ?? null));
  if (!use) throw new Error(`No use ${builtin} in the catalogue.`);
  return {
    name: "tool",
    description: use.description,
    implementation: { kind: "builtin", builtin, settings, ...(dataset === undefined ? {} : { dataset }) },
    parameters: use.parameters,
    result: use.result,
    effect: use.effect,
    outcomes: use.outcomes,
  };
}

/** Runs built-ins over one dataset and stores that live as long as it does. */
export function toolBench(rows: JsonObject[] = []) {
  const stores = memoryToolStores();
  const runner = createToolRunner({ datasets: { rows: { name: "Rows", rows } }, stores });
  let calls = 0;
  const run = async (builtin: string, settings: JsonObject, args: Record<string, Json>, context: Partial<ToolCallContext> = {}) => {
    calls += 1;
    const { outcome, result } = await runner.run(
      toolOf(builtin, settings, "rows"),
      args,
      contextOf({ idempotencyKey: `call-${calls}`, ...context }),
    );
    return { outcome, result: (result ?? {}) as Record<string, Json> };
  };
  return { stores, runner, run };
}

export function contextOf(context: Partial<ToolCallContext> = {}): ToolCallContext {
  return {
    now: friday,
    timezone: "Asia/Kolkata",
    idempotencyKey: "key",
    signal: new AbortController().signal,
    language: "en",
    isTest: false,
    ...context,
  };
}
