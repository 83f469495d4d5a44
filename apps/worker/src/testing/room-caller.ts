import { AudioFrame, AudioSource, AudioStream, LocalAudioTrack, type RemoteTrack, Room, RoomEvent, TrackKind, TrackPublishOptions, TrackSource } from "@livekit/rtc-node"; // prettier-ignore
import { type FromBrowser, roomTopic, type ToBrowser } from "@vaarta/call";
import { hearingRate } from "@vaarta/speech";

/** A caller in a room, as a second client would be: speaks samples, records what the agent's voice sounded like, keeps the frames. */
export class RoomCaller {
  readonly room = new Room();
  /** What came, since the first agent's track: 16 kHz, with the time each piece came at. */
  readonly heard: { at: number; pcm: Int16Array }[] = [];
  readonly frames: (ToBrowser & { at: number })[] = [];
  readonly #source = new AudioSource(hearingRate, 1, 1_000);
  #readers: Promise<void>[] = [];

  async connect(url: string, token: string): Promise<this> {
    this.room.on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind === TrackKind.KIND_AUDIO) this.#readers.push(this.#read(track));
    });
    this.room.on(RoomEvent.DataReceived, (payload, _from, _kind, topic) => {
      if (topic === roomTopic) this.frames.push({ ...(JSON.parse(new TextDecoder().decode(payload)) as ToBrowser), at: Date.now() });
    });
    await this.room.connect(url, token, { autoSubscribe: true, dynacast: false });
    await this.room.localParticipant?.publishTrack(
      LocalAudioTrack.createAudioTrack("microphone", this.#source),
      new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }),
    );
    return this;
  }

  /** Says samples in real time. @returns when the last of them left the microphone, in milliseconds since the epoch */
  async speak(pcm: Int16Array): Promise<number> {
    const step = hearingRate / 50;
    const startAt = Date.now();
    for (let from = 0; from < pcm.length; from += step) {
      const piece = new Int16Array(step);
      piece.set(pcm.subarray(from, from + step));
      await this.#source.captureFrame(new AudioFrame(piece, hearingRate, 1, step));
      const ahead = ((from + step) / hearingRate) * 1_000 - (Date.now() - startAt);
      if (ahead > 60) await new Promise((resolve) => setTimeout(resolve, ahead - 60));
    }
    const left = this.#source.queuedDuration;
    await new Promise((resolve) => setTimeout(resolve, left));
    return Date.now();
  }

  async send(frame: FromBrowser): Promise<void> {
    await this.room.localParticipant?.publishData(new TextEncoder().encode(JSON.stringify(frame)), { reliable: true, topic: roomTopic });
  }

  /** Resolves when something holds, looked at every 10 ms. @throws after a time, with what was waited for */
  async until<T>(
    what: string,
    look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
    timeoutMs = 15_000,
  ): Promise<T> {
    const giveUpAt = Date.now() + timeoutMs;
    for (;;) {
      const found = await look();
      if (found !== null && found !== undefined && found !== false) return found;
      if (Date.now() > giveUpAt) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** When the agent was first heard after a moment; null when it is quiet. */
  soundAfter(at: number, loudness = 500): number | null {
    return this.heard.find((piece) => piece.at >= at && loudnessOf(piece.pcm) > loudness)?.at ?? null;
  }

  /** When the agent was last heard. */
  lastSound(loudness = 500): number | null {
    return this.heard.findLast((piece) => loudnessOf(piece.pcm) > loudness)?.at ?? null;
  }

  /** Milliseconds of sound, quiet left out. */
  soundMs(from = 0, loudness = 500): number {
    const pieces = this.heard.filter(({ at, pcm }) => at >= from && loudnessOf(pcm) > loudness);
    return (pieces.reduce((sum, { pcm }) => sum + pcm.length, 0) * 1_000) / hearingRate;
  }

  async leave(): Promise<void> {
    await this.room.disconnect();
    await this.#source.close();
    await Promise.allSettled(this.#readers);
  }

  async #read(track: RemoteTrack): Promise<void> {
    for await (const { data } of new AudioStream(track, { sampleRate: hearingRate, numChannels: 1 }))
      this.heard.push({ at: Date.now(), pcm: data });
  }
}

/** Root mean square of samples. */
export function loudnessOf(pcm: Int16Array): number {
  let sum = 0;
  for (const sample of pcm) sum += sample * sample;
  return Math.sqrt(sum / Math.max(1, pcm.length));
}

export function tone(ms: number, sampleRate: number, hertz = 440): Int16Array {
  return Int16Array.from({ length: (ms * sampleRate) / 1_000 }, (_, at) => 12_000 * Math.sin((2 * Math.PI * hertz * at) / sampleRate));
}
