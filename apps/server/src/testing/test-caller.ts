import type { ServerMessage } from "../chat/messages.ts";

type Said = Extract<ServerMessage, { type: "said" }>;

/** A caller's page, as a test drives it. It confirms what it hears, unless told not to. */
export interface TestCaller {
  messages: ServerMessage[];
  /** Everything the agent said here, in order. */
  said: Said[];
  acked: Map<string, number>;
  send(message: object): void;
  say(text: string, id?: string): Promise<number>;
  /** Resolves with the first message, past or coming, that fits. */
  wait<T extends ServerMessage["type"]>(
    type: T,
    fits?: (message: Extract<ServerMessage, { type: T }>) => boolean,
  ): Promise<Extract<ServerMessage, { type: T }>>;
  /** Resolves when nothing came for a while. */
  quiet(forMs?: number): Promise<void>;
  closed: Promise<string>;
  leave(): void;
}

export async function startConversation(url: string, slug: string, body: object = {}): Promise<{ conversation: string; token: string }> {
  const response = await fetch(`${url}/v1/agents/${slug}/conversations`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.status !== 201) throw new Error(`It was not started: ${response.status} ${await response.text()}`);
  return (await response.json()) as { conversation: string; token: string };
}

export async function call(
  url: string,
  grant: { conversation: string; token: string },
  options: { lastSeq?: number; isDeaf?: boolean } = {},
): Promise<TestCaller> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/v1/conversations/${grant.conversation}/socket`);
  const messages: ServerMessage[] = [];
  const acked = new Map<string, number>();
  const said: Said[] = [];
  const listeners = new Set<() => void>();
  let count = 0;
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.onmessage = (event) => {
    const message = JSON.parse(String(event.data)) as ServerMessage;
    messages.push(message);
    if (message.type === "ack") acked.set(message.id, message.seq);
    if (message.type === "said") {
      said.push(message);
      if (!options.isDeaf) send({ type: "heard", effect: message.effect, heard: "all" });
    }
    for (const listener of listeners) listener();
  };
  const closed = new Promise<string>((resolve) => (socket.onclose = (event) => resolve(event.reason)));
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error("The socket did not open."));
  });
  send({ type: "hello", token: grant.token, ...(options.lastSeq === undefined ? {} : { lastSeq: options.lastSeq }) });

  const caller: TestCaller = {
    messages,
    said,
    acked,
    send,
    closed,
    async say(text, id = `m${++count}-${Math.random()}`) {
      send({ type: "say", id, text });
      return (await caller.wait("ack", (message) => message.id === id)).seq;
    },
    wait(type, fits = () => true) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`No ${type} came; there were: ${messages.map((one) => one.type).join(", ")}`)),
          8_000,
        );
        const look = () => {
          const found = messages.find((one) => one.type === type && fits(one as never));
          if (!found) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(found as never);
        };
        listeners.add(look);
        look();
      });
    },
    quiet(forMs = 300) {
      return new Promise((resolve) => {
        const done = () => {
          listeners.delete(again);
          resolve();
        };
        let timer = setTimeout(done, forMs);
        const again = () => {
          clearTimeout(timer);
          timer = setTimeout(done, forMs);
        };
        listeners.add(again);
      });
    },
    leave: () => socket.close(),
  };
  return caller;
}
