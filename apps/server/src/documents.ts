import { parseDocument, type AgentDocument, type Issue } from "@vaarta/flow";
import { ServerError } from "./failures.ts";

/**
 * A document from outside, checked whole.
 * @throws {ServerError} DOCUMENT_INVALID with every problem, its place and the next step
 */
export function readDocument(input: unknown): AgentDocument {
  const parsed = parseDocument(input);
  if (parsed.ok) return parsed.document;
  throw new ServerError("DOCUMENT_INVALID", sentence("This document cannot be used", parsed.issues), { issues: parsed.issues });
}

export function sentence(what: string, issues: readonly Issue[]): string {
  const [first] = issues;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  return first ? `${what}: ${first.message}${more}` : `${what}.`;
}
