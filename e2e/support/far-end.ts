import websocket, { type WebSocket } from "@fastify/websocket";
import { soundFrame, type FromBrowser, type ToBrowser } from "@vaarta/call";
import { expect } from "@playwright/test";
import Fastify from "fastify";

const hearingRate = 16_000;

/** A voice host that does as it is told: what the page's own part of a call is tested against. */
export class FarEnd {
  readonly messages: FromBrowser[] = [];
  readonly url: string;
  /** Everything that was heard, in order. */
  #heard: Int16Array[] = [];
  #socket: WebSocket | null = null;
  readonly #server;
  /** How many times somebody connected. */
  connections = 0;

  private constructor(server: ReturnType<typeof Fastify>, url: string) {
    this.#server = server;
    this.url = url;
  }

  static async open(): Promise<FarEnd> {
    const server = Fastify();
    await server.register(websocket);
    let farEnd: FarEnd | null = null;
    server.get("/call", { websocket: true }, (socket) => farEnd?.take(socket));
    await server.listen({ port: 0, host: "127.0.0.1" });
    const address = server.server.address();
    if (address === null || typeof address === "string") throw new Error("This machine gave no port to listen on.");
    farEnd = new FarEnd(server, `ws://localhost:${address.port}/call`);
    return farEnd;
  }

  private take(socket: WebSocket): void {
    this.#socket = socket;
    this.connections += 1;
    socket.on("message", (data: Buffer, isBinary: boolean) => {
      if (isBinary) return void this.#heard.push(new Int16Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)));
      const message = JSON.parse(data.toString("utf8")) as FromBrowser;
      if (message.type === "ping") return this.send({ type: "pong", at: message.at });
      this.messages.push(message);
      if (message.type === "hello") this.send({ type: "ready", hears: "people", speaks: "draft", resumed: this.connections > 1 });
      if (message.type === "typed") this.send({ type: "ack", id: message.id, seq: this.messages.length });
    });
  }

  send(message: ToBrowser): void {
    this.#socket?.send(JSON.stringify(message));
  }

  /** A tone as a segment of speech, whole unless told to be left open. */
  speak(segment: number, seconds: number, { rate = 22_050, isWhole = true } = {}): void {
    const pcm = Int16Array.from({ length: Math.round(seconds * rate) }, (_, at) => 8_000 * Math.sin((2 * Math.PI * 330 * at) / rate));
    for (let at = 0; at < pcm.length; at += rate / 10) this.#socket?.send(soundFrame(segment, rate, pcm.slice(at, at + rate / 10)));
    if (isWhole) this.send({ type: "finish", segment });
  }

  /** The line breaks, without a word. */
  cut(): void {
    this.#socket?.terminate();
  }

  of<T extends FromBrowser["type"]>(type: T): Extract<FromBrowser, { type: T }>[] {
    return this.messages.filter((message): message is Extract<FromBrowser, { type: T }> => message.type === type);
  }

  /** How the playing of a segment went, once it is over. */
  async played(segment: number): Promise<{ ms: number; steps: number[] }> {
    const reports = () => this.of("played").filter((one) => one.segment === segment);
    await expect.poll(() => reports().some(({ done }) => done)).toBe(true);
    return { ms: reports().find(({ done }) => done)!.ms, steps: reports().map(({ ms }) => ms) };
  }

  /** Seconds of sound heard so far, and the pitch of the newest second of it. */
  hearing(): { seconds: number; hz: number } {
    const all = Int16Array.from(this.#heard.flatMap((frame) => [...frame]));
    const newest = all.slice(-hearingRate);
    let crossings = 0;
    for (let at = 1; at < newest.length; at++) if (newest[at - 1]! < 0 && newest[at]! >= 0) crossings += 1;
    return { seconds: all.length / hearingRate, hz: (crossings * hearingRate) / Math.max(1, newest.length) };
  }

  get frameSizes(): Set<number> {
    return new Set(this.#heard.map(({ length }) => length));
  }

  async close(): Promise<void> {
    this.#socket?.terminate();
    await this.#server.close();
  }
}
