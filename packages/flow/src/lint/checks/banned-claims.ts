import type { AgentDocument } from "../../document/document.ts";
import type { Line } from "../../document/lines.ts";
import { findBannedClaim } from "../../guardrails/find-banned-claim.ts";
import type { Issue } from "../../issues.ts";

/** The agent's own lines that say what it may never claim. */
export function ownBannedClaims(document: AgentDocument, id: string, line: Line): Issue[] {
  const issues: Issue[] = [];
  for (const [variantId, variant] of Object.entries(line.variants)) {
    for (const [tag, { text }] of Object.entries(variant.texts)) {
      const claim = findBannedClaim(document.guardrails, text);
      if (claim === null) continue;
      issues.push({
        code: "banned-claim",
        severity: "warning",
        path: ["lines", id, "variants", variantId, "texts", tag],
        message: `This says what the agent may never claim: “${document.guardrails.bannedClaims[claim]?.name ?? claim}”. Word it otherwise, or change the phrase that forbids it.`,
      });
    }
  }
  return issues;
}

/** Claims that cannot be recognised: no phrase at all, or none in a language that the agent speaks. */
export function unphrasedClaims(document: AgentDocument): Issue[] {
  const issues: Issue[] = [];
  const languages = new Set(Object.keys(document.languages.offered).map(baseOf));
  for (const [id, { name, phrases }] of Object.entries(document.guardrails.bannedClaims)) {
    const path = ["guardrails", "bannedClaims", id, "phrases"];
    const worded = new Set(Object.entries(phrases).flatMap(([tag, list]) => (list.length > 0 ? [baseOf(tag)] : [])));
    const missing = [...languages].filter((language) => !worded.has(language)).toSorted();
    if (worded.size === 0) {
      const message = `Nothing says how the claim “${name}” sounds, so it is never held back. Add phrases that make it.`;
      issues.push({ code: "claim-without-phrases", severity: "error", path, message });
    } else if (missing.length > 0) {
      const message = `The claim “${name}” has no phrases in ${missing.join(", ")}: said in that language it is not held back. Add some.`;
      issues.push({ code: "claim-without-phrases", severity: "warning", path, message });
    }
  }
  return issues;
}

function baseOf(tag: string): string {
  return tag.split("-")[0] ?? tag;
}
