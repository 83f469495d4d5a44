import { createServer, type Server } from "node:http";
import type { FromBrowser, ToBrowser } from "@vaarta/call";
import { wireVersion } from "@vaarta/call";
import { HostError, type HostedCalls, offered } from "@vaarta/host";
import { isRuntimeError } from "@vaarta/runtime";
import { type WebSocket, WebSocketServer } from "ws";
import { readMessage } from "./messages.ts";
import { socketLine } from "./socket-line.ts";

export interface CallSocketsOptions {
  calls: HostedCalls;
  host: string;
  /** 0 for any. One that is taken is as none. */
  port: number;
  offer: Pick<Extract<ToBrowser, { type: "ready" }>, "hears" | "speaks">;
  onTrouble(what: string, conversation: string, code: string): void;
}

const helloWithinMs = 10_000;
const pingMs = 5_000;
/** A second of sound at 16 kHz, in bytes. */
const soundPerSecond = 32_000;
const soundBurst = soundPerSecond * 5;
/** Messages beside sound and confirmations. */
const burst = 30;
const perSecond = 5;

/** Where browsers call: one WebSocket for each caller, from hello to goodbye. */
export async function callSockets(options: CallSocketsOptions): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((_request, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({ server, path: "/call", maxPayload: 64 * 1024 });
  sockets.on("connection", (socket) => callerSocket(socket, options));
  const port = await listen(server, options.host, options.port);
  return {
    port,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function callerSocket(socket: WebSocket, { calls, offer, onTrouble }: CallSocketsOptions): void {
  let state: "new" | "joining" | "in" = "new";
  let conversation = "";
  let isAlive = true;
  let allowance = burst;
  let soundAllowance = soundBurst;
  let refilledAt = performance.now();
  const line = socketLine({
    send: (frame) => socket.readyState === socket.OPEN && socket.send(frame),
    close: (code, reason) => socket.close(code, reason),
  });
  const late = setTimeout(() => line.refuse("MESSAGE_INVALID", "Say hello with your token first.", false), helloWithinMs);
  const ping = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, pingMs);

  socket.on("pong", () => (isAlive = true));
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    clearTimeout(late);
    clearInterval(ping);
    line.broke();
  });
  socket.on("message", (data: Buffer, isBinary: boolean) => {
    isAlive = true;
    const now = performance.now();
    const seconds = (now - refilledAt) / 1_000;
    refilledAt = now;
    allowance = Math.min(burst, allowance + seconds * perSecond);
    soundAllowance = Math.min(soundBurst, soundAllowance + seconds * soundPerSecond * 1.1);
    if (isBinary) {
      // Nobody speaks faster than time passes.
      if (state !== "in" || data.length % 2 !== 0 || (soundAllowance -= data.length) < 0) return;
      const pcm = new Int16Array(data.length / 2);
      for (let at = 0; at < pcm.length; at++) pcm[at] = data.readInt16LE(at * 2);
      return line.takeSound(pcm);
    }
    const message = readMessage(data);
    if (!message)
      return line.tell({ type: "error", code: "MESSAGE_INVALID", message: "This message is not understood here.", retry: false });
    if (message.type === "hello") return void (state === "new" && hello(message));
    if (state !== "in") return;
    if (message.type !== "played" && message.type !== "ping" && (allowance -= 1) < 0) return;
    line.take(message);
  });

  async function hello({ version, token, microphone }: Extract<FromBrowser, { type: "hello" }>): Promise<void> {
    state = "joining";
    clearTimeout(late);
    line.onlyWrites = !microphone;
    if (version !== wireVersion) return line.refuse("VERSION", "This page is of another version. Load it again.", false);
    try {
      await calls.join(token, line, (opened) => {
        conversation = opened.conversation;
        state = "in";
        line.tell({ type: "ready", ...offered(offer, opened.speech), resumed: opened.start === null });
      });
    } catch (error) {
      const code = HostError.is(error) || isRuntimeError(error) ? error.code : "FAULT";
      if (code === "FAULT") onTrouble("a caller could not be let in", conversation, code);
      const isForGood = code === "TOKEN_INVALID" || code === "NOT_FOUND" || code === "PROGRAM_MISMATCH";
      line.refuse(code, isForGood ? "This call cannot be opened. Call again." : "The line is not free yet. It is tried again.", !isForGood);
    }
  }
}

/** A port that another program has is no reason not to take calls: any other does. */
async function listen(server: Server, host: string, port: number): Promise<number> {
  for (const one of port === 0 ? [0] : [port, 0]) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(one, host, () => {
          server.off("error", reject);
          resolve();
        });
      });
      const address = server.address();
      return address && typeof address === "object" ? address.port : one;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || one === 0) throw error;
    }
  }
  return port;
}
