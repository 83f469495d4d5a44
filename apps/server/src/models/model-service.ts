import type { Database, Workspace } from "@vaarta/db";
import { answerCache, createModels, machineClock, ModelError, type ModelErrorCode, type Models, type ProviderKind } from "@vaarta/llm";
import { connect, mayCall } from "@vaarta/llm/providers";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { failureOf, ServerError } from "../failures.ts";
import { modelsOf } from "./inputs.ts";
import { workspaceModels, type WorkspaceModels } from "./workspace-models.ts";

export type ModelService = ReturnType<typeof createModelService>;

/** What came of trying a model. A failure is data: the person at the try box is to read it. */
export type TryResult =
  | { ok: true; text: string; firstTokenMs: number; totalMs: number; usage: { inputTokens: number; outputTokens: number; cachedInputTokens: number } } // prettier-ignore
  | { ok: false; code: ModelErrorCode; message: string; totalMs: number };

/** Trials of a workspace in a minute: they cost money, and reach out at somebody's wish. */
const trialsPerMinute = 20;

/** The language models of every workspace, opened when first asked for. */
export function createModelService({ database, config, log }: { database: Database; config: Config; log: Logger }) {
  const cache = answerCache({ clock: machineClock });
  const open = new Map<string, Promise<WorkspaceModels>>();
  const trials = new Map<string, number[]>();

  function of(workspace: string): Promise<WorkspaceModels> {
    const known = open.get(workspace);
    if (known) return known;
    const made = workspaceModels({
      workspace: database.workspace(workspace, "system"),
      addresses: config.modelAddresses,
      cache,
      now: Date.now,
      onTrouble: (what, code, provider) => log.warn({ workspace, what, code, provider }, "language models: trouble"),
    });
    open.set(workspace, made);
    made.catch(() => open.delete(workspace));
    return made;
  }

  function countTrial(workspace: string): void {
    const now = Date.now();
    const recent = (trials.get(workspace) ?? []).filter((at) => now - at < 60_000);
    if (recent.length >= trialsPerMinute)
      throw new ServerError("TOO_MANY", "Models were tried very often just now. Try again in a minute.");
    trials.set(workspace, [...recent, now]);
  }

  return {
    of,
    /** Counts a trial of whatever provider. @throws {ServerError} TOO_MANY */
    countTrial,

    /**
     * What conversations of a workspace ask; stays right when the settings change. Where they cannot be read there are no models: a
     * conversation goes on by script rather than not at all.
     */
    async modelsFor(workspace: string): Promise<Models> {
      try {
        return (await of(workspace)).models;
      } catch (error) {
        log.warn({ workspace, code: failureOf(error)?.code ?? "FAULT" }, "language models: they cannot be read");
        return createModels({ sources: [], routes: {} });
      }
    },

    /** Refused before it is kept, so that the person who enters it learns why. */
    checkAddress(baseUrl: string): void {
      if (mayCall(new URL(baseUrl), config.modelAddresses)) return;
      throw new ServerError(
        "MESSAGE_INVALID",
        `${new ModelError("FORBIDDEN_ADDRESS").message} The operator's setting is VAARTA_MODEL_HOSTS.`,
      );
    },

    /**
     * Asks one model one thing, past routes, retries and cache. On nobody's budget, but on the bill.
     * @throws {DatabaseError} NOT_FOUND; {ServerError} TOO_MANY
     */
    async tryOut(
      workspace: Workspace,
      { provider: id, model, text, signal }: { provider: string; model: string; text: string; signal: AbortSignal },
    ): Promise<TryResult> {
      const row = await workspace.models.provider(id);
      countTrial(workspace.id);
      const models = modelsOf(row.models).filter((one) => one.model === model);
      if (models.length === 0) return failed(new ModelError("UNKNOWN_MODEL"), 0);
      const { book } = await of(workspace.id);
      const apiKey = (await workspace.models.keys()).get(id) ?? null;
      const started = performance.now();
      let connection;
      try {
        connection = connect({ ...row, kind: row.kind as ProviderKind, models, apiKey }, config.modelAddresses);
        const route = { models: [{ provider: id, model }], retries: 0, firstTokenMs: 20_000, maxOutputTokens: 300 };
        const { complete } = createModels({ sources: connection.sources, routes: { answer: route }, onUse: (use) => book.write(use) });
        const answer = await complete({ task: "answer", system: "Answer in one short sentence, in the language you are spoken to.", messages: [{ role: "caller", text }], signal }); // prettier-ignore
        const { firstTokenMs, totalMs, usage } = answer;
        return { ok: true, text: answer.text, firstTokenMs: Math.round(firstTokenMs), totalMs: Math.round(totalMs), usage };
      } catch (error) {
        if (!ModelError.is(error)) throw error;
        return failed(error, performance.now() - started);
      } finally {
        await connection?.close();
      }
    },

    async close(): Promise<void> {
      const all = await Promise.allSettled(open.values());
      open.clear();
      await Promise.all(all.flatMap((one) => (one.status === "fulfilled" ? [one.value.close()] : [])));
    },
  };
}

function failed({ code, message }: ModelError, tookMs: number): TryResult {
  return { ok: false, code, message, totalMs: Math.round(tookMs) };
}
