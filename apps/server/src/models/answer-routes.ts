import { Readable } from "node:stream";
import { ModelError, type ModelRequest, modelTasks, type Models } from "@vaarta/llm";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { ServerError } from "../failures.ts";
import type { Services } from "../services.ts";
import { testerOf } from "../sign-in/testers.ts";

const requestSchema = z.strictObject({
  task: z.enum(modelTasks as [string, ...string[]]),
  system: z.string().max(200_000),
  messages: z.array(z.strictObject({ role: z.enum(["caller", "agent"]), text: z.string().max(100_000) })).max(200),
  schema: z.record(z.string(), z.json()).optional(),
  stablePrefix: z.number().int().min(0).optional(),
  maxOutputTokens: z.number().int().min(1).max(4_000).optional(),
});

/**
 * What the studio's test console asks models by: the request goes out from here, so that no key ever reaches a tab. The answer comes back
 * as lines of JSON, one chunk each; a failure is the last line. Leaving closes the request to the provider.
 */
export function answerRoutes(app: FastifyInstance, services: Services): void {
  const config = { rateLimit: { max: Math.max(5, Math.round(services.config.rateLimit / 5)), timeWindow: "1 minute" } };

  app.get("/api/models/tasks", async (request) => {
    const { workspace } = await testerOf(services, request, "ask models");
    const models = await services.models.modelsFor(workspace);
    return { tasks: modelTasks.filter((task) => models.has(task)) };
  });

  app.post("/api/models/answer", { bodyLimit: 1024 * 1024, config }, async (request, reply) => {
    const { workspace } = await testerOf(services, request, "ask models");
    const input = requestSchema.safeParse(request.body);
    if (!input.success) throw new ServerError("MESSAGE_INVALID", "This is no question to a model. Reload the studio and try again.");
    const models = await services.models.modelsFor(workspace);
    const leaving = new AbortController();
    reply.raw.on("close", () => leaving.abort());
    const asked = { ...input.data, signal: leaving.signal } as ModelRequest;
    return reply.type("application/x-ndjson").send(Readable.from(linesOf(models, asked)));
  });
}

async function* linesOf(models: Models, request: ModelRequest): AsyncIterable<string> {
  try {
    for await (const chunk of models.stream(request)) yield `${JSON.stringify(chunk)}\n`;
  } catch (error) {
    if (request.signal.aborted) return;
    yield `${JSON.stringify({ type: "failed", code: ModelError.is(error) ? error.code : "UNAVAILABLE" })}\n`;
  }
}
