import { schemaVersion } from "../document/document.ts";

/** Plain JSON of an older document: its shape is whatever it was then. */
export type OldDocument = Record<string, unknown>;

/**
 * How a document of one schema version becomes one of the next, by the version it starts from. Frozen once released: a
 * step never uses today's schemas, which change under it. Each has a fixture in `fixtures/`.
 */
export const migrations: Readonly<Record<number, (document: OldDocument) => OldDocument>> = {
  // What the agent never says got a place of its own.
  1: (document) => ({ ...document, guardrails: { bannedClaims: {} } }),
};

export type Migrated = { ok: true; document: OldDocument; from: number } | { ok: false; code: "newer" | "unknown"; version: unknown };

/**
 * Brings a document to today's schema version, step by step. Pure: the given document is not changed.
 * @returns `newer` for a version of a later product, `unknown` when the version is missing or never was one
 */
export function migrate(document: OldDocument): Migrated {
  const from = document.schemaVersion;
  if (typeof from !== "number" || !Number.isInteger(from) || from < 1) return { ok: false, code: "unknown", version: from };
  if (from > schemaVersion) return { ok: false, code: "newer", version: from };
  let current = document;
  for (let version = from; version < schemaVersion; version++) {
    const step = migrations[version];
    if (!step) return { ok: false, code: "unknown", version };
    current = { ...step(structuredCopy(current)), schemaVersion: version + 1 };
  }
  return { ok: true, document: current, from };
}

function structuredCopy(document: OldDocument): OldDocument {
  return JSON.parse(JSON.stringify(document)) as OldDocument;
}
