import type { FastifyInstance } from "fastify";
import { ServerError } from "../failures.ts";
import type { Services } from "../services.ts";
import { headersOf, notLocal, ownOrigin, passOn } from "./requests.ts";

const bodyLimit = 64 * 1024;

/** Sign-in: the library's own routes, and the local owner's. */
export function signInRoutes(app: FastifyInstance, services: Services): void {
  const { database, signIn, config } = services;
  // Guessing passwords must be slow.
  const rateLimit = { max: Math.max(5, Math.round(config.rateLimit / 60)), timeWindow: "1 minute" };

  app.post(
    "/api/session/local",
    { bodyLimit, config: { rateLimit: { max: config.rateLimit, timeWindow: "1 minute" } } },
    async (request, reply) => {
      const reason = notLocal(request);
      if (reason)
        throw new ServerError(
          "SIGN_IN_REFUSED",
          `Signing in without a password works only on the machine itself: ${reason}. Use e-mail and password.`,
        );
      const owner = await database.directory.firstUser();
      if (!owner || owner.hasPassword)
        throw new ServerError("SIGN_IN_REFUSED", "The owner has a password. Sign in with e-mail and password.");
      return passOn(await signIn.local(owner.id, headersOf(request)), reply);
    },
  );

  app.route({
    method: ["GET", "POST"],
    url: "/api/auth/*",
    bodyLimit,
    config: { rateLimit: { ...rateLimit, max: rateLimit.max * 3 } },
    async handler(request, reply) {
      const url = new URL(request.url, ownOrigin(request, config.publicUrl));
      const headers = headersOf(request);
      // Nobody joins by himself: an invitation opens the door.
      const isSignUp = url.pathname.startsWith("/api/auth/sign-up");
      const invitation = headers.get("x-vaarta-invitation") ?? "";
      if (isSignUp && !(await database.directory.invitationExists(invitation))) {
        throw new ServerError("SIGN_IN_REFUSED", "An account needs an invitation. Ask an owner of the workspace for a new link.");
      }
      headers.delete("content-length");
      const body = request.method === "POST" ? JSON.stringify(request.body ?? {}) : null;
      return passOn(await signIn.auth.handler(new Request(url, { method: request.method, headers, body })), reply);
    },
  });
}
