import { router } from "./builder.ts";
import { agentsRouter, templatesRouter } from "./routers/agents.ts";
import { commentsRouter } from "./routers/comments.ts";
import { conversationsRouter } from "./routers/conversations.ts";
import { draftsRouter } from "./routers/drafts.ts";
import { apiKeysRouter, auditRouter, membersRouter } from "./routers/members.ts";
import { modelsRouter } from "./routers/models.ts";
import { releasesRouter } from "./routers/releases.ts";
import { sessionRouter } from "./routers/session.ts";
import { speechRouter } from "./routers/speech.ts";

/** Everything the studio may ask. */
export const appRouter = router({
  session: sessionRouter,
  templates: templatesRouter,
  agents: agentsRouter,
  drafts: draftsRouter,
  comments: commentsRouter,
  releases: releasesRouter,
  conversations: conversationsRouter,
  models: modelsRouter,
  speech: speechRouter,
  members: membersRouter,
  apiKeys: apiKeysRouter,
  audit: auditRouter,
});

export type AppRouter = typeof appRouter;
