import type { AgentDocument } from "../../document/document.ts";
import type { Issue } from "../../issues.ts";

/** Examples that stand under two meanings: the agent could only guess between them. */
export function exampleCollisions(document: AgentDocument): Issue[] {
  const issues: Issue[] = [];
  const first = new Map<string, { key: string; name: string }>();
  const visit = (collection: "intents" | "answers", id: string, name: string, field: string, examples: Record<string, string[]>) => {
    const key = `${collection}/${id}`;
    for (const [tag, list] of Object.entries(examples)) {
      for (const [index, example] of list.entries()) {
        const words = example
          .normalize("NFC")
          .toLowerCase()
          .replace(/[\s.,!?।'"-]+/g, " ")
          .trim();
        const earlier = first.get(words);
        if (!earlier) first.set(words, { key, name });
        else if (earlier.key !== key) {
          issues.push({
            code: "example-collision",
            severity: "warning",
            path: [collection, id, field, tag, index],
            message: `“${example}” stands under both “${earlier.name}” and “${name}”. Keep it under the one that callers mean.`,
          });
        }
      }
    }
  };
  for (const [id, intent] of Object.entries(document.intents)) visit("intents", id, intent.name, "examples", intent.examples);
  for (const [id, answer] of Object.entries(document.answers)) visit("answers", id, answer.question, "ways", answer.ways);
  return issues;
}
