import { and, eq } from "drizzle-orm";
import type { Executor, Scope } from "./core.ts";
import { notFound } from "./errors.ts";
import { conversationKeys as table } from "./tables/index.ts";
import { newKey, open, seal } from "./vault.ts";

const remembered = 500;

/** Keys of conversations, each sealed with the workspace's. Opened ones are remembered as long as the row is: removal must ask again. */
export function conversationKeys(scope: Scope) {
  const { orm, workspace } = scope;
  const known = new Map<string, Buffer>();
  const place = (conversation: string) => `conversation-key/${workspace}/${conversation}`;
  return {
    /** @throws {DatabaseError} NOT_FOUND when there is no such conversation, or its key was destroyed */
    async get(conversation: string): Promise<Buffer> {
      const there = known.get(conversation);
      if (there) return there;
      const [row] = await orm.select({ sealedKey: table.sealedKey }).from(table).where(and(eq(table.workspaceId, workspace), eq(table.conversationId, conversation))); // prettier-ignore
      if (!row) throw notFound("conversation");
      const key = open(await scope.key(), row.sealedKey, place(conversation));
      const [oldest] = known.keys();
      if (known.size >= remembered && oldest !== undefined) known.delete(oldest);
      known.set(conversation, key);
      return key;
    },
    async create(within: Executor, conversation: string): Promise<void> {
      const sealedKey = seal(await scope.key(), newKey(), place(conversation));
      await within.insert(table).values({ workspaceId: workspace, conversationId: conversation, sealedKey });
    },
  };
}
