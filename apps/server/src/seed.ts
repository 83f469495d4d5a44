import { createAgent } from "./agents.ts";
import { isLoopback } from "./config.ts";
import { failureOf } from "./failures.ts";
import { publishAgent } from "./release/publish-agent.ts";
import type { Services } from "./services.ts";

type Seeding = Omit<Services, "drafts" | "chats" | "models" | "voice" | "metrics" | "version">;

/** The first agent of a new installation. */
const firstTemplate = "gold-loan";

/**
 * On the very first start: an owner, a workspace, and an agent that can be talked to. Later starts only give the owner the
 * password of the settings, where there is none yet. Servers that start together take turns.
 * @returns what whoever started it should know; null when there is nothing
 */
export async function seed(services: Seeding): Promise<string | null> {
  const { config, database } = services;
  await database.exclusively(() => plant(services));
  const owner = await database.directory.firstUser();
  if (isLoopback(config.host) || owner?.hasPassword) return null;
  return "Nobody can sign in from other machines yet: set VAARTA_OWNER_EMAIL and VAARTA_OWNER_PASSWORD (10 characters or more) and start again.";
}

async function plant({ config, database, log, releases, signIn, templates }: Seeding): Promise<void> {
  const { directory } = database;
  const known = await directory.firstUser();
  const owner = known?.id ?? (await directory.createUser({ name: "Owner", email: "owner@localhost.localdomain" }));
  if (config.owner && !known?.hasPassword) await signIn.givePassword(owner, config.owner);
  if ((await directory.memberships(owner)).length > 0) return;
  const workspace = database.workspace(await directory.createWorkspace("My workspace", owner), owner);
  const document = await templates.find(firstTemplate);
  if (!document) return;
  const agent = await createAgent(workspace, document);
  try {
    const languages = Object.keys(document.languages.offered);
    await publishAgent(releases, workspace, { agent: agent.id, document, revision: 0, note: "As it comes with Vaarta", languages });
  } catch (error) {
    // The agent is there to be worked on; it only cannot be talked to yet.
    log.error({ code: failureOf(error)?.code ?? "FAULT", template: firstTemplate }, "the first agent could not be published");
  }
}
