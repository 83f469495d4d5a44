import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Config, isLoopback } from "../config.ts";
import { ServerError } from "../failures.ts";
import type { Services } from "../services.ts";

/** Counts every answer, and gives the figures at `/metrics` to whoever may see them. Comes before the routes it counts. */
export function metricsRoutes(app: FastifyInstance, { config, database, chats, voice, metrics }: Services): void {
  app.addHook("onResponse", async (request, reply) =>
    metrics.answered(request.method, routeOf(request.routeOptions.url), reply.statusCode),
  );
  app.get("/metrics", async (request, reply) => {
    if (!mayRead(request, config))
      throw new ServerError(
        "TOKEN_INVALID",
        "Figures are told to this machine itself, or to whoever shows the token of VAARTA_METRICS_TOKEN as a bearer token.",
      );
    const { ok } = await database.health();
    const hosts = voice.registry.all.map(({ description: { kind, capacity }, isDraining, assigned }) => ({ kind, capacity, isDraining, calls: assigned.size })); // prettier-ignore
    return reply.type(metrics.contentType).send(await metrics.text({ isDatabaseUp: ok, chats: chats.count, hosts }));
  });
}

/** Names of routes as they were written down: an address itself may hold an id. Files of the studio are one. */
function routeOf(url: string | undefined): string {
  if (url === undefined) return "none";
  return /^\/(v1|api|trpc|healthz|metrics)\b/.test(url) ? url : "studio";
}

function mayRead(request: FastifyRequest, { metricsToken, publicUrl, trustProxy }: Config): boolean {
  if (metricsToken !== null) {
    const shown = /^Bearer (\S{1,1000})$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    return timingSafeEqual(digest(shown), digest(metricsToken));
  }
  // A proxy on this machine comes from a loopback address too, and what it says of others can be made up. So can a page's idea of a name.
  const { headers, socket } = request;
  const isForwarded = ["forwarded", "x-forwarded-for", "x-real-ip", "via"].some((name) => headers[name] !== undefined);
  return publicUrl === null && !trustProxy && !isForwarded && isLoopback(socket.remoteAddress ?? "") && isLoopback(request.hostname);
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
