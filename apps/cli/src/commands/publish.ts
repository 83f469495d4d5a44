import { randomUUID } from "node:crypto";
import { diff } from "@vaarta/editing";
import { parseDocument, type AgentDocument } from "@vaarta/flow";
import type { CommandContext, PublishOptions } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { isRecord, readAgent } from "../files.ts";
import { connect, type ServerClient } from "../server/trpc-client.ts";
import { exitCodes, type ExitCode } from "../surroundings.ts";
import { counted } from "../terminal.ts";

export async function publish({ terminal, surroundings }: CommandContext, file: string, options: PublishOptions): Promise<ExitCode> {
  const { document } = await readAgent(surroundings.directory, file);
  const client = await connect(options.server, options.key ?? surroundings.environment.VAARTA_API_KEY);
  const { agent, isNew } = await agentFor(client, document, options.agent);
  const { revision, changes } = isNew
    ? { ...(await openDraft(client, agent)), changes: 0 }
    : await bring(client, agent, document, options.note);
  const brought = isNew
    ? `${document.name} is new on ${client.host}.`
    : `${document.name}: ${counted(changes, "change")} brought to ${client.host}.`;
  if (options.draft) {
    terminal.answer({ agent, revision, changes, release: null }, brought);
    return exitCodes.done;
  }
  const languages = Object.keys(document.languages.offered);
  const published = await client.mutate("releases.publish", { agent, revision, note: options.note, languages });
  const release = isRecord(published) ? (published.release ?? null) : null;
  terminal.answer({ agent, revision, changes, release }, `${brought} Published.`);
  return exitCodes.done;
}

/** The agent named, the one of the same name, or a new one with this document. */
async function agentFor(
  client: ServerClient,
  document: AgentDocument,
  slug: string | undefined,
): Promise<{ agent: string; isNew: boolean }> {
  const listed = await client.query("agents.list");
  const agents = Array.isArray(listed) ? listed.filter(isRecord) : [];
  const found = agents.find((one) => (slug === undefined ? one.name === document.name : one.slug === slug || one.id === slug));
  if (typeof found?.id === "string") return { agent: found.id, isNew: false };
  if (slug !== undefined)
    throw new CliError("NOT_ON_SERVER", `${client.host} has no agent ${slug}. Check the name, or leave --agent out to make a new one.`);
  const made = await client.mutate("agents.create", { name: document.name, document });
  if (isRecord(made) && typeof made.id === "string") return { agent: made.id, isNew: true };
  throw notUnderstood(client);
}

/** Brings the draft to the document as one patch, so that whoever has it open keeps their place and their undo. */
async function bring(
  client: ServerClient,
  agent: string,
  document: AgentDocument,
  note: string,
): Promise<{ revision: number; changes: number }> {
  const draft = await openDraft(client, agent);
  const operations = diff(draft.document, document);
  if (operations.length === 0) return { revision: draft.revision, changes: 0 };
  const summary = note === "" ? "Brought by vaarta publish" : note;
  const patched = await client.mutate("drafts.patch", { agent, base: draft.revision, id: randomUUID(), operations, summary });
  if (!isRecord(patched) || typeof patched.revision !== "number") throw notUnderstood(client);
  if (Array.isArray(patched.conflicts) && patched.conflicts.length > 0)
    throw new CliError(
      "PUBLISH_BLOCKED",
      `Someone edits ${document.name} at this moment and both changed the same place. Look at it in the studio, then publish again.`,
    );
  return { revision: patched.revision, changes: operations.length };
}

async function openDraft(client: ServerClient, agent: string): Promise<{ revision: number; document: AgentDocument }> {
  const opened = await client.query("drafts.open", { agent });
  const parsed = isRecord(opened) ? parseDocument(opened.document) : null;
  if (!isRecord(opened) || typeof opened.revision !== "number" || !parsed?.ok) throw notUnderstood(client);
  return { revision: opened.revision, document: parsed.document };
}

function notUnderstood(client: ServerClient): CliError {
  return new CliError(
    "SERVER_REFUSED",
    `${client.host} answered in a way that is not understood. Check that it is a Vaarta server of the same version.`,
  );
}
