import { asking, isoOf, type Api } from "./trpc.ts";

export const modelTasks = ["classify", "answer", "judge", "summarise"] as const;
export type ModelTask = (typeof modelTasks)[number];

/** A model of a provider; prices are per million tokens, in the currency of the budget. */
export interface ModelEntry {
  model: string;
  json?: "schema" | "object" | "ask";
  reasoning?: "none" | "minimal" | "low" | "medium" | "high";
  temperature?: number;
  contextTokens?: number;
  price?: { input: number; output: number; cachedInput?: number };
}

export interface ProviderChange {
  /** Absent: a new one. */
  provider?: string;
  name: string;
  kind: "openai-compatible" | "anthropic" | "google";
  baseUrl: string;
  /** Absent: as it was; null: none. It goes in and never comes out. */
  apiKey?: string | null;
  models: ModelEntry[];
}

export interface Provider {
  id: string;
  name: string;
  kind: ProviderChange["kind"];
  baseUrl: string;
  /** The last letters of the key; null without one. */
  keyHint: string | null;
  models: ModelEntry[];
  /** Whether it is asked at all right now: `open` after it failed again and again. */
  breaker: string | null;
}

export interface ProviderPreset {
  id: string;
  name: string;
  kind: ProviderChange["kind"];
  baseUrl: string;
  needsKey: boolean;
}

export interface Route {
  models: { provider: string; model: string }[];
  mode?: "one-by-one" | "race" | "relay";
  firstTokenMs?: number;
  stallMs?: number;
  totalMs?: number;
  retries?: number;
  maxOutputTokens?: number;
}

export type Routes = Partial<Record<ModelTask, Route>>;

export type Trial =
  | { ok: true; text: string; firstTokenMs: number; totalMs: number; usage: { inputTokens: number; outputTokens: number } }
  | { ok: false; code: string; message: string; totalMs: number };

export interface Budget {
  currency: string;
  monthlyLimit: number | null;
  spent: { provider: string; model: string; cost: number; inputTokens: number; outputTokens: number }[];
}

/** What one turn asked of a model; `cost` is in the currency of the budget, null where no price was entered. */
export interface ModelUse {
  at: string;
  turn: string | null;
  task: string;
  provider: string;
  model: string;
  inputTokens: number;
  outputTokens: number;
  cachedInputTokens: number;
  cost: number | null;
  failure: string | null;
  tookMs: number;
  firstTokenMs: number | null;
}

/** The language models of the workspace. */
export interface Models {
  list(): Promise<{ providers: Provider[]; presets: ProviderPreset[] }>;
  save(change: ProviderChange): Promise<void>;
  remove(provider: string): Promise<void>;
  test(input: { provider: string; model: string; text: string }): Promise<Trial>;
  routes(): Promise<Routes>;
  saveRoutes(routes: Routes): Promise<void>;
  budget(): Promise<Budget>;
  saveBudget(budget: Pick<Budget, "currency" | "monthlyLimit">): Promise<void>;
  usage(conversation: string): Promise<{ currency: string; uses: ModelUse[] }>;
}

export function createModels(api: Api): Models {
  return {
    async list() {
      const { providers, presets } = await asking(api.models.list.query());
      return { providers: providers as Provider[], presets: [...presets] };
    },
    save: (change) => asking(api.models.save.mutate(change).then(() => undefined)),
    remove: (provider) => asking(api.models.remove.mutate({ provider }).then(() => undefined)),
    test: async (input) => asking(api.models.test.mutate(input)),
    routes: async () => (await asking(api.models.routes.query())) as Routes,
    saveRoutes: (routes) => asking(api.models.saveRoutes.mutate({ routes }).then(() => undefined)),
    budget: () => asking(api.models.budget.query()),
    saveBudget: (budget) => asking(api.models.saveBudget.mutate(budget).then(() => undefined)),
    async usage(conversation) {
      const { currency, uses } = await asking(api.models.usage.query({ conversation }));
      return { currency, uses: uses.map(({ at, ...use }) => ({ ...use, at: isoOf(at) })) };
    },
  };
}
