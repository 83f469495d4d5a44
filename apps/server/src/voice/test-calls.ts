import { randomUUID } from "node:crypto";
import type { Workspace } from "@vaarta/db";
import { type AgentDocument, canonicalJson, compile, programHash } from "@vaarta/flow";
import { endConversation, memoryStore } from "@vaarta/runtime";
import { memoryToolStores } from "@vaarta/tools";
import type { Grant } from "../chat/tokens.ts";
import type { Assignment } from "./host-registry.ts";

/** Kept beside those under way, so that the console can still show how a call ended. */
const mostKept = 100;

interface TestCall {
  assignment: Assignment;
  document: AgentDocument;
}

export type TestCalls = ReturnType<typeof createTestCalls>;

/**
 * Spoken tests of drafts. They live in this process alone: nothing of them is stored, so none is ever counted among calls, and what
 * tools book or write in one is gone with it. A restart of the server ends them.
 */
export function createTestCalls() {
  const kept = new Map<string, TestCall>();
  const find = ({ workspace, conversation }: Grant): TestCall | null => {
    const found = kept.get(conversation);
    return found?.assignment.workspace.id === workspace ? found : null;
  };

  return {
    /** @returns the id of the conversation, which begins when its caller connects */
    create(workspace: Workspace, agent: string, document: AgentDocument): string {
      const conversation = `test_${randomUUID()}`;
      const assignment: Assignment = {
        workspace,
        conversation,
        agent,
        // Hosts remember programs by this: the same draft is the same program.
        release: `draft_${programHash(document)}`,
        isTest: true,
        store: memoryStore(),
        tools: memoryToolStores(),
        document: async () => canonicalJson(document),
      };
      kept.set(conversation, { assignment, document });
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return conversation;
    },

    /** Null for a conversation that is no test of this workspace. */
    assignmentOf: (grant: Grant): Assignment | null => find(grant)?.assignment ?? null,

    /** Ends a test that nobody drives. @returns false when it is no test */
    async end(grant: Grant, reason: string): Promise<boolean> {
      const found = find(grant);
      if (!found) return false;
      const { store, conversation } = found.assignment;
      await endConversation({ store, conversation, program: compile(found.document), reason, holder: "rooms" });
      return true;
    },
  };
}
