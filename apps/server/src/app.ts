import { existsSync, statfsSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import cookie from "@fastify/cookie";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import fastifyStatic from "@fastify/static";
import websocket from "@fastify/websocket";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/unstable-core-do-not-import";
import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from "@trpc/server/adapters/fastify";
import Fastify, { LogController, type FastifyBaseLogger, type FastifyError, type FastifyInstance, type FastifyReply } from "fastify";
import { chatRoutes } from "./chat/routes.ts";
import type { ResumeTokens } from "./chat/tokens.ts";
import { livekitRoutes } from "./livekit/routes.ts";
import { metricsRoutes } from "./metrics/routes.ts";
import { answerRoutes } from "./models/answer-routes.ts";
import { failureOf, faultMessage, httpStatusOf, ServerError } from "./failures.ts";
import type { Services } from "./services.ts";
import { isCrossSite } from "./sign-in/requests.ts";
import { signInRoutes } from "./sign-in/routes.ts";
import { faultOf } from "./trpc/builder.ts";
import { contextOf } from "./trpc/context.ts";
import { type AppRouter, appRouter } from "./trpc/router.ts";
import { linkUpgrades } from "./voice/link-upgrades.ts";
import { voiceRoutes } from "./voice/routes.ts";
import { testCallRoutes } from "./voice/test-call-routes.ts";

declare module "fastify" {
  interface FastifyInstance {
    routeList: readonly string[];
  }
}

/** A document of 20 MB with room for its envelope. */
const documentLimit = 24 * 1024 * 1024;

/** The web server, not listening yet. */
export async function createApp(services: Services, tokens: ResumeTokens): Promise<FastifyInstance> {
  const { config, log } = services;
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    // Addresses carry tokens and names; a line per request would keep them.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: documentLimit,
    trustProxy: config.trustProxy,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 5_000 },
  });

  // Every route that is ever added, for the test that asks each about another workspace's things.
  const routeList: string[] = [];
  app.decorate("routeList", routeList);
  app.addHook("onRoute", ({ method, url }) => void routeList.push(...[method].flat().map((one) => `${one} ${url}`)));

  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        scriptSrc: ["'self'"],
        // The canvas and the editor place things by inline styles; no script can be smuggled in by those.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'", "data:"],
        workerSrc: ["'self'", "blob:"],
        connectSrc: ["'self'", "ws:", "wss:"],
      },
    },
    hsts: config.publicUrl?.startsWith("https:") ? { maxAge: 15_552_000 } : false,
    crossOriginEmbedderPolicy: false,
  });
  await app.register(rateLimit, {
    max: config.rateLimit,
    timeWindow: "1 minute",
    // The studio's own files are many and harmless.
    allowList: (request) => request.url.startsWith("/assets/"),
    errorResponseBuilder: (_request, context) => new ServerError("TOO_MANY", `Too many requests. Try again in ${context.after}.`),
  });
  await app.register(cors, {
    delegator: (request, done) => done(null, { origin: request.url?.startsWith("/v1/") ? config.origins : false }),
  });
  const pages = linkUpgrades(app.server, services.voice.secret, services.voice.connected);
  await app.register(websocket, { options: { maxPayload: 64 * 1024, server: pages as Server } });

  app.addHook("onRequest", async (request) => {
    const changes = request.method !== "GET" && request.method !== "HEAD" && request.method !== "OPTIONS";
    const isOurs = request.url.startsWith("/trpc") || request.url.startsWith("/api");
    if (changes && isOurs && isCrossSite(request, config.publicUrl))
      throw new ServerError("CROSS_SITE", "This request was made by a page of another site, so it was refused.");
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    services.metrics.failed(error);
    return refuse(error, request.url, reply, log);
  });
  metricsRoutes(app, services);

  await app.register(fastifyTRPCPlugin, {
    prefix: "/trpc",
    trpcOptions: { router: appRouter, createContext: contextOf(services), maxBatchSize: 20 },
  } satisfies FastifyTRPCPluginOptions<AppRouter>);
  signInRoutes(app, services);
  answerRoutes(app, services);
  await app.register(async (scope) => chatRoutes(scope, services, tokens));
  voiceRoutes(app, services, tokens);
  testCallRoutes(app, services, tokens);
  await livekitRoutes(app, services);
  app.get("/healthz", async (_request, reply) => {
    const database = diskProblem(config) ?? (await services.database.health());
    return reply.status(database.ok ? 200 : 503).send({ status: database.ok ? "ok" : "degraded", database, version: services.version, conversations: services.chats.count }); // prettier-ignore
  });
  await serveStudio(app, config.studioFolder);
  return app;
}

/** Below this, the embedded database may refuse to keep more at any moment. */
const lowDiskBytes = 30 * 1024 * 1024;

function diskProblem({ databaseUrl, dataFolder }: Services["config"]) {
  if (databaseUrl !== null) return null;
  const { bavail, bsize } = statfsSync(dataFolder);
  if (bavail * bsize >= lowDiskBytes) return null;
  return {
    ok: false as const,
    code: "DISK_FULL" as const,
    message: `The disk that holds ${dataFolder} is full. Free some space; nothing that was saved is lost.`,
  };
}

/** Tells a refusal in the words of whoever asked: tRPC's envelope for the studio, plain JSON for others. */
function refuse(error: FastifyError, url: string, reply: FastifyReply, log: Services["log"]) {
  const tooLarge = error.statusCode === 413;
  const failure = tooLarge
    ? {
        code: "TOO_LARGE" as const,
        message: "This is too large: a document may have 20 MB. Take data sets out of it, or split the agent.",
        issues: [],
      }
    : failureOf(error);
  const status = failure ? httpStatusOf(failure.code) : error.statusCode && error.statusCode < 500 ? error.statusCode : 500;
  if (status >= 500 && failure?.code !== "FULL" && failure?.code !== "NO_VOICE")
    log.error({ fault: faultOf(error), code: failure?.code }, "a request failed");
  const message = failure?.message ?? (status < 500 ? "This request is not understood here. Check how it is made." : faultMessage);
  const reason = failure?.code ?? (status < 500 ? "MESSAGE_INVALID" : "FAULT");
  if (!url.startsWith("/trpc")) return reply.status(status).send({ error: { code: reason, message } });
  const code = status === 413 ? "PAYLOAD_TOO_LARGE" : status === 429 ? "TOO_MANY_REQUESTS" : status === 403 ? "FORBIDDEN" : status < 500 ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR"; // prettier-ignore
  return reply
    .status(status)
    .send({ error: { message, code: TRPC_ERROR_CODES_BY_KEY[code], data: { code, httpStatus: status, reason, issues: [] } } });
}

/** The built studio; every address that is no file is the studio's own. */
async function serveStudio(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, "index.html"));
  if (built) await app.register(fastifyStatic, { root: folder, wildcard: false, index: false, cacheControl: false, setHeaders: cached });
  app.setNotFoundHandler(async (request, reply) => {
    const isPage =
      request.method === "GET" && !/^\/(trpc|api|v1|assets)\//.test(request.url) && request.headers.accept?.includes("text/html");
    if (!isPage) return reply.status(404).send({ error: { code: "NOT_FOUND", message: "There is nothing at this address." } });
    if (!built) return reply.status(503).type("text/plain").send("The studio is not built yet. Run `npm start`, or `npm run build`.");
    return reply.header("cache-control", "no-cache").sendFile("index.html");
  });
}

function cached(reply: FastifyReply, path: string): void {
  // Names of built files hold their hash, so they never change; pages are asked for again.
  void reply.header("cache-control", path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
}
