import type { Workspace } from "@vaarta/db";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { parseDocument } from "@vaarta/flow";
import { ServerError } from "../failures.ts";
import type { Services } from "../services.ts";
import { headersOf, isCrossSite } from "../sign-in/requests.ts";
import { baseOf } from "../voice/routes.ts";
import { agreedOf } from "./agreed.ts";
import { programs } from "./programs.ts";
import { conversationSocket } from "./socket.ts";
import type { ResumeTokens } from "./tokens.ts";

const startSchema = z.object({
  channel: z.enum(["chat", "voice"]).default("chat"),
  language: z.string().max(40).optional(),
  attributes: z.record(z.string().max(100), z.json()).optional(),
});

/** What callers' pages speak to: public, limited, and knowing nothing but the published release. */
export function chatRoutes(app: FastifyInstance, services: Services, tokens: ResumeTokens): void {
  const { chats, config, database } = services;
  const programOf = programs();

  async function published(slug: string) {
    const found = await database.directory.agentBySlug(slug);
    const workspace = found && database.workspace(found.workspace, "caller");
    const release = found && workspace ? await workspace.releases.live(found.agent) : null;
    // An agent that is not published is not told from one that is not there.
    if (!found || !workspace || !release) throw new ServerError("NOT_PUBLISHED", "There is no such agent to talk to. Check the address.");
    return { ...found, workspace, release };
  }

  app.get<{ Params: { slug: string } }>("/v1/agents/:slug", async (request) => {
    const { release, workspace } = await published(request.params.slug);
    const own = services.voice.calls.offer();
    const parsed = parseDocument(release.document);
    if (!parsed.ok) throw new ServerError("NOT_PUBLISHED", "There is no such agent to talk to. Check the address.");
    const { name, desk, languages } = parsed.document;
    return {
      name,
      company: desk.company,
      languages: Object.keys(languages.offered),
      channel: "chat" as const,
      voice: own && (await services.voice.offerOf(workspace, own)),
    };
  });

  app.post<{ Params: { slug: string } }>(
    "/v1/agents/:slug/conversations",
    { bodyLimit: 16 * 1024, config: { rateLimit: { max: Math.max(5, Math.round(config.rateLimit / 20)), timeWindow: "1 minute" } } },
    async (request, reply) => {
      const input = startSchema.safeParse(request.body ?? {});
      if (!input.success)
        throw new ServerError("MESSAGE_INVALID", "A conversation takes a `channel`, a `language` and, from a test, `attributes`.");
      const { agent, workspace } = await published(request.params.slug);
      // Attributes decide what a caller is told about himself, so only members of the workspace may give them.
      const isMember =
        input.data.attributes !== undefined && !isCrossSite(request, config.publicUrl) && (await memberOf(request.headers, workspace.id));
      if (input.data.attributes && !isMember)
        throw new ServerError("ROLE_LACKING", "Only members of the workspace may start a conversation with attributes.");
      const start = {
        ...(input.data.language === undefined ? {} : { language: input.data.language }),
        ...(isMember && input.data.attributes ? { attributes: input.data.attributes } : {}),
      };
      const begun =
        input.data.channel === "voice"
          ? await spoken(workspace, agent, { ...start, base: baseOf(request) })
          : { conversation: await chats.begin(workspace, agent, { isTest: isMember, ...start }) };
      return reply.status(201).send({ ...begun, token: tokens.make({ workspace: workspace.id, conversation: begun.conversation }) });
    },
  );

  /** What she agreed to, for whoever holds her token. */
  app.get<{ Params: { id: string } }>("/v1/conversations/:id/agreed", async (request) => {
    const grant = tokens.read(/^Bearer (\S{1,1000})$/.exec(request.headers.authorization ?? "")?.[1] ?? "");
    if (!grant || grant.conversation !== request.params.id)
      throw new ServerError("TOKEN_INVALID", "This conversation cannot be opened with that token. Start a new one.");
    const workspace = database.workspace(grant.workspace, "caller");
    const { release } = await workspace.conversations.get(grant.conversation);
    const [program, events] = await Promise.all([programOf(workspace, release.id), workspace.conversations.events(grant.conversation)]);
    return agreedOf(program, events);
  });

  app.get<{ Params: { id: string } }>("/v1/conversations/:id/socket", { websocket: true }, (socket, request) =>
    conversationSocket(socket, request.params.id, { chats, tokens, log: services.log }),
  );

  async function spoken(workspace: Workspace, agent: string, input: Parameters<typeof services.voice.calls.begin>[2]) {
    const place = await services.voice.calls.begin(workspace, agent, input);
    return { ...place, ...(await services.voice.offerOf(workspace, place)) };
  }

  async function memberOf(headers: Parameters<typeof headersOf>[0]["headers"], workspace: string): Promise<boolean> {
    const identity = await services.signIn.identify(headersOf({ headers }));
    if (!identity) return false;
    return identity.kind === "person" ? identity.memberships.some((one) => one.id === workspace) : identity.membership.id === workspace;
  }
}
