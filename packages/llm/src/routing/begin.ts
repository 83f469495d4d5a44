import type { ModelSource, SourcePart } from "../source.ts";
import { continueRequest } from "./continue-request.ts";
import { firstOf } from "./first-of.ts";
import type { Joint } from "./joint.ts";
import { handOver, type Run, write } from "./run.ts";

/** A model that has begun to write. */
export interface Begun {
  first: IteratorResult<SourcePart>;
  parts: AsyncGenerator<SourcePart>;
}

/** Asks these models at once to go on from what was said; the first to write is kept. */
export function begin(run: Run, sources: readonly ModelSource[], joint: Joint): Promise<Begun> {
  const request = continueRequest(run.request, joint.said);
  const tries = sources.map((source) => async (signal: AbortSignal) => {
    const parts = write(run, source, { ...request, signal }, joint.said !== "");
    return { parts, first: await parts.next() };
  });
  return firstOf(tries, run.request.signal, ({ parts }) => parts.return(undefined));
}

/** Passes on what a model writes, to its end. Tool calls come last, so that none comes from a model that did not finish. */
export async function* pass(run: Run, { first, parts }: Begun, joint: Joint): AsyncGenerator<SourcePart> {
  const calls: SourcePart[] = [];
  const before = joint.said;
  try {
    for (let next = first; !next.done; next = await parts.next()) {
      const part = next.value;
      if (part.type === "tool-call") calls.push(part);
      const text = part.type === "text" ? joint.push(part.text) : part.type === "finish" ? joint.end() : "";
      if (text !== "") yield { type: "text", text };
      if (part.type === "finish") yield* [...calls, part];
    }
  } catch (error) {
    if (joint.said !== before) handOver(run);
    throw error;
  } finally {
    await parts.return(undefined);
  }
}
