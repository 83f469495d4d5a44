import { z } from "zod";
import { procedure, router } from "../builder.ts";
import { agentInput, id } from "../inputs.ts";

const place = agentInput.extend({ state: id.optional(), line: id.optional() });

export const commentsRouter = router({
  list: procedure.input(place).query(async ({ ctx, input }) => {
    await ctx.workspace.agents.get(input.agent);
    return ctx.workspace.comments.list(input.agent, input);
  }),

  add: procedure.input(place.extend({ text: z.string().trim().min(1).max(4_000) })).mutation(async ({ ctx, input }) => {
    await ctx.workspace.agents.get(input.agent);
    return ctx.workspace.comments.add(input.agent, input);
  }),

  resolve: procedure.input(z.object({ comment: id })).mutation(async ({ ctx, input }) => {
    await ctx.workspace.comments.resolve(input.comment);
    return { ok: true };
  }),
});
