import type { AgentDocument } from "../document/document.ts";

/**
 * Where to look for a text, best first: the language itself, its declared fallbacks and theirs, then the agent's
 * default and its fallbacks. Pure; cycles are cut.
 */
export function languageChain(languages: AgentDocument["languages"], language: string): readonly string[] {
  const chain = new Set<string>();
  const add = (tag: string): void => {
    if (chain.has(tag)) return;
    chain.add(tag);
    const offered = Object.hasOwn(languages.offered, tag) ? languages.offered[tag] : undefined;
    for (const fallback of offered?.fallbacks ?? []) add(fallback);
  };
  add(language);
  add(languages.default);
  return [...chain];
}
