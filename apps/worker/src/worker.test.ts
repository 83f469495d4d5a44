import "./refuse-bundled-models.ts";
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { publishedAgent, type TestPerson, type TestServer, testServer } from "../../server/src/testing/test-server.ts";
import { type LiveKitUnderTest, startLiveKit, whyNoLiveKit } from "./testing/livekit-server.ts";
import { RoomCaller } from "./testing/room-caller.ts";
import { type WorkerProcess, workerProcess } from "./testing/worker-process.ts";

interface RoomPlace {
  conversation: string;
  token: string;
  livekit: { url: string; token: string };
}

// A real LiveKit server, a real server on a real database, real workers, and a caller who is a second client of the room.
describe.skipIf(whyNoLiveKit !== null)(`calls in LiveKit rooms${whyNoLiveKit ? ` (${whyNoLiveKit})` : ""}`, () => {
  let livekit: LiveKitUnderTest;
  let server: TestServer;
  let owner: TestPerson;
  let slug: string;
  const workers: WorkerProcess[] = [];
  const callers: RoomCaller[] = [];

  beforeAll(async () => {
    livekit = await startLiveKit();
    server = await testServer({ LIVEKIT_URL: livekit.url, LIVEKIT_API_KEY: livekit.apiKey, LIVEKIT_API_SECRET: livekit.apiSecret });
    owner = await server.owner("Asha");
    ({ slug } = await publishedAgent(server, owner));
  }, 120_000);
  afterEach(async () => {
    for (const caller of callers.splice(0)) await caller.leave();
    for (const worker of workers.splice(0)) await worker.end();
  });
  afterAll(async () => {
    await server?.stop();
    await livekit?.stop();
  });

  async function worker(name: string, settings: Record<string, string> = {}): Promise<WorkerProcess> {
    const made = await workerProcess(server, livekit, `${name}-${crypto.randomUUID().slice(0, 4)}`, settings);
    workers.push(made);
    return made;
  }

  async function ask(path: string, body: object): Promise<Response> {
    return fetch(`${server.url}${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  }

  async function call(): Promise<{ place: RoomPlace; caller: RoomCaller }> {
    const answer = await ask(`/v1/agents/${slug}/conversations`, { channel: "voice" });
    expect(answer.status).toBe(201);
    const place = (await answer.json()) as RoomPlace;
    const caller = await new RoomCaller().connect(place.livekit.url, place.livekit.token);
    callers.push(caller);
    const asking = setInterval(() => void caller.send({ type: "ping", at: 0 }).catch(() => undefined), 500);
    await caller.until("the call", () => caller.frames.some(({ type }) => type === "ready"));
    clearInterval(asking);
    return { place, caller };
  }

  const eventsOf = async (conversation: string) => (await owner.client.conversations.get.query({ conversation })).events;

  it("are refused politely while there is no worker", async () => {
    const answer = await ask(`/v1/agents/${slug}/conversations`, { channel: "voice" });
    expect(answer.status).toBe(503);
    expect(((await answer.json()) as { error: { code: string } }).error.code).toBe("NO_VOICE");
  });

  it.each([["rooms"], ["processes"]])("are held by a worker with %s: heard, answered and kept", async (mode) => {
    const made = await worker(mode, { VAARTA_WORKER_MODE: mode });
    const { place, caller } = await call();
    await caller.until("the agent's voice", () => caller.soundMs() > 500);
    expect(caller.frames.some((frame) => frame.type === "caption" && frame.who === "agent")).toBe(true);
    await caller.send({ type: "typed", id: "a", text: "हाँ" });
    await caller.until("her words in the log", async () =>
      (await eventsOf(place.conversation)).some(({ event }) => event.type === "utterance"),
    );
    const events = await eventsOf(place.conversation);
    expect(events[0]?.event.type).toBe("conversation-started");
    // The framework's own models were not loaded, by it nor by anything it started.
    const maps = [made.pid, ...made.children()].map((pid) => readFileSync(`/proc/${pid}/maps`, "utf8"));
    expect(maps.length).toBeGreaterThan(mode === "rooms" ? 0 : 1);
    for (const map of maps) expect(map).not.toContain("local-inference");
  });
});
