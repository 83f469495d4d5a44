import { scriptedSpeechServer, type SpeechServer } from "@vaarta/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { trialSentences, trySpeech } from "./try-speech.ts";

let server: SpeechServer;
beforeAll(async () => void (server = await scriptedSpeechServer("openai-compatible")));
afterAll(() => server.stop());
const choice = () => ({ provider: "openai-compatible" as const, key: "sk-secret-0123456789", baseUrl: server.url });

it("lets hearing hear what the voice said, at the rate that hearing takes", async () => {
  server.will({ speaks: new Int16Array(24_000).fill(900) }, { hears: "मुझे लोन चाहिए", language: "hi" });
  const trial = await trySpeech({ language: "hi", voice: choice(), hearing: choice() });
  expect(trial).toMatchObject({ ok: true, said: trialSentences["hi"], heard: "मुझे लोन चाहिए" });
  const samples = server.requests.at(-1)?.samples ?? 0;
  expect(Math.abs(samples - 16_000)).toBeLessThan(100);
});

it("says which part failed and why, without the key", async () => {
  server.will({ status: 401 });
  const voice = await trySpeech({ language: "hi", voice: choice(), hearing: choice() });
  expect(voice).toMatchObject({ ok: false, part: "voice", code: "KEY_REFUSED" });
  server.will({ status: 401 });
  const hearing = await trySpeech({ language: "hi", voice: null, hearing: choice() });
  expect(hearing).toMatchObject({ ok: false, part: "hearing", code: "KEY_REFUSED" });
  expect(JSON.stringify([voice, hearing])).not.toContain("sk-secret");
  expect(server.leftOver()).toEqual([]);
});
