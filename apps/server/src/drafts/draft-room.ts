import type { Workspace } from "@vaarta/db";
import { applyOperations, type Conflict, orderPatch } from "@vaarta/editing";
import { canonicalJson, type AgentDocument, type Operation, parseDocument } from "@vaarta/flow";
import { sentence } from "../documents.ts";
import { ServerError } from "../failures.ts";

/** A whole document is kept after this many patches, so that opening reads few of them. */
const checkpointEvery = 25;
const rememberedDrafts = 40;
const rememberedRevisions = 60;

interface Remembered {
  revision: number;
  /** The newest documents by revision. They share what did not change, so many cost little. */
  documents: Map<number, AgentDocument>;
  /** The last checkpoint is of an older schema: the next patch must make a new one. */
  migrated: boolean;
}

export interface PatchInput {
  agent: string;
  base: number;
  id: string;
  operations: Operation[];
  summary?: string;
}

export interface PatchAnswer {
  revision: number;
  operations: Operation[];
  conflicts: Conflict[];
}

export type DraftRoom = ReturnType<typeof createDraftRoom>;

/** Drafts in memory, beside the database that is the truth: what is remembered is brought up to date before every use. */
export function createDraftRoom() {
  const rooms = new Map<string, Remembered>();

  function remember(key: string, room: Remembered, revision: number, document: AgentDocument): void {
    room.revision = revision;
    room.documents.set(revision, document);
    const [oldest] = room.documents.keys();
    if (room.documents.size > rememberedRevisions && oldest !== undefined) room.documents.delete(oldest);
    rooms.delete(key);
    rooms.set(key, room);
    const [first] = rooms.keys();
    if (rooms.size > rememberedDrafts && first !== undefined) rooms.delete(first);
  }

  async function build(workspace: Workspace, agent: string, revision?: number) {
    const parts = await workspace.drafts.parts(agent, revision);
    let value = JSON.parse(parts.document) as AgentDocument;
    for (const patch of parts.patches) value = applyOperations(value, JSON.parse(patch.operations) as Operation[]);
    const parsed = parseDocument(value);
    if (!parsed.ok)
      throw new ServerError("DOCUMENT_INVALID", sentence("The saved draft cannot be read", parsed.issues), { issues: parsed.issues });
    return { revision: parts.revision, document: parsed.document, migrated: parsed.migratedFrom !== undefined };
  }

  /** The draft as it is now. @throws {DatabaseError} NOT_FOUND */
  async function newest(workspace: Workspace, agent: string): Promise<{ revision: number; document: AgentDocument; room: Remembered }> {
    const key = `${workspace.id}/${agent}`;
    const { revision } = await workspace.drafts.head(agent);
    const known = rooms.get(key);
    const there = known?.documents.get(known.revision);
    if (known && there && known.revision <= revision) {
      let document = there;
      const missed = known.revision === revision ? [] : await workspace.drafts.patchesAfter(agent, known.revision, revision);
      for (const patch of missed) {
        document = applyOperations(document, JSON.parse(patch.operations) as Operation[]);
        remember(key, known, patch.revision, document);
      }
      return { revision: known.revision, document, room: known };
    }
    const built = await build(workspace, agent);
    const room: Remembered = { revision: built.revision, documents: new Map(), migrated: built.migrated };
    remember(key, room, built.revision, built.document);
    return { revision: built.revision, document: built.document, room };
  }

  async function at(workspace: Workspace, agent: string, revision: number): Promise<AgentDocument> {
    const known = rooms.get(`${workspace.id}/${agent}`)?.documents.get(revision);
    return known ?? (await build(workspace, agent, revision)).document;
  }

  return {
    newest: async (workspace: Workspace, agent: string) => {
      const { revision, document } = await newest(workspace, agent);
      return { revision, document };
    },

    /** The draft as it was. @throws {DatabaseError} NOT_FOUND */
    at,

    /**
     * Puts a patch after everything that came before and keeps it. A patch that is known changes nothing.
     * @throws {ServerError} PATCH_INVALID when the document would not hold together; {EditingError} when it does not fit its base
     */
    async patch(workspace: Workspace, input: PatchInput): Promise<PatchAnswer> {
      const { agent } = input;
      let kept: { revision: number; document: AgentDocument } | null = null;
      // Read before the draft is locked, so that the lock is held for as short as can be.
      const { room } = await newest(workspace, agent);
      const base = input.base < room.revision ? await at(workspace, agent, input.base) : undefined;
      const { row } = await workspace.drafts.append(
        agent,
        { id: input.id, base: input.base, summary: input.summary ?? null },
        async (now) => {
          let document = room.documents.get(room.revision);
          let { revision } = room;
          if (!document || revision > now.revision) ({ document, revision } = await build(workspace, agent));
          for (const patch of await now.patchesAfter(revision))
            document = applyOperations(document, JSON.parse(patch.operations) as Operation[]);
          const head = {
            document,
            revision: now.revision,
            base: base ?? (input.base < now.revision ? await at(workspace, agent, input.base) : undefined),
          };
          const ordered = orderPatch(head, { id: input.id, base: input.base, operations: input.operations });
          const parsed = parseDocument(ordered.document);
          if (!parsed.ok)
            throw new ServerError(
              "PATCH_INVALID",
              sentence("This change was not made, since the agent would not hold together", parsed.issues),
              { issues: parsed.issues },
            );
          const isEmpty = ordered.operations.length === 0;
          if (!isEmpty) kept = { revision: ordered.revision, document: ordered.document };
          const isDue = room.migrated || ordered.revision % checkpointEvery === 0;
          return {
            operations: JSON.stringify(ordered.operations),
            conflicts: JSON.stringify(ordered.conflicts),
            states: Object.keys(ordered.document.states).length,
            isEmpty,
            ...(isDue && !isEmpty ? { checkpoint: canonicalJson(ordered.document) } : {}),
          };
        },
      );
      if (kept !== null) {
        const { revision, document } = kept as { revision: number; document: AgentDocument };
        // A patch of another server may lie between: then the gap is read at the next use.
        if (room.revision === revision - 1) remember(`${workspace.id}/${agent}`, room, revision, document);
        room.migrated = false;
      }
      return {
        revision: row.revision,
        operations: JSON.parse(row.operations) as Operation[],
        conflicts: JSON.parse(row.conflicts) as Conflict[],
      };
    },

    forget(workspace: string, agent: string): void {
      rooms.delete(`${workspace}/${agent}`);
    },
  };
}
