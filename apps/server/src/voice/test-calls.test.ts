import type { StoredEvent } from "@vaarta/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishedAgent, type TestPerson, type TestServer, testServer } from "../testing/test-server.ts";
import { callByVoice, comeBack, postJson, type StartedCall } from "../testing/test-voice-caller.ts";
import { voiceHost } from "../testing/test-voice-host.ts";

// A real server, a real database and a real voice host in its own process.
let server: TestServer;
let owner: TestPerson;
let host: Awaited<ReturnType<typeof voiceHost>>;
let agent: Awaited<ReturnType<typeof publishedAgent>>;

beforeAll(async () => {
  server = await testServer();
  owner = await server.owner("Asha");
  agent = await publishedAgent(server, owner);
  host = await voiceHost(server, "one");
}, 90_000);
afterAll(async () => {
  host?.child.kill("SIGKILL");
  await server?.stop();
});

const begin = (person: TestPerson | null, body: object = {}, of = agent.id) =>
  postJson(`${server.url}/api/agents/${of}/test-calls`, body, person ? { cookie: person.cookie } : {});
const started = async (person: TestPerson, body: object = {}): Promise<StartedCall> => {
  const answer = await begin(person, body);
  if (answer.status !== 201) throw new Error(await answer.text());
  return (await answer.json()) as StartedCall;
};
const eventsOf = (conversation: string, person: TestPerson, after = 0) =>
  fetch(`${server.url}/api/test-calls/${conversation}/events?after=${after}`, { headers: { cookie: person.cookie } });

describe("a spoken test of a draft", { timeout: 90_000 }, () => {
  it("says what the draft says now, which is not what is live, and shows its events from any place on", async () => {
    await write("Hello from the draft.");
    const call = await started(owner, { language: "en" });
    const caller = await callByVoice(call.voice);
    await caller.wait("ended");
    // A caption comes once as it begins and once as it was heard.
    expect([...new Set(caller.captions())]).toEqual(["Hello from the draft.", "Thank you."]);
    const { events } = (await (await eventsOf(call.conversation, owner)).json()) as { events: StoredEvent[] };
    expect(events[0]?.event).toMatchObject({ type: "conversation-started", channel: "voice", language: "en" });
    expect(events.flatMap(({ effects }) => effects)).toContainEqual(expect.objectContaining({ type: "hang-up", outcome: "completed" }));
    const rest = (await (await eventsOf(call.conversation, owner, 1)).json()) as { events: StoredEvent[] };
    expect(rest.events).toEqual(events.slice(1));
    expect(await comeBack(server.url, call)).toBeNull();
  });

  it("takes the draft as it is at each beginning, also at a host that has driven another of its revisions", async () => {
    await write("First.");
    const first = await callByVoice((await started(owner, { language: "en" })).voice);
    await first.wait("ended");
    await write("Second.");
    const second = await callByVoice((await started(owner, { language: "en" })).voice);
    await second.wait("ended");
    expect([first.captions()[0], second.captions()[0]]).toEqual(["First.", "Second."]);
  });

  it("is in no list and no figure", async () => {
    const call = await started(owner);
    const caller = await callByVoice(call.voice);
    await caller.wait("ended");
    expect((await owner.client.conversations.list.query({ agent: agent.id })).items).toEqual([]);
    expect((await owner.client.releases.funnel.query({ agent: agent.id }))?.conversations).toBe(0);
    expect((await owner.client.agents.list.query()).find(({ id }) => id === agent.id)?.conversations).toBe(0);
  });

  it("knows what the tester knows of her caller, and which way the call went", async () => {
    const call = await started(owner, { language: "hi", direction: "outbound", attributes: { name: "Meera" } });
    const caller = await callByVoice(call.voice);
    await caller.wait("ended");
    const { events } = (await (await eventsOf(call.conversation, owner)).json()) as { events: StoredEvent[] };
    expect(events[0]?.event).toMatchObject({ direction: "outbound", language: "hi", attributes: { name: "Meera" } });
  });

  it.each(["owner", "designer"] as const)("may be begun by a person who is %s", async (role) => {
    const person = await server.member(owner.workspace, role);
    expect((await begin(person)).status).toBe(201);
  });

  it.each(["viewer", "reviewer", "operator", "knowledge-admin"] as const)("is refused to who is %s, and so are its words", async (role) => {
    const person = await server.member(owner.workspace, role);
    const answer = await begin(person);
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining("ROLE_LACKING")]);
    const call = await started(owner);
    expect((await eventsOf(call.conversation, person)).status).toBe(403);
  });

  it("is unknown to another workspace, and to nobody in particular", async () => {
    const stranger = await server.owner("Ravi");
    expect((await begin(stranger)).status).toBe(404);
    const call = await started(owner);
    expect((await eventsOf(call.conversation, stranger)).status).toBe(404);
    expect((await begin(null)).status).toBe(401);
    expect((await eventsOf("test_none", owner)).status).toBe(404);
  });

  it("is refused where the draft begins nowhere, and says where to look", async () => {
    const { revision } = await owner.client.drafts.open.query({ agent: agent.id });
    const set = (base: number, entry: string) =>
      owner.client.drafts.patch.mutate({ agent: agent.id, base, id: entry, operations: [{ op: "set", path: ["flows", "main", "entry"], value: entry }] }); // prettier-ignore
    const broken = await set(revision, "nowhere");
    const answer = await begin(owner);
    expect(answer.status).toBe(412);
    expect(await answer.json()).toEqual({ error: { code: "BLOCKED", message: expect.stringContaining("Main conversation") } });
    await set(broken.revision, "begin");
    expect((await begin(owner)).status).toBe(201);
  });
});

async function write(text: string): Promise<void> {
  const { revision } = await owner.client.drafts.open.query({ agent: agent.id });
  const path = ["lines", "greeting", "variants", "all", "texts", "en", "text"];
  await owner.client.drafts.patch.mutate({ agent: agent.id, base: revision, id: text, operations: [{ op: "set", path, value: text }] });
}
