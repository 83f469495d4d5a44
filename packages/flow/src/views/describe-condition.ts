import type { AgentDocument } from "../document/document.ts";
import type { Condition } from "../document/transitions.ts";
import type { State } from "../kinds/kinds.ts";
import { describeExpression } from "./describe-expression.ts";
import { isSentenceWord, sentenceOf, type SentenceLanguage } from "./sentence-words.ts";

/**
 * Why a way out is taken, in plain words for cards and scripts: "Caller means “wants a call back”". Pure and total:
 * something that is gone reads as such.
 * @param language - language for names that callers hear
 * @param state - the state it leaves, when at hand: spares looking for its options and exits
 * @param reader - language of the words. @defaultValue en
 */
export function describeCondition(
  document: AgentDocument,
  condition: Condition,
  language: string,
  state?: State,
  reader: SentenceLanguage = "en",
): string {
  const quoted = (name: string | undefined) => (name === undefined ? sentenceOf(reader, "gone") : `“${name}”`);
  switch (condition.kind) {
    case "intent":
      return sentenceOf(reader, "intent", quoted(document.intents[condition.intent]?.name));
    case "expression":
      return sentence(describeExpression(document, condition.expression, language, reader), condition.expression);
    case "outcome":
      return describeOutcome(document, condition.outcome, state, reader);
    case "option":
      return sentenceOf(
        reader,
        "option",
        quoted(find(document, state, (from) => (from.kind === "choice" ? from.options[condition.option]?.label : undefined))),
      );
    case "variant":
      return sentenceOf(
        reader,
        "variant",
        quoted(
          Object.values(document.experiments).find(({ variants }) => Object.hasOwn(variants, condition.variant))?.variants[
            condition.variant
          ]?.name,
        ),
      );
    case "segment":
      return sentenceOf(reader, "segment", quoted(document.segments[condition.segment]?.name));
    case "silence":
      return condition.afterMs === undefined
        ? sentenceOf(reader, "silence")
        : sentenceOf(reader, "silenceFor", String(condition.afterMs / 1000));
    case "turns":
      return condition.count === 1 ? sentenceOf(reader, "oneTurn") : sentenceOf(reader, "turns", String(condition.count));
    case "dtmf":
      return sentenceOf(reader, "dtmf", condition.digits.split("").join(" "));
    case "criterion":
      return capital(condition.criterion);
    case "else":
      return sentenceOf(reader, "else");
  }
}

/** An outcome in plain words: a named exit or result by its name. Pure. */
export function describeOutcome(document: AgentDocument, outcome: string, state?: State, reader: SentenceLanguage = "en"): string {
  const exit = find(document, state, (from) =>
    from.kind === "converse" && Object.hasOwn(from.exits, outcome) ? from.exits[outcome]?.name : undefined,
  );
  if (exit !== undefined) return exit;
  const word = `outcome ${outcome}`;
  return isSentenceWord(word) ? sentenceOf(reader, word) : capital(outcome.replaceAll(/[-_]/g, " "));
}

function find(document: AgentDocument, state: State | undefined, pick: (state: State) => string | undefined): string | undefined {
  if (state) return pick(state);
  for (const candidate of Object.values(document.states)) {
    const found = pick(candidate);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Begins with a capital, unless it is or begins with a rule as it is written. */
function sentence(text: string, source: string): string {
  return text === source || /^[a-z_]\w*[^\w ]/.test(text) ? text : capital(text);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
