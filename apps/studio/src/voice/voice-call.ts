import type { Caption, LineState, ToBrowser } from "@vaarta/call";
import type { SoundSource } from "./audio/microphone.ts";
import type { Sound } from "./audio/sound.ts";
import type { CallLine, CallLineEvents, CallLineOptions, CallWay } from "./call-line.ts";
import { CallRefused, type CallTicket, findWay } from "./find-way.ts";
import { openSocketLine } from "./socket-line.ts";

/** A caption, or what she typed and the log does not have yet. */
export interface SpokenLine extends Omit<Caption, "language"> {
  language: string | null;
  isUnsent: boolean;
}

export interface CallView {
  connection: "connecting" | "open" | "lost" | "ended" | "failed";
  /** Null until the host said so. */
  hears: "people" | "synthetic" | "nobody" | null;
  speaks: "voice" | "draft" | "captions" | null;
  state: LineState;
  lines: readonly SpokenLine[];
  isMuted: boolean;
  hasSource: boolean;
  /** A telephone call or another app has the sound. */
  isInterrupted: boolean;
  outcome: string | null;
  failure: { code: string; message: string } | null;
}

export interface VoiceCallOptions {
  ticket: CallTicket;
  /** How to reach it first; later ways are asked of the server. */
  way: CallWay | null;
  sound: Sound;
  source: SoundSource | null;
  onView(view: CallView): void;
}

const retryMs = [0, 250, 500, 1_000, 2_000, 4_000];
/** Asking for another host is given up after this long without one. */
const giveUpMs = 120_000;

/**
 * One call from its first sound to its end, over connections that may break: on a loss the server is asked for another host, and what she
 * typed is sent again until the log has it.
 */
export class VoiceCall {
  readonly #options: VoiceCallOptions;
  #line: CallLine | null = null;
  #view: CallView;
  #unsent: { id: string; text: string }[] = [];
  #attempt = 0;
  #lostAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  /** Counts connections, so that what an old one still says is not heard. */
  #connection = 0;
  readonly #stopWatching: () => void;

  constructor(options: VoiceCallOptions) {
    this.#options = options;
    const { sound, source, way } = options;
    this.#view = {
      connection: "connecting",
      hears: null,
      speaks: null,
      state: "thinking",
      lines: [],
      isMuted: false,
      hasSource: source !== null,
      isInterrupted: sound.state === "interrupted",
      outcome: null,
      failure: null,
    };
    const stopState = sound.onState(() => this.#set({ isInterrupted: sound.state === "interrupted" }));
    const onOnline = () => this.#retryNow();
    window.addEventListener("online", onOnline);
    this.#stopWatching = () => {
      stopState();
      window.removeEventListener("online", onOnline);
    };
    options.onView(this.#view);
    this.#lostAt = performance.now();
    if (way) void this.#connect(way);
    else void this.#reconnect();
  }

  say(text: string): void {
    const id = crypto.randomUUID();
    this.#unsent.push({ id, text });
    this.#set({ lines: [...this.#view.lines, { who: "caller", id, text, language: null, isFinal: true, isUnsent: true }] });
    this.#line?.send({ type: "typed", id, text });
  }

  press(digits: string): void {
    this.#line?.send({ type: "digits", digits });
  }

  setMuted(isMuted: boolean): void {
    this.#options.source?.setMuted(isMuted);
    this.#set({ isMuted });
  }

  /** Another microphone, or none: the one before ended. */
  setSource(source: SoundSource | null): void {
    this.#options.source?.close();
    this.#options.source = source;
    source?.setMuted(this.#view.isMuted);
    this.#line?.setSource(source);
    this.#set({ hasSource: source !== null });
  }

  hangUp(): void {
    this.#line?.send({ type: "bye" });
    this.#end({ connection: "ended" });
  }

  /** Leaves without a word: the page goes, the conversation stays. */
  close(): void {
    this.#isClosed = true;
    this.#release();
  }

  async #connect(way: CallWay): Promise<void> {
    const connection = ++this.#connection;
    const isThis = () => connection === this.#connection && !this.#isClosed && !this.#isOver;
    const events: CallLineEvents = {
      message: (message) => isThis() && this.#heard(message),
      lost: () => isThis() && this.#lost(),
    };
    const { sound, source } = this.#options;
    try {
      const line = await openLine({ way, sound, source, events });
      if (!isThis()) return line.close();
      this.#line = line;
    } catch {
      events.lost();
    }
  }

  #heard(message: ToBrowser): void {
    switch (message.type) {
      case "ready":
        this.#attempt = 0;
        this.#set({ connection: "open", hears: message.hears, speaks: message.speaks });
        for (const { id, text } of this.#unsent) this.#line?.send({ type: "typed", id, text });
        return;
      case "state":
        return this.#set({ state: message.state });
      case "caption": {
        const { type: _, ...caption } = message;
        return this.#show(caption);
      }
      case "ack":
        this.#unsent = this.#unsent.filter(({ id }) => id !== message.id);
        return this.#set({ lines: this.#view.lines.map((line) => (line.id === message.id ? { ...line, isUnsent: false } : line)) });
      case "ended":
        return this.#end({ connection: "ended", outcome: message.outcome });
      case "error":
        if (message.retry) return this.#lost();
        return this.#end({ connection: "failed", failure: { code: message.code, message: message.message } });
    }
  }

  #show(caption: Caption): void {
    this.#set({ lines: withCaption(this.#view.lines, caption) });
  }

  #lost(): void {
    this.#line?.close();
    this.#line = null;
    this.#connection += 1;
    if (this.#view.connection !== "lost") this.#lostAt = performance.now();
    this.#set({ connection: "lost" });
    this.#retry();
  }

  #retry(): void {
    clearTimeout(this.#timer);
    const wait = retryMs[Math.min(this.#attempt++, retryMs.length - 1)]!;
    this.#timer = setTimeout(() => void this.#reconnect(), wait);
  }

  #retryNow(): void {
    if (this.#view.connection !== "lost") return;
    this.#attempt = 0;
    this.#retry();
  }

  async #reconnect(): Promise<void> {
    if (this.#isClosed || this.#isOver) return;
    try {
      const way = await findWay(this.#options.ticket);
      if (!this.#isClosed && !this.#isOver) await this.#connect(way);
    } catch (error) {
      if (this.#isClosed || this.#isOver) return;
      const refusal = error instanceof CallRefused ? error : new CallRefused("FAULT", String(error), true);
      const isLate = performance.now() - this.#lostAt > giveUpMs;
      if (refusal.isPassing && !isLate) return this.#retry();
      if (refusal.code === "ENDED") return this.#end({ connection: "ended" });
      this.#end({ connection: "failed", failure: { code: refusal.code, message: refusal.message } });
    }
  }

  get #isOver(): boolean {
    return this.#view.connection === "ended" || this.#view.connection === "failed";
  }

  #end(change: Partial<CallView>): void {
    if (this.#isOver) return;
    this.#set(change);
    this.#release();
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#stopWatching();
    this.#line?.close();
    this.#line = null;
    this.#options.source?.close();
    this.#options.sound.close();
  }

  #set(change: Partial<CallView>): void {
    this.#view = { ...this.#view, ...change };
    if (!this.#isClosed) this.#options.onView(this.#view);
  }
}

/**
 * The lines with a caption in its place. Her words as they are kept stand for what was recognised of them so far, and for the same words as
 * she typed them, whatever ids those had.
 */
export function withCaption(lines: readonly SpokenLine[], caption: Caption): readonly SpokenLine[] {
  const line: SpokenLine = { ...caption, isUnsent: false };
  const isKept = caption.who === "caller" && caption.isFinal;
  const others = isKept ? lines.filter(({ who, id, isFinal }) => who !== "caller" || isFinal || id === caption.id) : lines;
  // Words that came to nothing, as noise does, leave no empty line.
  if (caption.text === "") return others.filter(({ id }) => id !== caption.id);
  const at = others.findLastIndex(
    ({ id, who, text, language }) => id === caption.id || (isKept && who === "caller" && language === null && text === caption.text),
  );
  return at < 0 ? [...others, line] : others.with(at, line);
}

async function openLine(options: CallLineOptions): Promise<CallLine> {
  if (options.way.kind === "socket") return openSocketLine(options);
  // Callers in the browser alone never download it.
  const { openLiveKitLine } = await import("./livekit-line.ts");
  return openLiveKitLine(options);
}
