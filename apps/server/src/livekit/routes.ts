import type { FastifyInstance } from "fastify";
import { ServerError } from "../failures.ts";
import type { Services } from "../services.ts";

/** What LiveKit tells of rooms. It is believed when it is signed with the key that only it and this server have. */
export async function livekitRoutes(app: FastifyInstance, { voice }: Services): Promise<void> {
  const { rooms } = voice;
  if (!rooms) return;
  await app.register(async (scope) => {
    // The signature is over the bytes as they came.
    scope.addContentTypeParser("application/webhook+json", { parseAs: "string", bodyLimit: 256 * 1024 }, (_request, body, done) =>
      done(null, body),
    );
    scope.post("/v1/livekit/webhook", async (request, reply) => {
      const told = typeof request.body === "string" ? await rooms.rooms.receive(request.body, request.headers.authorization) : null;
      if (!told)
        throw new ServerError(
          "TOKEN_INVALID",
          "This was not signed by the LiveKit server that is configured here. Check its webhook's key.",
        );
      if (told.event === "room_finished" && told.room) await rooms.finished(told.room.metadata);
      return reply.status(204).send();
    });
  });
}
