import type { Json } from "@vaarta/flow";
import type { ToolStores } from "../stores.ts";
import type { ToolCallContext } from "../tool-runner.ts";
import type { JsonObject } from "../values.ts";

/** What a built-in is given: checked arguments without nulls, the pack's settings and rows. */
export interface BuiltinCall {
  args: JsonObject;
  settings: JsonObject;
  rows: readonly JsonObject[];
  context: ToolCallContext;
  stores: ToolStores;
}

export interface ToolOutcome {
  outcome: string;
  result?: Json;
}

/** Runs one built-in. Expected failures are outcomes; only faults of a store throw. */
export type BuiltinRun = (call: BuiltinCall) => ToolOutcome | Promise<ToolOutcome>;

/** One way to use a built-in, with the schemas an editor fills in for a new tool. */
export interface BuiltinUse {
  builtin: string;
  /** For `booking`: the setting that chooses it. */
  operation?: string;
  title: string;
  description: string;
  effect: "read" | "write";
  idempotent?: boolean;
  parameters: JsonObject;
  result: JsonObject;
  /** Beside success, failure, timeout and unknown. */
  outcomes: string[];
  /** Needs rows. */
  dataset: boolean;
}

/** A failure that names what is wrong with the call or the pack; values are never part of the message. */
export function failure(code: string, message: string): ToolOutcome {
  return { outcome: "failure", result: { error: { code, message } } };
}
