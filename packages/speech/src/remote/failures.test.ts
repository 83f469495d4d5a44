import { type SpeechExchange, scriptedSpeechServer, type SpeechKind, type SpeechServer } from "@vaarta/testing";
import { afterEach, describe, expect, it } from "vitest";
import type { Hearing, HearingOptions } from "../hearing.ts";
import type { Voice } from "../voice.ts";
import { addressOf } from "./address.ts";
import { createDeepgramHearing, createDeepgramVoice } from "./deepgram.ts";
import { createOpenAiHearing, createOpenAiVoice } from "./openai-compatible.ts";
import { createSarvamHearing, createSarvamPostedHearing, createSarvamVoice } from "./sarvam.ts";

const key = "sk-secret-0123456789";
/** Where a wait is to run out; elsewhere it must not, however busy the machine is. */
const short = { connectMs: 300, finishMs: 300, soundMs: 300 };
const long = { connectMs: 60_000, finishMs: 60_000, soundMs: 60_000 };
type Make<T> = (options: { key: string; baseUrl: string } & typeof long) => T;

const hearings: readonly [string, SpeechKind, "socket" | "post", Make<Hearing>][] = [
  ["Sarvam", "sarvam", "socket", createSarvamHearing],
  ["Sarvam without a socket", "sarvam", "post", createSarvamPostedHearing],
  ["Deepgram", "deepgram", "socket", createDeepgramHearing],
  ["OpenAI-compatible", "openai-compatible", "post", createOpenAiHearing],
];
const voices: readonly [string, SpeechKind, number, Make<Voice>][] = [
  ["Sarvam", "sarvam", 22_050, createSarvamVoice],
  ["Deepgram", "deepgram", 24_000, createDeepgramVoice],
  ["OpenAI-compatible", "openai-compatible", 24_000, createOpenAiVoice],
];

let server: SpeechServer;
afterEach(async () => {
  expect(server.leftOver()).toEqual([]);
  await server.stop();
});

describe.each(hearings)("hearing by %s", { timeout: 60_000 }, (_, kind, way, make) => {
  async function hearing(...exchanges: SpeechExchange[]): Promise<Hearing> {
    server = await scriptedSpeechServer(kind);
    server.will(...exchanges);
    return make({ key, baseUrl: server.url, ...(exchanges.some(isSilent) ? short : long) });
  }

  it.each([
    [401, "KEY_REFUSED", false],
    [403, "KEY_REFUSED", false],
    [402, "KEY_REFUSED", false],
    [429, "TOO_MANY", true],
    [500, "FAILED", true],
    [503, "FAILED", true],
    [400, "FAILED", false],
    [302, "FAILED", false],
  ] as const)("makes of status %i %s", async (status, code, isPassing) => {
    // Providers repeat what they were sent.
    const failure = await failureOf(await hearing({ status, body: `bad key ${key}, words: सोना` }));
    expect(failure).toMatchObject({ code, isPassing });
    expect(everything(failure)).not.toMatch(/sk-secret|सोना/);
  });

  it.each([
    ["hangs up", "hang-up", "CONNECTION_LOST"],
    ["is silent", "silence", "TIMEOUT"],
    ["answers what is no JSON", { raw: "<html>" }, "GARBAGE"],
    ["answers something else", { raw: '{"message":"hello"}' }, "GARBAGE"],
    ["answers a list", { raw: "[1,2]" }, "GARBAGE"],
  ] as const)("fails when the server %s", async (_name, exchange, code) => {
    expect((await failureOf(await hearing(exchange))).code).toBe(code);
  });

  it.runIf(way === "socket")("says at once when it breaks in the middle of an utterance", async () => {
    const of = await hearing("cut");
    const told = Promise.withResolvers<Error>();
    const stream = of.open({ languages: ["hi"], onFailure: told.resolve });
    stream.push(new Int16Array(1_600));
    expect(await told.promise).toMatchObject({ code: "CONNECTION_LOST" });
    stream.push(new Int16Array(1_600));
    await expect(stream.finish()).rejects.toMatchObject({ code: "CONNECTION_LOST" });
  });

  it("is lost where nobody listens", async () => {
    const of = await hearing();
    await server.stop();
    expect((await failureOf(of)).code).toBe("CONNECTION_LOST");
  });

  it("closes the connection when an utterance is cancelled, and when the provider is closed", async () => {
    const of = await hearing("silence", ...(way === "socket" ? (["silence"] as const) : []));
    const stream = of.open({ languages: ["hi"] });
    stream.push(new Int16Array(1_600));
    const finished = stream.finish();
    finished.catch(() => {});
    while (server.requests.length === 0) await pause();
    stream.cancel();
    await server.requests[0]!.closed;
    await expect(finished).rejects.toThrow();
    if (way === "post") return;
    of.open({ languages: ["hi"] }).push(new Int16Array(160));
    while (server.requests.length === 1) await pause();
    await of.close();
    await server.requests[1]!.closed;
  });

  it("sends the whole utterance, the key, and what to listen for", async () => {
    const of = await hearing({ hears: "सुनीता" });
    expect((await hear(of, { languages: ["hi"], words: ["सुनीता", "मुथूट"] })).text).toBe("सुनीता");
    const [{ samples, headers, query, body }] = server.requests as [(typeof server.requests)[0]];
    expect(samples).toBe(16_000);
    expect(JSON.stringify(headers)).toContain(key);
    expect(`${query.toString()} ${JSON.stringify(body)}`).not.toContain(key);
    if (kind === "deepgram") expect(query.getAll("keyterm")).toEqual(["सुनीता", "मुथूट"]);
    if (kind === "openai-compatible") expect(body["prompt"]).toBe("सुनीता, मुथूट");
  });
});

describe.each(voices)("the voice of %s", { timeout: 60_000 }, (_, kind, rate, make) => {
  const sound = new Int16Array(rate).map((__, k) => 9_000 * Math.sin(k / 20));
  async function voice(...exchanges: SpeechExchange[]): Promise<Voice> {
    server = await scriptedSpeechServer(kind);
    server.will(...exchanges);
    return make({ key, baseUrl: server.url, ...(exchanges.some(isSilent) ? short : long) });
  }

  it.each([
    ["a refused key", { status: 401, body: key }, "KEY_REFUSED"],
    ["too many requests", { status: 429 }, "TOO_MANY"],
    ["a failure of its own", { status: 500 }, "FAILED"],
    ["a hang-up", "hang-up", "CONNECTION_LOST"],
    ["silence", "silence", "TIMEOUT"],
    ["a page", { raw: "<!doctype html>" }, "GARBAGE"],
    ["an error as an answer", { raw: '{"error":"x"}' }, "GARBAGE"],
    ["compressed sound", { raw: "ID3\u0004\u0000" }, "GARBAGE"],
    ["nothing", { raw: "" }, "GARBAGE"],
  ] as const)("tells of %s", async (_name, exchange, code) => {
    const failure = await (await spokenBy(await voice(exchange))).failure;
    expect(failure).toMatchObject({ code });
    expect(everything(failure as Error)).not.toContain("sk-secret");
  });

  it.each([
    ["breaks", { speaks: sound, end: "cut" }, "CONNECTION_LOST"],
    ["stops", { speaks: sound, end: "silence" }, "TIMEOUT"],
  ] as const)("fails after what it has spoken when its sound %s", async (_name, exchange, code) => {
    const { samples, failure } = await spokenBy(await voice(exchange));
    expect(failure).toMatchObject({ code });
    expect(samples.length).toBeGreaterThan(rate / 4);
  });

  it("gives the samples as they were sent, with and without a header", async () => {
    const of = await voice({ speaks: sound, pieces: 7 }, { speaks: sound, pieces: 5, asWav: true });
    expect((await spokenBy(of)).samples).toEqual(sound);
    expect((await spokenBy(of)).samples).toEqual(sound);
  });

  it("closes the connection when it is stopped, and when the loop is left", async () => {
    const of = await voice({ speaks: sound, end: "silence" }, { speaks: sound, end: "silence" });
    const controller = new AbortController();
    for await (const __ of of.speak({ text: "Hello there", language: "en" }, controller.signal)) break;
    await server.requests[0]!.closed;
    const speaking = spokenBy(of, controller.signal);
    while (server.requests.length === 1) await pause();
    controller.abort();
    expect((await speaking).failure).toBeTruthy();
    await server.requests[1]!.closed;
  });
});

describe("addresses", () => {
  it.each(["http://example.org/v1", "ftp://127.0.0.1", "https://user:pass@example.org", "not an address", "http://127.0.0.1.example.org"])(
    "%s may not be called",
    (address) => expect(() => addressOf(address, "/x")).toThrow(expect.objectContaining({ code: "NOT_AVAILABLE" }) as Error),
  );
  it.each(["https://api.example.org/v1/", "http://127.0.0.1:9/v1", "http://localhost:8000/v1"])("%s may", (address) =>
    expect(addressOf(address, "/x").pathname).toBe("/v1/x"),
  );
  afterEach(() => void (server = { leftOver: () => [], stop: () => Promise.resolve() } as unknown as SpeechServer));
});

it("joins what Sarvam's own pauses cut apart, and takes it for finished when nothing more comes", async () => {
  server = await scriptedSpeechServer("sarvam");
  server.will({ hears: "लोन चाहिए", before: ["मुझे पाँच", "लाख का"] });
  const stream = createSarvamHearing({ key, baseUrl: server.url }).open({ languages: ["hi", "en"] });
  for (let k = 0; k < 4; k++) stream.push(new Int16Array(1_600));
  expect(await stream.finish()).toMatchObject({ text: "मुझे पाँच लाख का लोन चाहिए", language: "hi" });
  expect(server.requests[0]!.query.get("language-code")).toBe("unknown");
});

it("knows Sarvam's errors from its socket by their kind", async () => {
  for (const [status, code] of [[401, "KEY_REFUSED"], [429, "TOO_MANY"], [500, "FAILED"]] as const) {
    server = await scriptedSpeechServer("sarvam");
    server.will({ error: status });
    expect(await failureOf(createSarvamHearing({ key, baseUrl: server.url }))).toMatchObject({ code });
    await server.stop();
  } // prettier-ignore
});

it("is as sure as Deepgram is of its words, and tells when each was said", async () => {
  server = await scriptedSpeechServer("deepgram");
  server.will({ hears: "five lakh", confidence: 0.4, language: "en" });
  const heard = await hear(createDeepgramHearing({ key, baseUrl: server.url }), { languages: ["hi", "en"] });
  expect(heard).toMatchObject({ text: "five lakh", language: "en", words: [{ text: "five", startMs: 0 }, { text: "lakh", startMs: 400 }] }); // prettier-ignore
  expect(heard.confidence).toBeCloseTo(0.4);
  expect(server.requests[0]!.query.get("language")).toBe("multi");
});

async function hear(hearing: Hearing, options: HearingOptions = { languages: ["hi"] }) {
  const stream = hearing.open(options);
  for (let k = 0; k < 10; k++) stream.push(new Int16Array(1_600).fill(k));
  return stream.finish();
}

async function failureOf(hearing: Hearing): Promise<Error & { code?: string }> {
  try {
    await hear(hearing);
  } catch (error) {
    return error as Error;
  }
  throw new Error("It did not fail as it should.");
}

async function spokenBy(voice: Voice, signal = new AbortController().signal): Promise<{ samples: Int16Array; failure: unknown }> {
  const samples: number[] = [];
  try {
    for await (const { pcm } of voice.speak({ text: "Hello there", language: "en" }, signal)) samples.push(...pcm);
    return { samples: Int16Array.from(samples), failure: null };
  } catch (failure) {
    return { samples: Int16Array.from(samples), failure };
  }
}

const isSilent = (exchange: SpeechExchange) => exchange === "silence" || (typeof exchange === "object" && "end" in exchange && exchange.end === "silence"); // prettier-ignore

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

/** All that a log could write of an error, hidden fields and causes too. */
function everything(error: Error): string {
  return Object.getOwnPropertyNames(error)
    .map((name) => String((error as unknown as Record<string, unknown>)[name]))
    .join("\n");
}
