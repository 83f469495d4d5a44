import type { Understanding } from "@vaarta/engine";
import type { Json, Tool } from "@vaarta/flow";
import type { Understander } from "@vaarta/runtime";
import type { ToolCallContext, ToolRunner } from "@vaarta/tools";

/** An understanding of nothing, with what is given. Slots may be given as plain values. */
export function understood(given: Partial<Omit<Understanding, "slots">> & { slots?: Record<string, Json> } = {}): Understanding {
  const { slots = {}, ...rest } = given;
  return {
    by: "script",
    language: { tag: "en", score: 1 },
    acts: [],
    intents: [],
    answers: [],
    options: [],
    question: false,
    segments: [],
    ...rest,
    slots: Object.entries(slots).map(([slot, value]) => ({ slot, value, words: String(JSON.stringify(value)), score: 1, anchored: true })),
  };
}

/** Understands exactly the words it was told about, and throws on any other. */
export function scriptedUnderstander(script: Record<string, Understanding>): Understander & { heard: string[] } {
  const heard: string[] = [];
  return {
    heard,
    understand({ text }) {
      heard.push(text);
      const understanding = script[text];
      if (!understanding) throw new Error("These words are not in the script of the test.");
      return structuredClone(understanding);
    },
  };
}

/** What a scripted tool does once: answers, fails as a broken connection does, or never answers. */
export type ScriptedAnswer = { outcome: string; result?: Json } | "fault" | "silence";

export interface ToolCallSeen {
  tool: string;
  args: Record<string, Json>;
  idempotencyKey: string;
  isTest: boolean;
}

/**
 * Answers calls by the tool's name, in order; the last answer goes on. Throws on a tool that has none.
 * Calls are recorded, and a call given up is marked by its signal alone.
 */
export function scriptedTools(script: Record<string, ScriptedAnswer[]>): ToolRunner & { calls: ToolCallSeen[] } {
  const calls: ToolCallSeen[] = [];
  return {
    calls,
    run(tool: Tool, args: Record<string, Json>, context: ToolCallContext) {
      const answers = script[tool.name];
      const seen = calls.filter((call) => call.tool === tool.name).length;
      calls.push({ tool: tool.name, args, idempotencyKey: context.idempotencyKey, isTest: context.isTest });
      const answer = answers?.[Math.min(seen, answers.length - 1)];
      if (answer === undefined) return Promise.reject(new Error(`The test scripts no answer of ${tool.name}.`));
      if (answer === "fault") return Promise.reject(new Error("connection reset"));
      if (answer === "silence") return new Promise(() => undefined);
      return Promise.resolve(structuredClone(answer));
    },
  };
}
