import { parseDocument } from "@vaarta/flow";
import { z } from "zod";
import { markdownLog } from "../../call-log/markdown-log.ts";
import { programs } from "../../chat/programs.ts";
import { timingsOf } from "../../voice/turn-timings.ts";
import { procedure, router } from "../builder.ts";
import { id } from "../inputs.ts";

const programOf = programs();

export const conversationsRouter = router({
  list: procedure
    .input(
      z.object({
        agent: id.optional(),
        outcome: id.optional(),
        channel: id.optional(),
        release: id.optional(),
        q: z.string().max(200).optional(),
        cursor: z.string().max(200).optional(),
      }),
    )
    .query(({ ctx, input: { q, ...filter } }) => ctx.workspace.conversations.list({ ...filter, ...(q ? { text: q } : {}) })),

  /** The whole log with the document it ran on. Reading it is written down. */
  get: procedure.input(z.object({ conversation: id })).query(async ({ ctx, input }) => {
    const { workspace } = ctx;
    const meta = await workspace.conversations.get(input.conversation);
    const [release, events] = await Promise.all([
      workspace.releases.get(meta.release.id),
      workspace.conversations.events(input.conversation),
    ]);
    await workspace.members.audit("conversation.read", input.conversation);
    const parsed = parseDocument(release.document);
    return { meta, release: { id: release.id, number: release.number }, events, document: parsed.ok ? parsed.document : null };
  }),

  /** What each spoken turn took, without a word of it. */
  timings: procedure.input(z.object({ conversation: id })).query(async ({ ctx, input }) => {
    await ctx.workspace.conversations.get(input.conversation);
    return timingsOf(await ctx.workspace.conversations.timings(input.conversation));
  }),

  /** One conversation as a Markdown file, private values masked. Taking it is written down. */
  log: procedure.input(z.object({ conversation: id })).query(async ({ ctx: { workspace }, input: { conversation } }) => {
    const meta = await workspace.conversations.get(conversation);
    const [program, events, timings] = await Promise.all([
      programOf(workspace, meta.release.id),
      workspace.conversations.events(conversation),
      workspace.conversations.timings(conversation),
    ]);
    await workspace.members.audit("conversation.downloaded", conversation);
    const day = meta.startedAt.toISOString().slice(0, 10);
    return { name: `call-${day}-${conversation}.md`, text: markdownLog({ meta, program, events, timings: timingsOf(timings) }) };
  }),

  /** Removes a conversation and destroys its key. */
  remove: procedure.input(z.object({ conversation: id })).mutation(async ({ ctx, input }) => {
    await ctx.services.chats.end(input.conversation);
    await ctx.workspace.conversations.remove(input.conversation);
    await ctx.workspace.members.audit("conversation.removed", input.conversation);
    return { ok: true };
  }),
});
