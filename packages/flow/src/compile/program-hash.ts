import type { AgentDocument } from "../document/document.ts";
import { hashOf } from "../json/hash.ts";
import type { ProgramDocument } from "../program.ts";
import { defaultReplies, languageNames } from "../replies/default-replies.ts";

/**
 * Version of what documents mean. Counted up when the same document would be understood, worded or decided otherwise,
 * so that a release names what it was published with.
 */
export const semantics = 3;

/** The document without what changes nothing a caller hears: where things lie, notes, tests. Pure. */
export function programDocument(document: AgentDocument | ProgramDocument): ProgramDocument {
  const { canvas: _canvas, tests: _tests, ...program } = document as AgentDocument;
  return program;
}

/** SHA-256 over the canonical JSON of the program, the default replies and the semantics version: 64 hex digits. Pure. */
export function programHash(document: AgentDocument | ProgramDocument): string {
  return hashOf({ document: programDocument(document), replies: defaultReplies, languageNames, semantics });
}
