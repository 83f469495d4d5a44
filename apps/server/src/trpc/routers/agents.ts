import { emptyDocument } from "@vaarta/flow";
import { z } from "zod";
import { createAgent } from "../../agents.ts";
import { readDocument } from "../../documents.ts";
import { ServerError } from "../../failures.ts";
import { procedure, router } from "../builder.ts";
import { agentInput, id } from "../inputs.ts";

const name = z.string().trim().min(1).max(200);

export const agentsRouter = router({
  list: procedure.query(({ ctx }) => ctx.workspace.agents.list()),

  /** From a template, from a document, or empty. */
  create: procedure
    .input(z.object({ template: id.optional(), name: name.optional(), document: z.unknown().optional() }))
    .mutation(async ({ ctx, input }) => {
      const { templates } = ctx.services;
      const found = input.template === undefined ? null : await templates.find(input.template);
      if (input.template !== undefined && !found)
        throw new ServerError("MESSAGE_INVALID", `There is no template ${input.template}. Choose one of the list.`);
      const document = input.document === undefined ? (found ?? emptyDocument(input.name ?? "New agent")) : readDocument(input.document);
      const made = await createAgent(ctx.workspace, input.name ? { ...document, name: input.name } : document);
      await ctx.workspace.members.audit("agent.created", made.id, { template: input.template ?? null });
      return { id: made.id };
    }),

  rename: procedure.input(agentInput.extend({ name })).mutation(async ({ ctx, input }) => {
    const { drafts } = ctx.services;
    await ctx.workspace.agents.rename(input.agent, input.name);
    const { revision } = await drafts.newest(ctx.workspace, input.agent);
    const operations = [{ op: "set" as const, path: ["name"], value: input.name }];
    await drafts.patch(ctx.workspace, { agent: input.agent, base: revision, id: `rename-${revision}-${crypto.randomUUID()}`, operations, summary: `Renamed to "${input.name}"` }); // prettier-ignore
    await ctx.workspace.members.audit("agent.renamed", input.agent);
    return { ok: true };
  }),

  remove: procedure.input(agentInput).mutation(async ({ ctx, input }) => {
    await ctx.workspace.agents.remove(input.agent);
    ctx.services.drafts.forget(ctx.workspace.id, input.agent);
    await ctx.workspace.members.audit("agent.removed", input.agent);
    return { ok: true };
  }),
});

export const templatesRouter = router({
  list: procedure.query(({ ctx }) => ctx.services.templates.list()),
});
