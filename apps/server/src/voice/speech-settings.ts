import type { Workspace } from "@vaarta/db";
import { type AddressPolicy, mayCall } from "@vaarta/llm/providers";
import type { SpeechSettings } from "@vaarta/speech";
import { speechProviders, type SpeechProviderName } from "@vaarta/speech";
import { z } from "zod";

/** What one provider is used for, and how, as it is kept beside its key. */
export const speechUseSchema = z.object({
  hears: z.boolean().default(true),
  speaks: z.boolean().default(true),
  baseUrl: z.url().optional(),
  hearingModel: z.string().max(200).optional(),
  voiceModel: z.string().max(200).optional(),
  speaker: z.string().max(200).optional(),
});

/** Who hears and speaks for a workspace, the first set up first. What cannot be read is passed over: a call goes on with what there is. */
export async function speechSettingsOf(workspace: Workspace, addresses: AddressPolicy): Promise<SpeechSettings> {
  const hearing: SpeechSettings["hearing"][number][] = [];
  const voice: SpeechSettings["voice"][number][] = [];
  for (const { provider, key, settings } of await workspace.speech.opened()) {
    const use = speechUseSchema.safeParse(settings);
    if (!use.success || !isKnown(provider)) continue;
    // An owner must not reach through a voice host what only this machine can.
    if (use.data.baseUrl && !mayCall(new URL(use.data.baseUrl), addresses)) continue;
    const { hears, speaks, baseUrl, hearingModel, voiceModel, speaker } = use.data;
    const account = { provider, key: key ?? "", ...(baseUrl && { baseUrl }) };
    if (hears && speechProviders[provider].hearing.length > 0) hearing.push({ ...account, ...(hearingModel && { model: hearingModel }) });
    if (speaks && speechProviders[provider].voice.length > 0)
      voice.push({ ...account, ...(voiceModel && { model: voiceModel }), ...(speaker && { speaker }) });
  }
  return { hearing, voice };
}

function isKnown(provider: string): provider is SpeechProviderName {
  return Object.hasOwn(speechProviders, provider);
}
