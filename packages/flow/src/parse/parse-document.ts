import { documentSchema, schemaVersion, type AgentDocument } from "../document/document.ts";
import type { Issue } from "../issues.ts";
import { migrate, type OldDocument } from "../migrations/migrations.ts";
import { checkPlain, tooLarge } from "./check-plain.ts";
import { explain } from "./explain.ts";
import { foreignFormat } from "./foreign-format.ts";
import { jsonProblem } from "./json-problem.ts";
import { limits } from "./limits.ts";

export type Parsed = { ok: true; document: AgentDocument; migratedFrom?: number } | { ok: false; issues: Issue[] };

/**
 * Reads an agent from JSON text or from a parsed value, of this or an older schema version. All or nothing: either a
 * document whose every field fits the schema, or the issues, each with a stable code, its place and the next step.
 * Pure; never throws for any text or any value without accessors of its own; the input is not changed.
 */
export function parseDocument(input: unknown): Parsed {
  const read = typeof input === "string" ? readText(input) : { ok: true as const, value: input };
  if (!read.ok) return read;
  const plain = checkPlain(read.value);
  if (plain.length > 0) return { ok: false, issues: plain };
  const { value } = read;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return failed("not-an-agent", "This is not an agent: its file is one JSON object. Export an agent to see what one looks like.");
  }
  const foreign = foreignFormat(value as OldDocument);
  if (foreign) return failed("wrong-format", foreign);
  const migrated = migrate(value as OldDocument);
  if (!migrated.ok) return failed(...versionProblem(migrated.code, migrated.version));
  const result = documentSchema.safeParse(migrated.document, { reportInput: false });
  if (!result.success) return { ok: false, issues: bounded(result.error.issues.flatMap((issue) => explain(issue, migrated.document))) };
  if (migrated.from === schemaVersion) return { ok: true, document: result.data };
  return { ok: true, document: result.data, migratedFrom: migrated.from };
}

function readText(text: string): { ok: true; value: unknown } | { ok: false; issues: Issue[] } {
  if (exceedsBytes(text, limits.bytes)) return { ok: false, issues: [tooLarge()] };
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    return { ok: true, value: JSON.parse(source) as unknown };
  } catch {
    const foreign = foreignText(source);
    if (foreign) return failed("wrong-format", foreign);
    const problem = jsonProblem(source);
    const where = problem ? `line ${problem.line}, column ${problem.column}` : "an unknown place";
    return failed("invalid-json", `The JSON is broken at ${where}. ${problem?.message ?? "Check the text there."}`);
  }
}

function foreignText(text: string): string | null {
  const start = text.slice(0, 2000).trimStart();
  if (/^(?:#[^\n]*\n\s*)*(?:---\s*)?initial_node\s*:/.test(start))
    return "This looks like a Pipecat YAML file, and is not an agent. Open a file that was exported as an agent.";
  if (/^(?:#[^\n]*\n\s*)*(?:---\s*)?(?:version|flows|intents|nlu|domain|slots)\s*:/.test(start)) {
    return "This looks like a Rasa YAML file, and is not an agent. Open a file that was exported as an agent.";
  }
  if (start.startsWith("<")) return "This looks like a web page or XML, and is not an agent. Download the agent's JSON file and open that.";
  return null;
}

function versionProblem(code: "newer" | "unknown", version: unknown): [string, string] {
  if (code === "newer") {
    const message = `This agent was made by a newer version of the product (schema ${String(version)}; this one knows up to ${schemaVersion}). Update the product, then open it again.`;
    return ["newer-version", message];
  }
  const message = `This is not an agent: it has no valid "schemaVersion" (a whole number from 1 to ${schemaVersion}). Open a file that was exported as an agent.`;
  return ["not-an-agent", message];
}

function failed(code: string, message: string): { ok: false; issues: Issue[] } {
  return { ok: false, issues: [{ code, severity: "error", path: [], message }] };
}

function bounded(issues: Issue[]): Issue[] {
  if (issues.length <= limits.issues) return issues;
  const left = issues.length - limits.issues;
  const message = `${left} more problems are not listed. Mend these first.`;
  return [...issues.slice(0, limits.issues), { code: "more-problems", severity: "error", path: [], message }];
}

/** UTF-8 bytes are at least the UTF-16 units and at most three times as many: most texts need no counting. */
function exceedsBytes(text: string, maximum: number): boolean {
  if (text.length > maximum) return true;
  if (text.length * 3 <= maximum) return false;
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // A surrogate is half of a character of four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
    if (bytes > maximum) return true;
  }
  return false;
}
