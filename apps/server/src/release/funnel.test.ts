import { afterAll, beforeAll, expect, it } from "vitest";
import { call, startConversation } from "../testing/test-caller.ts";
import { publishedAgent, refusal, testServer, type TestPerson, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
let asha: TestPerson;

beforeAll(async () => {
  server = await testServer();
  asha = await server.owner("Asha");
});
afterAll(() => server?.stop());

it("counts how many conversations came to each state and ended there, each once, without a word of them", async () => {
  const { id: agent, slug, release } = await publishedAgent(server, asha);
  const none = await asha.client.releases.funnel.query({ agent });
  expect(none).toEqual({ number: 1, conversations: 0, states: {}, ways: {} });
  for (let caller = 0; caller < 3; caller += 1) {
    const line = await call(server.url, await startConversation(server.url, slug));
    await line.quiet();
    if (caller > 0) line.send({ type: "bye" });
    await line.quiet();
    line.leave();
  }
  const { items } = await asha.client.conversations.list.query({ agent });
  const over = items.filter(({ endedAt }) => endedAt !== null);
  const funnel = await asha.client.releases.funnel.query({ agent, release });
  expect(funnel?.conversations).toBe(3);
  const reached = Object.values(funnel?.states ?? {}).map((state) => state.reached);
  expect(Math.max(...reached)).toBe(3);
  expect(Object.values(funnel?.states ?? {}).reduce((sum, { ended }) => sum + ended, 0)).toBe(over.length);
  for (const { ended, reached: came } of Object.values(funnel?.states ?? {})) expect(ended).toBeLessThanOrEqual(came);
  for (const [state, own] of Object.entries(funnel?.ways ?? {}))
    for (const times of Object.values(own)) expect(times).toBeLessThanOrEqual(funnel?.states[state]?.reached ?? 0);
});

it("knows no release of another agent, and none where nothing is live", async () => {
  const { id: agent } = await publishedAgent(server, asha, "Other");
  expect((await refusal(asha.client.releases.funnel.query({ agent, release: "release_none" }))).status).toBe(404);
  const { id: fresh } = await asha.client.agents.create.mutate({ name: "Fresh" });
  expect(await asha.client.releases.funnel.query({ agent: fresh })).toBeNull();
});
