import { createServer, type IncomingMessage, type Server } from "node:http";
import { createModels, type Models, type ModelTask } from "@vaarta/llm";
import { connect, type Connection } from "@vaarta/llm/providers";

/** A request as it came over the wire. */
export interface WireRequest {
  headers: IncomingMessage["headers"];
  /** As sent. */
  body: string;
  system: string;
  /** The last message. */
  last: string;
  /** The client closed it before it was answered. */
  closed: boolean;
}

/** Text to answer, a status to fail with, or silence (null) until the client gives up. */
export type WireAnswer = string | { status: number } | null;

export interface ModelServer {
  readonly requests: readonly WireRequest[];
  /** Its address, up to and with the version. */
  readonly url: string;
  /** Models over HTTP from it, for all tasks. */
  readonly models: Models;
  /** Its key: sent with every request, and to be found nowhere else. */
  readonly key: string;
  stop(): Promise<void>;
}

/** A provider of models that speaks the wire format of OpenAI, streaming in pieces of three characters, and answers as it is told. */
export async function modelServer(answer: (request: WireRequest) => WireAnswer): Promise<ModelServer> {
  const requests: WireRequest[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (piece: string) => (body += piece));
    request.on("end", () => {
      const { messages = [] } = JSON.parse(body) as { messages?: { role: string; content: unknown }[] };
      const seen: WireRequest = {
        headers: request.headers,
        body,
        system: textOf(messages[0]?.content),
        last: textOf(messages.at(-1)?.content),
        closed: false,
      };
      requests.push(seen);
      response.on("close", () => (seen.closed = !response.writableEnded));
      const said = answer(seen);
      if (said === null) return;
      if (typeof said !== "string") return void response.writeHead(said.status, { "content-type": "application/json" }).end("{}");
      response.writeHead(200, { "content-type": "text/event-stream" });
      const chunk = (delta: object, finish: string | null) =>
        response.write(
          `data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 1, model: "m", choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
        );
      for (let at = 0; at < said.length; at += 3) chunk({ role: "assistant", content: said.slice(at, at + 3) }, null);
      chunk({}, "stop");
      response.end("data: [DONE]\n\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const url = `http://127.0.0.1:${port}/v1`;
  const key = "sk-test-7f3e91c2ab5540de9a41";
  const connection = connect(
    { id: "wire", name: "Wire", kind: "openai-compatible", baseUrl: url, apiKey: key, models: [{ model: "m" }] },
    { allowLoopback: true, allowedHosts: [] },
  );
  const route = { models: [{ provider: "wire", model: "m" }], retries: 0 };
  const tasks: ModelTask[] = ["classify", "answer", "judge", "summarise"];
  const models = createModels({ sources: connection.sources, routes: Object.fromEntries(tasks.map((task) => [task, route])) });
  return { requests, url, models, key, stop: () => stop(server, connection) };
}

function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  return Array.isArray(content) ? content.map((part: { text?: string }) => part.text ?? "").join("") : "";
}

async function stop(server: Server, connection: Connection): Promise<void> {
  await connection.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
