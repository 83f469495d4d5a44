import { Socket } from "node:net";
import { scriptedSpeechServer } from "@vaarta/testing";
import { afterEach, expect, it, vi } from "vitest";
import { findEspeak } from "./espeak/find-espeak.ts";
import { type MachineSpeech, openMachineSpeech } from "./machine-speech.ts";
import { type Speech, speechFor } from "./speech-for.ts";

const espeak = findEspeak(process.env);
const nothing = { hearing: [], voice: [] };
const key = "k";
let machine: MachineSpeech;
afterEach(async () => {
  await machine.close();
  vi.restoreAllMocks();
});

it("goes without what there is not, and says so", async () => {
  machine = await openMachineSpeech({});
  const speech = speechFor(nothing, machine);
  expect(speech).toMatchObject({ voice: null, speaks: "captions", hears: "synthetic" });
  expect(machine.activity.name).toBe("silero");
  expect(speech.lacking).toMatchObject([{ what: "draft-voice", code: "NOT_AVAILABLE" }]);
  expect(await speech.prepare([{ text: "नमस्ते", language: "hi" }], new AbortController().signal)).toBe(0);
});

it.skipIf(espeak === null)("speaks with the draft voice and hears only sample callers without a key", { timeout: 90_000 }, async () => {
  machine = await openMachineSpeech(process.env);
  const speech = speechFor(nothing, machine);
  expect(speech).toMatchObject({ hears: "synthetic", speaks: "draft", lacking: [] });
  const line = { text: "नमस्ते, मैं आपकी मदद करूँगी।", language: "hi" };
  expect(await speech.prepare([line, line], new AbortController().signal)).toBe(1);
  expect(await samplesOf(speech, line)).toBeGreaterThan(22_050);
});

it("leaves out, and tells of, who is at an address that may not be called", async () => {
  machine = await openMachineSpeech({});
  const speech = speechFor({ hearing: [{ provider: "deepgram", key, baseUrl: "http://example.org" }], voice: [{ provider: "sarvam", key, baseUrl: "nowhere" }] }, machine); // prettier-ignore
  expect(speech).toMatchObject({ hears: "synthetic", voice: null });
  expect(speech.lacking).toMatchObject([{ what: "draft-voice" }, { what: "hearing", code: "NOT_AVAILABLE" }, { what: "voice", code: "NOT_AVAILABLE" }]); // prettier-ignore
});

it("puts a recogniser of people in the place of the machine's, never before it", async () => {
  machine = await openMachineSpeech({});
  expect(speechFor({ hearing: [{ provider: "deepgram", key }], voice: [] }, machine)).toMatchObject({ hears: "people", hearing: { name: "deepgram" } }); // prettier-ignore
});

it("contacts the hosts that are set up and no other, and no host at all without any", { timeout: 90_000 }, async () => {
  const contacted = new Set<string>();
  const connect = Socket.prototype.connect;
  vi.spyOn(Socket.prototype, "connect").mockImplementation(function (this: Socket, ...args: Parameters<Socket["connect"]>) {
    const [first] = args as unknown as [unknown];
    const target = (Array.isArray(first) ? first[0] : first) as { host?: string; port?: number; path?: string };
    contacted.add(target.path ?? `${target.host}:${target.port}`);
    return connect.apply(this, args);
  });
  const sarvam = await scriptedSpeechServer("sarvam");
  const deepgram = await scriptedSpeechServer("deepgram");

  machine = await openMachineSpeech(process.env);
  if (espeak !== null) await samplesOf(speechFor(nothing, machine), { text: "नमस्ते, मैं आपकी मदद करूँगी।", language: "hi" });
  await listen();
  expect([...contacted]).toEqual([]);

  sarvam.will({ status: 500 }, { status: 500 }, { speaks: new Int16Array(22_050).fill(900) });
  deepgram.will({ hears: "पाँच लाख" });
  const speech = speechFor(
    { hearing: [{ provider: "sarvam", key, baseUrl: sarvam.url }, { provider: "deepgram", key, baseUrl: deepgram.url }], voice: [{ provider: "sarvam", key, baseUrl: sarvam.url }] },
    machine,
  ); // prettier-ignore
  const stream = speech.hearing!.open({ languages: ["hi"] });
  stream.push(new Int16Array(3_200));
  expect((await stream.finish()).text).toBe("पाँच लाख");
  expect(await samplesOf(speech, { text: "नमस्ते", language: "hi" })).toBe(22_050);
  await listen();
  expect([...contacted].toSorted()).toEqual([sarvam.url, deepgram.url].map((url) => new URL(url).host).toSorted());
  await speech.close();
  for (const server of [sarvam, deepgram]) {
    expect(server.leftOver()).toEqual([]);
    await server.stop();
  }
});

async function samplesOf(speech: Speech, line: { text: string; language: string }): Promise<number> {
  let samples = 0;
  for await (const { pcm } of speech.voice!.speak(line, new AbortController().signal)) samples += pcm.length;
  return samples;
}

/** A second of sound past the voice activity. */
async function listen(): Promise<void> {
  const told = Promise.withResolvers<void>();
  let frames = 0;
  const stream = machine.activity.open((probabilities) => {
    frames += probabilities.length;
    if (frames === 31) told.resolve();
  });
  stream.push(new Int16Array(16_000));
  await told.promise;
  stream.close();
}
