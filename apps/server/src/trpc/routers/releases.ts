import { type AgentDocument, parseDocument } from "@vaarta/flow";
import { z } from "zod";
import { publishAgent, withLanguages } from "../../release/publish-agent.ts";
import { procedure, router } from "../builder.ts";
import { agentInput, id, note, revision } from "../inputs.ts";

const languages = z.array(z.string().max(40)).min(1).max(50);

/** Releases never change, so a document of an older schema is migrated when it is read. */
function documentOf(text: string): AgentDocument {
  const parsed = parseDocument(text);
  return parsed.ok ? parsed.document : (JSON.parse(text) as AgentDocument);
}

export const releasesRouter = router({
  list: procedure.input(agentInput).query(async ({ ctx, input }) => {
    await ctx.workspace.agents.get(input.agent);
    return (await ctx.workspace.releases.list(input.agent)).map(({ author, name, live, ...release }) => ({
      ...release,
      by: { id: author, name: name ?? "Vaarta" },
      environment: live ? ("live" as const) : null,
    }));
  }),

  get: procedure.input(z.object({ release: id })).query(async ({ ctx, input }) => {
    const { document, author, agentId, ...release } = await ctx.workspace.releases.get(input.release);
    return { ...release, agent: agentId, by: author, document: documentOf(document) };
  }),

  /** What stands against publishing a revision, in some or all of its languages, and what it would change. */
  check: procedure
    .input(agentInput.extend({ revision, languages: languages.optional(), reader: z.enum(["en", "hi"]).optional() }))
    .query(async ({ ctx, input }) => {
      const draft = await ctx.services.drafts.at(ctx.workspace, input.agent, input.revision);
      const document = input.languages ? withLanguages(draft, input.languages) : draft;
      const [live, rules] = await Promise.all([ctx.workspace.releases.live(input.agent), ctx.workspace.agents.rules(input.agent)]);
      const { reader } = input;
      return ctx.services.releases.check({ document, live: live && documentOf(live.document), rules, ...(reader ? { reader } : {}) });
    }),

  publish: procedure.input(agentInput.extend({ revision, note, languages })).mutation(async ({ ctx, input }) => {
    const document = await ctx.services.drafts.at(ctx.workspace, input.agent, input.revision);
    const release = await publishAgent(ctx.services.releases, ctx.workspace, { ...input, document });
    await ctx.workspace.members.audit("release.published", release.id, { agent: input.agent, number: release.number });
    return { release };
  }),

  /** Where conversations on a release went and where they ended, as counts; on the live one when none is named. */
  funnel: procedure.input(agentInput.extend({ release: id.optional() })).query(async ({ ctx, input }) => {
    const { agents, releases } = ctx.workspace;
    await agents.get(input.agent);
    const named = input.release === undefined ? await releases.live(input.agent) : await releases.get(input.release);
    if (!named) return null;
    return { number: named.number, ...(await releases.funnel(input.agent, named.id)) };
  }),

  /** What each stage of spoken turns took in the last days, by release: p50, p90 and p99 in milliseconds. */
  latency: procedure.input(agentInput.extend({ days: z.number().int().min(1).max(365).default(30) })).query(async ({ ctx, input }) => {
    const { agents, releases } = ctx.workspace;
    await agents.get(input.agent);
    return releases.stageFigures(input.agent, new Date(Date.now() - input.days * 86_400_000));
  }),

  /** What must hold before anything of this agent is published. */
  rules: procedure.input(agentInput).query(({ ctx, input }) => ctx.workspace.agents.rules(input.agent)),

  setRules: procedure.input(agentInput.extend({ requireTests: z.boolean() })).mutation(async ({ ctx, input }) => {
    await ctx.workspace.agents.setRules(input.agent, { requireTests: input.requireTests });
    await ctx.workspace.members.audit("release.rules-changed", input.agent, { requireTests: input.requireTests });
    return { ok: true };
  }),

  rollBack: procedure.input(agentInput.extend({ release: id, note })).mutation(async ({ ctx, input }) => {
    await ctx.workspace.releases.rollBack(input.agent, input.release);
    await ctx.workspace.members.audit("release.rolled-back", input.release, { agent: input.agent, note: input.note });
    return { ok: true };
  }),
});
