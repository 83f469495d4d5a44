import type { Json, Tool } from "@vaarta/flow";

export interface ToolCallContext {
  /** Milliseconds since the epoch. */
  now: number;
  timezone: string;
  idempotencyKey: string;
  signal: AbortSignal;
  language: string;
  /** True for the test console: samples may be used. Real callers never hear a sample. */
  isTest: boolean;
}

/** `outcome` is success, failure, timeout, unknown or one that the tool names. Never throws for an expected failure. */
export interface ToolRunner {
  run(tool: Tool, args: Record<string, Json>, context: ToolCallContext): Promise<{ outcome: string; result?: Json }>;
}
