import { randomId } from "@vaarta/db";
import type { Operation } from "@vaarta/flow";
import { z } from "zod";
import { watchDraft } from "../../drafts/watch-draft.ts";
import { procedure, router } from "../builder.ts";
import { agentInput, id, operation, revision } from "../inputs.ts";

export const draftsRouter = router({
  open: procedure.input(agentInput).query(async ({ ctx, input }) => {
    const { workspace, services } = ctx;
    const [draft, live, people] = await Promise.all([
      services.drafts.newest(workspace, input.agent),
      workspace.releases.liveSummary(input.agent),
      workspace.drafts.people(input.agent),
    ]);
    return { ...draft, live, people };
  }),

  /** Orders a patch after everything that came before; the same id again gives the same answer. */
  patch: procedure
    .input(
      agentInput.extend({
        base: revision,
        id: z.string().min(1).max(100),
        operations: z.array(operation).max(50_000),
        summary: z.string().max(500).optional(),
      }),
    ) // prettier-ignore
    .mutation(async ({ ctx, input }) => {
      const answer = await ctx.services.drafts.patch(ctx.workspace, input);
      if (answer.operations.some((one) => one.path[0] === "name")) {
        const { document } = await ctx.services.drafts.newest(ctx.workspace, input.agent);
        await ctx.workspace.agents.rename(input.agent, document.name);
      }
      return answer;
    }),

  /** What others do, from a revision on, and who is there. Ends when the reader goes. */
  watch: procedure.input(agentInput.extend({ since: revision, state: id.optional() })).subscription(async ({ ctx, input, signal }) => {
    // Asked before anything is sent, so that another's agent is refused and not merely silent.
    await ctx.workspace.drafts.head(input.agent);
    const person = { connection: randomId("connection"), name: ctx.name, state: input.state ?? null };
    return watchDraft(ctx.workspace, { agent: input.agent, since: input.since, person, ...(signal ? { signal } : {}) });
  }),

  history: procedure
    .input(agentInput.extend({ limit: z.number().int().min(1).max(200), before: revision.optional() }))
    .query(async ({ ctx, input }) => {
      const rows = await ctx.workspace.drafts.history(input.agent, input.limit, input.before);
      return rows.map((row) => ({
        revision: row.revision,
        at: row.at,
        by: { id: row.author, name: row.name ?? "Someone" },
        summary: row.summary ?? "",
        count: (JSON.parse(row.operations) as Operation[]).length,
      }));
    }),

  at: procedure.input(agentInput.extend({ revision })).query(async ({ ctx, input }) => ({
    document: await ctx.services.drafts.at(ctx.workspace, input.agent, input.revision),
  })),
});
