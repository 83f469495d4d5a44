import type { Workspace } from "@vaarta/db";
import { type AnswerCache, type Breakers, type BreakerState, createBreakers, createModels, ModelError, type ModelRef, type Models, type ProviderConfig, type ProviderKind } from "@vaarta/llm"; // prettier-ignore
import { type AddressPolicy, connect, type Connection } from "@vaarta/llm/providers";
import { modelsOf, routesOf } from "./inputs.ts";
import { type UseBook, useBook } from "./use-book.ts";

/** The models of one workspace as they are set up now; a change is taken over without a restart, and what is under way goes on. */
export interface WorkspaceModels {
  models: Models;
  book: UseBook;
  breaker(provider: string): BreakerState;
  /** Takes over what is set up now. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

export interface WorkspaceModelsOptions {
  workspace: Workspace;
  addresses: AddressPolicy;
  cache: AnswerCache;
  now(): number;
  /** The code of what went wrong where nobody waits for it. */
  onTrouble(what: "reload" | "use" | "address", code: string, provider?: string): void;
}

/** What other servers spent is read at least so often. */
const refreshMs = 60_000;

interface Opened {
  /** What it was made of: another is another connection. */
  made: string;
  connection: Connection;
}

export async function workspaceModels(options: WorkspaceModelsOptions): Promise<WorkspaceModels> {
  const { workspace, cache, now, onTrouble } = options;
  const breakers = createBreakers();
  let opened = new Map<string, Opened>();
  let current: Models | null = null;
  let limit: number | null = null;
  let configs: readonly ProviderConfig[] = [];
  let refreshedAt = now();
  const priceOf = ({ provider, model }: ModelRef) =>
    configs.find(({ id }) => id === provider)?.models.find((one) => one.model === model)?.price ?? null;
  const book = useBook({ workspace, priceOf, now, onLost: (error) => onTrouble("use", codeOf(error)) });

  function isOverBudget(): boolean {
    if (limit === null) return false;
    if (now() - refreshedAt > refreshMs) {
      refreshedAt = now();
      book.refresh().catch((error: unknown) => onTrouble("use", codeOf(error)));
    }
    return book.spent() >= limit;
  }

  async function load(): Promise<void> {
    const [rows, keys, routes, budget] = await Promise.all([workspace.models.providers(), workspace.models.keys(), workspace.models.routes(), workspace.models.budget()]); // prettier-ignore
    await book.refresh();
    configs = rows.map((row) => ({
      ...row,
      kind: row.kind as ProviderKind,
      models: modelsOf(row.models),
      apiKey: keys.get(row.id) ?? null,
    }));
    limit = budget?.monthlyLimit ?? null;
    opened = reopened(configs, { opened, breakers, options });
    const sources = [...opened.values()].flatMap(({ connection }) => connection.sources);
    current = createModels({ sources, routes: routesOf(routes), breakers, cache, isOverBudget, onUse: (use) => book.write(use) });
    cache.forget(workspace.id);
  }

  // One after the other: an older state must not replace a newer one.
  let loading = Promise.resolve();
  const reload = () => (loading = loading.catch(() => {}).then(load));
  // Listened for first: a change while it is being read is read again.
  const stop = workspace.onChange("models", () => void reload().catch((error: unknown) => onTrouble("reload", codeOf(error))));
  try {
    await reload();
  } catch (error) {
    stop();
    throw error;
  }

  return {
    book,
    models: {
      has: (task) => current?.has(task) ?? false,
      stream: (request) => (current ?? nothing).stream(request),
      complete: (request) => (current ?? nothing).complete(request),
      measure: (task) => current?.measure?.(task) ?? null,
    },
    breaker: (provider) => breakers.state(provider),
    reload,
    async close() {
      stop();
      await loading.catch(() => {});
      await Promise.all([...opened.values()].map(({ connection }) => connection.close()));
      await book.settled();
    },
  };
}

const nothing = createModels({ sources: [], routes: {} });

/** Connections for what is set up now: those that are still right are kept, with their sockets. */
function reopened(
  configs: readonly ProviderConfig[],
  { opened, breakers, options }: { opened: Map<string, Opened>; breakers: Breakers; options: WorkspaceModelsOptions },
): Map<string, Opened> {
  const next = new Map<string, Opened>();
  for (const config of configs) {
    const made = JSON.stringify(config);
    const before = opened.get(config.id);
    if (before?.made === made) next.set(config.id, before);
    else {
      breakers.forget(config.id);
      try {
        next.set(config.id, { made, connection: connect(config, options.addresses) });
      } catch (error) {
        // The operator forbade it since: its models are passed over.
        options.onTrouble("address", codeOf(error), config.id);
      }
    }
  }
  for (const [id, { connection }] of opened) if (next.get(id)?.connection !== connection) connection.retire();
  return next;
}

function codeOf(error: unknown): string {
  return ModelError.is(error) ? error.code : ((error as { code?: string }).code ?? "FAULT");
}
