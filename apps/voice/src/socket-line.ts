import { type Caption, type FromBrowser, type LineEvents, type LineState, soundFrame, type ToBrowser } from "@vaarta/call";
import type { CallersLine } from "@vaarta/host";

/** What a line needs of its socket. */
export interface LineSocket {
  /** Text, or sound. Resolves nothing: what cannot be sent is lost with the socket. */
  send(frame: string | Uint8Array): void;
  close(code: number, reason: string): void;
}

export interface SocketLine extends CallersLine {
  /** What her page sent, after its hello. */
  take(message: Exclude<FromBrowser, { type: "hello" }>): void;
  takeSound(pcm: Int16Array): void;
  /** The socket is gone without a goodbye. */
  broke(): void;
  tell(message: ToBrowser): void;
}

interface Segment {
  sampleRate: number;
  /** Sent, and waiting to be. */
  sentMs: number;
  queued: Int16Array[];
  /** Nothing more comes; told to the page when all was sent. */
  isFinished: boolean;
  isToldFinished: boolean;
  playedMs: number;
}

/** Sound is sent this far ahead of what was heard: on a slow way, more would only stand in front of the word that stops it. */
const aheadMs = 2_500;
const pieceMs = 200;
/** A page that does not say that it has played the last words is not waited for longer than this. */
const endWithinMs = 20_000;

/** A caller's line on a browser's socket. Her page's play-out is the truth about what was heard. */
export function socketLine(socket: LineSocket): SocketLine {
  let events: LineEvents | null = null;
  let isOver = false;
  let ending: NodeJS.Timeout | null = null;
  const segments = new Map<number, Segment>();
  const tell = (message: ToBrowser) => {
    if (!isOver) socket.send(JSON.stringify(message));
  };

  function segmentOf(number: number, sampleRate: number): Segment {
    let found = segments.get(number);
    if (!found) segments.set(number, (found = { sampleRate, sentMs: 0, queued: [], isFinished: false, isToldFinished: false, playedMs: 0 })); // prettier-ignore
    return found;
  }

  /** Sends what there is room for, in order. */
  function pump(): void {
    let ahead = 0;
    for (const { sentMs, playedMs } of segments.values()) ahead += sentMs - playedMs;
    for (const [number, segment] of segments) {
      while (segment.queued.length > 0) {
        if (ahead >= aheadMs) return;
        const pcm = segment.queued.shift()!;
        const most = Math.round((segment.sampleRate * pieceMs) / 1_000);
        if (pcm.length > most) segment.queued.unshift(pcm.subarray(most));
        const piece = pcm.subarray(0, most);
        const ms = (piece.length / segment.sampleRate) * 1_000;
        if (!isOver) socket.send(soundFrame(number, segment.sampleRate, piece));
        segment.sentMs += ms;
        ahead += ms;
      }
      if (!segment.isFinished) return;
      if (!segment.isToldFinished) {
        segment.isToldFinished = true;
        tell({ type: "finish", segment: number });
      }
    }
  }

  function played(number: number, ms: number, isDone: boolean): void {
    const segment = segments.get(number);
    if (!segment) return;
    segment.playedMs = Math.max(segment.playedMs, Math.min(ms, segment.sentMs));
    // A page that says it is done before it has everything is believed only after it was cleared, or told that nothing more comes.
    const done = isDone && segment.isToldFinished;
    if (done) segments.delete(number);
    events?.played({ segment: number, ms: segment.playedMs, isDone: done });
    pump();
    if (ending && segments.size === 0) close();
  }

  function close(): void {
    if (isOver) return;
    isOver = true;
    if (ending) clearTimeout(ending);
    socket.close(1000, "ENDED");
  }

  return {
    listen: (given) => void (events = given),
    play(number, pcm, sampleRate) {
      segmentOf(number, sampleRate).queued.push(pcm);
      pump();
    },
    finish(number) {
      segmentOf(number, 16_000).isFinished = true;
      pump();
    },
    pause: () => tell({ type: "pause" }),
    resume: () => tell({ type: "resume" }),
    clear() {
      for (const segment of segments.values()) {
        segment.queued.length = 0;
        segment.isFinished = true;
        segment.isToldFinished = true;
      }
      tell({ type: "clear" });
    },
    caption: (caption: Caption) => tell({ type: "caption", ...caption }),
    state: (state: LineState) => tell({ type: "state", state }),
    kept: (id, seq) => tell({ type: "ack", id, seq }),
    end(outcome) {
      tell({ type: "ended", outcome });
      if (segments.size === 0) return close();
      ending = setTimeout(close, endWithinMs);
    },
    refuse(code, message, retry) {
      tell({ type: "error", code, message, retry });
      isOver = true;
      socket.close(retry ? 1012 : 1008, code);
    },
    tell,
    take(message) {
      switch (message.type) {
        case "played":
          return played(message.segment, message.ms, message.done);
        case "typed":
          return events?.typed(message.id, message.text);
        case "digits":
          return events?.digits(message.digits);
        case "ping":
          return tell({ type: "pong", at: message.at });
        case "bye":
          isOver = true;
          return events?.left();
      }
    },
    takeSound: (pcm) => events?.sound(pcm),
    broke() {
      if (ending) clearTimeout(ending);
      const wasOver = isOver;
      isOver = true;
      const open = [...segments];
      segments.clear();
      for (const [segment, { playedMs }] of open) events?.played({ segment, ms: playedMs, isDone: true });
      if (!wasOver) events?.lost();
    },
  };
}
