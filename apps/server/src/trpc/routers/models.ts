import { modelTasks, providerPresets, type Routes } from "@vaarta/llm";
import { DatabaseError } from "@vaarta/db";
import { z } from "zod";
import { ServerError } from "../../failures.ts";
import { budgetInput, modelsOf, providerInput, routesInput, routesOf } from "../../models/inputs.ts";
import { monthOf } from "../../models/cost.ts";
import { procedure, router } from "../builder.ts";
import { id } from "../inputs.ts";

const million = 1_000_000;
const usualCurrency = "INR";

export const modelsRouter = router({
  /** Providers as set up, without their keys, and the presets to start from. */
  list: procedure.query(async ({ ctx }) => {
    const [rows, { breaker }] = await Promise.all([ctx.workspace.models.providers(), ctx.services.models.of(ctx.workspace.id)]);
    const providers = rows.map((row) => ({ ...row, models: modelsOf(row.models), breaker: breaker(row.id) }));
    return { providers, presets: providerPresets, tasks: modelTasks };
  }),

  save: procedure.input(providerInput).mutation(async ({ ctx, input: { provider, ...change } }) => {
    const { models } = ctx.workspace;
    const before = provider === undefined ? null : await models.provider(provider);
    ctx.services.models.checkAddress(change.baseUrl);
    // Else whoever may enter an address could read the key there.
    const isElsewhere = before !== null && new URL(before.baseUrl).origin !== new URL(change.baseUrl).origin;
    if (isElsewhere && before.keyHint !== null && change.apiKey === undefined)
      throw new ServerError("MESSAGE_INVALID", "The address is another one now. Enter the key again, so that it does not go where it was not meant for."); // prettier-ignore
    const kept = { ...change, apiKey: before === null ? (change.apiKey ?? null) : change.apiKey };
    if (before) await models.changeProvider(before.id, kept);
    const saved = before?.id ?? (await models.addProvider(kept));
    await ctx.workspace.members.audit("model-provider.saved", saved, { host: new URL(change.baseUrl).host, isKeyChanged: change.apiKey !== undefined }); // prettier-ignore
    return { id: saved };
  }),

  remove: procedure.input(z.object({ provider: id })).mutation(async ({ ctx, input }) => {
    await ctx.workspace.models.removeProvider(input.provider);
    await ctx.workspace.members.audit("model-provider.removed", input.provider);
    return { ok: true };
  }),

  /** The try box: one question to one model, with what it took. */
  test: procedure
    .input(z.object({ provider: id, model: z.string().min(1).max(200), text: z.string().trim().min(1).max(2_000) }))
    .mutation(async ({ ctx, input, signal }) => {
      const result = await ctx.services.models.tryOut(ctx.workspace, { ...input, signal: signal ?? new AbortController().signal });
      await ctx.workspace.members.audit("model-provider.tried", input.provider, { code: result.ok ? null : result.code });
      return result;
    }),

  routes: procedure.query(async ({ ctx }): Promise<Routes> => routesOf(await ctx.workspace.models.routes())),

  /** All routes at once; a task that is left out has none. */
  saveRoutes: procedure.input(z.object({ routes: routesInput })).mutation(async ({ ctx, input }) => {
    const providers = await ctx.workspace.models.providers();
    for (const ref of Object.values(input.routes).flatMap(({ models }) => models)) {
      const provider = providers.find((one) => one.id === ref.provider);
      if (!provider) throw new DatabaseError("NOT_FOUND", "A provider of these routes is not set up here. Load the page again.");
      if (!modelsOf(provider.models).some(({ model }) => model === ref.model)) throw new ServerError("MESSAGE_INVALID", `${provider.name} has no model called ${ref.model} here. Add it to the provider first.`); // prettier-ignore
    }
    await ctx.workspace.models.saveRoutes(input.routes);
    await ctx.workspace.members.audit("model-routes.saved", null, { tasks: Object.keys(input.routes).join(" ") });
    return { ok: true };
  }),

  /** The limit of a month, and what this one has cost by model. */
  budget: procedure.query(async ({ ctx }) => {
    const since = monthOf(Date.now());
    const [budget, spent] = await Promise.all([ctx.workspace.models.budget(), ctx.workspace.models.spentSince(since)]);
    const limit = budget?.monthlyLimit ?? null;
    return {
      currency: budget?.currency ?? usualCurrency,
      monthlyLimit: limit === null ? null : limit / million,
      since,
      spent: spent.map(({ cost, ...row }) => ({ ...row, cost: cost / million })),
    };
  }),

  saveBudget: procedure.input(budgetInput).mutation(async ({ ctx, input: { currency, monthlyLimit } }) => {
    await ctx.workspace.models.saveBudget({ currency, monthlyLimit: monthlyLimit === null ? null : Math.round(monthlyLimit * million) });
    await ctx.workspace.members.audit("model-budget.saved", null, { currency, monthlyLimit });
    return { ok: true };
  }),

  /** What each turn of a conversation asked of models, and its cost in the currency of the budget. */
  usage: procedure.input(z.object({ conversation: id })).query(async ({ ctx, input }) => {
    await ctx.workspace.conversations.get(input.conversation);
    const [uses, budget] = await Promise.all([ctx.workspace.models.usesOf(input.conversation), ctx.workspace.models.budget()]);
    return {
      currency: budget?.currency ?? usualCurrency,
      uses: uses.map(({ cost, ...use }) => ({ ...use, cost: cost === null ? null : cost / million })),
    };
  }),
});
