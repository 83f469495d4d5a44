import type { Workspace } from "@vaarta/db";
import { type AgentDocument, canonicalJson, hashOf } from "@vaarta/flow";
import { ServerError } from "../failures.ts";
import type { ReleaseJobs } from "./release-jobs.ts";

/**
 * Publishes a document, in some of its languages, as the live release of an agent. Equal content is one release, named by its hash.
 * @throws {ServerError} BLOCKED with everything that stands against it
 */
export async function publishAgent(
  jobs: ReleaseJobs,
  workspace: Workspace,
  input: { agent: string; document: AgentDocument; revision: number; note: string; languages: readonly string[] },
): Promise<{ id: string; number: number }> {
  const document = withLanguages(input.document, input.languages);
  const { blockers, content } = await jobs.prepare(document, await workspace.agents.rules(input.agent));
  if (!content) {
    const [first] = blockers;
    throw new ServerError("BLOCKED", `This cannot be published yet: ${first?.message ?? ""} (${blockers.length} in all.)`, {
      issues: blockers,
    });
  }
  const { agent, revision, note } = input;
  const id = `release_${hashOf({ agent, ...content }).slice(0, 32)}`;
  return workspace.releases.publish({ id, agentId: agent, ...content, document: canonicalJson(document), revision, note });
}

/**
 * The document with only these languages offered.
 * @throws {ServerError} BLOCKED for a language the agent does not have, or when its own language is left out
 */
export function withLanguages(document: AgentDocument, languages: readonly string[]): AgentDocument {
  const { default: own, offered } = document.languages;
  const unknown = languages.find((tag) => !Object.hasOwn(offered, tag));
  if (unknown !== undefined) throw refused(`The agent has no language ${unknown}.`, "unknown-language");
  if (!languages.includes(own))
    throw refused(`The agent's own language (${own}) must be published, since others fall back to it.`, "default-language-missing");
  const kept = Object.fromEntries(Object.entries(offered).filter(([tag]) => languages.includes(tag)));
  return { ...document, languages: { default: own, offered: kept } };
}

function refused(message: string, code: string): ServerError {
  return new ServerError("BLOCKED", message, { issues: [{ code, severity: "error", path: ["languages"], message }] });
}
