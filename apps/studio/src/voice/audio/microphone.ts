import type { Sound } from "./sound.ts";

/** Why there is no microphone, for telling a caller what to do. */
export type MicrophoneTrouble =
  /** This browser gives none, as those inside other apps. */
  | "unsupported"
  /** The page is not reached over HTTPS, so the browser gives none. */
  | "insecure"
  /** She, or her settings, said no. */
  | "refused"
  /** There is none at this machine. */
  | "missing"
  /** Another app has it. */
  | "taken";

export class MicrophoneError extends Error {
  override readonly name = "MicrophoneError";
  readonly trouble: MicrophoneTrouble;

  constructor(trouble: MicrophoneTrouble, cause?: unknown) {
    super(`No microphone: ${trouble}.`, { cause });
    this.trouble = trouble;
  }
}

/** Something that is heard: a microphone. */
export interface SoundSource {
  /** For transports that carry the track themselves; null where there is none. */
  readonly track: MediaStreamTrack | null;
  /** How loud the last frame was, in [0, 1]. */
  readonly level: number;
  /** Frames of 20 ms at 16 kHz. One listens at a time; null ends it. */
  listen(heard: ((pcm: Int16Array) => void) | null): void;
  setMuted(isMuted: boolean): void;
  /** It ended by itself: unplugged, or taken by a telephone call. */
  onEnded(heard: () => void): void;
  close(): void;
}

/** Asks for the microphone and opens it. @throws {MicrophoneError} */
export async function openMicrophone({ context }: Sound): Promise<SoundSource> {
  const stream = await askForMicrophone();
  const track = stream.getAudioTracks()[0];
  if (!track) throw new MicrophoneError("missing");
  const source = context.createMediaStreamSource(stream);
  const node = new AudioWorkletNode(context, "vaarta-microphone", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
  source.connect(node);
  let isMuted = false;
  let level = 0;
  let listener: ((pcm: Int16Array) => void) | null = null;
  node.port.onmessage = ({ data }: MessageEvent<{ pcm: ArrayBuffer; level: number }>) => {
    level = isMuted ? 0 : data.level;
    if (!isMuted) listener?.(new Int16Array(data.pcm));
  };
  return {
    track,
    get level() {
      return level;
    },
    listen: (heard) => void (listener = heard),
    setMuted(muted) {
      isMuted = muted;
      track.enabled = !muted;
    },
    onEnded: (heard) => track.addEventListener("ended", heard, { once: true }),
    close() {
      node.port.onmessage = null;
      source.disconnect();
      track.stop();
    },
  };
}

async function askForMicrophone(): Promise<MediaStream> {
  if (!window.isSecureContext) throw new MicrophoneError("insecure");
  // Absent where an app shows the page without passing the microphone on.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices?.getUserMedia) throw new MicrophoneError("unsupported");
  try {
    return await devices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
    });
  } catch (error) {
    throw new MicrophoneError(troubleOf((error as DOMException).name), error);
  }
}

function troubleOf(name: string): MicrophoneTrouble {
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  if (name === "NotReadableError" || name === "AbortError") return "taken";
  return "unsupported";
}

/** Whether the browser will ask, has been told no, or has been told yes; `ask` where it does not say. */
export async function microphonePermission(): Promise<"ask" | "granted" | "refused"> {
  try {
    const { state } = await navigator.permissions.query({ name: "microphone" as PermissionName });
    return state === "prompt" ? "ask" : state === "denied" ? "refused" : "granted";
  } catch {
    return "ask";
  }
}
