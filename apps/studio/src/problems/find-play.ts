import { wants, type Wants } from "@vaarta/engine";
import { compile, type AgentDocument, type Condition, type Issue, type Program, type State } from "@vaarta/flow";
import { rehearse, type Rehearsal } from "@vaarta/runtime";
import { callerOf, firstCaller, type Caller } from "../test-console/caller.ts";
import { suggestionsFor } from "../test-console/suggestions.ts";
import type { Input } from "../test-console/transcript.ts";

type Witness = NonNullable<Issue["witness"]>;

/** A conversation along a path: who calls, what she does, and how many steps of the path it comes through. */
export interface Play {
  caller: Caller;
  inputs: readonly Input[];
  reached: number;
}

const mostInputs = 60;
const usualAttempts = 3;
const yesNo: Readonly<Record<string, { yes: string; no: string }>> = {
  hi: { yes: "हाँ जी", no: "नहीं" },
  bn: { yes: "হ্যাঁ", no: "না" },
  mr: { yes: "हो", no: "नाही" },
  en: { yes: "Yes", no: "No" },
};
const nonsense: Input = { kind: "say", text: "xyzzy" };

/**
 * Looks for a conversation that walks a path, by trying what callers say at each place and keeping what leads on along
 * it. In virtual time and bounded; where it finds no way on it gives the way it came, since rules may want facts that
 * nobody can guess.
 * @param wayOut - the way out that is missing at the end: what the caller does there is part of the proof
 */
export async function findPlay(document: AgentDocument, path: Witness, at: number, wayOut?: Condition): Promise<Play> {
  const program = compile(document);
  const replay = (caller: Caller, inputs: readonly Input[]) => begin(program, callerOf(document, caller), caller.tools, inputs, at);
  let best: Play = { caller: firstCaller, inputs: [], reached: -1 };
  for (const caller of callersFor(document, path)) {
    const run = await replay(caller, []);
    const reached = reachedBy(path, run);
    await run.end();
    if (reached > best.reached) best = { caller, inputs: [], reached };
  }
  const { caller } = best;
  let tries = 0;
  let inputs: Input[] = [];
  let run = await replay(caller, inputs);
  try {
    while (best.reached < path.length && tries < mostInputs) {
      let next: Play | null = null;
      // What moves the conversation without leading on along the path: a detail that is asked first, a consent.
      let sideways: Input | null = null;
      const stood = placeOf(run);
      for (const input of candidates(document, program, run, path, best.reached)) {
        if (++tries > mostInputs) break;
        const isTaken = await give(run, input);
        const reached = reachedBy(path, run);
        if (reached > best.reached) {
          next = { caller, inputs: [...inputs, input], reached };
          break;
        }
        if (isTaken && !sideways && run.driver.snapshot.status !== "ended" && placeOf(run) !== stood) sideways = input;
        await run.end();
        run = await replay(caller, inputs);
      }
      if (next) {
        best = next;
        inputs = [...next.inputs];
      } else if (sideways && inputs.length < 20) {
        inputs = [...inputs, sideways];
        await give(run, sideways);
      } else break;
    }
    if (best.reached === path.length && wayOut) best = { ...best, inputs: [...inputs, ...stuckBy(document, program, run, wayOut)] };
  } finally {
    await run.end();
  }
  return best;
}

/** What the caller does where no way out answers it: as often as the state tries again. */
function stuckBy(document: AgentDocument, program: Program, run: Rehearsal, wayOut: Condition): Input[] {
  if (run.driver.snapshot.status === "ended") return [];
  const wanted = wants(program, run.driver.snapshot);
  const state = document.states[wanted.state];
  const [first] = asked(document, state, wayOut, wanted);
  if (!first) return [];
  const attempts = state && "attempts" in state ? (state.attempts ?? usualAttempts) : usualAttempts;
  return Array.from({ length: first === nonsense ? attempts : 1 }, () => first);
}

/** Callers worth trying: called and calling, unknown and known, with tools that do what the path needs. */
function callersFor(document: AgentDocument, path: Witness): Caller[] {
  const tools: Record<string, string> = {};
  for (const { state: id, via } of path) {
    const state = document.states[id];
    const when = via === undefined ? undefined : state?.transitions[via]?.when;
    if (state?.kind !== "tool" || when?.kind !== "outcome") continue;
    for (const { tool } of Object.values(state.calls)) {
      const name = document.tools[tool]?.name;
      if (name !== undefined && when.outcome !== "success") tools[name] = when.outcome;
    }
  }
  const known: Record<string, string> = {};
  for (const { attribute, example, label } of Object.values(document.slots)) {
    if (attribute !== undefined) known[attribute] = example ?? label;
  }
  return (["inbound", "outbound"] as const).flatMap((direction) =>
    [{}, known].map((attributes): Caller => ({ ...firstCaller, direction, attributes, tools })),
  );
}

async function begin(
  program: Program,
  caller: ReturnType<typeof callerOf>,
  tools: Caller["tools"],
  inputs: readonly Input[],
  at: number,
): Promise<Rehearsal> {
  const run = rehearse({ program, at, seed: "console", caller, chooseSample: (tool) => tools[tool] || undefined });
  await run.begin();
  for (const input of inputs) await give(run, input);
  return run;
}

async function give(run: Rehearsal, input: Input): Promise<boolean> {
  if (run.driver.snapshot.status === "ended") return false;
  if (input.kind === "say") await run.say(input.text);
  else if (input.kind === "dtmf") await run.dtmf(input.digits);
  else await run.beSilent();
  return true;
}

/** How many steps of the path the conversation came through, in their order, whatever it did in between. */
function reachedBy(path: Witness, run: Rehearsal): number {
  const visited = run.transport.events.flatMap(({ decisions }) =>
    decisions.flatMap(({ from, to }) => [from, to].filter((id): id is string => typeof id === "string" && id !== "")),
  );
  const now = run.driver.snapshot.stack.at(-1)?.state;
  if (now !== undefined) visited.push(now);
  let reached = 0;
  for (const id of visited) if (id === path[reached]?.state) reached += 1;
  return reached;
}

/** Where the conversation stands and what it knows: what changed this, the agent took. */
function placeOf({ driver: { snapshot } }: Rehearsal): string {
  const frame = snapshot.stack.at(-1);
  return JSON.stringify([frame?.state, frame?.progress, Object.keys(snapshot.slots)]);
}

/** What the caller may do here, what the wanted way out asks for first. */
function candidates(document: AgentDocument, program: Program, run: Rehearsal, path: Witness, reached: number): Input[] {
  const step = path[reached - 1];
  const { snapshot } = run.driver;
  if (snapshot.status === "ended") return [];
  const wanted = wants(program, snapshot);
  const state = document.states[wanted.state];
  const words = yesNo[wanted.language.split("-")[0] ?? "en"] ?? { yes: "Yes", no: "No" };
  const when = step?.via === undefined || step.state !== wanted.state ? undefined : state?.transitions[step.via]?.when;
  const usual = suggestionsFor(document, wanted, state, words, 12).map(({ text }): Input => ({ kind: "say", text }));
  const yes: Input = { kind: "say", text: words.yes };
  const no: Input = { kind: "say", text: words.no };
  const raised = reached === 0 ? raising(document, path[0]?.state) : [];
  const all = [
    ...raised.flatMap((intent) => asked(document, state, { kind: "intent", intent }, wanted)),
    ...(when ? asked(document, state, when, wanted) : []),
    ...usual,
    yes,
    no,
    nonsense,
    { kind: "silence" } as const,
  ];
  const seen = new Set<string>();
  return all.filter((input) => {
    const key = JSON.stringify(input);
    return !seen.has(key) && seen.add(key);
  });
}

/** Meanings that begin a path which does not start with the conversation: those of an objection or of a flow of its own. */
function raising(document: AgentDocument, id: string | undefined): string[] {
  const state = id === undefined ? undefined : document.states[id];
  if (!state) return [];
  return Object.keys((state.kind === "objection" ? state.intents : document.flows[state.flow]?.intents) ?? {});
}

function asked(document: AgentDocument, state: State | undefined, when: Condition, { language }: Wants): Input[] {
  const say = (examples: Readonly<Record<string, readonly string[]>> | undefined): Input[] => {
    const tags = [language, ...(document.languages.offered[language]?.fallbacks ?? []), ...Object.keys(examples ?? {})];
    return [...new Set(tags)].flatMap((tag) => (examples?.[tag] ?? []).slice(0, 1).map((text): Input => ({ kind: "say", text })));
  };
  switch (when.kind) {
    case "option": {
      const option = state?.kind === "choice" ? state.options[when.option] : undefined;
      const intent = option?.intent === undefined ? undefined : document.intents[option.intent];
      return [...say(option?.examples), ...say(intent?.examples), ...(option ? [{ kind: "say", text: option.label } as const] : [])];
    }
    case "intent":
      return say(document.intents[when.intent]?.examples);
    case "dtmf":
      return [{ kind: "dtmf", digits: when.digits }];
    case "silence":
      return [{ kind: "silence" }];
    case "turns":
      return [nonsense];
    case "outcome":
      return when.outcome === "failed" || when.outcome === "exhausted" || when.outcome === "not-found" ? [nonsense] : [];
    default:
      return [];
  }
}
