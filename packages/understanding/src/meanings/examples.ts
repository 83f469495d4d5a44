import type { AgentDocument } from "@vaarta/flow";
import { readUtterance } from "../utterance.ts";
import type { Example } from "./classifier.ts";

/** What an example teaches: an intent or an answer of the program. */
export interface Meaning {
  kind: "intent" | "answer";
  id: string;
}

/** What teaches meanings: a program, or a draft that does not compile yet. */
export interface MeaningSource {
  readonly document: Pick<AgentDocument, "intents" | "answers">;
}

/** An example with where it stands in the document. */
export interface OwnExample extends Example {
  meaning: Meaning;
  text: string;
  language: string;
}

/** Every example of a program's intents and answers; an answer's question is one in no language. */
export function examplesOf({ document }: MeaningSource): OwnExample[] {
  const examples: OwnExample[] = [];
  const add = (meaning: Meaning, text: string, language: string) =>
    examples.push({ label: labelOf(meaning), utterance: readUtterance(text), meaning, text, language });
  const addAll = (meaning: Meaning, phrases: Readonly<Record<string, readonly string[]>>) => {
    for (const [language, list] of Object.entries(phrases)) for (const text of list) add(meaning, text, language);
  };
  for (const [id, intent] of Object.entries(document.intents)) addAll({ kind: "intent", id }, intent.examples);
  for (const [id, answer] of Object.entries(document.answers)) {
    addAll({ kind: "answer", id }, answer.ways);
    add({ kind: "answer", id }, answer.question, "");
  }
  return examples;
}

/** One classifier sorts intents and answers together, since they compete for the same words. */
export function labelOf({ kind, id }: Meaning): string {
  return `${kind === "intent" ? "i" : "a"}:${id}`;
}

export function meaningOf(label: string): Meaning {
  return { kind: label.startsWith("i:") ? "intent" : "answer", id: label.slice(2) };
}
