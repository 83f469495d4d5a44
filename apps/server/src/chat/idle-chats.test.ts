import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAgent } from "../agents.ts";
import { publishAgent } from "../release/publish-agent.ts";
import { call, startConversation } from "../testing/test-caller.ts";
import { testServer, type TestPerson, type TestServer } from "../testing/test-server.ts";
import { idleChats } from "./idle-chats.ts";

const idleMs = 30 * 60_000;
let server: TestServer;
let asha: TestPerson;
let slug: string;

beforeAll(async () => {
  server = await testServer();
  asha = await server.owner("Asha");
  const workspace = server.database.workspace(asha.workspace, asha.id);
  const document = await server.services.templates.find("gold-loan");
  if (!document) throw new Error("domains/gold-loan is needed for this test.");
  const made = await createAgent(workspace, document);
  ({ slug } = made);
  const languages = Object.keys(document.languages.offered);
  await publishAgent(server.services.releases, workspace, { agent: made.id, document, revision: 0, note: "", languages });
});
afterAll(() => server?.stop());

const sweeperOf = ({ database, services }: TestServer) => idleChats({ database, chats: services.chats, log: services.log, idleMs });
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const read = (conversation: string) => asha.client.conversations.get.query({ conversation });

/** Talks for one turn and goes, on a server that then ends. */
async function leftBehind(): Promise<{ conversation: string; token: string }> {
  const first = await server.another();
  const grant = await startConversation(first.url, slug, { language: "en" });
  const caller = await call(first.url, grant);
  await caller.quiet();
  await caller.say("yes");
  await caller.quiet();
  caller.leave();
  await first.services.chats.close();
  return grant;
}

describe("a chat that nobody goes on with", () => {
  it("is over after half an hour, also on a server that never drove it, by an event in its log", async () => {
    const grant = await leftBehind();
    const before = await read(grant.conversation);
    const sweeper = sweeperOf(server);
    await sweeper.sweep(inMinutes(29));
    expect((await read(grant.conversation)).meta.endedAt).toBeNull();
    await sweeper.sweep(inMinutes(31));
    const { meta, events, document } = await read(grant.conversation);
    expect(events.slice(0, -1)).toEqual(before.events);
    expect(events.at(-1)?.event).toMatchObject({ type: "hung-up", by: "system", reason: "idle" });
    expect(meta.endedAt).toBe(new Date(events.at(-1)?.event.at ?? 0).toISOString());
    expect(["other", "follow-up"]).toContain(document?.outcomes[meta.outcome ?? ""]?.category);
    await sweeper.sweep(inMinutes(90));
    expect((await read(grant.conversation)).events).toEqual(events);
  });

  it("shows as over to the caller who comes back, and takes no more words", async () => {
    const grant = await leftBehind();
    await sweeperOf(server).sweep(inMinutes(31));
    const back = await call(server.url, grant);
    const { ended, transcript } = await back.wait("resumed");
    expect(ended).toBeTruthy();
    expect(transcript.some(({ who }) => who === "caller")).toBe(true);
    back.send({ type: "say", id: "late", text: "hello?" });
    expect((await back.wait("error")).code).toBe("ENDED");
    back.leave();
  });

  it("is told so when her page is still open", async () => {
    const grant = await startConversation(server.url, slug);
    const caller = await call(server.url, grant);
    await caller.quiet();
    expect(await sweeperOf(server).sweep(inMinutes(29))).toBe(0);
    expect(await sweeperOf(server).sweep(inMinutes(31))).toBe(1);
    const { outcome } = await caller.wait("ended");
    expect((await read(grant.conversation)).meta).toMatchObject({ outcome });
    caller.leave();
  });

  it("ends once, however many servers look", async () => {
    const grant = await leftBehind();
    const other = await server.another();
    const counts = await Promise.all([server, other].map((one) => sweeperOf(one).sweep(inMinutes(31))));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    const { events } = await read(grant.conversation);
    expect(events.filter(({ event }) => event.type === "hung-up")).toHaveLength(1);
  });

  it("leaves alone what another server drives", async () => {
    const other = await server.another();
    const grant = await startConversation(other.url, slug);
    const caller = await call(other.url, grant);
    await caller.quiet();
    await sweeperOf(server).sweep(inMinutes(31));
    expect((await read(grant.conversation)).meta.endedAt).toBeNull();
    await caller.say("yes");
    caller.leave();
  });
});
