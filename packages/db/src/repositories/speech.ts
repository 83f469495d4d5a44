import { and, asc, eq } from "drizzle-orm";
import type { Scope } from "../core.ts";
import { notFound } from "../errors.ts";
import { speechProviders } from "../tables/index.ts";
import { hintOf, open, seal } from "../vault.ts";

/** A provider of hearing and voice as people see it: of the key only its last letters. */
export interface SpeechProviderRow {
  provider: string;
  keyHint: string | null;
  settings: unknown;
}

/** Hearing and voice of a workspace. Changes wake the topic `speech`. */
export function speechRepository(scope: Scope) {
  const { orm, workspace } = scope;
  const keyPlace = (provider: string) => `speech-key/${workspace}/${provider}`;
  const mine = (provider: string) => and(eq(speechProviders.workspaceId, workspace), eq(speechProviders.provider, provider));
  const rows = () =>
    orm.select().from(speechProviders).where(eq(speechProviders.workspaceId, workspace)).orderBy(asc(speechProviders.createdAt));

  return {
    /** The first set up comes first: it is asked first. */
    async providers(): Promise<SpeechProviderRow[]> {
      return (await rows()).map(({ provider, keyHint, settings }) => ({ provider, keyHint, settings: JSON.parse(settings) as unknown }));
    },

    /** With their keys, for whoever speaks to the providers. They go nowhere else. */
    async opened(): Promise<{ provider: string; key: string | null; settings: unknown }[]> {
      const key = await scope.key();
      return (await rows()).map(({ provider, sealedKey, settings }) => ({
        provider,
        key: sealedKey ? open(key, sealedKey, keyPlace(provider)).toString("utf8") : null,
        settings: JSON.parse(settings) as unknown,
      }));
    },

    /** @param change.key - absent: as it was; null: none */
    async save(provider: string, change: { key?: string | null; settings: unknown }): Promise<void> {
      const { key } = change;
      const sealed =
        key === undefined
          ? {}
          : key === null
            ? { sealedKey: null, keyHint: null }
            : { sealedKey: seal(await scope.key(), Buffer.from(key), keyPlace(provider)), keyHint: hintOf(key) };
      const columns = { settings: JSON.stringify(change.settings), ...sealed };
      await orm.transaction(async (tx) => {
        await tx
          .insert(speechProviders)
          .values({ workspaceId: workspace, provider, ...columns })
          .onConflictDoUpdate({
            target: [speechProviders.workspaceId, speechProviders.provider],
            set: { ...columns, updatedAt: new Date() },
          });
        await scope.wake(tx, "speech");
      });
    },

    /** Its key goes with it. @throws {DatabaseError} NOT_FOUND */
    async remove(provider: string): Promise<void> {
      await orm.transaction(async (tx) => {
        const gone = await tx.delete(speechProviders).where(mine(provider)).returning({ provider: speechProviders.provider });
        if (gone.length === 0) throw notFound("provider");
        await scope.wake(tx, "speech");
      });
    },
  };
}

export type SpeechRepository = ReturnType<typeof speechRepository>;
