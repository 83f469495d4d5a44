import { expect, it } from "vitest";
import { readSoundFrame, soundFrame } from "./wire.ts";

it("carries sound as it was", () => {
  const pcm = Int16Array.from([0, 1, -1, 32_767, -32_768]);
  expect(readSoundFrame(soundFrame(7, 22_050, pcm).buffer)).toEqual({ segment: 7, sampleRate: 22_050, pcm });
});

it("refuses what is no sound", () => {
  expect(readSoundFrame(new ArrayBuffer(3))).toBeNull();
  expect(readSoundFrame(new ArrayBuffer(9))).toBeNull();
});
