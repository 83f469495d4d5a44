import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAgent } from "../agents.ts";
import { publishAgent } from "../release/publish-agent.ts";
import { call, startConversation } from "../testing/test-caller.ts";
import { clientOf, testServer, type TestPerson, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
let asha: TestPerson;
let slug: string;
let agent: string;

beforeAll(async () => {
  server = await testServer();
  asha = await server.owner("Asha");
  const workspace = server.database.workspace(asha.workspace, asha.id);
  const document = await server.services.templates.find("gold-loan");
  if (!document) throw new Error("domains/gold-loan is needed for this test.");
  const made = await createAgent(workspace, document);
  ({ id: agent, slug } = made);
  await publishAgent(server.services.releases, workspace, {
    agent,
    document,
    revision: 0,
    note: "",
    languages: Object.keys(document.languages.offered),
  });
});
afterAll(() => server?.stop());

describe("a caller's chat", () => {
  it("greets, takes her words, answers, and is found among the calls", async () => {
    const grant = await startConversation(server.url, slug, { language: "en" });
    const caller = await call(server.url, grant);
    const greeting = await caller.wait("said");
    expect(greeting.utterances.length).toBeGreaterThan(0);
    await caller.quiet();
    const seq = await caller.say("My loan is 2 lakh with Muthoot");
    await caller.wait("said", (said) => said.seq > seq);
    await caller.quiet();
    caller.leave();
    const found = await asha.client.conversations.get.query({ conversation: grant.conversation });
    expect(found.meta).toMatchObject({ agent, channel: "chat", language: "en", turns: 1 });
    expect(found.meta.lastState).toBeTruthy();
    expect(found.events.map((stored) => stored.seq)).toEqual(found.events.map((_, index) => index + 1));
    expect(found.events.find((stored) => stored.seq === seq)?.event).toMatchObject({
      type: "utterance",
      text: "My loan is 2 lakh with Muthoot",
    });
    const { items } = await asha.client.conversations.list.query({ agent });
    expect(items.map((item) => item.id)).toContain(grant.conversation);
  });

  it("goes on where it was when she comes back, and says again only what she has not heard", async () => {
    const grant = await startConversation(server.url, slug);
    const deaf = await call(server.url, grant, { isDeaf: true });
    const unheard = await deaf.wait("said");
    deaf.leave();
    await deaf.closed;
    const back = await call(server.url, grant);
    expect((await back.wait("resumed")).transcript).toEqual([]);
    expect(await back.wait("said")).toMatchObject({ effect: unheard.effect, utterances: unheard.utterances });
    await back.quiet();
    await back.say("haan");
    await back.quiet();
    const heard = back.said.flatMap((said) => said.utterances.map((one) => one.text));
    back.leave();
    const again = await call(server.url, grant);
    const { transcript } = await again.wait("resumed");
    expect(transcript.filter((entry) => entry.who === "agent").map((entry) => entry.text)).toEqual(heard);
    expect(transcript.filter((entry) => entry.who === "caller").map((entry) => entry.text)).toEqual(["haan"]);
    await again.quiet();
    expect(again.said).toEqual([]);
    again.leave();
  });

  it("takes a message sent twice once", async () => {
    const grant = await startConversation(server.url, slug);
    const caller = await call(server.url, grant);
    await caller.quiet();
    const first = await caller.say("hello", "same");
    caller.messages.length = 0;
    expect(await caller.say("hello", "same")).toBe(first);
    await caller.quiet();
    caller.leave();
    const { events } = await asha.client.conversations.get.query({ conversation: grant.conversation });
    expect(events.filter((stored) => stored.event.type === "utterance")).toHaveLength(1);
  });

  it("lets exactly one of two servers write and speak", async () => {
    const other = await server.another();
    const grant = await startConversation(server.url, slug);
    const here = await call(server.url, grant);
    await here.quiet();
    await here.say("haan ji");
    await here.quiet();
    const there = await call(other.url, grant);
    expect((await there.wait("resumed")).transcript.some((entry) => entry.text === "haan ji")).toBe(true);
    const before = here.said.length;
    here.send({ type: "say", id: "late", text: "am I still heard?" });
    expect((await here.wait("error")).code).toBe("LEASE_LOST");
    expect(await here.closed).toBe("LEASE_LOST");
    expect(here.acked.has("late")).toBe(false);
    expect(here.said.length).toBe(before);
    const seq = await there.say("mere paas do lakh ka loan hai");
    await there.wait("said", (said) => said.seq > seq);
    const { events } = await asha.client.conversations.get.query({ conversation: grant.conversation });
    expect(JSON.stringify(events)).not.toContain("am I still heard?");
    expect(events.map((stored) => stored.seq)).toEqual(events.map((_, index) => index + 1));
    there.leave();
  });

  it("keeps its release when another is published", async () => {
    const grant = await startConversation(server.url, slug);
    const before = (await asha.client.conversations.get.query({ conversation: grant.conversation })).release.id;
    const { document, revision } = await asha.client.drafts.open.query({ agent });
    const patch = await asha.client.drafts.patch.mutate({
      agent,
      base: revision,
      id: "again",
      operations: [{ op: "set", path: ["description"], value: "Another" }],
    });
    await asha.client.releases.publish.mutate({
      agent,
      revision: patch.revision,
      note: "",
      languages: Object.keys(document.languages.offered),
    });
    const caller = await call(server.url, grant);
    await caller.quiet();
    await caller.say("hello");
    caller.leave();
    expect((await asha.client.conversations.get.query({ conversation: grant.conversation })).release.id).toBe(before);
    const next = await startConversation(server.url, slug);
    expect((await asha.client.conversations.get.query({ conversation: next.conversation })).release.id).not.toBe(before);
  });

  it("refuses tokens of others, other ids, and messages that make no sense", async () => {
    const grant = await startConversation(server.url, slug);
    const other = await startConversation(server.url, slug);
    const wrong = await call(server.url, { conversation: grant.conversation, token: other.token });
    expect((await wrong.wait("error")).code).toBe("TOKEN_INVALID");
    expect(await wrong.closed).toBe("TOKEN_INVALID");
    const caller = await call(server.url, grant);
    await caller.wait("resumed");
    for (const message of [{ type: "say", id: "x", text: "" }, { type: "say", id: "x", text: "a".repeat(5_000) }, { type: "??" }])
      caller.send(message);
    await caller.quiet();
    expect(caller.messages.filter((message) => message.type === "error").map((message) => message.code)).toEqual(
      Array(3).fill("MESSAGE_INVALID"),
    );
    for (let index = 0; index < 30; index++) caller.send({ type: "say", id: `flood-${index}`, text: "hello" });
    expect((await caller.wait("error", (error) => error.code === "TOO_MANY")).code).toBe("TOO_MANY");
    caller.leave();
  });

  it("ends when she says goodbye to the page", async () => {
    const grant = await startConversation(server.url, slug);
    const caller = await call(server.url, grant);
    await caller.quiet();
    caller.send({ type: "bye" });
    await caller.quiet();
    caller.leave();
    const { meta } = await asha.client.conversations.get.query({ conversation: grant.conversation });
    expect(meta.endedAt).toBeTruthy();
    expect(meta.outcome).toBeTruthy();
  });

  it("leaves no words in the log of the server, nor in the database as they are", async () => {
    const grant = await startConversation(server.url, slug);
    const caller = await call(server.url, grant);
    await caller.quiet();
    await caller.say("my secret word is xylophone-4711");
    await caller.quiet();
    caller.leave();
    expect(server.logged.join("\n")).not.toContain("xylophone");
    const sql = postgres(server.databaseUrl, { max: 1 });
    const tables = await sql<{ name: string }[]>`select table_name as name from information_schema.tables where table_schema = 'public'`;
    for (const { name } of tables) {
      const rows = await sql.unsafe(`select count(*)::int as found from "${name}" as t where t::text like '%xylophone%'`);
      expect({ name, found: Number(rows[0]?.["found"]) }).toEqual({ name, found: 0 });
    }
    await sql.end();
  });

  it("takes attributes only from members", async () => {
    await expect(startConversation(server.url, slug, { attributes: { customer_name: "Ravi" } })).rejects.toThrow("ROLE_LACKING");
    const response = await fetch(`${server.url}/v1/agents/${slug}/conversations`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: asha.cookie },
      body: JSON.stringify({ attributes: { customer_name: "Ravi" } }),
    });
    expect(response.status).toBe(201);
  });

  it("tells of a published agent only what a caller may know", async () => {
    const told = (await (await fetch(`${server.url}/v1/agents/${slug}`)).json()) as object;
    expect(Object.keys(told).sort()).toEqual(["channel", "company", "languages", "name", "voice"]);
    expect((await fetch(`${server.url}/v1/agents/no-such-agent`)).status).toBe(404);
    const viewer = await server.member(asha.workspace, "viewer");
    await expect(clientOf(server.url, viewer.cookie).conversations.list.query({})).rejects.toMatchObject({ data: { code: "FORBIDDEN" } });
  });
});
