import { type FromBrowser, readSoundFrame, type ToBrowser, wireVersion } from "@vaarta/call";
import type { SoundSource } from "./audio/microphone.ts";
import { createPlayer } from "./audio/player.ts";
import type { CallLine, CallLineOptions } from "./call-line.ts";

const pingMs = 1_000;
/** A host that says nothing for so long, not even an answer to a ping, is taken to be gone. */
const silentMs = 4_000;
/** Two seconds of her voice that the network has not taken: what comes now would be heard too late to matter. */
const mostWaiting = 64_000;

/** A call over a WebSocket of the voice host. */
export function openSocketLine({ way, sound, source: firstSource, events }: CallLineOptions): CallLine {
  const socket = new WebSocket(way.url);
  socket.binaryType = "arraybuffer";
  const player = createPlayer(sound, ({ segment, ms, isDone }) => send({ type: "played", segment, ms, done: isDone }));
  let source: SoundSource | null = null;
  let isOver = false;
  let heardAt = performance.now();

  const send = (message: FromBrowser) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  const end = () => {
    if (isOver) return false;
    isOver = true;
    clearInterval(pinging);
    player.close();
    source?.listen(null);
    socket.close();
    return true;
  };
  const lose = () => {
    if (end()) events.lost();
  };
  const pinging = setInterval(() => {
    if (performance.now() - heardAt > silentMs) lose();
    else send({ type: "ping", at: Math.round(performance.now()) });
  }, pingMs);
  const hear = (next: SoundSource | null) => {
    source?.listen(null);
    source = next;
    next?.listen((pcm) => {
      if (!isReady || socket.bufferedAmount > mostWaiting) return;
      socket.send(pcm as Int16Array<ArrayBuffer>);
    });
  };
  let isReady = false;
  hear(firstSource);

  socket.addEventListener("open", () => send({ type: "hello", version: wireVersion, token: way.token, microphone: firstSource !== null }));
  socket.addEventListener("close", lose);
  socket.addEventListener("message", ({ data }: MessageEvent<string | ArrayBuffer>) => {
    heardAt = performance.now();
    if (isOver) return;
    if (typeof data !== "string") {
      const frame = readSoundFrame(data);
      if (frame) player.play(frame.segment, frame.pcm, frame.sampleRate);
      return;
    }
    const message = JSON.parse(data) as ToBrowser;
    if (message.type === "ready") isReady = true;
    else if (message.type === "finish") player.finish(message.segment);
    else if (message.type === "pause" || message.type === "resume" || message.type === "clear") player[message.type]();
    events.message(message);
  });

  return { send, setSource: hear, close: () => void end() };
}
