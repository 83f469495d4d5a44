import { type AgentDocument, canonicalJson, compile, defaultReplies, hashOf, programHash, schemaVersion, semantics } from "@vaarta/flow";
import type { ReleaseManifest } from "@vaarta/db";
import { createUnderstander } from "@vaarta/understanding";
import { ServerError } from "../failures.ts";

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

/** Everything a release is made of, named by the hash of it. */
export function manifestOf(agent: string, document: AgentDocument, rest: { revision: number; note: string }): ReleaseManifest {
  const content = {
    agentId: agent,
    documentHash: hashOf(document),
    programHash: programHash(document),
    schemaVersion,
    semantics,
    repliesHash: hashOf(defaultReplies),
    understanding: createUnderstander(compile(document)).id,
    languages: Object.keys(document.languages.offered).sort(),
  };
  return {
    id: `release_${hashOf(content).slice(0, 32)}`,
    ...content,
    document: canonicalJson(document),
    revision: rest.revision,
    note: rest.note,
  };
}
