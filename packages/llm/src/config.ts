import type { ModelTask } from "./models.ts";

/** One account at one provider, or one server of models. */
export interface ProviderConfig {
  /** Unique in the workspace, never reused. */
  id: string;
  name: string;
  kind: ProviderKind;
  /** Up to and with the version, such as `https://api.groq.com/openai/v1`; no key in it. */
  baseUrl: string;
  /** None for a server that asks for none. */
  apiKey: string | null;
  models: readonly ModelConfig[];
}

/** The wire format a provider speaks. */
export type ProviderKind = "openai-compatible" | "anthropic" | "google";

export const providerKinds: readonly ProviderKind[] = ["openai-compatible", "anthropic", "google"];

export interface ModelConfig {
  /** As the provider names it. */
  model: string;
  /**
   * How it is made to answer in JSON: by the schema itself, by a JSON mode, or by asking. The answer is checked in every case.
   * @defaultValue the provider's preset, else "ask"
   */
  json?: JsonSupport;
  /** How much it thinks before it answers; thinking costs the caller time. @defaultValue the provider's own default */
  reasoning?: "none" | "minimal" | "low" | "medium" | "high";
  /** In [0, 2]. Some models refuse any. @defaultValue the provider's own default */
  temperature?: number;
  /** Input and output together. @defaultValue 8 192 */
  contextTokens?: number;
  price?: ModelPrice;
}

export type JsonSupport = "schema" | "object" | "ask";

/** Per million tokens, in the workspace's currency. */
export interface ModelPrice {
  input: number;
  output: number;
  /** @defaultValue as `input` */
  cachedInput?: number;
}

/** Names one model of one provider. */
export interface ModelRef {
  provider: string;
  model: string;
}

/** Which models do a task, and how. */
export interface Route {
  /** In order of preference, each once; the next is asked when one fails. */
  models: readonly ModelRef[];
  /**
   * `one-by-one`: the next only when one failed. `race`: the first two at once; the first to write goes on, the other is aborted.
   * `relay`: the first, small and fast, writes the first sentence; the second goes on from there.
   * @defaultValue "one-by-one"
   */
  mode?: RouteMode;
  /** Given up when nothing was written by then. @defaultValue 4 000 */
  firstTokenMs?: number;
  /** Given up when nothing more came for so long. @defaultValue 3 000 */
  stallMs?: number;
  /** For the whole answer, everything tried included. @defaultValue 30 000 */
  totalMs?: number;
  /** How often the whole list is tried again after it failed for reasons that pass. In [0, 5]. @defaultValue 1 */
  retries?: number;
  /** @defaultValue 300 for classify and judge, 600 for answer and summarise */
  maxOutputTokens?: number;
}

export type RouteMode = "one-by-one" | "race" | "relay";

export const routeModes: readonly RouteMode[] = ["one-by-one", "race", "relay"];

export type Routes = Partial<Record<ModelTask, Route>>;

/** A route with every default filled in. */
export function fullRoute(task: ModelTask, route: Route): Required<Route> {
  const isShort = task === "classify" || task === "judge";
  const defaults = { mode: "one-by-one", firstTokenMs: 4_000, stallMs: 3_000, totalMs: 30_000, retries: 1, maxOutputTokens: isShort ? 300 : 600 } as const; // prettier-ignore
  return { ...defaults, ...route };
}

export const sameRef = (a: ModelRef, b: ModelRef): boolean => a.provider === b.provider && a.model === b.model;
