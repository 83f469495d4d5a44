import { createModels, type ModelConfig, type Models, modelTasks, type ProviderKind, providerKinds } from "@vaarta/llm";
import { connect } from "@vaarta/llm/providers";
import { CliError } from "../cli-error.ts";

/** A model for a conversation in the terminal, and what closes its connections. */
export interface EnvironmentModels {
  models: Models;
  name: string;
  close(): Promise<void>;
}

/**
 * The model that the environment names: VAARTA_MODEL_URL (such as http://127.0.0.1:11434/v1), VAARTA_MODEL, and where they are needed
 * VAARTA_MODEL_KEY and VAARTA_MODEL_KIND. Null when no address is given: then everything goes by rules and script.
 * @throws {CliError} USAGE when they do not fit together
 */
export function modelsFromEnvironment(environment: Readonly<Record<string, string | undefined>>): EnvironmentModels | null {
  const {
    VAARTA_MODEL_URL: baseUrl,
    VAARTA_MODEL: model,
    VAARTA_MODEL_KEY: apiKey,
    VAARTA_MODEL_KIND: kind = "openai-compatible",
  } = environment;
  if (!baseUrl) return null;
  if (!model)
    throw new CliError("USAGE", "VAARTA_MODEL_URL is set and VAARTA_MODEL is not. Name the model as its provider does, or unset both.");
  if (!(providerKinds as readonly string[]).includes(kind))
    throw new CliError("USAGE", `VAARTA_MODEL_KIND is one of ${providerKinds.join(", ")}.`);
  const config: ModelConfig = { model };
  const provider = {
    id: "environment",
    name: "environment",
    kind: kind as ProviderKind,
    baseUrl,
    apiKey: apiKey ?? null,
    models: [config],
  };
  // The person at this terminal chose the address; a server of models on this machine is the usual case.
  const host = URL.canParse(baseUrl) ? [new URL(baseUrl).hostname] : [];
  const connection = connect(provider, { allowLoopback: true, allowedHosts: host });
  const route = { models: [{ provider: provider.id, model }] };
  const models = createModels({ sources: connection.sources, routes: Object.fromEntries(modelTasks.map((task) => [task, route])) });
  return { models, name: model, close: () => connection.close() };
}
