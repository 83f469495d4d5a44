import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { type SpeechKind, speechFormats } from "./speech-formats.ts";

/** What the server does with one request or one socket. */
export type SpeechExchange =
  /** Hears this. Partials are told as sound comes, where the provider has any. `before` tells words before the end, as its own pauses do. */
  | { hears: string; partials?: readonly string[]; before?: readonly string[]; confidence?: number; language?: string }
  /** Speaks this: 16-bit samples at its rate. */
  | { speaks: Int16Array; pieces?: number; asWav?: boolean; end?: "cut" | "silence" }
  | { status: number; body?: string }
  /** An error in its own words, after it took sound. */
  | { error: number }
  /** Sends what it is given, right or wrong. */
  | { raw: string }
  | "silence"
  | "hang-up"
  /** Takes the first sound, then the connection is gone. */
  | "cut";

export interface SpeechRequestSeen {
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  /** What was posted, as JSON or as the fields of a form. */
  body: Record<string, unknown>;
  /** Samples that came, at 16 kHz. */
  samples: number;
  /** Resolves when the client closed the connection. */
  closed: Promise<void>;
}

/** A provider of hearing and voices on a port of this machine. It speaks the real wire format and refuses what that would refuse. */
export interface SpeechServer {
  url: string;
  requests: SpeechRequestSeen[];
  will(...exchanges: SpeechExchange[]): void;
  /** Exchanges that nobody asked for, and requests that nobody scripted or that the real one would refuse. A test ends with none. */
  leftOver(): string[];
  stop(): Promise<void>;
}

export async function scriptedSpeechServer(kind: SpeechKind): Promise<SpeechServer> {
  const format = speechFormats[kind];
  const exchanges: SpeechExchange[] = [];
  const wrong: string[] = [];
  const requests: SpeechRequestSeen[] = [];
  const sockets = new Set<Duplex>();
  const server = createServer((request, response) => {
    const closed = new Promise<void>((resolve) => response.once("close", resolve));
    read(request)
      .then((body) => {
        const seen = seenOf(request, closed);
        const fields = /multipart/.test(request.headers["content-type"] ?? "") ? formOf(body) : (JSON.parse(body.toString("utf8")) as Record<string, unknown>); // prettier-ignore
        seen.body = fields;
        seen.samples = Number(fields["samples"] ?? 0);
        requests.push(seen);
        const exchange = exchanges.shift();
        const fault = format.refuses(seen) ?? (exchange ? null : "not scripted");
        if (!exchange || fault !== null) {
          wrong.push(`${request.url}: ${fault}`);
          return void response.writeHead(501).end();
        }
        return answer(exchange, response, seen);
      })
      .catch(() => response.destroy());
  });

  async function answer(exchange: SpeechExchange, response: ServerResponse, seen: SpeechRequestSeen): Promise<void> {
    if (exchange === "silence") return;
    if (exchange === "hang-up" || exchange === "cut") return void response.destroy();
    if ("status" in exchange)
      return void response.writeHead(exchange.status, { location: "http://127.0.0.1:9/" }).end(exchange.body ?? "{}");
    if ("error" in exchange) return void response.writeHead(exchange.error).end("{}");
    if ("raw" in exchange) return void response.writeHead(200).end(exchange.raw);
    if ("hears" in exchange) return void response.writeHead(200).end(JSON.stringify(format.posted(exchange, seen)));
    response.writeHead(200, { "content-type": "application/octet-stream" });
    const sound = Buffer.from(exchange.speaks.buffer, exchange.speaks.byteOffset, exchange.speaks.byteLength);
    const whole = exchange.asWav ? Buffer.concat([wavHeader(format.voiceRate), sound]) : sound;
    // An odd size: samples come in halves too.
    const size = Math.ceil(whole.length / (exchange.pieces ?? 3)) | 1;
    const upTo = exchange.end ? Math.floor(whole.length / 2) : whole.length;
    for (let at = 0; at < upTo && !response.destroyed; at += size) {
      await new Promise<void>((resolve) => void response.write(whole.subarray(at, Math.min(at + size, upTo)), () => resolve()));
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (exchange.end === "cut") response.destroy();
    else if (exchange.end !== "silence") response.end();
  }

  const sockServer = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const exchange = exchanges.shift();
    const seen = seenOf(request, new Promise<void>((resolve) => socket.once("close", () => resolve())));
    requests.push(seen);
    const fault = format.refuses(seen) ?? (exchange ? null : "not scripted");
    if (fault !== null) wrong.push(`${request.url}: ${fault}`);
    if (!exchange || fault !== null) return void socket.end("HTTP/1.1 501 Not Implemented\r\nconnection: close\r\n\r\n");
    if (exchange === "hang-up") return void socket.destroy();
    if (typeof exchange === "object" && "status" in exchange) return void socket.end(`HTTP/1.1 ${exchange.status} No\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`); // prettier-ignore
    sockServer.handleUpgrade(request, socket, head, (client) => converse(client, exchange, seen));
  });

  function converse(client: WebSocket, exchange: SpeechExchange, seen: SpeechRequestSeen): void {
    const hears = typeof exchange === "object" && "hears" in exchange ? exchange : null;
    const partials = [...(hears?.partials ?? [])];
    const before = [...(hears?.before ?? [])];
    client.on("message", (data, isBinary) => {
      const message = format.received(data as Buffer, isBinary);
      if (message === "wrong") {
        wrong.push(`${seen.path}: a message that is no sound and no end`);
        return client.close(1008);
      }
      if (typeof message === "number") {
        seen.samples += message;
        if (exchange === "cut") return client.terminate();
        if (typeof exchange === "object" && "raw" in exchange) return client.send(exchange.raw);
        if (typeof exchange === "object" && "error" in exchange) return client.send(JSON.stringify(format.error(exchange.error)));
        const said = before.shift();
        if (said !== undefined) return client.send(JSON.stringify(format.final({ ...hears!, hears: said }, false)));
        const partial = partials.shift();
        if (partial !== undefined) for (const news of format.partial({ ...hears!, hears: partial })) client.send(JSON.stringify(news));
      } else if (hears && !(kind === "sarvam" && hears.hears === "" && before.length === 0 && (hears.before?.length ?? 0) > 0))
        client.send(JSON.stringify(format.final(hears, true)));
    });
  }

  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${format.base}`,
    requests,
    will: (...more) => void exchanges.push(...more),
    leftOver: () => [...wrong, ...exchanges.map((exchange) => JSON.stringify(exchange).slice(0, 80))],
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

function seenOf(request: IncomingMessage, closed: Promise<void>): SpeechRequestSeen {
  const url = new URL(request.url ?? "/", "http://here");
  return { path: url.pathname, query: url.searchParams, headers: request.headers, body: {}, samples: 0, closed };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Fields of a form; of its file how many samples of a 16 kHz WAV it holds. */
function formOf(body: Buffer): Record<string, unknown> {
  const text = body.toString("latin1");
  const boundary = text.slice(0, text.indexOf("\r\n"));
  const fields: Record<string, unknown> = {};
  for (const part of text.split(boundary).slice(1, -1)) {
    const [head = "", ...rest] = part.split("\r\n\r\n");
    const content = rest.join("\r\n\r\n").replace(/\r\n$/, "");
    const name = /name="([^"]+)"/.exec(head)?.[1] ?? "";
    if (!/filename=/.test(head)) fields[name] = Buffer.from(content, "latin1").toString("utf8");
    else {
      const wav = Buffer.from(content, "latin1");
      const isWav = wav.toString("latin1", 0, 4) === "RIFF" && wav.readUInt32LE(24) === 16_000;
      fields[name] = isWav ? "wav" : "no wav";
      fields["samples"] = isWav ? wav.readUInt32LE(40) / 2 : 0;
    }
  }
  return fields;
}

function wavHeader(rate: number): Buffer {
  const head = Buffer.alloc(44);
  head.write("RIFF\xff\xff\xff\xffWAVEfmt ", 0, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(2 * rate, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data\xff\xff\xff\xff", 36, "latin1");
  return head;
}
