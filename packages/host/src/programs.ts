import { compile, parseDocument, type Program } from "@vaarta/flow";
import { HostError } from "./host-error.ts";
import type { Link } from "./link.ts";
import type { OpenedCall } from "./protocol.ts";

const remembered = 30;

/** Programs of releases, fetched and compiled once. Releases never change, so what is remembered is always right. */
export function remotePrograms(link: Link) {
  const known = new Map<string, Promise<Program>>();
  /** @throws {HostError} REQUEST_INVALID when this version cannot read it */
  return async function programOf({ conversation, workspace, release }: OpenedCall): Promise<Program> {
    const key = `${workspace}/${release}`;
    const found = known.get(key) ?? fetched(link, conversation);
    known.delete(key);
    known.set(key, found);
    found.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > remembered && oldest !== undefined) known.delete(oldest);
    return found;
  };
}

async function fetched(link: Link, conversation: string): Promise<Program> {
  const parsed = parseDocument(await link.ask("release.document", { conversation }));
  if (!parsed.ok) throw new HostError("REQUEST_INVALID", "This release cannot be read by this version any more. Publish the agent again.");
  return compile(parsed.document);
}
