import { type FromBrowser, readSoundFrame, type ToBrowser } from "@vaarta/call";

export interface VoicePlace {
  url: string;
  token: string;
}

/** A caller's page at the voice host, as a test drives it: it plays what it is sent, in a time of its own. */
export interface VoiceCaller {
  messages: ToBrowser[];
  /** Samples heard of each segment. */
  segments: Map<number, { sampleRate: number; samples: number; loudest: number }>;
  /** Captions of the agent, in order. */
  captions(): string[];
  send(message: FromBrowser): void;
  sendSound(pcm: Int16Array): void;
  wait<T extends ToBrowser["type"]>(
    type: T,
    fits?: (message: Extract<ToBrowser, { type: T }>) => boolean,
    withinMs?: number,
  ): Promise<Extract<ToBrowser, { type: T }>>;
  /** The first message of one of these types. */
  first<T extends ToBrowser["type"]>(types: readonly T[]): Promise<Extract<ToBrowser, { type: T }>>;
  closed: Promise<{ code: number; reason: string }>;
  /** Resolves when nothing came for so long. */
  silent(ms: number): Promise<void>;
  cut(): void;
}

export interface StartedCall {
  conversation: string;
  token: string;
  voice: VoicePlace;
  hears: string;
  speaks: string;
}

/** Asks the server for a call. */
export async function startCall(url: string, slug: string, body: object = {}): Promise<StartedCall> {
  const response = await postJson(`${url}/v1/agents/${slug}/conversations`, { channel: "voice", ...body });
  if (response.status !== 201) throw new Error(`It was not started: ${response.status} ${await response.text()}`);
  return (await response.json()) as StartedCall;
}

/** Asks the server where to come back to; null when the call is over. */
export async function comeBack(url: string, { conversation, token }: { conversation: string; token: string }): Promise<StartedCall | null> {
  const response = await postJson(`${url}/v1/conversations/${conversation}/voice`, { token });
  if (response.status === 410) return null;
  if (response.status !== 200) throw new Error(`There is no place: ${response.status} ${await response.text()}`);
  return { conversation, token, ...((await response.json()) as Omit<StartedCall, "conversation" | "token">) };
}

export function postJson(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });
}

/**
 * @param options.speed - how many times faster than real it plays. @defaultValue 50
 */
export async function callByVoice(place: VoicePlace, options: { speed?: number } = {}): Promise<VoiceCaller> {
  const { speed = 50 } = options;
  const socket = new WebSocket(place.url);
  socket.binaryType = "arraybuffer";
  const messages: ToBrowser[] = [];
  const segments: VoiceCaller["segments"] = new Map();
  const playing = new Map<number, { receivedMs: number; playedMs: number; finished: boolean }>();
  const listeners = new Set<() => void>();
  const send = (message: FromBrowser) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));
  let isPaused = false;
  let heardAt = performance.now();

  const clock = setInterval(() => {
    if (isPaused) return;
    let left = 20 * speed;
    for (const [segment, one] of playing) {
      const now = Math.min(left, one.receivedMs - one.playedMs);
      one.playedMs += now;
      left -= now;
      const done = one.finished && one.playedMs >= one.receivedMs;
      if (now > 0 || done) send({ type: "played", segment, ms: one.playedMs, done });
      if (!done) return;
      playing.delete(segment);
    }
  }, 20);

  socket.onmessage = ({ data }) => {
    heardAt = performance.now();
    if (data instanceof ArrayBuffer) {
      const frame = readSoundFrame(data);
      if (!frame) throw new Error("Not sound.");
      const { segment, sampleRate, pcm } = frame;
      const heard = segments.get(segment) ?? { sampleRate, samples: 0, loudest: 0 };
      segments.set(segment, heard);
      heard.samples += pcm.length;
      for (const sample of pcm) heard.loudest = Math.max(heard.loudest, Math.abs(sample));
      const one = playing.get(segment) ?? { receivedMs: 0, playedMs: 0, finished: false };
      playing.set(segment, one);
      one.receivedMs += (pcm.length / sampleRate) * 1_000;
    } else {
      const message = JSON.parse(String(data)) as ToBrowser;
      messages.push(message);
      if (message.type === "pause") isPaused = true;
      if (message.type === "resume" || message.type === "clear") isPaused = false;
      if (message.type === "finish") {
        const one = playing.get(message.segment) ?? { receivedMs: 0, playedMs: 0, finished: false };
        playing.set(message.segment, one);
        one.finished = true;
      }
      if (message.type === "clear") {
        for (const [segment, { playedMs }] of playing) send({ type: "played", segment, ms: playedMs, done: true });
        playing.clear();
      }
    }
    for (const listener of listeners) listener();
  };
  const closed = new Promise<{ code: number; reason: string }>(
    (resolve) =>
      (socket.onclose = ({ code, reason }) => {
        clearInterval(clock);
        resolve({ code, reason });
        for (const listener of listeners) listener();
      }),
  );
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error("The socket did not open."));
  });
  send({ type: "hello", version: 1, token: place.token, microphone: true });

  const caller: VoiceCaller = {
    messages,
    segments,
    captions: () => messages.flatMap((one) => (one.type === "caption" && one.who === "agent" ? [one.text] : [])),
    send,
    sendSound: (pcm) => socket.send(pcm.slice().buffer),
    closed,
    cut: () => socket.close(),
    async silent(ms) {
      while (performance.now() - heardAt < ms) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    async first<T extends ToBrowser["type"]>(types: readonly T[]) {
      const isOne = (message: ToBrowser): message is Extract<ToBrowser, { type: T }> => types.some((type) => type === message.type);
      await Promise.race(types.map((type) => caller.wait(type)));
      return messages.find(isOne)!;
    },
    wait(type, fits = () => true, withinMs = 10_000) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(look);
          reject(new Error(`No ${type} came; there were: ${messages.map((one) => one.type).join(", ")}`));
        }, withinMs);
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
  };
  return caller;
}
