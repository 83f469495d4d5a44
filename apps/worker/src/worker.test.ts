import "./refuse-bundled-models.ts";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { AccessToken, RoomServiceClient } from "livekit-server-sdk";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { compile, type Program } from "@vaarta/flow";
import { rebuild } from "@vaarta/runtime";
import { createAgent } from "../../server/src/agents.ts";
import { publishAgent } from "../../server/src/release/publish-agent.ts";
import { type TestPerson, type TestServer, testServer } from "../../server/src/testing/test-server.ts";
import { type LiveKitUnderTest, startLiveKit, whyNoLiveKit } from "./testing/livekit-server.ts";
import { RoomCaller } from "./testing/room-caller.ts";
import { kill, type WorkerProcess, workerProcess } from "./testing/worker-process.ts";

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
  let program: Program;
  const workers: WorkerProcess[] = [];
  const callers: RoomCaller[] = [];

  beforeAll(async () => {
    livekit = await startLiveKit();
    server = await testServer({ LIVEKIT_URL: livekit.url, LIVEKIT_API_KEY: livekit.apiKey, LIVEKIT_API_SECRET: livekit.apiSecret });
    owner = await server.owner("Asha");
    const document = await server.services.templates.find("gold-loan");
    if (!document) throw new Error("domains/gold-loan is needed for this test.");
    const workspace = server.database.workspace(owner.workspace, owner.id);
    const made = await createAgent(workspace, document);
    const languages = Object.keys(document.languages.offered);
    await publishAgent(server.services.releases, workspace, { agent: made.id, document, revision: 0, note: "", languages });
    ({ slug } = made);
    program = compile(document);
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

  const storeOf = () => server.database.workspace(owner.workspace, owner.id).store();
  const eventsOf = (conversation: string) => storeOf().events(conversation);
  /** Where a conversation stands in its log. */
  async function standsAt(conversation: string) {
    const snapshot = rebuild(null, await eventsOf(conversation), () => program);
    return { states: snapshot?.stack.map(({ state }) => state), slots: snapshot?.slots, turn: snapshot?.turn };
  }

  /** Types something, and waits until it is in the log and the agent is heard to answer. */
  async function say(caller: RoomCaller, { conversation }: RoomPlace, id: string, text: string): Promise<void> {
    const at = Date.now();
    await caller.send({ type: "typed", id, text });
    await caller.until(`"${text}" in the log`, async () =>
      (await eventsOf(conversation)).some(({ event }) => event.type === "utterance" && event.message === id),
    );
    await caller.until("an answer", () => caller.soundAfter(at + 200), 30_000);
  }

  /** Breaks something, and gives how long it took until she was told that the line is back, and heard it. */
  async function broken(caller: RoomCaller, act: () => void): Promise<{ backMs: number; heardMs: number }> {
    const at = Date.now();
    act();
    const back = await caller.until("the line to be back", () => caller.frames.find((one) => one.at > at && one.type === "ready" && one.resumed), 20_000); // prettier-ignore
    const heard = await caller.until("a voice", () => caller.soundAfter(back.at), 20_000);
    return { backMs: back.at - at, heardMs: heard - at };
  }

  it("are refused politely while there is no worker", async () => {
    const answer = await ask(`/v1/agents/${slug}/conversations`, { channel: "voice" });
    expect(answer.status).toBe(503);
    expect(((await answer.json()) as { error: { code: string } }).error.code).toBe("NO_VOICE");
  });

  it.each([["rooms"], ["processes"]])(
    "are held by a worker with %s: heard, answered and kept",
    async (mode) => {
      const made = await worker(mode, { VAARTA_WORKER_MODE: mode });
      const { place, caller } = await call();
      await caller.until("the agent's voice", () => caller.soundMs() > 500);
      expect(caller.frames.some((frame) => frame.type === "caption" && frame.who === "agent")).toBe(true);
      await say(caller, place, "a", "हाँ");
      const events = await eventsOf(place.conversation);
      expect(events[0]?.event.type).toBe("conversation-started");
      // The framework's own models were not loaded, by it nor by anything it started.
      const maps = [made.pid, ...made.children()].map((pid) => readFileSync(`/proc/${pid}/maps`, "utf8"));
      expect(maps.length).toBeGreaterThan(mode === "rooms" ? 0 : 1);
      for (const map of maps) expect(map).not.toContain("local-inference");
    },
    90_000,
  );

  it("are over when LiveKit says that their room is, and only when it is LiveKit that says so", async () => {
    await worker("finished");
    const { place, caller } = await call();
    await caller.until("the greeting", () => caller.soundMs() > 500);
    const [room] = await new RoomServiceClient(livekit.url.replace("ws", "http"), livekit.apiKey, livekit.apiSecret).listRooms([`call-${place.conversation}`]); // prettier-ignore
    await caller.leave();
    const body = JSON.stringify({ event: "room_finished", room: { name: room?.name, metadata: room?.metadata } });
    async function tell(secret: string): Promise<number> {
      const token = new AccessToken(livekit.apiKey, secret, { ttl: 60 });
      token.sha256 = createHash("sha256").update(body).digest("base64");
      const headers = { "content-type": "application/webhook+json", authorization: await token.toJwt() };
      return (await fetch(`${server.url}/v1/livekit/webhook`, { method: "POST", headers, body })).status;
    }
    expect(await tell("another secret, long enough to sign with")).toBe(401);
    expect((await eventsOf(place.conversation)).some(({ event }) => event.type === "hung-up")).toBe(false);
    expect(await tell(livekit.apiSecret)).toBe(204);
    const last = (await eventsOf(place.conversation)).find(({ event }) => event.type === "hung-up");
    expect(last?.event).toMatchObject({ by: "system", reason: "the room is gone" });
    expect(server.services.voice.registry.holderOf(place.conversation)).toBeNull();
    // A page that comes back learns that the call is over.
    expect((await ask(`/v1/conversations/${place.conversation}/voice`, { token: place.token })).status).not.toBe(200);
  }, 90_000);

  it.each([["rooms"], ["processes"]])(
    "go on at another worker when theirs is killed, with %s",
    async (mode) => {
      const first = await worker(`first-${mode}`, { VAARTA_WORKER_MODE: mode });
      const { place, caller } = await call();
      await caller.until("the greeting", () => caller.soundMs() > 500);
      await say(caller, place, "a", "हाँ, पाँच लाख चाहिए");
      await worker(`second-${mode}`, { VAARTA_WORKER_MODE: mode });
      const before = await standsAt(place.conversation);
      const holder = server.services.voice.registry.holderOf(place.conversation);
      const { backMs, heardMs } = await broken(caller, () => kill(holder!.description.pid, "SIGKILL"));
      console.log(`killed (${mode}): told ${backMs} ms later, heard ${heardMs} ms later (3,000 asked for)`);
      expect(server.services.voice.registry.holderOf(place.conversation)?.description.pid).not.toBe(holder?.description.pid);
      expect(await standsAt(place.conversation)).toEqual(before);
      await say(caller, place, "b", "मुंबई");
      const events = await eventsOf(place.conversation);
      expect(events.filter(({ event }) => event.type === "conversation-started")).toHaveLength(1);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
      void first;
    },
    90_000,
  );

  it.each([["rooms"], ["processes"]])(
    "are taken from a worker that hangs, which is never heard again, with %s",
    async (mode) => {
      await worker(`hung-${mode}`, { VAARTA_WORKER_MODE: mode });
      const { place, caller } = await call();
      await caller.until("the greeting", () => caller.soundMs() > 500);
      await say(caller, place, "a", "हाँ");
      await worker(`spare-${mode}`, { VAARTA_WORKER_MODE: mode });
      const before = await standsAt(place.conversation);
      const hung = server.services.voice.registry.holderOf(place.conversation)!.description;
      const { heardMs } = await broken(caller, () => kill(hung.pid, "SIGSTOP"));
      console.log(`hung (${mode}): heard ${heardMs} ms later (8,000 asked for)`);
      expect(await standsAt(place.conversation)).toEqual(before);
      kill(hung.pid, "SIGCONT");
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      const { agents } = await server.services.voice.rooms!.rooms.who(place.conversation);
      expect(agents).toHaveLength(1);
      expect(server.services.voice.registry.holderOf(place.conversation)?.description.name).not.toBe(hung.name);
      await say(caller, place, "b", "मुंबई");
    },
    90_000,
  );
});
