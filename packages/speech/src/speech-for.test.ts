import { Socket } from "node:net";
import { scriptedSpeechServer } from "@vaarta/testing";
import { afterEach, expect, it, vi } from "vitest";
import { findEspeak } from "./espeak/find-espeak.ts";
import { type Speech, speechFor } from "./speech-for.ts";
import { scriptedHearing } from "./testing/scripted-speech.ts";

const espeak = findEspeak(process.env);
const nothing = { hearing: [], voice: [] };
let speech: Speech;
afterEach(async () => {
  await speech.close();
  vi.restoreAllMocks();
});

it("goes without what there is not, and says so", async () => {
  speech = await speechFor(nothing, { environment: {} });
  expect(speech).toMatchObject({ hearing: null, voice: null, hears: "nobody", speaks: "captions" });
  expect(speech.activity.name).toBe("silero");
  expect(speech.lacking).toMatchObject([{ what: "draft-voice", code: "NOT_AVAILABLE" }]);
  expect(await speech.prepare([{ text: "नमस्ते", language: "hi" }], new AbortController().signal)).toBe(0);
});

it.skipIf(espeak === null)("speaks with the draft voice and hears only samples without a key", async () => {
  speech = await speechFor(nothing, { environment: process.env, ownHearing: scriptedHearing("own", { hears: "synthetic" }) });
  expect(speech).toMatchObject({ hears: "synthetic", speaks: "draft", lacking: [] });
  const line = { text: "नमस्ते, मैं आपकी मदद करूँगी।", language: "hi" };
  expect(await speech.prepare([line, line], new AbortController().signal)).toBe(1);
  expect(await samplesOf(line)).toBeGreaterThan(22_050);
});

it("tells of an address that may not be called", async () => {
  speech = await speechFor({ hearing: [{ provider: "deepgram", key: "k", baseUrl: "http://example.org" }], voice: [{ provider: "sarvam", key: "k", baseUrl: "nowhere" }] }, { environment: {} }); // prettier-ignore
  // Addresses are looked at when they are used; a call finds out what the set-up page should have said.
  expect(speech.hears).toBe("people");
  await expect(speech.hearing!.open({ languages: ["hi"] }).finish()).rejects.toMatchObject({ code: "NOT_AVAILABLE" });
  await expect(samplesOf({ text: "नमस्ते", language: "hi" })).rejects.toMatchObject({ code: "NOT_AVAILABLE" });
});

it("contacts the hosts that are set up and no other, and no host at all without any", async () => {
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

  speech = await speechFor(nothing, { environment: process.env });
  if (espeak !== null) await samplesOf({ text: "नमस्ते, मैं आपकी मदद करूँगी।", language: "hi" });
  await listen();
  expect([...contacted]).toEqual([]);
  await speech.close();

  sarvam.will({ status: 500 }, { status: 500 }, { speaks: new Int16Array(22_050).fill(900) });
  deepgram.will({ hears: "पाँच लाख" });
  const key = "k";
  speech = await speechFor(
    { hearing: [{ provider: "sarvam", key, baseUrl: sarvam.url }, { provider: "deepgram", key, baseUrl: deepgram.url }], voice: [{ provider: "sarvam", key, baseUrl: sarvam.url }] },
    { environment: process.env },
  ); // prettier-ignore
  const stream = speech.hearing!.open({ languages: ["hi"] });
  stream.push(new Int16Array(3_200));
  expect((await stream.finish()).text).toBe("पाँच लाख");
  expect(await samplesOf({ text: "नमस्ते", language: "hi" })).toBe(22_050);
  await listen();
  expect([...contacted].toSorted()).toEqual([sarvam.url, deepgram.url].map((url) => new URL(url).host).toSorted());
  for (const server of [sarvam, deepgram]) {
    expect(server.leftOver()).toEqual([]);
    await server.stop();
  }
});

async function samplesOf(line: { text: string; language: string }): Promise<number> {
  let samples = 0;
  for await (const { pcm } of speech.voice!.speak(line, new AbortController().signal)) samples += pcm.length;
  return samples;
}

/** A second of sound past the voice activity. */
async function listen(): Promise<void> {
  const told = Promise.withResolvers<void>();
  let frames = 0;
  const stream = speech.activity.open((probabilities) => {
    frames += probabilities.length;
    if (frames === 31) told.resolve();
  });
  stream.push(new Int16Array(16_000));
  await told.promise;
  stream.close();
}
