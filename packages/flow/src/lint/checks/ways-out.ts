import type { AgentDocument } from "../../document/document.ts";
import type { Condition, Transition } from "../../document/transitions.ts";
import type { Issue } from "../../issues.ts";
import { kindFacts, type State } from "../../kinds/kinds.ts";
import { nameOf } from "../names.ts";
import type { OwnerContext } from "../owner.ts";

/** Ways out that are missing: none at all, an outcome nobody handles, an option or a segment that leads nowhere. */
export function waysOut(context: OwnerContext, id: string, state: State, exits: readonly [string, Transition][]): Issue[] {
  const path = ["states", id, "transitions"];
  if ("terminal" in kindFacts[state.kind]) {
    if (exits.length === 0) return [];
    const message = `${nameOf(state)} ends here, so its ways out are never taken. Delete them.`;
    const operations = exits.map(([exit]) => ({ op: "remove" as const, path: [...path, exit] }));
    return [{ code: "way-out-after-end", severity: "warning", path, state: id, message, fix: { title: "Delete them", operations } }];
  }
  if (exits.length === 0) {
    const message = `${nameOf(state)} has no way out. Connect it to the state that comes next.`;
    return [{ code: "no-way-out", severity: "error", path, state: id, message }];
  }
  const conditions = exits.map(([, transition]) => transition.when);
  if (conditions.some(({ kind }) => kind === "else")) return [];
  const handled = new Set(conditions.map(conditionKey));
  return missing(context, state, conditions).flatMap(({ when, what, code, severity }) =>
    handled.has(conditionKey(when))
      ? []
      : [{ code, severity, path, state: id, wayOut: when, message: `${nameOf(state)} has no way out for ${what}. Add one, or an “else”.` }],
  );
}

interface Missing {
  when: Condition;
  what: string;
  code: "missing-failure-exit" | "missing-way-out";
  severity: "error" | "warning";
}

function missing({ document, returnsOf }: OwnerContext, state: State, conditions: readonly Condition[]): Missing[] {
  const outcome = (name: string, severity: Missing["severity"] = "error"): Missing => ({
    when: { kind: "outcome", outcome: name },
    what: outcomeWords[name] ?? `the result “${name}”`,
    code: kindFacts[state.kind].failures.some((failure) => failure === name) ? "missing-failure-exit" : "missing-way-out",
    severity,
  });
  const failures = kindFacts[state.kind].failures.map((name) => outcome(name));
  switch (state.kind) {
    case "collect":
      return [outcome("complete"), ...failures];
    case "tool":
      return [outcome("success"), ...failures, ...toolOutcomes(document, state).map((name) => outcome(name, "warning"))];
    case "answer":
      return [outcome("answered"), ...failures];
    case "schedule":
      return [outcome("scheduled"), ...failures];
    case "transfer":
      return failures;
    case "consent":
      return [outcome("given"), ...failures];
    case "choice":
      return [
        ...Object.entries(state.options).map(([option, { label }]) => way({ kind: "option", option }, `the option “${label}”`)),
        ...failures,
      ];
    case "converse":
      return [...Object.entries(state.exits).map(([exit, { name }]) => way({ kind: "outcome", outcome: exit }, `“${name}”`)), ...failures];
    case "call":
      return returnsOf(state.target).map((name) => outcome(name));
    case "split": {
      const variants = Object.entries(document.experiments[state.experiment]?.variants ?? {});
      return variants.map(([variant, { name }]) => way({ kind: "variant", variant }, `the variant “${name}”`));
    }
    case "branch":
    case "segment":
      return [way({ kind: "else" }, "when none of its rules holds")];
    case "say":
    case "start":
    case "set":
    case "objection":
      // Only rules and meanings lead on: what if none holds?
      return conditions.some(({ kind }) => kind === "outcome") ? [] : [way({ kind: "else" }, "anything else")];
    default:
      return [];
  }
}

function way(when: Condition, what: string): Missing {
  return { when, what, code: "missing-way-out", severity: "error" };
}

const outcomeWords: Record<string, string> = {
  complete: "when everything is known",
  failed: "when it fails",
  failure: "when the tool fails",
  success: "when the tool succeeds",
  exhausted: "when the turns are used up",
  refused: "when the caller refuses",
  given: "when consent is given",
  answered: "when the question is answered",
  "not-found": "when no answer is found",
  scheduled: "when the follow-up is scheduled",
};

function toolOutcomes(document: AgentDocument, state: Extract<State, { kind: "tool" }>): string[] {
  return Object.values(state.calls).flatMap(({ tool }) => document.tools[tool]?.outcomes ?? []);
}

/** One string per condition that means the same. */
export function conditionKey(when: Condition): string {
  switch (when.kind) {
    case "intent":
      return `intent:${when.intent}`;
    case "expression":
      return `expression:${when.expression.replace(/\s+/g, " ").trim()}`;
    case "outcome":
      return `outcome:${when.outcome}`;
    case "option":
      return `option:${when.option}`;
    case "variant":
      return `variant:${when.variant}`;
    case "segment":
      return `segment:${when.segment}`;
    case "silence":
      return "silence";
    case "turns":
      return `turns:${when.count}`;
    case "dtmf":
      return `dtmf:${when.digits}`;
    case "criterion":
      return `criterion:${when.criterion.trim()}`;
    case "else":
      return "else";
  }
}
