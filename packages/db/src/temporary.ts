import { mkdtempSync, rmSync, chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { startEmbedded } from "./embedded/supervisor.ts";
import { randomId } from "./identifiers.ts";

/**
 * A database that is thrown away, for tests and trials: on the server of `VAARTA_TEST_DATABASE_URL`, else on an embedded one of its own.
 * @throws {DatabaseError} as `startEmbedded`
 */
export async function temporaryDatabase(): Promise<{ url: string; another(): Promise<string>; stop(): Promise<void> }> {
  const given = process.env.VAARTA_TEST_DATABASE_URL;
  const folder = mkdtempSync(join(tmpdir(), "vaarta-test-"));
  chmodSync(folder, 0o755);
  const server = given ? null : await startEmbedded({ folder, throwAway: true });
  const address = given ?? server?.url ?? "";
  const made: string[] = [];
  const admin = postgres(address, { max: 1, onnotice: () => {} });

  async function another(): Promise<string> {
    const name = randomId("test");
    await admin.unsafe(`create database ${name}`);
    made.push(name);
    const url = new URL(address);
    url.pathname = `/${name}`;
    return url.href;
  }

  return {
    url: await another(),
    another,
    async stop() {
      if (given) for (const name of made) await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end({ timeout: 1 });
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
