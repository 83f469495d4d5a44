import type { Understanding } from "@vaarta/engine";
import type { AgentDocument } from "@vaarta/flow";

interface Turn {
  text: string;
  understanding: Understanding;
}

/** What a caller who means this could say: an example of the agent's own where there is one, else the bare value or act. */
export function turnWords(document: AgentDocument, { text, understanding }: Turn, language: string): string {
  const tags = [language, ...(document.languages.offered[language]?.fallbacks ?? []), document.languages.default];
  const example = (examples: Readonly<Record<string, readonly string[]>> | undefined): string | undefined =>
    [...tags, ...Object.keys(examples ?? {})].map((tag) => examples?.[tag]?.[0]).find((words) => words !== undefined);
  const { intents, answers, options, slots } = understanding;
  const [intent, answer, option, slot] = [intents[0]?.intent, answers[0]?.answer, options[0]?.option, slots[0]];
  if (intent !== undefined) return example(document.intents[intent]?.examples) ?? document.intents[intent]?.name ?? text;
  if (answer !== undefined) return example(document.answers[answer]?.ways) ?? document.answers[answer]?.question ?? text;
  if (option !== undefined) return optionWords(document, option, example) ?? text;
  if (slot !== undefined) {
    const type = document.slots[slot.slot]?.type;
    const choice = type?.type === "choice" && typeof slot.value === "string" ? type.options[slot.value] : undefined;
    const named = choice && tags.map((tag) => choice.texts[tag]).find((words) => words !== undefined);
    return named ?? (typeof slot.value === "string" ? slot.value : JSON.stringify(slot.value));
  }
  return text;
}

function optionWords(
  document: AgentDocument,
  option: string,
  example: (examples: Readonly<Record<string, readonly string[]>> | undefined) => string | undefined,
): string | undefined {
  for (const state of Object.values(document.states)) {
    const found = state.kind === "choice" ? state.options[option] : undefined;
    if (found)
      return example(found.examples ?? (found.intent === undefined ? undefined : document.intents[found.intent]?.examples)) ?? found.label;
  }
  return undefined;
}
