import { DatabaseError } from "@vaarta/db";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { ResumeTokens } from "../chat/tokens.ts";
import { ServerError } from "../failures.ts";
import type { Services } from "../services.ts";
import { testerOf } from "../sign-in/testers.ts";
import { baseOf } from "./routes.ts";

const beginSchema = z.strictObject({
  language: z.string().max(40).optional(),
  direction: z.enum(["inbound", "outbound"]).optional(),
  attributes: z.record(z.string().max(100), z.json()).optional(),
});
const eventsSchema = z.object({ after: z.coerce.number().int().min(0).default(0) });

/** What the studio's test console asks to talk with a draft: for those who may test, and never part of any figure. */
export function testCallRoutes(app: FastifyInstance, services: Services, tokens: ResumeTokens): void {
  const { config, database, drafts, voice } = services;

  /** Begins a spoken test of the draft as it is now. */
  app.post<{ Params: { agent: string } }>(
    "/api/agents/:agent/test-calls",
    { bodyLimit: 64 * 1024, config: { rateLimit: { max: Math.max(5, Math.round(config.rateLimit / 20)), timeWindow: "1 minute" } } },
    async (request, reply) => {
      const { workspace: id, actor } = await testerOf(services, request, "talk with a draft");
      const input = beginSchema.safeParse(request.body ?? {});
      if (!input.success)
        throw new ServerError("MESSAGE_INVALID", "A test call takes a `language`, a `direction` and `attributes`. Reload the studio.");
      const workspace = database.workspace(id, actor);
      const { revision, document } = await drafts.newest(workspace, request.params.agent);
      const begun = await voice.calls.beginTest(workspace, request.params.agent, document, { ...input.data, base: baseOf(request) });
      const token = tokens.make({ workspace: id, conversation: begun.conversation });
      return reply.status(201).send({ ...begun, ...(await voice.offerOf(workspace, begun)), token, revision });
    },
  );

  /** What happened in a spoken test after an event, words and all. */
  app.get<{ Params: { conversation: string } }>("/api/test-calls/:conversation/events", async (request) => {
    const { workspace } = await testerOf(services, request, "see tests of a draft");
    const { conversation } = request.params;
    const found = voice.tests.assignmentOf({ workspace, conversation });
    if (!found) throw new DatabaseError("NOT_FOUND", "There is no such test call any more. Start a new one.");
    const input = eventsSchema.safeParse(request.query);
    if (!input.success) throw new ServerError("MESSAGE_INVALID", "`after` is the number of the last event that is known.");
    return { events: await found.store.events(conversation, input.data.after) };
  });
}
