import type { Role } from "@vaarta/db";

const everyone: readonly Role[] = ["owner", "designer", "knowledge-admin", "reviewer", "operator", "viewer"];
const designers: readonly Role[] = ["owner", "designer"];
const owners: readonly Role[] = ["owner"];
/** Callers' words: not for those who only look at designs. */
const listeners: readonly Role[] = ["owner", "designer", "reviewer", "operator"];
const commenters: readonly Role[] = ["owner", "designer", "knowledge-admin", "reviewer"];

/**
 * Who may call what: the one table. A procedure without a row cannot be called by anybody. `signed-in` needs a person but no
 * workspace.
 */
export const access: Record<string, readonly Role[] | "signed-in"> = {
  "session.me": everyone,
  "session.setPassword": "signed-in",
  "session.join": "signed-in",
  "templates.list": everyone,
  "agents.list": everyone,
  "agents.create": designers,
  "agents.rename": designers,
  "agents.remove": owners,
  "drafts.open": everyone,
  "drafts.patch": designers,
  "drafts.watch": everyone,
  "drafts.history": everyone,
  "drafts.at": everyone,
  "comments.list": everyone,
  "comments.add": commenters,
  "comments.resolve": commenters,
  "releases.list": everyone,
  "releases.get": everyone,
  "releases.check": everyone,
  "releases.funnel": everyone,
  "releases.latency": everyone,
  "releases.rules": everyone,
  "releases.setRules": owners,
  "releases.publish": designers,
  "releases.rollBack": designers,
  "conversations.list": listeners,
  "conversations.get": listeners,
  "conversations.timings": listeners,
  "conversations.log": listeners,
  "conversations.remove": owners,
  "models.list": designers,
  "models.save": owners,
  "models.remove": owners,
  "models.test": owners,
  "models.routes": designers,
  "models.saveRoutes": owners,
  "models.budget": owners,
  "models.saveBudget": owners,
  "models.usage": listeners,
  "speech.list": designers,
  "speech.connect": owners,
  "speech.remove": owners,
  "speech.test": owners,
  "members.list": everyone,
  "members.invite": owners,
  "members.setRole": owners,
  "members.remove": owners,
  "apiKeys.list": owners,
  "apiKeys.create": owners,
  "apiKeys.revoke": owners,
  "audit.list": owners,
};
