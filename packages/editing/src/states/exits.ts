import { inOrder, kindFacts, type AgentDocument, type Condition, type KindFacts, type State, type Transition } from "@vaarta/flow";
import { orderBetween } from "../ids.ts";
import { compareText, sameJson } from "../json.ts";

/**
 * Ways out a state can have by its kind and does not have yet, likeliest first: its results, options, variants,
 * segments, then "else". Pure. What callers may also do everywhere (rules, silence, meanings) is not listed.
 */
export function freeExits(document: AgentDocument, state: State): Condition[] {
  const facts: KindFacts = kindFacts[state.kind];
  if (facts.terminal) return [];
  const taken = Object.values(state.transitions).map(({ when }) => when);
  return possibleExits(document, state).filter((condition) => !taken.some((when) => sameJson(when, condition)));
}

/** The way out an inserted or first connected state goes on by. */
export function mainExit(document: AgentDocument, state: State): Condition | null {
  return possibleExits(document, state)[0] ?? null;
}

function possibleExits(document: AgentDocument, state: State): Condition[] {
  const otherwise: Condition = { kind: "else" };
  switch (state.kind) {
    case "say":
      // A state that listens is left by what the caller says; "done" would not wait.
      return state.listen ? [otherwise] : [{ kind: "outcome", outcome: "done" }];
    case "choice":
      return [
        ...inOrder(state.options).map(({ id }): Condition => ({ kind: "option", option: id })),
        { kind: "outcome", outcome: "failed" },
        otherwise,
      ];
    case "split": {
      const variants = document.experiments[state.experiment]?.variants ?? {};
      return [...inOrder(variants).map(({ id }): Condition => ({ kind: "variant", variant: id })), otherwise];
    }
    case "segment":
      return [...segmentsOf(document).map((segment): Condition => ({ kind: "segment", segment })), otherwise];
    case "converse":
      return [
        ...inOrder(state.exits).map(({ id }): Condition => ({ kind: "outcome", outcome: id })),
        { kind: "outcome", outcome: "exhausted" },
      ];
    case "call":
      return [...returnsOf(document, state.target).map((outcome): Condition => ({ kind: "outcome", outcome })), otherwise];
    case "tool":
      return [...new Set([...kindFacts.tool.outcomes, ...toolOutcomes(document, state)])].map((outcome): Condition => ({
        kind: "outcome",
        outcome,
      }));
    case "branch":
      return [otherwise];
    default:
      return kindFacts[state.kind].outcomes.map((outcome): Condition => ({ kind: "outcome", outcome }));
  }
}

function segmentsOf(document: AgentDocument): string[] {
  return Object.entries(document.segments)
    .sort(([firstId, first], [secondId, second]) => first.priority - second.priority || compareText(firstId, secondId))
    .map(([id]) => id);
}

function returnsOf(document: AgentDocument, flow: string): string[] {
  const outcomes = Object.values(document.states).flatMap((state) =>
    state.kind === "return" && state.flow === flow ? [state.outcome] : [],
  );
  return [...new Set(outcomes)].sort();
}

function toolOutcomes(document: AgentDocument, state: State & { kind: "tool" }): string[] {
  return Object.values(state.calls).flatMap(({ tool }) => document.tools[tool]?.outcomes ?? []);
}

/** An order for one more way out: last, but before "else", which decides only when nothing else does. */
export function orderOfNew(transitions: Readonly<Record<string, Transition>>, when: Condition): string {
  const sorted = inOrder(transitions);
  const otherwise = when.kind === "else" ? -1 : sorted.findIndex((transition) => transition.when.kind === "else");
  if (otherwise < 0) return orderBetween(sorted[sorted.length - 1]?.order ?? null, null);
  return orderBetween(sorted[otherwise - 1]?.order ?? null, sorted[otherwise]?.order ?? null);
}
