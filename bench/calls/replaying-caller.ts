import { type FromBrowser, readSoundFrame, type ToBrowser, wireVersion } from "@vaarta/call";
import { WebSocket } from "ws";
import type { SaidTurn } from "./messages.ts";

/** Samples at 16 kHz that a page sends at once. */
const frame = 320;
const frameMs = 20;
const confirmEveryMs = 100;
const answerWithinMs = 20_000;
/** People take a moment before they answer. */
const thinkMs = 700;

interface Playing {
  receivedMs: number;
  playedMs: number;
  confirmedMs: number;
  sampleRate: number;
  isFinished: boolean;
}

/** A caller whose microphone is always on, and who hears what she is sent at the speed of sound; `tick` is her time. */
export class ReplayingCaller {
  readonly turns: SaidTurn[] = [];
  isOver = false;
  #isStopping = false;
  #isIn = false;
  readonly #socket: WebSocket;
  readonly #sayings: readonly Int16Array[];
  readonly #room: Int16Array;
  readonly #playing = new Map<number, Playing>();
  readonly #segments = new Set<number>();
  #said = 0;
  #startedAt = 0;
  #framesSent = 0;
  #tickedAt = 0;
  #confirmedAt = 0;
  #saying: { pcm: Int16Array; at: number } | null = null;
  #open: { turn: SaidTurn; sentAt: number } | null = null;
  #heardSince: number | null = null;
  #state = "";
  #isPaused = false;
  #quietSince = 0;

  /**
   * @param sayings - what she says, one after the other and again from the first
   * @param room - the sound of the room while she says nothing
   * @param onOver - the line is gone; null for a goodbye of either side, else the reason
   */
  constructor(
    place: { url: string; token: string },
    sayings: readonly Int16Array[],
    room: Int16Array,
    onOver: (broken: string | null) => void,
  ) {
    this.#sayings = sayings;
    this.#room = room;
    this.#socket = new WebSocket(place.url);
    this.#socket.binaryType = "arraybuffer";
    this.#socket.on("open", () => this.#send({ type: "hello", version: wireVersion, token: place.token, microphone: true }));
    this.#socket.on("message", (data: ArrayBuffer | Buffer, isBinary: boolean) => {
      if (isBinary) this.#takeSound(data as ArrayBuffer);
      else this.#take(JSON.parse(Buffer.from(data as ArrayBuffer).toString("utf8")) as ToBrowser);
    });
    let fault = "";
    this.#socket.on("error", (error) => (fault = error.message));
    this.#socket.on("close", (code, reason) => {
      this.isOver = true;
      this.#close(`line closed with ${code}`);
      onOver(code === 1000 || this.#isStopping ? null : fault || reason.toString() || `closed with ${code}`);
    });
  }

  /** Says nothing more, waits for the answer under way, and hangs up. */
  stop(): void {
    this.#isStopping = true;
    if (!this.#isIn) this.#socket.close(1000);
  }

  tick(now: number): void {
    if (!this.#isIn || this.isOver) return;
    this.#hearOn(now);
    this.#speakOn(now);
    if (this.#open && now - this.#open.sentAt > answerWithinMs) this.#close("no answer");
    if (this.#saying || this.#open) return;
    if (this.#isStopping) {
      this.#isIn = false;
      this.#send({ type: "bye" });
      this.#socket.close(1000);
    } else if (this.#state === "listening" && now - this.#quietSince > thinkMs) {
      this.#saying = { pcm: this.#sayings[this.#said++ % this.#sayings.length]!, at: 0 };
      this.#heardSince = null;
    }
  }

  #speakOn(now: number): void {
    for (const due = Math.floor((now - this.#startedAt) / frameMs); this.#framesSent < due; this.#framesSent++) {
      const at = (this.#framesSent * frame) % (this.#room.length - frame);
      let piece = this.#room.slice(at, at + frame);
      if (this.#saying) {
        const { pcm, at: from } = this.#saying;
        piece = piece.map((sample, k) => sample + (pcm[from + k] ?? 0));
        this.#saying.at = from + frame;
      }
      this.#socket.send(piece);
      if (this.#saying && this.#saying.at >= this.#saying.pcm.length) {
        this.#saying = null;
        const turn: SaidTurn = { at: Date.now(), heardMs: null, answeredMs: null, lost: null };
        this.turns.push(turn);
        this.#open = { turn, sentAt: performance.now() };
        if (this.#heardSince !== null) turn.heardMs = 0;
      }
    }
  }

  /** Plays on what was received, and tells how far it came. */
  #hearOn(now: number): void {
    let left = this.#isPaused ? 0 : now - this.#tickedAt;
    this.#tickedAt = now;
    const isTold = now - this.#confirmedAt >= confirmEveryMs;
    if (isTold) this.#confirmedAt = now;
    for (const [segment, one] of this.#playing) {
      const ms = Math.min(left, one.receivedMs - one.playedMs);
      one.playedMs += ms;
      left -= ms;
      const done = one.isFinished && one.playedMs >= one.receivedMs;
      if (done) this.#playing.delete(segment);
      if (done || (isTold && one.playedMs > one.confirmedMs)) {
        one.confirmedMs = one.playedMs;
        this.#send({ type: "played", segment, ms: one.playedMs, done });
      }
      // One after the other.
      if (!done) break;
    }
    if (this.#playing.size > 0 || this.#state !== "listening") this.#quietSince = now;
  }

  #takeSound(data: ArrayBuffer): void {
    const sound = readSoundFrame(data);
    if (!sound) return;
    const now = performance.now();
    const { segment, sampleRate, pcm } = sound;
    // What began before she had finished is no answer to it.
    if (!this.#segments.has(segment) && this.#open) {
      this.#open.turn.answeredMs = now - this.#open.sentAt;
      this.#open = null;
    }
    this.#segments.add(segment);
    this.#of(segment, sampleRate).receivedMs += (pcm.length / sampleRate) * 1_000;
    this.#quietSince = now;
  }

  #take(message: ToBrowser): void {
    switch (message.type) {
      case "ready":
        this.#isIn = true;
        this.#startedAt = this.#tickedAt = this.#quietSince = performance.now();
        return;
      case "finish":
        this.#of(message.segment, 16_000).isFinished = true;
        return;
      case "pause":
      case "resume":
        this.#isPaused = message.type === "pause";
        return;
      case "clear":
        for (const [segment, { playedMs }] of this.#playing) this.#send({ type: "played", segment, ms: playedMs, done: true });
        this.#playing.clear();
        this.#isPaused = false;
        return;
      case "state":
        this.#state = message.state;
        this.#quietSince = performance.now();
        return;
      case "caption": {
        if (message.who !== "caller" || !message.isFinal) return;
        this.#heardSince = performance.now();
        if (this.#open) this.#open.turn.heardMs ??= this.#heardSince - this.#open.sentAt;
        return;
      }
      case "ended":
        this.#state = "ended";
        return;
      case "error":
        return this.#close(message.code);
    }
  }

  #of(segment: number, sampleRate: number): Playing {
    const found = this.#playing.get(segment) ?? { receivedMs: 0, playedMs: 0, confirmedMs: 0, sampleRate, isFinished: false };
    this.#playing.set(segment, found);
    return found;
  }

  #close(why: string): void {
    // What she had only begun to say was not said to the end: nobody owes an answer to it.
    this.#saying = null;
    if (!this.#open) return;
    this.#open.turn.lost = why;
    this.#open = null;
  }

  #send(message: FromBrowser): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }
}
