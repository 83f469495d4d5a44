import { DatabaseError } from "@vaarta/db";
import { providerPresets } from "@vaarta/llm";
import { type SpeechProviderName, speechProviders } from "@vaarta/speech";
import { z } from "zod";
import { ServerError } from "../../failures.ts";
import { trialSentences, trySpeech } from "../../speech/try-speech.ts";
import { speechSettingsOf, speechUseSchema } from "../../voice/speech-settings.ts";
import { procedure, router } from "../builder.ts";

const providerNames = ["sarvam", "deepgram", "openai-compatible"] as const satisfies readonly SpeechProviderName[];
const provider = z.enum(providerNames);
const key = z.string().trim().min(1).max(2_000).regex(/^[\x21-\x7e]+$/, "A key has no spaces."); // prettier-ignore

/** Models of the providers that have their own, for connecting everything with one key. */
const modelOf: Partial<Record<(typeof providerNames)[number], { preset: string; model: string }>> = {
  sarvam: { preset: "sarvam", model: "sarvam-m" },
};

export const speechRouter = router({
  /** Who hears and speaks here, without keys, and who could. */
  list: procedure.query(async ({ ctx }) => {
    const rows = await ctx.workspace.speech.providers();
    return {
      connections: rows.flatMap(({ provider: name, keyHint, settings }) => {
        const known = providerNames.find((one) => one === name);
        const use = speechUseSchema.safeParse(settings);
        return known && use.success ? [{ provider: known, keyHint, use: use.data }] : [];
      }),
      providers: providerNames.map((id) => ({ id, ...speechProviders[id], hasModel: modelOf[id] !== undefined })),
      languages: Object.keys(trialSentences),
    };
  }),

  /** One key for hearing, voice and, where the provider has one and none is set up, the language model. */
  connect: procedure
    .input(z.strictObject({ provider, key: key.optional(), withModel: z.boolean(), use: speechUseSchema }))
    .mutation(async ({ ctx, input }) => {
      const { speech, models, members } = ctx.workspace;
      const { use } = input;
      if (use.baseUrl !== undefined) ctx.services.models.checkAddress(use.baseUrl);
      const before = (await speech.providers()).find((row) => row.provider === input.provider);
      // Else whoever may enter an address could read the key there.
      if (before?.keyHint && input.key === undefined && addressOf(before.settings) !== use.baseUrl)
        throw new ServerError("MESSAGE_INVALID", "The address is another one now. Enter the key again, so that it does not go where it was not meant for."); // prettier-ignore
      if (!before && input.key === undefined && input.provider !== "openai-compatible")
        throw new ServerError("MESSAGE_INVALID", "Enter the key that the provider gave you.");
      await speech.save(input.provider, { ...(input.key === undefined ? {} : { key: input.key }), settings: use });
      const own = modelOf[input.provider];
      const hasModels = (await models.providers()).length > 0;
      const preset = providerPresets.find(({ id }) => id === own?.preset);
      let model: string | null = null;
      if (input.withModel && own && preset && input.key !== undefined && !hasModels) {
        const { name, kind, baseUrl } = preset;
        const id = await models.addProvider({ name, kind, baseUrl, apiKey: input.key, models: [{ model: own.model }] });
        const route = { models: [{ provider: id, model: own.model }] };
        await models.saveRoutes({ classify: route, answer: route, judge: route, summarise: route });
        model = own.model;
      }
      await members.audit("speech-provider.saved", input.provider, { isKeyChanged: input.key !== undefined, hears: use.hears, speaks: use.speaks }); // prettier-ignore
      return { model };
    }),

  remove: procedure.input(z.strictObject({ provider })).mutation(async ({ ctx, input }) => {
    await ctx.workspace.speech.remove(input.provider);
    await ctx.workspace.members.audit("speech-provider.removed", input.provider);
    return { ok: true };
  }),

  /** The provider says a sentence of a language and hears it again. */
  test: procedure.input(z.strictObject({ provider, language: z.string().min(2).max(8) })).mutation(async ({ ctx, input }) => {
    ctx.services.models.countTrial(ctx.workspace.id);
    const settings = await speechSettingsOf(ctx.workspace, ctx.services.config.modelAddresses);
    const choose = (choices: typeof settings.hearing) => choices.find((one) => one.provider === input.provider) ?? null;
    const [voice, hearing] = [choose(settings.voice), choose(settings.hearing)];
    if (!voice && !hearing) throw new DatabaseError("NOT_FOUND", "This provider is not set up here. Load the page again.");
    const result = await trySpeech({ language: input.language, voice, hearing });
    await ctx.workspace.members.audit("speech-provider.tried", input.provider, { language: input.language, code: result.ok ? null : result.code }); // prettier-ignore
    return result;
  }),
});

function addressOf(settings: unknown): string | undefined {
  const use = speechUseSchema.safeParse(settings);
  return use.success ? use.data.baseUrl : undefined;
}
