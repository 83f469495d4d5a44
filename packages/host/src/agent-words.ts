import type { Program } from "@vaarta/flow";

/** More would make every utterance slower to recognise than it is worth. */
const most = 600;
const longest = 60;

/**
 * Names and terms of an agent that a recogniser may not know: its company, what can be chosen, names in its data. Each once, the company
 * first; texts longer than 60 characters are sentences and left out.
 */
export function agentWords({ document }: Program): string[] {
  const words = new Set<string>();
  const add = (text: unknown) => {
    if (typeof text === "string" && text.length > 1 && text.length <= longest && /\p{L}/u.test(text) && words.size < most) words.add(text);
  };
  add(document.desk.company);
  for (const { type } of Object.values(document.slots)) {
    if (type.type !== "choice") continue;
    for (const { texts, examples } of Object.values(type.options)) {
      for (const text of Object.values(texts)) add(text);
      for (const text of Object.values(examples ?? {}).flat()) add(text);
    }
  }
  for (const { rows } of Object.values(document.datasets)) for (const row of rows) for (const value of Object.values(row)) add(value);
  return [...words];
}
