import { openDatabase, type Database, type Workspace } from "./database.ts";
import { masterKeys } from "./vault.ts";

export const testMaster = masterKeys("", Buffer.alloc(32, 7).toString("base64"));

/** A database with one person, one workspace and one agent with a release: what most tests begin with. */
export async function testWorkspace(
  url: string,
): Promise<{ database: Database; workspace: Workspace; user: string; agent: string; release: string }> {
  const database = await openDatabase({ url, master: testMaster });
  const user = await database.directory.createUser({ name: "Asha", email: `asha-${Date.now()}-${Math.random()}@example.com` });
  const workspace = database.workspace(await database.directory.createWorkspace("Trial", user), user);
  const { id: agent } = await workspace.agents.create({ name: "Gold", slug: "gold", document: "{}", states: 0 });
  const { id: release } = await workspace.releases.publish(testRelease(agent, "a".repeat(64)));
  return { database, workspace, user, agent, release };
}

export function testRelease(agent: string, hash: string) {
  return {
    id: `release_${agent}_${hash.slice(0, 8)}`,
    agentId: agent,
    document: "{}",
    documentHash: hash,
    programHash: hash,
    schemaVersion: 1,
    semantics: 1,
    repliesHash: "r",
    understanding: "u",
    languages: ["hi", "en"],
    revision: 0,
    note: "first",
  };
}
