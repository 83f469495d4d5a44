import { describeHearing, describeVoice, scriptedSpeechServer, type SpeechKind, type SpeechServer } from "@vaarta/testing";
import { afterAll, expect, it } from "vitest";
import { createDeepgramHearing, createDeepgramVoice } from "./deepgram.ts";
import { createOpenAiHearing, createOpenAiVoice } from "./openai-compatible.ts";
import { createSarvamHearing, createSarvamPostedHearing, createSarvamVoice } from "./sarvam.ts";

const key = "sk-secret-0123456789";
const servers: SpeechServer[] = [];

const server = async (kind: SpeechKind) => {
  const started = await scriptedSpeechServer(kind);
  servers.push(started);
  return started;
};
afterAll(async () => {
  for (const { stop } of servers) await stop();
});

const sarvam = await server("sarvam");
const deepgram = await server("deepgram");
const openai = await server("openai-compatible");

const sentences = [
  { language: "hi", text: "मुझे पाँच लाख का लोन चाहिए" },
  { language: "bn", text: "আমার পাঁচ লাখ টাকা লাগবে" },
  { language: "en", text: "I need a gold loan" },
];
const willHear = (of: SpeechServer) => (heard: { text: string; language: string }) => of.will({ hears: heard.text, language: heard.language, partials: ["", heard.text.split(" ")[0]!] }); // prettier-ignore
const willSpeak = (of: SpeechServer, rate: number) => (_: object, pace: number) => of.will({ speaks: tone(1.5 / pace, rate) });

describeHearing("Sarvam", { make: () => createSarvamHearing({ key, baseUrl: sarvam.url }), sentences, willHear: willHear(sarvam), hasPartials: false }); // prettier-ignore
describeHearing("Sarvam without a socket", { make: () => createSarvamPostedHearing({ key, baseUrl: sarvam.url }), sentences, willHear: willHear(sarvam), asksAtTheEnd: true, hasPartials: false }); // prettier-ignore
describeHearing("Deepgram", { make: () => createDeepgramHearing({ key, baseUrl: deepgram.url }), sentences, willHear: willHear(deepgram), hasPartials: true }); // prettier-ignore
describeHearing("an OpenAI-compatible server", { make: () => createOpenAiHearing({ key, baseUrl: openai.url, model: "whisper-1" }), sentences, willHear: willHear(openai), asksAtTheEnd: true, hasPartials: false }); // prettier-ignore

describeVoice("Sarvam's voice", { make: () => createSarvamVoice({ key, baseUrl: sarvam.url }), sentences, willSpeak: willSpeak(sarvam, 22_050) }); // prettier-ignore
describeVoice("Deepgram's voice", { make: () => createDeepgramVoice({ key, baseUrl: deepgram.url }), sentences: sentences.slice(2), willSpeak: willSpeak(deepgram, 24_000) }); // prettier-ignore
describeVoice("an OpenAI-compatible server's voice", { make: () => createOpenAiVoice({ key, baseUrl: openai.url }), sentences, willSpeak: willSpeak(openai, 24_000) }); // prettier-ignore

it("left nothing unasked and asked nothing that the real ones would refuse", () => {
  for (const { leftOver } of servers) expect(leftOver()).toEqual([]);
});

function tone(seconds: number, rate: number): Int16Array {
  return new Int16Array(Math.round(seconds * rate)).map((_, k) => 9_000 * Math.sin((k * 2 * Math.PI * 200) / rate));
}
