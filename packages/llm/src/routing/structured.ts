import type { Json } from "@vaarta/flow";
import { ModelError } from "../model-error.ts";
import type { FinishReason, JsonSchema, ModelUsage } from "../models.ts";
import { readJson, schemaProblems } from "../schema/json-answer.ts";
import type { ModelSource, SourcePart, SourceRequest } from "../source.ts";
import { firstOf } from "./first-of.ts";
import { type Run, write } from "./run.ts";

/** An answer in JSON, whole and checked, by the first of these models that gives one. It is one text. */
export async function* structured(run: Run, sources: readonly ModelSource[]): AsyncGenerator<SourcePart> {
  const tries = sources.map((source) => (signal: AbortSignal) => checked(run, source, { ...run.request, signal }));
  const { json, finish } = await firstOf(tries, run.request.signal, () => Promise.resolve());
  yield { type: "text", text: JSON.stringify(json) };
  yield finish;
}

interface Checked {
  json: Json;
  finish: Extract<SourcePart, { type: "finish" }>;
}

/** Asks once more when the answer does not fit, saying where; then gives up on this model. */
async function checked(run: Run, source: ModelSource, request: SourceRequest): Promise<Checked> {
  const schema: JsonSchema = request.schema ?? {};
  const first = await whole(run, source, request);
  const problem = problemOf(schema, first.text);
  if (problem === null) return { json: readJson(first.text) as Json, finish: first.finish };
  const asked = [{ role: "agent", text: first.text } as const, { role: "caller", text: `${again} ${problem}` } as const];
  const second = await whole(run, source, { ...request, messages: [...request.messages, ...asked] });
  if (problemOf(schema, second.text) === null) return { json: readJson(second.text) as Json, finish: second.finish };
  const { provider, model } = source.ref;
  run.attempts.push({ provider, model, code: "BAD_OUTPUT", ms: first.ms + second.ms, handedOver: false });
  throw new ModelError("BAD_OUTPUT");
}

const again = "That was not the JSON asked for. Answer again with the JSON alone, without any other word.";

/** Where an answer goes wrong, in words for the model; null when it fits. */
function problemOf(schema: JsonSchema, text: string): string | null {
  const json = readJson(text);
  if (json === undefined) return "It could not be read as JSON.";
  const problems = schemaProblems(schema, json).slice(0, 5);
  return problems.length === 0 ? null : `It does not fit at ${problems.map(({ at, rule }) => `${at || "/"} (${rule})`).join(", ")}.`;
}

async function whole(run: Run, source: ModelSource, request: SourceRequest) {
  const started = run.clock.now();
  let text = "";
  let finish: Extract<SourcePart, { type: "finish" }> = { type: "finish", reason: "other" satisfies FinishReason, usage: null as ModelUsage | null }; // prettier-ignore
  for await (const part of write(run, source, request, false)) {
    if (part.type === "text") text += part.text;
    else if (part.type === "finish") finish = part;
  }
  return { text, finish, ms: run.clock.now() - started };
}
