import "./refuse-bundled-models.ts";
import { initializeLogger } from "@livekit/agents";
import { Room } from "@livekit/rtc-node";
import type { LineEvents, Played } from "@vaarta/call";
import { AccessToken } from "livekit-server-sdk";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createRoomLine, readFrame, type RoomLine } from "./room-line.ts";
import { type LiveKitUnderTest, startLiveKit, whyNoLiveKit } from "./testing/livekit-server.ts";
import { loudnessOf, RoomCaller, tone } from "./testing/room-caller.ts";

initializeLogger({ pretty: false, level: "silent" });
const quiet = { info() {}, warn() {}, error() {} };

describe("frames of the caller's page", () => {
  const read = (value: unknown) => readFrame(new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value)));

  it("takes what the protocol knows, and nothing besides it", () => {
    expect(read({ type: "typed", id: "a", text: "हाँ", more: 1 })).toEqual({ type: "typed", id: "a", text: "हाँ" });
    expect(read({ type: "digits", digits: "12#" })).toEqual({ type: "digits", digits: "12#" });
    expect(read({ type: "bye" })).toEqual({ type: "bye" });
  });

  it("refuses everything else", () => {
    for (const wrong of ["{", "null", { type: "typed", id: 1, text: "x" }, { type: "digits", digits: "12a" }, { type: "played" }])
      expect(read(wrong)).toBeNull();
    expect(read({ type: "typed", id: "a", text: "x".repeat(20_000) })).toBeNull();
  });
});

describe.skipIf(whyNoLiveKit !== null)(`a line over a LiveKit room${whyNoLiveKit ? ` (${whyNoLiveKit})` : ""}`, () => {
  let server: LiveKitUnderTest;
  let room: Room;
  let caller: RoomCaller;
  let line: RoomLine;
  let sound: { at: number; pcm: Int16Array }[];
  let played: Played[];
  let told: string[];
  let count = 0;

  beforeAll(async () => {
    server = await startLiveKit();
  });
  afterAll(() => server?.stop());

  async function token(name: string, identity: string, isAgent = false): Promise<string> {
    const made = new AccessToken(server.apiKey, server.apiSecret, { identity, ttl: 60 });
    made.addGrant({ room: name, roomJoin: true, agent: isAgent });
    return made.toJwt();
  }

  beforeEach(async () => {
    const name = `line-${process.pid}-${++count}`;
    [sound, played, told] = [[], [], []];
    room = new Room();
    caller = new RoomCaller();
    await Promise.all([
      caller.connect(server.url, await token(name, "caller")),
      room.connect(server.url, await token(name, "agent", true), { autoSubscribe: true, dynacast: false }),
    ]);
    line = await createRoomLine({ room, caller: "caller", log: quiet, over: () => told.push("over") });
    line.listen({
      sound: (pcm) => sound.push({ at: Date.now(), pcm }),
      played: (one) => played.push(one),
      digits: (digits) => told.push(`digits ${digits}`),
      typed: (id, text) => told.push(`typed ${id} ${text}`),
      left: () => told.push("left"),
      lost: () => told.push("lost"),
    } satisfies LineEvents);
  });
  afterEach(async () => {
    await line.close();
    await caller.leave();
  });

  it("lets the caller hear what is played, whole and in order, at any rate of the voice", async () => {
    line.play(1, tone(600, 22_050), 22_050);
    line.finish(1);
    line.play(2, tone(400, 16_000), 16_000);
    line.finish(2);
    await caller.until("both to be played", () => played.filter(({ isDone }) => isDone).length === 2);
    expect(played.filter(({ isDone }) => isDone).map(({ segment }) => segment)).toEqual([1, 2]);
    const [first, second] = played.filter(({ isDone }) => isDone);
    expect(first!.ms).toBeGreaterThanOrEqual(595);
    expect(first!.ms).toBeLessThanOrEqual(610);
    expect(second!.ms).toBeGreaterThanOrEqual(395);
    await caller.until("a second of sound", () => caller.soundMs() > 900);
  });

  it("hears the caller at 16 kHz, in pieces of 20 ms", async () => {
    await caller.speak(tone(800, 16_000));
    await caller.until("her sound", () => sound.filter(({ pcm }) => loudnessOf(pcm) > 2_000).length > 30);
    expect(new Set(sound.map(({ pcm }) => pcm.length))).toEqual(new Set([320]));
  });

  it("is quiet at once at a pause, and goes on where it was", async () => {
    line.play(1, tone(3_000, 24_000), 24_000);
    line.finish(1);
    await caller.until("a first second", () => (played.at(-1)?.ms ?? 0) > 700);
    const pausedAt = Date.now();
    line.pause();
    await caller.until("quiet", () => Date.now() - (caller.lastSound() ?? 0) > 300);
    const silentAt = caller.lastSound()! - pausedAt;
    expect(silentAt).toBeLessThan(250);
    expect(played.at(-1)?.isDone).toBe(false);
    line.resume();
    await caller.until("the rest", () => played.at(-1)?.isDone === true);
    expect(played.at(-1)).toEqual({ segment: 1, ms: 3_000, isDone: true });
    await caller.until("all three seconds at her ear", () => caller.soundMs() > 2_850);
  });

  it("tells what was heard of everything that was dropped", async () => {
    line.play(1, tone(400, 24_000), 24_000);
    line.finish(1);
    line.play(2, tone(2_000, 24_000), 24_000);
    line.finish(2);
    line.play(3, tone(2_000, 24_000), 24_000);
    await caller.until("half a second of the second", () => played.some(({ segment, ms }) => segment === 2 && ms > 500));
    line.clear();
    const done = played.filter(({ isDone }) => isDone);
    expect(done.map(({ segment }) => segment)).toEqual([1, 2, 3]);
    expect(done[1]!.ms).toBeGreaterThan(500);
    expect(done[1]!.ms).toBeLessThan(1_500);
    expect(done[2]!.ms).toBe(0);
    // Sound that still comes for a dropped segment is not said.
    line.play(3, tone(500, 24_000), 24_000);
    await caller.until("quiet", () => Date.now() - (caller.lastSound() ?? 0) > 400);
    expect(played.filter(({ isDone }) => isDone)).toHaveLength(3);
  });

  it("carries captions and typed words, and believes nobody but the caller", async () => {
    line.caption({ who: "agent", id: "1", text: "नमस्ते", language: "hi", isFinal: true });
    line.state("listening");
    line.ready({ type: "ready", hears: "people", speaks: "voice", resumed: false });
    // Whatever was lost before her page could hear is told again to one that says hello.
    const asking = setInterval(() => void caller.send({ type: "hello", version: 1, token: "", microphone: true }), 300);
    const all = () => caller.frames.map(({ type }) => type);
    await caller.until("where the call is", () => ["ready", "caption", "state"].every((type) => all().includes(type as never)));
    clearInterval(asking);
    expect(caller.frames.find(({ type }) => type === "caption")).toMatchObject({ text: "नमस्ते" });
    const other = await new RoomCaller().connect(server.url, await token(room.name!, "somebody"));
    await other.send({ type: "bye" });
    await caller.send({ type: "typed", id: "x", text: "दो लाख" });
    await caller.send({ type: "digits", digits: "5" });
    await caller.until("her words", () => told.length === 2);
    expect(told).toEqual(["typed x दो लाख", "digits 5"]);
    await other.leave();
  });

  it("takes a goodbye for one", async () => {
    await caller.send({ type: "bye" });
    await caller.until("it", () => told.length > 1);
    expect(told).toEqual(["left", "over"]);
  });

  it("takes a page that only goes for one that may come back", async () => {
    line.play(1, tone(2_000, 24_000), 24_000);
    line.finish(1);
    await caller.until("a part of it", () => (played.at(-1)?.ms ?? 0) > 300);
    await caller.room.disconnect();
    await caller.until("it", () => told.length > 1);
    expect(told).toEqual(["lost", "over"]);
    expect(played.at(-1)).toMatchObject({ segment: 1, isDone: true });
    expect(played.at(-1)!.ms).toBeLessThan(2_000);
  });

  it("ends when everything was played", async () => {
    line.play(1, tone(500, 24_000), 24_000);
    line.finish(1);
    line.end("converted");
    await caller.until("the end", () => told.includes("over"));
    expect(played.at(-1)).toMatchObject({ segment: 1, isDone: true });
    expect(caller.frames.at(-1)).toMatchObject({ type: "ended", outcome: "converted" });
  });
});
