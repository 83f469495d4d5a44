import { ModelError } from "../model-error.ts";
import type { ModelSource, SourcePart } from "../source.ts";
import { begin, type Begun, pass } from "./begin.ts";
import type { Joint } from "./joint.ts";
import { handOver, type Run } from "./run.ts";

/**
 * A small, fast model writes the first sentence, and a large one goes on from it while that sentence is being spoken. When the large one
 * does not come, the small one, which was kept waiting, goes on itself. An answer of one sentence is the small model's alone.
 */
export async function* relay(run: Run, [small, large]: readonly ModelSource[], joint: Joint): AsyncGenerator<SourcePart> {
  if (!small || !large) return;
  const begun = await begin(run, [small], joint);
  joint.next();
  try {
    const { rest, isSentence } = yield* firstSentence(run, begun, joint);
    const next = isSentence ? await begin(run, [large], joint).catch((error: unknown) => unlessItCanGoOn(run, error)) : null;
    if (!next) return yield* pass(run, rest, joint);
    await begun.parts.return(undefined);
    handOver(run, { code: null });
    joint.next();
    yield* pass(run, next, joint);
  } finally {
    await begun.parts.return(undefined);
  }
}

/** Passes on the first sentence. Gives what comes after it. */
async function* firstSentence(run: Run, begun: Begun, joint: Joint): AsyncGenerator<SourcePart, { rest: Begun; isSentence: boolean }> {
  const before = joint.said;
  try {
    for (let next = begun.first; ; next = await begun.parts.next()) {
      if (next.done || next.value.type !== "text") return { rest: { ...begun, first: next }, isSentence: false };
      const pieces = next.value.text.match(/\s*\S+|\s+$/g) ?? [];
      for (const [index, piece] of pieces.entries()) {
        const text = joint.push(piece);
        if (text !== "") yield { type: "text", text };
        const rest = { type: "text", text: pieces.slice(index + 1).join("") } as const;
        if (endsSentence(joint.said.slice(before.length).trimEnd()))
          return { rest: { ...begun, first: { done: false, value: rest } }, isSentence: true };
      }
    }
  } catch (error) {
    if (joint.said !== before) handOver(run);
    throw error;
  }
}

function unlessItCanGoOn(run: Run, error: unknown): null {
  if (ModelError.is(error) && !run.request.signal.aborted) return null;
  throw error;
}

/** A sentence worth a breath: "Ji." alone is none. */
function endsSentence(text: string): boolean {
  return /[\p{L}\p{M}\p{N}%]["')\]]*[.?!।॥…]+["')\]]*$/u.test(text) && text.trim().split(/\s+/).length >= 4;
}
