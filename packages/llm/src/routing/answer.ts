import { ModelError } from "../model-error.ts";
import type { ModelSource, SourcePart } from "../source.ts";
import { begin, pass } from "./begin.ts";
import { sameRef } from "../config.ts";
import { Joint } from "./joint.ts";
import { relay } from "./relay.ts";
import type { Run } from "./run.ts";
import { structured } from "./structured.ts";
import { waitToRetry } from "./wait-to-retry.ts";

/**
 * The answer to one request by the models of its route. When one fails, the next is asked; when it had written words already, the next
 * goes on from them. Ends with `finish`.
 * @throws {ModelError} of the one model that was tried; ALL_FAILED after several; ABORTED
 */
export async function* answer(run: Run): AsyncGenerator<SourcePart> {
  const { signal } = run.request;
  const joint = new Joint();
  for (let round = 0; ; round++) {
    const before = run.attempts.length;
    const steps = stepsOf(run);
    for (let step = steps.shift(); step; step = steps.shift()) {
      const tried = run.attempts.length;
      try {
        return yield* step.write(run, step.sources, joint);
      } catch (error) {
        if (signal.aborted) throw new ModelError("ABORTED");
        if (!ModelError.is(error)) throw error;
        // What lost a race to one that then broke off is well, for all we know.
        const outrun = run.attempts.slice(tried).filter(({ code }) => code === "ABORTED");
        const lost = step.sources.filter(({ ref }) => outrun.some((attempt) => sameRef(attempt, ref)));
        if (lost.length > 0) steps.unshift({ sources: lost, write: step.write });
      }
    }
    if (!(await waitToRetry(run, round, run.attempts.slice(before)))) throw signal.aborted ? new ModelError("ABORTED") : failed(run);
  }
}

interface Step {
  sources: readonly ModelSource[];
  write(run: Run, sources: readonly ModelSource[], joint: Joint): AsyncGenerator<SourcePart>;
}

function stepsOf({ sources, route, request }: Run): Step[] {
  const write = request.schema ? structured : oneOf;
  const alone = sources.map((source): Step => ({ sources: [source], write }));
  const pair = sources.slice(0, 2);
  if (pair.length < 2) return alone;
  if (route.mode === "race") return [{ sources: pair, write }, ...alone.slice(2)];
  // A small model is for words; what is decided by tools or in a schema is asked of the models in order.
  const isPlain = !request.schema && !request.tools?.length;
  if (route.mode === "relay" && isPlain) return [{ sources: pair, write: relay }, ...alone.slice(1)];
  return alone;
}

/** The first of these models to write a word writes it all. */
async function* oneOf(run: Run, sources: readonly ModelSource[], joint: Joint): AsyncGenerator<SourcePart> {
  const begun = await begin(run, sources, joint);
  joint.next();
  yield* pass(run, begun, joint);
}

function failed({ attempts }: Run): ModelError {
  const [only] = attempts;
  if (attempts.length === 1 && only?.code) return new ModelError(only.code, undefined, { attempts });
  const list = attempts.map(({ provider, model, code }) => `${provider}/${model} ${code}`).join(", ");
  return new ModelError("ALL_FAILED", `Every language model of this task was tried and none answered: ${list}. See under Models which one can be mended.`, { attempts }); // prettier-ignore
}
