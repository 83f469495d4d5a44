import type { Workspace } from "@vaarta/db";
import { type AgentDocument, canonicalJson } from "@vaarta/flow";

/** Makes an agent whose first revision is this document. */
export function createAgent(workspace: Workspace, document: AgentDocument): Promise<{ id: string; slug: string }> {
  const { name, states } = document;
  return workspace.agents.create({ name, slug: slugOf(name), document: canonicalJson(document), states: Object.keys(states).length });
}

/** A name for the address: small Latin letters, digits and dashes. */
export function slugOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 48);
  return slug || "agent";
}
