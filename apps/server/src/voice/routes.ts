import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { ResumeTokens } from "../chat/tokens.ts";
import { ServerError } from "../failures.ts";
import type { Services } from "../services.ts";

const comeBackSchema = z.object({ token: z.string().max(1_000) });

/** What callers' pages ask about spoken calls beside beginning one: a place to come back to. */
export function voiceRoutes(app: FastifyInstance, services: Services, tokens: ResumeTokens): void {
  app.post<{ Params: { id: string } }>(
    "/v1/conversations/:id/voice",
    {
      bodyLimit: 4 * 1024,
      config: { rateLimit: { max: Math.max(20, Math.round(services.config.rateLimit / 5)), timeWindow: "1 minute" } },
    },
    async (request, reply) => {
      const input = comeBackSchema.safeParse(request.body);
      const grant = input.success ? tokens.read(input.data.token) : null;
      if (!grant || grant.conversation !== request.params.id)
        throw new ServerError("TOKEN_INVALID", "This conversation cannot be opened with that token. Start a new one.");
      const place = await services.voice.calls.comeBack(grant, baseOf(request));
      if (!place) return reply.status(410).send({ error: { code: "ENDED", message: "This call is over." } });
      return { ...place, ...(await services.voice.offerOf(services.database.workspace(grant.workspace, "caller"), place)) };
    },
  );
}

/** The server as whoever asks sees it. */
export function baseOf(request: FastifyRequest): URL {
  return new URL(`${request.protocol}://${request.host || "localhost"}`);
}
