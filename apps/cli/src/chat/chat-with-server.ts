import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { ChatOptions, CommandContext } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { isRecord } from "../files.ts";
import { addressOf, postJson } from "../server/http.ts";
import { exitCodes, type ExitCode } from "../surroundings.ts";
import type { Terminal } from "../terminal.ts";
import { typedLines } from "./typed-lines.ts";

/** How long an answer is waited for before the next line is sent, and how long after its last words. */
const answerMs = 10_000;
const restMs = 250;

/** A conversation with a published release, by the same public way that callers use. */
export async function chatWithServer(context: CommandContext, server: string, agent: string, options: ChatOptions): Promise<ExitCode> {
  const base = addressOf(server);
  const made = await postJson(new URL(`/v1/agents/${encodeURIComponent(agent)}/conversations`, base), {
    ...(options.language !== undefined && { language: options.language }),
    ...(Object.keys(options.attribute).length > 0 && { attributes: options.attribute }),
  });
  if (!isRecord(made) || typeof made.conversation !== "string" || typeof made.token !== "string")
    throw new CliError(
      "SERVER_REFUSED",
      `${base.host} answered in a way that is not understood. Check that it is a Vaarta server of the same version.`,
    );

  const line = await Line.open(base, made.conversation, made.token, context.terminal);
  await line.quiet();
  for await (const typed of typedLines(context, line.closed)) {
    if (typed === "/quit" || line.closed.aborted) break;
    line.say(typed);
    await line.quiet();
  }
  line.bye();
  return exitCodes.done;
}

/** The socket of one conversation. */
class Line {
  readonly #socket: WebSocket;
  readonly #terminal: Terminal;
  readonly #closed = new AbortController();
  #askedAt = performance.now();
  #saidAt: number | null = null;

  constructor(socket: WebSocket, terminal: Terminal) {
    this.#socket = socket;
    this.#terminal = terminal;
    socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => this.#hear(typeof data === "string" ? data : ""));
    socket.addEventListener("close", () => this.#closed.abort());
  }

  static async open(base: URL, conversation: string, token: string, terminal: Terminal): Promise<Line> {
    const address = new URL(`/v1/conversations/${encodeURIComponent(conversation)}/socket`, base);
    address.protocol = base.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    const line = new Line(socket, terminal);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener("open", () => resolve());
      socket.addEventListener("error", () =>
        reject(new CliError("SERVER_UNREACHABLE", `The connection to ${base.host} broke. Check that the server runs.`)),
      );
    });
    socket.send(JSON.stringify({ type: "hello", token }));
    return line;
  }

  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  say(text: string): void {
    this.#askedAt = performance.now();
    this.#saidAt = null;
    this.#socket.send(JSON.stringify({ type: "say", id: randomUUID(), text }));
  }

  bye(): void {
    if (!this.#closed.signal.aborted) this.#socket.send(JSON.stringify({ type: "bye" }));
    this.#socket.close();
  }

  /** Resolves when the agent seems to have said all, or says nothing. */
  async quiet(): Promise<void> {
    for (;;) {
      const now = performance.now();
      const isOver = this.#saidAt === null ? now - this.#askedAt > answerMs : now - this.#saidAt > restMs;
      if (isOver || this.#closed.signal.aborted) return;
      await pause(50);
    }
  }

  #hear(data: string): void {
    const message: unknown = JSON.parse(data);
    if (!isRecord(message)) return;
    if (message.type === "said" && Array.isArray(message.utterances)) {
      this.#saidAt = performance.now();
      for (const utterance of message.utterances as unknown[])
        if (isRecord(utterance) && typeof utterance.text === "string")
          this.#terminal.say(`${this.#terminal.style("cyan", "agent")}  ${utterance.text}`);
      this.#socket.send(JSON.stringify({ type: "heard", effect: message.effect, heard: "all" }));
    }
    if (message.type === "resumed" && Array.isArray(message.transcript))
      for (const line of message.transcript as unknown[])
        if (isRecord(line) && line.who === "agent" && typeof line.text === "string") {
          this.#saidAt = performance.now();
          this.#terminal.say(`${this.#terminal.style("cyan", "agent")}  ${line.text}`);
        }
    if (message.type === "error" && typeof message.message === "string") this.#terminal.note(message.message);
    if (message.type === "ended") {
      this.#terminal.note("Ended.");
      this.#closed.abort();
    }
  }
}
