import { createModels, type Models, type ModelsOptions, type ModelTask } from "@vaarta/llm";
import { connect } from "@vaarta/llm/providers";
import { type Exchange, type RequestSeen, scriptedProvider } from "./wire/scripted-provider.ts";

/** Text to answer, in pieces of three characters; silence (null) until the client gives up; or anything else a provider does. */
export type WireAnswer = string | null | Exclude<Exchange, string>;

export interface ModelServer {
  readonly requests: readonly RequestSeen[];
  /** Its address, up to and with the version. */
  readonly url: string;
  /** Models over HTTP from it, for all tasks. */
  readonly models: Models;
  /** The same with breakers of their own: nothing that failed before is remembered. */
  fresh(): Models;
  /** Its key: sent with every request, and to be found nowhere else. */
  readonly key: string;
  stop(): Promise<void>;
}

/** A `scriptedProvider` that answers every request as it is told, with models for all tasks connected to it. */
export async function modelServer(
  answer: (request: RequestSeen) => WireAnswer,
  options: Omit<ModelsOptions, "sources" | "routes"> = {},
): Promise<ModelServer> {
  const provider = await scriptedProvider("openai-compatible", (request) => exchangeOf(answer(request)));
  const key = "sk-test-7f3e91c2ab5540de9a41";
  const connection = connect(
    { id: "wire", name: "Wire", kind: "openai-compatible", baseUrl: provider.url, apiKey: key, models: [{ model: "m" }] },
    { allowLoopback: true, allowedHosts: [] },
  );
  const route = { models: [{ provider: "wire", model: "m" }], retries: 0 };
  const tasks: ModelTask[] = ["classify", "answer", "judge", "summarise"];
  const routes = Object.fromEntries(tasks.map((task) => [task, route]));
  const fresh = () => createModels({ ...options, sources: connection.sources, routes });
  return {
    requests: provider.requests,
    url: provider.url,
    models: fresh(),
    fresh,
    key,
    async stop() {
      await connection.close();
      await provider.stop();
    },
  };
}

/** What a request is for, by its instructions: a conversation asks for a turn of a model, a question's answer, a classification or a summary. */
export function askedFor({ system }: { system: string }): "turn" | "answer" | "classification" | "summary" {
  if (system.startsWith("You sort what a caller said")) return "classification";
  if (system.startsWith("Summarise a telephone conversation")) return "summary";
  return system.includes("You answer one question of a caller") ? "answer" : "turn";
}

function exchangeOf(said: WireAnswer): Exchange {
  if (said === null) return "silence";
  return typeof said === "string" ? { parts: said.match(/[^]{1,3}/g) ?? [] } : said;
}
