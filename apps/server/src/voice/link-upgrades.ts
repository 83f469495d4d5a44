import { EventEmitter } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { timingSafeEqual } from "node:crypto";
import { largestRequest, linkPath } from "@vaarta/host";
import { type WebSocket, WebSocketServer } from "ws";

/**
 * Takes the connections of processes that drive calls before anything else sees them: their frames are larger than those of any page, and
 * they show a secret instead of a sign-in.
 * @returns where all other upgrades of the server come
 */
export function linkUpgrades(server: Server, secret: string, connected: (socket: WebSocket) => void): EventEmitter {
  const others = new EventEmitter();
  const links = new WebSocketServer({ noServer: true, maxPayload: largestRequest });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== linkPath) {
      if (!others.emit("upgrade", request, socket, head)) socket.destroy();
      return;
    }
    if (!isBearer(request.headers.authorization, secret)) {
      socket.on("error", () => {});
      socket.end("HTTP/1.1 401 Unauthorized\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    links.handleUpgrade(request, socket, head, connected);
  });
  return others;
}

function isBearer(header: string | undefined, secret: string): boolean {
  const [given, right] = [Buffer.from(header ?? ""), Buffer.from(`Bearer ${secret}`)];
  return given.length === right.length && timingSafeEqual(given, right);
}
