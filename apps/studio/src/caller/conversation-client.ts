/** One line of the conversation as the caller sees it. */
export interface Said {
  key: string;
  who: "caller" | "agent";
  text: string;
  language?: string;
  /** The caller's own words that the server has not made durable yet. */
  pending?: boolean;
}

export interface ConversationView {
  connection: "connecting" | "open" | "lost";
  said: readonly Said[];
  /** True between the caller's words and the agent's. */
  waiting: boolean;
  ended: boolean;
  failure: string | null;
}

type ServerMessage =
  | { type: "resumed"; transcript: { who: "caller" | "agent"; text: string; lang?: string; seq: number }[]; ended?: string }
  | { type: "ack"; id: string; seq: number }
  | { type: "said"; effect: string; seq: number; utterances: { text: string; language: string }[] }
  | { type: "ended"; outcome: string; text?: string }
  | { type: "error"; code: string; message: string };

export interface Ticket {
  conversation: string;
  token: string;
}

const retryMs = [500, 1_000, 2_000, 4_000, 8_000];

/**
 * Keeps one conversation alive over a connection that may break: what the caller wrote is sent again under the same id
 * until the server has it, and the transcript is taken from the server whenever the line is back.
 */
export class ConversationClient {
  #ticket: Ticket;
  #changed: (view: ConversationView) => void;
  #view: ConversationView = { connection: "connecting", said: [], waiting: false, ended: false, failure: null };
  #unsent: { id: string; text: string }[] = [];
  #socket: WebSocket | null = null;
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(ticket: Ticket, changed: (view: ConversationView) => void) {
    this.#ticket = ticket;
    this.#changed = changed;
    this.#connect();
  }

  say(text: string): void {
    const id = crypto.randomUUID();
    this.#unsent.push({ id, text });
    this.#set({ said: [...this.#view.said, { key: id, who: "caller", text, pending: true }], waiting: true });
    this.#send({ type: "say", id, text });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  #connect(): void {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/v1/conversations/${encodeURIComponent(this.#ticket.conversation)}/socket`);
    this.#socket = socket;
    socket.addEventListener("open", () => socket.send(JSON.stringify({ type: "hello", token: this.#ticket.token })));
    socket.addEventListener("message", ({ data }) => this.#heard(JSON.parse(String(data)) as ServerMessage));
    socket.addEventListener("close", () => this.#lost(socket));
  }

  #lost(socket: WebSocket): void {
    if (this.#closed || socket !== this.#socket || this.#view.ended || this.#view.failure) return;
    this.#set({ connection: "lost" });
    const wait = retryMs[Math.min(this.#attempt++, retryMs.length - 1)]!;
    this.#timer = setTimeout(() => this.#connect(), wait);
  }

  #heard(message: ServerMessage): void {
    switch (message.type) {
      case "resumed": {
        this.#attempt = 0;
        const said = message.transcript.map(({ who, text, lang, seq }, index): Said => ({
          key: `${seq}-${index}`,
          who,
          text,
          ...(lang ? { language: lang } : {}),
        }));
        const pending = this.#unsent.map(({ id, text }): Said => ({ key: id, who: "caller", text, pending: true }));
        this.#set({
          connection: "open",
          said: [...said, ...pending],
          ended: message.ended !== undefined,
          waiting: pending.length > 0 || said.at(-1)?.who === "caller",
        });
        for (const { id, text } of this.#unsent) this.#send({ type: "say", id, text });
        return;
      }
      case "ack":
        this.#unsent = this.#unsent.filter(({ id }) => id !== message.id);
        this.#set({ said: this.#view.said.map((each) => (each.key === message.id ? { ...each, pending: false } : each)) });
        return;
      case "said": {
        const said = message.utterances.map(({ text, language }, index): Said => ({
          key: `${message.effect}-${message.seq}-${index}`,
          who: "agent",
          text,
          language,
        }));
        const known = new Set(this.#view.said.map(({ key }) => key));
        this.#set({ said: [...this.#view.said, ...said.filter(({ key }) => !known.has(key))], waiting: false });
        this.#send({ type: "heard", effect: message.effect, heard: "all" });
        return;
      }
      case "ended":
        this.#set({ ended: true, waiting: false });
        return;
      case "error":
        this.#set({ failure: message.message, waiting: false });
    }
  }

  #send(message: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #set(change: Partial<ConversationView>): void {
    this.#view = { ...this.#view, ...change };
    this.#changed(this.#view);
  }
}
