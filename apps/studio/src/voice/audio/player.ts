import type { PlayerCommand } from "./player.worklet.ts";
import { Resampler } from "./resampler.ts";
import type { Sound } from "./sound.ts";

/** How much of a segment came out of the loudspeaker. */
export interface SegmentPlayed {
  segment: number;
  ms: number;
  isDone: boolean;
}

export interface Player {
  play(segment: number, pcm: Int16Array, sampleRate: number): void;
  finish(segment: number): void;
  pause(): void;
  resume(): void;
  clear(): void;
  close(): void;
}

/** Plays speech in segments and tells what was heard of each, by the loudspeaker's own clock. */
export function createPlayer({ context }: Sound, onPlayed: (played: SegmentPlayed) => void): Player {
  const node = new AudioWorkletNode(context, "vaarta-player", { numberOfInputs: 0, outputChannelCount: [1] });
  const resamplers = new Map<number, Resampler>();
  let isOpen = true;
  node.connect(context.destination);
  // Samples are handed over this much before they are heard.
  const latencyMs = () => Math.min(500, Math.max(0, (context.outputLatency || context.baseLatency || 0) * 1_000));
  node.port.onmessage = ({ data }: MessageEvent<SegmentPlayed & { isCleared: boolean }>) => {
    if (!isOpen) return;
    const { segment, ms, isDone, isCleared } = data;
    if (isDone) resamplers.delete(segment);
    const late = latencyMs();
    if (isDone && !isCleared) setTimeout(() => isOpen && onPlayed({ segment, ms: Math.round(ms), isDone }), late);
    else onPlayed({ segment, ms: Math.round(Math.max(0, ms - late)), isDone });
  };
  const tell = (command: PlayerCommand, transfer: Transferable[] = []) => node.port.postMessage(command, transfer);
  return {
    play(segment, pcm, sampleRate) {
      let resampler = resamplers.get(segment);
      if (!resampler) resamplers.set(segment, (resampler = new Resampler(sampleRate, context.sampleRate)));
      const samples = resampler.push(Float32Array.from(pcm, (sample) => sample / 32_768));
      tell({ type: "add", segment, samples }, [samples.buffer]);
    },
    finish: (segment) => tell({ type: "finish", segment }),
    pause: () => tell({ type: "pause" }),
    resume: () => tell({ type: "resume" }),
    clear: () => tell({ type: "clear" }),
    close() {
      isOpen = false;
      node.disconnect();
    },
  };
}
