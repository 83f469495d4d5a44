import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callByVoice, comeBack, postJson, startCall } from "../testing/test-voice-caller.ts";
import { publishedAgent, type TestPerson, type TestServer, testServer } from "../testing/test-server.ts";
import { voiceHost } from "../testing/test-voice-host.ts";

// A real server, a real database, a real voice host in its own process, and a caller's page over its socket.
let folder: string;
let server: TestServer;
let owner: TestPerson;
let host: Awaited<ReturnType<typeof voiceHost>>;
let agent: Awaited<ReturnType<typeof publishedAgent>>;

beforeAll(async () => {
  server = await testServer();
  owner = await server.owner("Asha");
  agent = await publishedAgent(server, owner);
  folder = mkdtempSync(join(tmpdir(), "vaarta-connections-"));
  const recorder = new URL("../testing/record-connections.ts", import.meta.url).href;
  host = await voiceHost(server, "one", {
    NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${recorder}`,
    RECORD_CONNECTIONS: join(folder, "addresses"),
  });
}, 90_000);
afterAll(async () => {
  host?.child.kill("SIGKILL");
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("a spoken call", { timeout: 90_000 }, () => {
  it("is heard by who shows the token, and kept in the log as a call", async () => {
    const call = await startCall(server.url, agent.slug);
    expect(call.voice.url).toMatch(/^ws:\/\/localhost:\d+\/call$/);
    const caller = await callByVoice(call.voice);
    const ready = await caller.wait("ready");
    expect(ready).toMatchObject({ hears: call.hears, speaks: call.speaks, resumed: false });
    await caller.wait("ended");
    await caller.closed;
    if (call.speaks !== "captions") {
      const heard = [...caller.segments.values()];
      expect(heard.length).toBeGreaterThan(0);
      for (const { samples, loudest } of heard) expect([samples > 1_000, loudest > 500]).toEqual([true, true]);
    }
    // What was heard last is kept after the line has ended.
    const events = async () => (await owner.client.conversations.get.query({ conversation: call.conversation })).events;
    await expect.poll(async () => (await events()).map(({ event }) => event.type), { timeout: 10_000 }).toContain("delivered");
    expect((await events())[0]?.event).toMatchObject({ type: "conversation-started", channel: "voice" });
  });

  it("opens once with each token, and never with one of another call or a made-up one", async () => {
    const call = await startCall(server.url, agent.slug);
    const first = await callByVoice(call.voice);
    await first.wait("ready");
    for (const token of [call.voice.token, "made.up", `${call.voice.token}x`]) {
      const again = await callByVoice({ url: call.voice.url, token });
      expect(await again.wait("error")).toMatchObject({ code: "TOKEN_INVALID", retry: false });
      await again.closed;
      expect(again.messages.some(({ type }) => type === "ready")).toBe(false);
    }
    first.cut();
  });

  it("gives a place to come back to only to whoever has the call's own secret", async () => {
    const call = await startCall(server.url, agent.slug);
    const other = await startCall(server.url, agent.slug);
    const refused = await postJson(`${server.url}/v1/conversations/${call.conversation}/voice`, { token: other.token });
    expect(refused.status).toBe(401);
    const place = await comeBack(server.url, call);
    const caller = await callByVoice(place!.voice);
    await caller.wait("ready");
    caller.cut();
  });

  it("has contacted nobody but its own server, with sound going both ways", async () => {
    const call = await startCall(server.url, agent.slug);
    const caller = await callByVoice(call.voice);
    await caller.wait("ready");
    for (let piece = 0; piece < 50; piece++)
      caller.sendSound(Int16Array.from({ length: 320 }, (_, at) => 8_000 * Math.sin((piece * 320 + at) / 20)));
    await caller.wait("ended");
    await caller.closed;
    const addresses = readFileSync(join(folder, "addresses"), "utf8").split("\n").filter(Boolean); // prettier-ignore
    // The link itself is among them, or nothing was recorded.
    expect(new Set(addresses)).toEqual(new Set(["localhost"]));
  });
});
