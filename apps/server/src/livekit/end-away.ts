import type { Database } from "@vaarta/db";
import { endConversation } from "@vaarta/runtime";
import { programs } from "../chat/programs.ts";
import type { Grant } from "../chat/tokens.ts";

/** Ends conversations whose rooms are gone: by an event in their log, with the outcome they had reached. One that has ended stays as it is. */
export function endAway(database: Database) {
  const programOf = programs();
  return async function end({ workspace: id, conversation }: Grant): Promise<void> {
    const workspace = database.workspace(id, "system");
    const { release } = await workspace.conversations.get(conversation);
    const program = await programOf(workspace, release.id);
    await endConversation({ store: workspace.store(), conversation, program, reason: "the room is gone", holder: "rooms" });
  };
}
