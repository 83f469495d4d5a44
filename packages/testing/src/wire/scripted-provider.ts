import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ProviderKind } from "@vaarta/llm";
import { promptOnTheWire } from "./prompt-on-the-wire.ts";
import { errorOnTheWire, onTheWire, type WirePart } from "./wire-formats.ts";

/** What the server does with one request. */
export type Exchange =
  /** Streams an answer. @defaultValue one write for everything */
  | { parts: readonly WirePart[]; split?: number; end?: "cut" | "silence" | "error-event"; untilCut?: number }
  | { status: number; headers?: Record<string, string>; body?: string }
  /** Sends what it is given as events, right or wrong. */
  | { raw: string }
  /** Takes the request and says nothing; closes at once. */
  | "silence"
  | "hang-up";

export interface RequestSeen {
  path: string;
  headers: IncomingMessage["headers"];
  body: Record<string, unknown>;
  /** The body as it was sent. */
  text: string;
  /** The instructions, and the last message, whatever the wire format. */
  system: string;
  last: string;
  /** Resolves when the client closed the connection before the answer was over. */
  closed: Promise<void>;
  /** True from then on. */
  isClosed: boolean;
  /** When it was read whole, and when the answer's first byte was handed over, by `performance.now()`; 0 before that. */
  arrivedAt: number;
  answeredAt: number;
}

/** A provider on a port of this machine that speaks a real wire format and does what it is told, request by request. */
export interface ScriptedProvider {
  /** The base URL for a provider of its kind. */
  url: string;
  requests: RequestSeen[];
  /** How many connections were made. */
  connections: number;
  /** Adds what is to be done with the next requests. */
  will(...exchanges: Exchange[]): void;
  /** Exchanges that nobody asked for, and requests that nobody scripted. A test ends with none. */
  leftOver(): string[];
  stop(): Promise<void>;
}

/** @param otherwise - what is done with a request that `will` has nothing for; without it such a request is an error of the test */
export async function scriptedProvider(
  kind: ProviderKind,
  otherwise: (request: RequestSeen) => Exchange | null = () => null,
): Promise<ScriptedProvider> {
  const exchanges: Exchange[] = [];
  const unscripted: string[] = [];
  const requests: RequestSeen[] = [];
  const server = createServer((request, response) => {
    read(request)
      .then((text) => {
        const body = JSON.parse(text || "{}") as Record<string, unknown>;
        const seen: RequestSeen = {
          path: request.url ?? "",
          headers: request.headers,
          body,
          text,
          ...promptOnTheWire(kind, body),
          closed: closedEarly(response),
          isClosed: false,
          arrivedAt: performance.now(),
          answeredAt: 0,
        };
        void seen.closed.then(() => (seen.isClosed = true));
        requests.push(seen);
        const exchange = exchanges.shift() ?? otherwise(seen);
        const isRightPath = paths[kind].test(request.url ?? "");
        if (exchange && isRightPath) return perform(kind, exchange, response, () => (seen.answeredAt = performance.now()));
        unscripted.push(`${request.method} ${request.url}`);
        response.writeHead(501).end("not scripted");
      })
      .catch(() => response.destroy());
  });
  const provider: ScriptedProvider = {
    url: "",
    requests,
    connections: 0,
    will: (...more) => void exchanges.push(...more),
    leftOver: () => [...unscripted, ...exchanges.map((exchange) => JSON.stringify(exchange))],
    stop: () => stop(server),
  };
  server.on("connection", () => provider.connections++);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${kind === "google" ? "/v1beta" : "/v1"}`;
  return provider;
}

const paths: Record<ProviderKind, RegExp> = {
  "openai-compatible": /^\/v1\/chat\/completions$/,
  anthropic: /^\/v1\/messages$/,
  google: /^\/v1beta\/models\/[^/]+:streamGenerateContent\?alt=sse$/,
};

async function perform(kind: ProviderKind, exchange: Exchange, response: ServerResponse, answers: () => void): Promise<void> {
  if (exchange === "silence") return;
  if (exchange === "hang-up") return void response.destroy();
  if ("status" in exchange) {
    response.writeHead(exchange.status, { "content-type": "application/json", ...exchange.headers }).end(exchange.body ?? "{}");
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  if ("raw" in exchange) return void response.end(exchange.raw);
  const whole = Buffer.from(onTheWire(kind, exchange.parts));
  const upTo = exchange.end ? cutPoint(whole, exchange.untilCut) : whole.length;
  const size = exchange.split ?? whole.length;
  answers();
  for (let at = 0; at < upTo && !response.destroyed; at += size) {
    await new Promise<void>((resolve) => void response.write(whole.subarray(at, Math.min(at + size, upTo)), () => resolve()));
    // Between writes the other side reads, so that pieces do not meet again on the way.
    if (exchange.split !== undefined) await new Promise((resolve) => setImmediate(resolve));
  }
  if (exchange.end === "cut") response.destroy();
  else if (exchange.end === "error-event") response.end(errorOnTheWire(kind));
  else if (exchange.end !== "silence") response.end();
}

/** After so many text pieces; what is sent ends with a whole event. */
function cutPoint(wire: Buffer, pieces = 1): number {
  const events = wire.toString().split(/(?<=\r?\n\r?\n)/);
  const isText = (event: string) => /"content":"[^"]|text_delta|"parts":\[\{"text":"[^"]/.test(event);
  let seen = 0;
  const end = events.findIndex((event) => isText(event) && ++seen === pieces);
  return Buffer.byteLength(events.slice(0, end + 1).join(""));
}

function closedEarly(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => response.once("close", () => !response.writableFinished && resolve()));
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
