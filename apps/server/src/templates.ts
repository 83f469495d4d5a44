import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type AgentDocument, parseDocument } from "@vaarta/flow";

/** An agent to begin from: a folder of `domains/`. */
export interface Template {
  id: string;
  name: string;
  description: string;
  languages: string[];
  states: number;
}

/** Templates as files, read again when they change. One that cannot be read is left out and told to `onProblem`. */
export function templates(folder: string, onProblem: (id: string, message: string) => void) {
  const read = new Map<string, { at: number; document: AgentDocument | null }>();

  async function find(id: string): Promise<AgentDocument | null> {
    const path = join(folder, id, "agent.json");
    if (!/^[a-z0-9][a-z0-9-]*$/.test(id) || !existsSync(path)) return null;
    const { mtimeMs } = await stat(path);
    const known = read.get(id);
    if (known?.at === mtimeMs) return known.document;
    const parsed = parseDocument(await readFile(path, "utf8"));
    if (!parsed.ok) onProblem(id, parsed.issues[0]?.message ?? "");
    const document = parsed.ok ? parsed.document : null;
    read.set(id, { at: mtimeMs, document });
    return document;
  }

  return {
    /** The document of a template; null when there is none. */
    find,
    async list(): Promise<Template[]> {
      if (!existsSync(folder)) return [];
      const found: Template[] = [];
      for (const id of (await readdir(folder)).sort()) {
        const document = await find(id);
        if (!document) continue;
        const { name, description = "", languages, states } = document;
        found.push({ id, name, description, languages: Object.keys(languages.offered), states: Object.keys(states).length });
      }
      return found;
    },
  };
}

export type Templates = ReturnType<typeof templates>;
