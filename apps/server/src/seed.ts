import { createAgent } from "./agents.ts";
import { failureOf } from "./failures.ts";
import { publishAgent } from "./release/publish-agent.ts";
import type { Services } from "./services.ts";

/** The first agent of a new installation. */
const firstTemplate = "gold-loan";

/** On the very first start: an owner, a workspace, and an agent that can be talked to. Later starts change nothing. */
export async function seed(services: Omit<Services, "drafts" | "chats" | "version">): Promise<void> {
  const { database, releases, signIn, templates, config, log } = services;
  if (await database.directory.firstUser()) return;
  const name = "Owner";
  const owner = config.owner
    ? await signIn.createWithPassword({ name, ...config.owner })
    : await database.directory.createUser({ name, email: "owner@localhost.localdomain" });
  const workspace = database.workspace(await database.directory.createWorkspace("My workspace", owner), owner);
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
