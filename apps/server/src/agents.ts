import type { Workspace } from "@vaarta/db";
import { type AgentDocument, canonicalJson } from "@vaarta/flow";
import { ServerError } from "./failures.ts";
import { blockersOf } from "./release/checks.ts";
import { manifestOf, withLanguages } from "./release/manifest.ts";

/** Makes an agent whose first revision is this document. */
export function createAgent(workspace: Workspace, document: AgentDocument): Promise<{ id: string; slug: string }> {
  const { name, states } = document;
  return workspace.agents.create({ name, slug: slugOf(name), document: canonicalJson(document), states: Object.keys(states).length });
}

/**
 * Publishes a document as the live release of an agent.
 * @throws {ServerError} BLOCKED with everything that stands against it
 */
export async function publishAgent(
  workspace: Workspace,
  input: { agent: string; document: AgentDocument; revision: number; note: string; languages: readonly string[] },
): Promise<{ id: string; number: number }> {
  const document = withLanguages(input.document, input.languages);
  const blockers = blockersOf(document);
  if (blockers.length > 0) {
    const [first] = blockers;
    throw new ServerError("BLOCKED", `This cannot be published yet: ${first?.message ?? ""} (${blockers.length} in all.)`, {
      issues: blockers,
    });
  }
  return workspace.releases.publish(manifestOf(input.agent, document, input));
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
