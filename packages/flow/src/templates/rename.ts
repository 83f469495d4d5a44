import { parseTemplate } from "./parse-template.ts";

/**
 * A template with a detail called by its new name; everything else stays as it was typed. Pure. A text that cannot be
 * parsed comes back unchanged.
 */
export function renameInTemplate(source: string, from: string, to: string): string {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return source;
  // From the back, so that earlier places stay where they are.
  return parsed.tree.toReversed().reduce((text, part) => {
    if (part.op !== "fill" || part.name !== from) return text;
    const at = source.indexOf(from, part.start);
    return text.slice(0, at) + to + text.slice(at + from.length);
  }, source);
}
