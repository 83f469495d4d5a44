import { afterAll, beforeAll, expect, it } from "vitest";
import { call, startConversation } from "../testing/test-caller.ts";
import { publishedAgent, refusal, type TestPerson, type TestServer, testServer } from "../testing/test-server.ts";

let server: TestServer;
let owner: TestPerson;

beforeAll(async () => {
  server = await testServer();
  owner = await server.owner("Asha");
}, 90_000);
afterAll(() => server?.stop());

it("a conversation's log is given to who may listen, and taking it is written down", { timeout: 60_000 }, async () => {
  const { slug } = await publishedAgent(server, owner);
  const grant = await startConversation(server.url, slug);
  const caller = await call(server.url, grant);
  await caller.wait("ended");
  const { name, text } = await owner.client.conversations.log.query({ conversation: grant.conversation });
  expect(name).toMatch(/^call-\d{4}-\d\d-\d\d-[\w-]+\.md$/);
  const { events } = await owner.client.conversations.get.query({ conversation: grant.conversation });
  const said = events.flatMap(({ effects }) => effects.flatMap((effect) => (effect.type === "speak" ? effect.utterances : [])));
  expect(said.length).toBeGreaterThan(0);
  for (const utterance of said) expect(text).toContain(utterance.text);
  expect(text).toContain("- **By** chat");
  const { items } = await owner.client.audit.list.query({});
  expect(items.find(({ action }) => action === "conversation.downloaded")?.target).toBe(grant.conversation);

  const viewer = await server.member(owner.workspace, "viewer");
  expect(await refusal(viewer.client.conversations.log.query({ conversation: grant.conversation }))).toMatchObject({
    reason: "ROLE_LACKING",
  });
});
