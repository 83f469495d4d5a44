import type { AgentDocument } from "../../document/document.ts";
import type { Line } from "../../document/lines.ts";
import type { Issue } from "../../issues.ts";

/** Languages in which a line has no words. An error where no fallback has any either: nothing could be said. */
export function translations(document: AgentDocument, id: string, line: Line): Issue[] {
  const issues: Issue[] = [];
  const name = line.name ? `“${line.name}”` : "This line";
  const variants = Object.entries(line.variants);
  if (variants.length === 0) {
    const message = `${name} has no words. Write what the agent says, or delete the line.`;
    return [{ code: "empty-line", severity: "error", path: ["lines", id], message }];
  }
  for (const [variant, { texts }] of variants) {
    const has = (tag: string) => (texts[tag]?.text.trim() ?? "") !== "";
    for (const [tag, { fallbacks }] of Object.entries(document.languages.offered)) {
      if (has(tag)) continue;
      const fallback = fallbacks.find(has);
      issues.push({
        code: "missing-translation",
        severity: fallback ? "warning" : "error",
        path: ["lines", id, "variants", variant, "texts", tag],
        message: fallback
          ? `${name} has no text in ${tag}; callers hear ${fallback} instead. Write it in ${tag}.`
          : `${name} has no text in ${tag} and nothing to fall back to, so nothing would be said. Write it.`,
      });
    }
  }
  return issues;
}
