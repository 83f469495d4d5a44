import { scriptedVoice } from "../testing/scripted-speech.ts";
import { expect, it } from "vitest";
import type { SpeakRequest, Voice } from "../voice.ts";
import { cachedVoice } from "./cached-voice.ts";

const line: SpeakRequest = { text: "नमस्ते, मैं आपकी मदद करूँगी।", language: "hi" };
const never = new AbortController().signal;

it("says a line again without making it again, byte for byte", async () => {
  const inner = scriptedVoice("inner");
  const voice = cachedVoice(inner);
  inner.will("speaks");
  const [first, second] = [await samples(voice, line), await samples(voice, line)];
  expect(second).toEqual(first);
  expect(inner.seen).toHaveLength(1);
  expect(voice.stats()).toMatchObject({ lines: 1, hits: 1, misses: 1 });
});

it("knows a line by its words, language, speaker and pace", async () => {
  const inner = scriptedVoice("inner");
  const voice = cachedVoice(inner);
  const lines: SpeakRequest[] = [line, { ...line, pace: 0.8 }, { ...line, speaker: "f2" }, { ...line, language: "mr" }, { ...line, text: "नमस्ते" }]; // prettier-ignore
  inner.will(...lines.map(() => "speaks" as const));
  for (const each of lines) await samples(voice, each);
  for (const each of [...lines, { ...line, pace: 1 }]) await samples(voice, each);
  expect(inner.seen).toHaveLength(5);
});

it("prepares lines ahead of need, and leaves out what it cannot speak", async () => {
  const inner = scriptedVoice("inner");
  const voice = cachedVoice(inner);
  inner.will("speaks", { fails: new Error("no") }, "speaks");
  const lines = ["एक", "दो", "तीन"].map((text) => ({ text, language: "hi" }));
  expect(await voice.prepare(lines, never)).toBe(2);
  await samples(voice, lines[2]!);
  expect(inner.seen).toHaveLength(3);
});

it("keeps no more than it may, and lets go of what was not wanted for longest", async () => {
  const inner = scriptedVoice("inner");
  // A letter is 60 ms, a piece 100 ms of 3,200 bytes: "एक" is two pieces.
  const voice = cachedVoice(inner, { mostBytes: 3 * 6_400 });
  const [a, b, c, d] = ["एक", "दो", "छः", "नौ"].map((text) => ({ text, language: "hi" })) as [SpeakRequest, SpeakRequest, SpeakRequest, SpeakRequest]; // prettier-ignore
  inner.will("speaks", "speaks", "speaks", "speaks", "speaks");
  for (const each of [a, b, c, a, d, a, b]) await samples(voice, each);
  expect(inner.seen.map(({ text }) => text)).toEqual(["एक", "दो", "छः", "नौ", "दो"]);
  expect(voice.stats().bytes).toBeLessThanOrEqual(3 * 6_400);
});

it("keeps nothing of a line that was stopped or failed", async () => {
  const inner = scriptedVoice("inner");
  const voice = cachedVoice(inner);
  inner.will("speaks", { fails: new Error("no"), afterPieces: 1 }, "speaks");
  const controller = new AbortController();
  for await (const _ of voice.speak(line, controller.signal)) break;
  await expect(samples(voice, line)).rejects.toThrow("no");
  expect(voice.stats().lines).toBe(0);
  await samples(voice, line);
  expect(inner.seen).toHaveLength(3);
});

async function samples(voice: Voice, request: SpeakRequest): Promise<Int16Array> {
  const got: number[] = [];
  for await (const { pcm } of voice.speak(request, never)) got.push(...pcm);
  return Int16Array.from(got);
}
