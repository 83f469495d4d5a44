// Loaded before a program (`node --import`): writes down every address that it, or a program it starts, connects to.
import { appendFileSync } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { Socket } from "node:net";

const file = process.env["RECORD_CONNECTIONS"] ?? "";
const require = createRequire(import.meta.url);
const connect = Socket.prototype.connect;

/** Every TCP and TLS connection of Node goes through here, fetch and WebSockets included. */
Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  const [first] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  const { host, path } = (typeof first === "object" && first !== null ? first : { host: args[1] }) as { host?: string; path?: string };
  appendFileSync(file, `${path ? "local socket" : (host ?? "localhost")}\n`);
  return connect.apply(this, args as never);
} as typeof connect;

const datagrams = require("node:dgram") as { Socket: { prototype: { send: (...args: unknown[]) => unknown } } };
const send = datagrams.Socket.prototype.send;
datagrams.Socket.prototype.send = function (...args: unknown[]) {
  appendFileSync(file, "datagram\n");
  return send.apply(this, args);
};
syncBuiltinESMExports();
