import type { AgentDocument } from "../document/document.ts";
import sample from "./sample.json" with { type: "json" };
import { parseDocument } from "../parse/parse-document.ts";
import type { Scope } from "../program.ts";

/** JSON text of the sample, which has one of everything. */
export function sampleText(): string {
  return JSON.stringify(sample, null, 2);
}

/** A fresh document with one of everything. */
export function sampleDocument(): AgentDocument {
  const parsed = parseDocument(sampleText());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2));
  return parsed.document;
}

/** Friday, 21 November 2025, 9:30 in India. */
export const now = 1_763_697_600_000;

/** A scope with nothing known. */
export function scopeWith(given: Partial<Scope> = {}): Scope {
  return { slots: {}, now, timezone: "Asia/Kolkata", segment: null, language: "hi", direction: "inbound", turns: 0, ...given };
}
