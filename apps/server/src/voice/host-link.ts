import { type FromHost, HostError, type HostDescription, largestRequest, linkVersion, type ToHost } from "@vaarta/host";
import { ModelError } from "@vaarta/llm";
import { isRuntimeError } from "@vaarta/runtime";
import type { Logger } from "pino";
import type { WebSocket } from "ws";
import { z } from "zod";
import { failureOf } from "../failures.ts";
import { faultOf } from "../trpc/builder.ts";
import type { CallTokens } from "./call-tokens.ts";
import type { Assignment, ConnectedHost, HostRegistry } from "./host-registry.ts";
import type { PerformMethod } from "./link-methods.ts";

const helloWithinMs = 5_000;
/** Questions of one process under way at once. */
const mostRequests = 2_000;

const hostSchema = z.object({
  name: z.string().min(1).max(100),
  kind: z.enum(["embedded", "livekit"]),
  pid: z.number().int(),
  port: z.number().int().min(1).max(65_535).nullable(),
  url: z.string().max(500).nullable(),
  agent: z.string().min(1).max(200).optional(),
  capacity: z.number().int().min(0).max(10_000),
  hears: z.enum(["people", "synthetic", "nobody"]),
  speaks: z.enum(["voice", "draft", "captions"]),
  languages: z.array(z.string().max(40)).max(100),
}) satisfies z.ZodType<HostDescription>;

const frameSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), version: z.number(), host: hostSchema, grants: z.array(z.string().max(2_000)).max(10_000) }),
  z.object({ type: z.literal("beat"), calls: z.number(), lagMs: z.number() }),
  z.object({ type: z.literal("request"), id: z.number().int(), method: z.string().max(100), params: z.unknown() }),
  z.object({ type: z.literal("abort"), id: z.number().int() }),
]);

export interface HostLinkOptions {
  registry: HostRegistry;
  tokens: CallTokens;
  perform: PerformMethod;
  /** What a process asked for and did not get, for counting. */
  onFailure(error: unknown): void;
  assign(grant: { workspace: string; conversation: string }): Promise<Assignment>;
  log: Logger;
  now(): number;
}

/** One process that drives calls, from hello to the end of its connection. */
export function hostLink(socket: WebSocket, { registry, tokens, perform, assign, onFailure, log, now }: HostLinkOptions): void {
  let host: ConnectedHost | null = null;
  const running = new Map<number, AbortController>();
  const send = (frame: ToHost) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  };
  const late = setTimeout(() => socket.close(1008, "MESSAGE_INVALID"), helloWithinMs);

  socket.on("message", (data: Buffer, isBinary: boolean) => {
    if (host) host.lastHeardAt = now();
    const frame = isBinary || data.length > largestRequest ? null : read(data);
    if (!frame) return socket.close(1008, "MESSAGE_INVALID");
    if (frame.type === "hello") return void (host ? undefined : greet(frame).catch(() => socket.close(1011, "FAULT")));
    if (!host) return socket.close(1008, "MESSAGE_INVALID");
    if (frame.type === "beat") host.load = { calls: frame.calls, lagMs: frame.lagMs };
    else if (frame.type === "abort") running.get(frame.id)?.abort();
    else void answer(host, frame);
  });
  socket.on("close", () => {
    clearTimeout(late);
    for (const one of running.values()) one.abort();
    if (host) registry.remove(host);
  });
  socket.on("error", () => socket.terminate());

  async function greet({ version, host: description, grants }: Extract<FromHost, { type: "hello" }>): Promise<void> {
    clearTimeout(late);
    if (version !== linkVersion) {
      log.error({ host: description.name, version }, "a voice host of another version was refused");
      return socket.close(1008, "LINK_REFUSED");
    }
    const made: ConnectedHost = {
      description,
      load: { calls: 0, lagMs: 0 },
      lastHeardAt: now(),
      isDraining: false,
      assigned: new Map(),
      expected: new Map(),
      send,
      cut: (code) => socket.close(1012, code),
    };
    const refused = await Promise.all(grants.map((grant) => regained(made, grant)));
    if (socket.readyState !== socket.OPEN) return;
    host = made;
    registry.add(made);
    send({ type: "welcome", version: linkVersion, refused: refused.filter((one) => one !== null) });
  }

  /** What it drove before the link was lost it keeps, unless another has it now. @returns the conversation when it must stop */
  async function regained(made: ConnectedHost, token: string): Promise<string | null> {
    const grant = tokens.kept(token);
    if (!grant || grant.host !== made.description.name) return grant?.conversation ?? null;
    const holder = registry.holderOf(grant.conversation);
    if (holder && holder.description.name !== grant.host) return grant.conversation;
    try {
      made.assigned.set(grant.conversation, await assign(grant));
      return null;
    } catch (error) {
      // Only what is gone for good is taken away; a database that is away comes back.
      return failureOf(error)?.code === "NOT_FOUND" ? grant.conversation : Promise.reject(error as Error);
    }
  }

  async function answer(from: ConnectedHost, { id, method, params }: Extract<FromHost, { type: "request" }>): Promise<void> {
    const control = new AbortController();
    try {
      if (running.size >= mostRequests) throw new HostError("REQUEST_INVALID", "Too much is asked at once. Wait for answers.");
      running.set(id, control);
      const value = await perform(method, params, {
        host: from,
        signal: control.signal,
        part: (part) => send({ type: "part", id, value: part }),
      });
      send({ type: "answer", id, value: value ?? null });
    } catch (error) {
      onFailure(error);
      send({ type: "refusal", id, ...refusalOf(error) });
      if (!isExpected(error)) log.error({ host: from.description.name, method, fault: faultOf(error) }, "a voice host's question failed");
    } finally {
      running.delete(id);
    }
  }
}

function read(data: Buffer): FromHost | null {
  try {
    const parsed = frameSchema.safeParse(JSON.parse(data.toString("utf8")));
    return parsed.success ? (parsed.data as FromHost) : null;
  } catch {
    return null;
  }
}

const isExpected = (error: unknown) => HostError.is(error) || isRuntimeError(error) || ModelError.is(error) || failureOf(error) !== null;

function refusalOf(error: unknown): { source: "runtime" | "model" | "link"; code: string; message: string } {
  if (HostError.is(error)) return { source: "link", code: error.code, message: error.message };
  if (ModelError.is(error)) return { source: "model", code: error.code, message: error.message };
  if (isRuntimeError(error)) return { source: "runtime", code: error.code, message: error.message };
  const failure = failureOf(error);
  if (failure?.code === "NOT_FOUND") return { source: "runtime", code: "NOT_FOUND", message: failure.message };
  if (failure) return { source: "runtime", code: "STORE_UNAVAILABLE", message: failure.message };
  return { source: "link", code: "FAULT", message: "The server failed at this; its log says where." };
}
