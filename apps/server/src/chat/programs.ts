import type { Workspace } from "@vaarta/db";
import { compile, parseDocument, type Program } from "@vaarta/flow";
import { ServerError } from "../failures.ts";

const remembered = 30;

/** Programs of releases, compiled once. Releases never change, so what is remembered is always right. */
export function programs() {
  const known = new Map<string, Program>();
  return async function programOf(workspace: Workspace, release: string): Promise<Program> {
    const key = `${workspace.id}/${release}`;
    let program = known.get(key);
    if (!program) {
      const { document } = await workspace.releases.get(release);
      const parsed = parseDocument(document);
      if (!parsed.ok)
        throw new ServerError("DOCUMENT_INVALID", "This release cannot be read by this version any more. Publish the agent again.");
      program = compile(parsed.document);
    }
    known.delete(key);
    known.set(key, program);
    const [oldest] = known.keys();
    if (known.size > remembered && oldest !== undefined) known.delete(oldest);
    return program;
  };
}
