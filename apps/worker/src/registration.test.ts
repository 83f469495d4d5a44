import { WorkerStatus } from "@livekit/protocol";
import { TokenVerifier } from "livekit-server-sdk";
import { afterEach, beforeEach, expect, it } from "vitest";
import { register, type Registration, type RoomJob } from "./registration.ts";
import { dispatchServer } from "./testing/dispatch-server.ts";

const [apiKey, apiSecret] = ["key", "a-secret-that-is-long-enough-for-the-tests"];
let server: Awaited<ReturnType<typeof dispatchServer>>;
let worker: Registration;
let taken: RoomJob[];
let ended: string[];
let calls: number;

beforeEach(async () => {
  [taken, ended, calls] = [[], [], 0];
  server = await dispatchServer();
  worker = register({
    url: server.url,
    apiKey,
    apiSecret,
    agentName: "vaarta",
    load: () => ({ calls: calls + taken.length, capacity: 2 }),
    take: (job) => taken.push(job),
    terminate: (job) => ended.push(job),
    log: { info() {}, warn() {}, error() {} },
    backoffMs: [10, 50],
  });
  await worker.registered();
});
afterEach(async () => {
  worker.close();
  await server.close();
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 500) throw new Error("It never came to hold.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

it("registers under its name alone, with a token that opens no room", async () => {
  expect(await server.until("register")).toMatchObject({ agentName: "vaarta" });
  const claims = await new TokenVerifier(apiKey, apiSecret).verify(server.tokens[0]!.replace("Bearer ", ""));
  expect(claims.video).toEqual({ agent: true });
});

it("takes a call, with what the server tells of it", async () => {
  server.offer("J1");
  expect(await server.until("availability")).toMatchObject({ jobId: "J1", available: true, participantIdentity: "agent-J1" });
  server.assign("J1");
  await until(() => taken.length === 1);
  expect(taken).toEqual([{ id: "J1", room: "room-J1", metadata: "of J1", url: server.url, token: "token-J1" }]);
  server.terminate("J1");
  await until(() => ended.length === 1);
  expect(ended).toEqual(["J1"]);
});

it("refuses what it cannot do well, counting what it was offered and has not got yet", async () => {
  server.offer("J1");
  server.offer("J2");
  server.offer("J3");
  expect(await server.until("availability", ({ jobId }) => jobId === "J3")).toMatchObject({ available: false });
  expect(await server.until("updateWorker", ({ status }) => status === WorkerStatus.WS_FULL)).toMatchObject({ load: 1 });
  server.assign("J3");
  server.assign("J1");
  await until(() => taken.length === 1);
  expect(taken[0]?.id).toBe("J1");
});

it("says that it is loaded less than LiveKit's limit as long as it has room", async () => {
  calls = 1;
  const { load, status } = await server.until("updateWorker", ({ load }) => load > 0);
  expect(status).toBe(WorkerStatus.WS_AVAILABLE);
  expect(load).toBeLessThan(0.7);
});

it("takes nothing any more once it drains", async () => {
  worker.drain();
  await server.until("updateWorker", ({ status }) => status === WorkerStatus.WS_FULL);
  server.offer("J1");
  expect(await server.until("availability")).toMatchObject({ available: false });
});

it("comes back by itself", async () => {
  server.cut();
  await until(() => server.tokens.length === 2);
  await worker.registered();
  expect(worker.isRegistered).toBe(true);
});
