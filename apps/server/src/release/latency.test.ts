import { afterAll, beforeAll, expect, it } from "vitest";
import { publishedAgent, type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 90_000);
afterAll(() => server?.stop());

it("tells the times of each stage by release, of the last days alone", { timeout: 60_000 }, async () => {
  const owner = await server.owner("Asha");
  const { id: agent, release, workspace } = await publishedAgent(server, owner);
  for (const [daysAgo, stt] of [[1, 80], [20, 120]] as const) {
    const at = new Date(Date.now() - daysAgo * 86_400_000);
    const conversation = await workspace.conversations.create({ agent, release, channel: "voice", language: "en", at });
    await workspace.conversations.keepTiming(conversation, { turn: 1, at, timing: { stages: { stt, tts: null } } });
  } // prettier-ignore
  const stt = { release: { id: release, number: 1 }, stage: "stt" };
  expect(await owner.client.releases.latency.query({ agent, days: 7 })).toEqual([{ ...stt, turns: 1, p50: 80, p90: 80, p99: 80 }]);
  expect(await owner.client.releases.latency.query({ agent })).toEqual([{ ...stt, turns: 2, p50: 80, p90: 120, p99: 120 }]);
});
