import { describeExpression, type AgentDocument, type Condition, type State } from "@vaarta/flow";
import { uiLanguage } from "../i18n/i18n.ts";
import type { Say, TextKey } from "../i18n/keys.ts";

/** A way out's condition as people say it: short enough for a row of a card. */
export function conditionWords(document: AgentDocument, state: State, when: Condition, say: Say): string {
  switch (when.kind) {
    case "intent":
      return quoted(document.intents[when.intent]?.name ?? when.intent);
    case "expression":
      return describeExpression(document, when.expression, document.languages.default, uiLanguage.get());
    case "outcome":
      return outcomeWords(state, when.outcome, say);
    case "option":
      return optionLabel(document, state, when.option);
    case "variant":
      return variantName(document, state, when.variant);
    case "segment":
      return document.segments[when.segment]?.name ?? when.segment;
    case "silence":
      return when.afterMs === undefined ? say("when.silence") : say("when.silence-for", { seconds: Math.round(when.afterMs / 1000) });
    case "turns":
      return say("when.turns", { count: when.count });
    case "dtmf":
      return say("when.dtmf", { digits: when.digits });
    case "criterion":
      return when.criterion;
    case "else":
      return say("when.else");
  }
}

/** What a state reports, in words: "all known", "it failed". Exits of a conversation by their own names. */
export function outcomeWords(state: State, outcome: string, say: Say): string {
  if (state.kind === "converse" && state.exits[outcome]) return state.exits[outcome].name;
  const key = `outcome.${state.kind}.${outcome}` as TextKey;
  const words = say(key);
  if (words !== key) return words;
  const common = `outcome.${outcome}` as TextKey;
  const plain = say(common);
  return plain === common ? outcome : plain;
}

function optionLabel(document: AgentDocument, state: State, option: string): string {
  if (state.kind === "choice" && state.options[option]) return state.options[option].label;
  for (const slot of Object.values(document.slots)) {
    const texts = slot.type.type === "choice" ? slot.type.options[option]?.texts : undefined;
    const text = texts?.[document.languages.default] ?? Object.values(texts ?? {})[0];
    if (text) return text;
  }
  return option;
}

function variantName(document: AgentDocument, state: State, variant: string): string {
  const experiment = state.kind === "split" ? document.experiments[state.experiment] : undefined;
  return experiment?.variants[variant]?.name ?? variant;
}

function quoted(text: string): string {
  return `“${text}”`;
}
