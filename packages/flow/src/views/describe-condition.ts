import type { AgentDocument } from "../document/document.ts";
import type { Condition } from "../document/transitions.ts";
import type { State } from "../kinds/kinds.ts";
import { describeExpression } from "./describe-expression.ts";

const outcomeWords: Readonly<Record<string, string>> = {
  done: "Then",
  complete: "Everything was given",
  failed: "It did not work out",
  refused: "Caller refuses",
  exhausted: "Too many turns",
  success: "It worked",
  failure: "It failed",
  timeout: "It took too long",
  unknown: "Not clear whether it was done",
  answered: "Question answered",
  "not-found": "No answer found",
  scheduled: "Scheduled",
  connected: "Connected",
  given: "Caller agrees",
};

/**
 * Why a way out is taken, in plain English for cards and scripts: "Caller means “wants a call back”". Pure and total:
 * something that is gone reads as such.
 * @param language - language for names that callers hear
 * @param state - the state it leaves, when at hand: spares looking for its options and exits
 */
export function describeCondition(document: AgentDocument, condition: Condition, language: string, state?: State): string {
  switch (condition.kind) {
    case "intent":
      return `Caller means ${quoted(document.intents[condition.intent]?.name)}`;
    case "expression":
      return sentence(describeExpression(document, condition.expression, language), condition.expression);
    case "outcome":
      return describeOutcome(document, condition.outcome, state);
    case "option":
      return `Chooses ${quoted(find(document, state, (from) => (from.kind === "choice" ? from.options[condition.option]?.label : undefined)))}`;
    case "variant":
      return `In the trial: ${quoted(Object.values(document.experiments).find(({ variants }) => Object.hasOwn(variants, condition.variant))?.variants[condition.variant]?.name)}`;
    case "segment":
      return `Caller is ${quoted(document.segments[condition.segment]?.name)}`;
    case "silence":
      return condition.afterMs === undefined ? "Caller says nothing" : `Caller says nothing for ${condition.afterMs / 1000} s`;
    case "turns":
      return condition.count === 1 ? "After one turn" : `After ${condition.count} turns`;
    case "dtmf":
      return `Presses ${condition.digits.split("").join(" ")}`;
    case "criterion":
      return capital(condition.criterion);
    case "else":
      return "Otherwise";
  }
}

/** An outcome in plain words: a named exit or result by its name. Pure. */
export function describeOutcome(document: AgentDocument, outcome: string, state?: State): string {
  const exit = find(document, state, (from) =>
    from.kind === "converse" && Object.hasOwn(from.exits, outcome) ? from.exits[outcome]?.name : undefined,
  );
  return exit ?? outcomeWords[outcome] ?? capital(outcome.replaceAll(/[-_]/g, " "));
}

function find(document: AgentDocument, state: State | undefined, pick: (state: State) => string | undefined): string | undefined {
  if (state) return pick(state);
  for (const candidate of Object.values(document.states)) {
    const found = pick(candidate);
    if (found !== undefined) return found;
  }
  return undefined;
}

function quoted(name: string | undefined): string {
  return name === undefined ? "something that is gone" : `“${name}”`;
}

/** Begins with a capital, unless it is or begins with a rule as it is written. */
function sentence(text: string, source: string): string {
  return text === source || /^[a-z_]\w*[^\w ]/.test(text) ? text : capital(text);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
