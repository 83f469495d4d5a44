import type { Wants } from "@vaarta/engine";
import type { AgentDocument, State } from "@vaarta/flow";

export interface Suggestion {
  text: string;
  /** What it would mean, for the eye and the screen reader. */
  means: string;
  lang: string;
}

/** Things callers say at this point, from the examples of what is expected here. */
export function suggestionsFor(
  document: AgentDocument,
  wants: Wants,
  state: State | undefined,
  yesNo: { yes: string; no: string },
  limit = 6,
): Suggestion[] {
  const tags = [wants.language, ...(document.languages.offered[wants.language]?.fallbacks ?? []), document.languages.default];
  const made: Suggestion[] = [];
  const add = (suggestion: Suggestion | null) => {
    if (suggestion && !made.some(({ text }) => text === suggestion.text)) made.push(suggestion);
  };
  const first = (examples: Readonly<Record<string, readonly string[]>> | undefined, means: string): Suggestion | null => {
    for (const tag of [...tags, ...Object.keys(examples ?? {})]) {
      const text = examples?.[tag]?.[0];
      if (text) return { text, means, lang: tag };
    }
    return null;
  };
  if (wants.confirming !== null || wants.confirmingAll || state?.kind === "consent") {
    add({ text: yesNo.yes, means: yesNo.yes, lang: wants.language });
    add({ text: yesNo.no, means: yesNo.no, lang: wants.language });
  }
  for (const id of wants.asked === null ? wants.expected : [wants.asked, ...wants.expected]) {
    const slot = document.slots[id];
    if (!slot || wants.known[id] !== undefined) continue;
    if (slot.type.type === "choice") {
      for (const option of Object.values(slot.type.options).slice(0, 3)) {
        const text = tags.map((tag) => option.texts[tag]).find(Boolean);
        if (text) add({ text, means: slot.label, lang: wants.language });
      }
    } else if (slot.example) add({ text: slot.example, means: slot.label, lang: wants.language });
  }
  if (state?.kind === "choice") {
    for (const option of Object.values(state.options)) {
      const examples = option.examples ?? (option.intent === undefined ? undefined : document.intents[option.intent]?.examples);
      add(
        first(examples, option.label) ??
          (option.answers ? { text: yesNo[option.answers], means: option.label, lang: wants.language } : null),
      );
    }
  }
  for (const id of wants.intents) {
    if (made.length >= limit) break;
    const intent = document.intents[id];
    if (intent) add(first(intent.examples, intent.name));
  }
  return made.slice(0, limit);
}
