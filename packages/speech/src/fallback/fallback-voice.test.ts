import { scriptedVoice } from "../testing/scripted-speech.ts";
import { expect, it } from "vitest";
import { SpeechError } from "../speech-error.ts";
import { ManualClock, settled } from "@vaarta/testing";
import type { SpeakRequest, Voice } from "../voice.ts";
import { fallbackVoice } from "./fallback-voice.ts";

const lost = new SpeechError("CONNECTION_LOST", "gone");
const request: SpeakRequest = { text: "आपका सोना हमारी शाखा में सुरक्षित रहता है", language: "hi" };

function two() {
  const first = scriptedVoice("first");
  const second = scriptedVoice("second", { sampleRate: 22_050 });
  const clock = new ManualClock();
  const switches: unknown[] = [];
  const voice = fallbackVoice([first, second], { clock, breaker: { failures: 2, openMs: 60_000 }, onFallback: (from, to, failure) => switches.push([from, to, (failure as SpeechError).code]) }); // prettier-ignore
  return { first, second, clock, voice, switches };
}

it("speaks with the first", async () => {
  const { first, second, voice, clock } = two();
  first.will("speaks");
  expect(await seconds(voice)).toBeCloseTo(2.5, 1);
  expect(second.seen).toEqual([]);
  expect(clock.pending).toBe(0);
});

it("goes to the next when one fails before its first sound, at the rate of the first", async () => {
  const { first, second, voice, switches } = two();
  first.will({ fails: lost });
  second.will("speaks");
  expect(await seconds(voice)).toBeCloseTo(2.5, 1);
  expect(second.seen[0]?.text).toBe(request.text);
  expect(switches).toEqual([["first", "second", "CONNECTION_LOST"]]);
});

it("goes on in the middle of a sentence without leaving a word out", async () => {
  const { first, second, voice } = two();
  first.will({ fails: lost, afterPieces: 12 });
  second.will("speaks");
  expect(await seconds(voice)).toBeGreaterThan(2);
  const rest = second.seen[0]!.text;
  expect(request.text.endsWith(rest)).toBe(true);
  expect(rest).not.toBe(request.text);
  // 1.2 s is 15 letters as people speak: no word after the third may be missing.
  expect(rest).toContain("शाखा में सुरक्षित रहता है");
});

it("waits neither for a first sound nor for more of it for ever, and stops who hangs", async () => {
  const { first, second, voice, clock } = two();
  first.will({ hangsAfter: 0 }, { hangsAfter: 5 });
  second.will("speaks", "speaks");
  for (const waitMs of [2_500, 2_000]) {
    const done = seconds(voice);
    await settled();
    await clock.advance(waitMs);
    expect(await done).toBeGreaterThan(2);
  }
  expect(first.seen.map(({ isStopped }) => isStopped)).toEqual([true, true]);
  expect(clock.pending).toBe(0);
});

it("throws what the last one failed of, and rests who failed several times", async () => {
  const { first, second, voice } = two();
  first.will({ fails: lost }, { fails: lost });
  second.will({ fails: new SpeechError("TOO_MANY", "later") }, "speaks", "speaks");
  await expect(seconds(voice)).rejects.toMatchObject({ code: "TOO_MANY" });
  await seconds(voice);
  await seconds(voice);
  expect(first.seen).toHaveLength(2);
});

it("stops the one that speaks when it is stopped, and asks no other", async () => {
  const { first, second, voice } = two();
  first.will("speaks");
  const controller = new AbortController();
  await expect(
    (async () => {
      for await (const _ of voice.speak(request, controller.signal)) controller.abort();
    })(),
  ).rejects.toThrow();
  expect(first.seen[0]?.isStopped).toBe(true);
  expect(second.seen).toEqual([]);
});

it("lets go of the one that speaks when the loop is left between two pieces", async () => {
  const { first, voice } = two();
  first.will("speaks");
  for await (const _ of voice.speak(request, new AbortController().signal)) break;
  await settled();
  expect(first.seen).toMatchObject([{ isStopped: true, isOver: true }]);
});

it("lacks a language that none of them speaks", async () => {
  const { voice } = two();
  await expect(seconds(voice, { text: "வணக்கம்", language: "ta" })).rejects.toMatchObject({ code: "LANGUAGE_LACKING" });
});

async function seconds(voice: Voice, what = request): Promise<number> {
  let samples = 0;
  for await (const { pcm } of voice.speak(what, new AbortController().signal)) samples += pcm.length;
  return samples / voice.sampleRate;
}
