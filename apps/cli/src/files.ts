import { readFile, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseDocument, type AgentDocument } from "@vaarta/flow";
import type { StoredEvent } from "@vaarta/runtime";
import { CliError } from "./cli-error.ts";

/** Well above the limit of the reader, which says in plain words what is too large. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Reads an agent. A folder stands for the `agent.json` in it.
 * @throws {CliError} FILE_NOT_FOUND, FILE_UNREADABLE, DOCUMENT_INVALID with the issues as details
 */
export async function readAgent(
  directory: string,
  path: string,
): Promise<{ document: AgentDocument; migratedFrom?: number; path: string }> {
  const { text, found } = await readText(directory, path, "agent.json");
  const parsed = parseDocument(text);
  if (!parsed.ok)
    throw new CliError("DOCUMENT_INVALID", `${path} is not an agent that can be read.`, { details: { issues: parsed.issues } });
  return { document: parsed.document, path: found, ...(parsed.migratedFrom !== undefined && { migratedFrom: parsed.migratedFrom }) };
}

/**
 * Reads a conversation's log: `{ "events": [...] }`, a bare list, or one event a line.
 * @throws {CliError} FILE_NOT_FOUND, FILE_UNREADABLE, LOG_INVALID
 */
export async function readLog(directory: string, path: string): Promise<StoredEvent[]> {
  const { text } = await readText(directory, path);
  const events = eventsIn(text);
  if (!events || events.length === 0 || events[0]?.event.type !== "conversation-started")
    throw new CliError(
      "LOG_INVALID",
      `${path} is not the log of a conversation. Save one with "vaarta chat --log", or export a call from the studio.`,
    );
  return events;
}

/** @throws {CliError} FILE_UNWRITABLE */
export async function writeText(directory: string, path: string, text: string): Promise<void> {
  try {
    await writeFile(resolve(directory, path), text);
  } catch (cause) {
    throw new CliError("FILE_UNWRITABLE", `${path} cannot be written. Check that its folder exists and is yours to write to.`, { cause });
  }
}

async function readText(directory: string, path: string, inFolder?: string): Promise<{ text: string; found: string }> {
  let found = resolve(directory, path);
  try {
    let about = await stat(found);
    if (about.isDirectory() && inFolder) {
      found = join(found, inFolder);
      about = await stat(found);
    }
    if (about.size > mostBytes)
      throw new CliError(
        "FILE_UNREADABLE",
        `${path} is larger than 64 MB. An agent is a few megabytes; check that this is the right file.`,
      );
    return { text: await readFile(found, "utf8"), found };
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    if (isMissing)
      throw new CliError("FILE_NOT_FOUND", `There is no file ${path}. Check the spelling and the folder you are in.`, { cause });
    throw new CliError("FILE_UNREADABLE", `${path} cannot be read. Check that it is a file and that you may read it.`, { cause });
  }
}

function eventsIn(text: string): StoredEvent[] | null {
  const value = parsed(text) ?? parsed(`[${text.trim().split("\n").join(",")}]`);
  const list: unknown = isRecord(value) ? value.events : value;
  return Array.isArray(list) && list.every(isStoredEvent) ? list : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function isStoredEvent(value: unknown): value is StoredEvent {
  return (
    isRecord(value) &&
    isRecord(value.event) &&
    typeof value.event.type === "string" &&
    typeof value.event.at === "number" &&
    Array.isArray(value.effects)
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
