import { isRuntimeError, RuntimeError, type RuntimeErrorCode } from "@vaarta/runtime";
import { ModelError, type ModelErrorCode } from "@vaarta/llm";
import { WebSocket } from "ws";
import { HostError, type HostErrorCode } from "./host-error.ts";
import { type AnswerOf, beatMs, type FromHost, type HostDescription, type HostLoad, largestAnswer, type LinkMethod, type LinkPart, linkVersion, type ParamsOf, type ToHost } from "./protocol.ts"; // prettier-ignore

export interface LinkOptions {
  /** Of the server: `ws://…/internal/link`. */
  url: string;
  secret: string;
  host: HostDescription;
  /** What this process drives now, for the server that comes back. */
  grants(): string[];
  /** How it does, for every beat. */
  load(): HostLoad;
  onRevoked(conversation: string, code: string): void;
  onDrain(withinMs: number): void;
  /** It is connected, or is not any more. */
  onState?(isOpen: boolean, reason: string): void;
  /** Waits between tries grow from the first to the second. @defaultValue 100 and 2000 */
  backoffMs?: readonly [number, number];
  /** A request without an answer has failed after this long. @defaultValue 10000 */
  answerWithinMs?: number;
}

/** The one connection of a process that drives calls to its server. It comes back by itself; what was asked meanwhile has failed. */
export interface Link {
  readonly isOpen: boolean;
  /** Resolves when it is connected. */
  opened(): Promise<void>;
  /** @throws {HostError}; {RuntimeError} of the store; {ModelError} of models */
  ask<M extends LinkMethod>(method: M, params: ParamsOf<M>): Promise<AnswerOf<M>>;
  /** As `ask`, for what is answered by parts. Leaving the loop, or the signal, ends it at the other side too. */
  parts(method: "models.stream", params: ParamsOf<"models.stream">, signal: AbortSignal): AsyncIterable<LinkPart>;
  close(): void;
}

interface Waiting {
  part(value: LinkPart): void;
  done(value: unknown): void;
  failed(error: Error): void;
}

export function openLink(options: LinkOptions): Link {
  const { url, secret, host, backoffMs = [100, 2_000], answerWithinMs = 10_000 } = options;
  const waiting = new Map<number, Waiting>();
  let socket: WebSocket | null = null;
  let isOpen = false;
  let isClosed = false;
  let count = 0;
  let tries = 0;
  let retry: NodeJS.Timeout | undefined;
  let whenOpen = Promise.withResolvers<void>();
  whenOpen.promise.catch(() => {});

  const send = (frame: FromHost) => socket?.send(JSON.stringify(frame));
  const beat = setInterval(() => isOpen && send({ type: "beat", ...options.load() }), beatMs);
  connect();

  function connect(): void {
    const made = new WebSocket(url, { headers: { authorization: `Bearer ${secret}` }, maxPayload: largestAnswer, handshakeTimeout: 5_000 });
    socket = made;
    let reason = "CLOSED";
    made.on("open", () => send({ type: "hello", version: linkVersion, host, grants: options.grants() }));
    made.on("message", (data: Buffer) => take(JSON.parse(data.toString("utf8")) as ToHost));
    made.on("unexpected-response", (_request, response) => {
      reason = response.statusCode === 401 ? "REFUSED" : `STATUS_${response.statusCode}`;
      made.terminate();
    });
    made.on("error", (error) => (reason = (error as NodeJS.ErrnoException).code ?? reason));
    made.on("close", () => {
      if (socket !== made) return;
      socket = null;
      if (isOpen) whenOpen = Promise.withResolvers();
      whenOpen.promise.catch(() => {});
      isOpen = false;
      const unanswered = [...waiting.values()];
      waiting.clear();
      for (const one of unanswered) one.failed(lost());
      options.onState?.(false, reason);
      if (isClosed) return;
      const [least, most] = backoffMs;
      retry = setTimeout(connect, Math.min(most, least * 2 ** Math.min(tries, 10)));
      tries += 1;
    });
  }

  function take(frame: ToHost): void {
    switch (frame.type) {
      case "welcome":
        isOpen = true;
        tries = 0;
        whenOpen.resolve();
        options.onState?.(true, "");
        for (const conversation of frame.refused) options.onRevoked(conversation, "REPLACED");
        return;
      case "revoke":
        return options.onRevoked(frame.conversation, frame.code);
      case "drain":
        return options.onDrain(frame.withinMs);
      case "part":
        return waiting.get(frame.id)?.part(frame.value);
      case "answer":
      case "refusal": {
        const one = waiting.get(frame.id);
        waiting.delete(frame.id);
        if (frame.type === "answer") one?.done(frame.value);
        else one?.failed(errorOf(frame));
      }
    }
  }

  function request<M extends LinkMethod>(method: M, params: ParamsOf<M>, one: Waiting): number {
    const id = ++count;
    if (!isOpen) {
      queueMicrotask(() => one.failed(lost()));
      return id;
    }
    waiting.set(id, one);
    send({ type: "request", id, method, params });
    return id;
  }

  return {
    get isOpen() {
      return isOpen;
    },
    opened: () => whenOpen.promise,

    ask<M extends LinkMethod>(method: M, params: ParamsOf<M>): Promise<AnswerOf<M>> {
      return new Promise((resolve, reject) => {
        const end = () => clearTimeout(late);
        const id = request(method, params, {
          part: () => {},
          done: (value) => (end(), resolve(value as AnswerOf<M>)),
          failed: (error) => (end(), reject(error)),
        });
        const late = setTimeout(() => {
          waiting.delete(id);
          reject(lost());
        }, answerWithinMs);
      });
    },

    async *parts(method, params, signal) {
      if (signal.aborted) throw new ModelError("ABORTED");
      const queue: LinkPart[] = [];
      let state: { ended: boolean; error: Error | null } = { ended: false, error: null };
      let wake = Promise.withResolvers<void>();
      const settle = (next: typeof state) => {
        state = next;
        wake.resolve();
      };
      const id = request(method, params, {
        part: (value) => (queue.push(value), wake.resolve()),
        done: () => settle({ ended: true, error: null }),
        failed: (error) => settle({ ended: true, error }),
      });
      const abort = () => settle({ ended: true, error: new ModelError("ABORTED") });
      signal.addEventListener("abort", abort, { once: true });
      try {
        for (;;) {
          for (let part = queue.shift(); part; part = queue.shift()) yield part;
          if (state.error) throw state.error;
          if (state.ended) return;
          await wake.promise;
          wake = Promise.withResolvers();
        }
      } finally {
        signal.removeEventListener("abort", abort);
        if (waiting.delete(id) && isOpen) send({ type: "abort", id });
      }
    },

    close() {
      isClosed = true;
      clearTimeout(retry);
      clearInterval(beat);
      whenOpen.reject(lost());
      socket?.close(1000);
    },
  };
}

/** True for what may go better when the link is back. */
export function isLinkLost(error: unknown): boolean {
  return HostError.is(error) && error.code === "LINK_LOST";
}

function lost(): HostError {
  return new HostError(
    "LINK_LOST",
    "The server cannot be reached, or gave no answer in time. It is tried again by itself; see that it runs.",
  );
}

function errorOf({ source, code, message }: Extract<ToHost, { type: "refusal" }>): Error {
  if (source === "runtime") return new RuntimeError(code as RuntimeErrorCode, message);
  if (source === "model") return new ModelError(code as ModelErrorCode, message);
  return new HostError(code as HostErrorCode, message);
}

/** What a store or a driver knows: a link that is away is a log that cannot be reached. */
export function asRuntimeError(error: unknown): unknown {
  if (isRuntimeError(error) || !HostError.is(error)) return error;
  if (error.code === "NOT_ASSIGNED") return new RuntimeError("LEASE_LOST", error.message, { cause: error });
  return new RuntimeError("STORE_UNAVAILABLE", error.message, { cause: error });
}
