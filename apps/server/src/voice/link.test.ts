import {
  type HostDescription,
  HostError,
  isLinkLost,
  type Link,
  openLink,
  remoteModels,
  remoteStore,
  remoteToolStores,
} from "@vaarta/host";
import { describeConversationStore, describeToolStores } from "@vaarta/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { publishedAgent, type TestPerson, type TestServer, testServer } from "../testing/test-server.ts";
import { startCall } from "../testing/test-voice-caller.ts";

// The link as a voice host has it, to a real server on a real database.
let server: TestServer;
let victim: TestPerson;
let agent: Awaited<ReturnType<typeof publishedAgent>>;
const links: Link[] = [];

beforeAll(async () => {
  server = await testServer();
  victim = await server.owner("Asha");
  agent = await publishedAgent(server, victim);
});
afterAll(async () => {
  for (const link of links) link.close();
  await server?.stop();
});

const description = (name: string, capacity = 10_000): HostDescription => ({
  name,
  kind: "embedded",
  pid: process.pid,
  port: 1,
  url: null,
  capacity,
  hears: "nobody",
  speaks: "captions",
  languages: ["en"],
});

async function linked(name: string, changes: Partial<Parameters<typeof openLink>[0]> = {}): Promise<Link> {
  const link = openLink({
    url: `${server.url.replace("http", "ws")}/internal/link`,
    secret: server.services.voice.secret,
    host: description(name),
    grants: () => [],
    load: () => ({ calls: 0, lagMs: 0 }),
    onRevoked: () => {},
    onDrain: () => {},
    ...changes,
  });
  links.push(link);
  await link.opened();
  return link;
}

/** A conversation that the server gave to the host of this link. */
async function given(link: Link, slug = agent.slug) {
  const { voice } = await startCall(server.url, slug);
  return link.ask("call.open", { token: voice.token });
}

describe("what a voice host asks of the server", () => {
  let link: Link;
  beforeAll(async () => {
    link = await linked("suite");
  });
  afterAll(() => link.close());

  describeConversationStore("the link", () => ({ store: remoteStore(link), conversation: async () => (await given(link)).conversation }));
  describeToolStores("the link", async () => {
    const own = await publishedAgent(server, victim, "Tools");
    return { stores: remoteToolStores(link, (await given(link, own.slug)).conversation) };
  });
});

describe("a voice host", () => {
  it("is not let in with another secret", async () => {
    const socket = new WebSocket(`${server.url.replace("http", "ws")}/internal/link`, { headers: { authorization: "Bearer wrong" } });
    const status = await new Promise((resolve) => socket.on("unexpected-response", (_request, response) => resolve(response.statusCode)));
    socket.on("error", () => {});
    socket.terminate();
    expect(status).toBe(401);
  });

  it("touches no conversation that was not handed to it: neither its own workspace's nor another's", async () => {
    const other = await linked("other");
    const { conversation, grant } = await given(other);
    const mine = await linked("mine");
    const store = remoteStore(mine);
    const lease = { conversation, holder: "x", epoch: 1, expiresAt: 0 };
    const refusals = [
      mine.ask("store.load", { conversation }),
      mine.ask("store.events", { conversation, afterSeq: 0 }),
      mine.ask("store.acquire", { conversation, holder: "x", ttlMs: 1_000 }),
      mine.ask("store.append", { conversation, lease, firstSeq: 1, events: [], checkpoint: null }),
      mine.ask("release.document", { conversation }),
      mine.ask("records.write", { conversation, args: ["lead", {}, "k"] }),
    ];
    for (const one of await Promise.allSettled(refusals)) {
      expect(one.status).toBe("rejected");
      expect(one.status === "rejected" && one.reason).toMatchObject({ code: "NOT_ASSIGNED" });
    }
    await expect(store.renew(lease, 1_000)).rejects.toMatchObject({ code: "LEASE_LOST" });
    // A lease is of the conversation it is asked about, and nothing more.
    const own = await given(mine);
    await expect(mine.ask("store.renew", { conversation: own.conversation, lease, ttlMs: 1 })).rejects.toMatchObject({
      code: "NOT_ASSIGNED",
    });
    // Another's grant shown as one's own opens nothing.
    mine.close();
    const revoked: string[] = [];
    const thief = await linked("mine", { grants: () => [grant], onRevoked: (id) => revoked.push(id) });
    await expect(thief.ask("store.load", { conversation })).rejects.toMatchObject({ code: "NOT_ASSIGNED" });
    expect(revoked).toEqual([conversation]);
    other.close();
    thief.close();
  });

  it("opens a call once, and only the one of its token", async () => {
    const link = await linked("once");
    const { voice } = await startCall(server.url, agent.slug);
    await link.ask("call.open", { token: voice.token });
    for (const token of [voice.token, "x.y", "", `${voice.token}0`])
      await expect(link.ask("call.open", { token })).rejects.toMatchObject({ code: "TOKEN_INVALID" });
    link.close();
  });

  it("keeps its calls when the link was lost, by what the server gave it", async () => {
    let grants: string[] = [];
    const link = await linked("keeper", { grants: () => grants });
    const call = await given(link);
    grants = [call.grant];
    const store = remoteStore(link);
    const lease = await store.acquire(call.conversation, "a", 10_000);
    for (const host of server.services.voice.registry.all) host.cut("TEST");
    const refused = await link.ask("store.load", { conversation: call.conversation }).catch((error: unknown) => error);
    expect(isLinkLost(refused) || refused === null).toBe(true);
    await link.opened();
    await store.renew(lease, 10_000);
    link.close();
  });

  it("loses a call to whoever the caller was sent to, and is told", async () => {
    const revoked: string[] = [];
    const first = await linked("first", { onRevoked: (id, code) => revoked.push(`${id} ${code}`) });
    const call = await given(first);
    const second = await linked("second");
    // The caller's page asks for a place again while the first is silent: it is sent to the other.
    const registered = server.services.voice.registry.all.find(({ description: one }) => one.name === "first")!;
    registered.isDraining = true;
    const place = await server.services.voice.calls.comeBack(
      { workspace: victim.workspace, conversation: call.conversation },
      new URL(server.url),
    );
    await second.ask("call.open", { token: place!.voice!.token }).catch(() => undefined);
    await expect(first.ask("store.load", { conversation: call.conversation })).rejects.toMatchObject({ code: "NOT_ASSIGNED" });
    expect(revoked).toEqual([`${call.conversation} REPLACED`]);
    first.close();
    second.close();
  });

  it("is refused what is no question, and frames that are too large end the link", async () => {
    const link = await linked("odd");
    const refusal = await link.ask("drop.tables" as never, {} as never).catch((error: unknown) => error);
    expect(HostError.is(refusal) && refusal.code).toBe("REQUEST_INVALID");
    await expect(link.ask("call.open", { token: "x".repeat(5_000_000) })).rejects.toMatchObject({ code: "LINK_LOST" });
    await link.opened();
    link.close();
  });
});

describe("new calls", () => {
  it("are refused while the rest could not take over the calls of any one that dies", async () => {
    for (const link of links) link.close();
    await eventually(() => server.services.voice.registry.all.length === 0);
    await expect(startCall(server.url, agent.slug)).rejects.toThrow(/503.*NO_VOICE/);
    const one = await linked("small-1", { host: description("small-1", 2) });
    const two = await linked("small-2", { host: description("small-2", 2) });
    const calls = [await startCall(server.url, agent.slug), await startCall(server.url, agent.slug)];
    await expect(startCall(server.url, agent.slug)).rejects.toThrow(/503.*FULL/);
    // A caller whose host died finds room.
    one.close();
    await eventually(() => server.services.voice.registry.all.length === 1);
    for (const { conversation } of calls)
      expect(await server.services.voice.calls.comeBack({ workspace: victim.workspace, conversation }, new URL(server.url))).toMatchObject({
        hears: "nobody",
      });
    two.close();
  });
});

async function eventually(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error("It did not come.");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("models", () => {
  it("are asked through the server, and given up there too", async () => {
    const link = await linked("models");
    const call = await given(link);
    expect(call.tasks).toEqual([]);
    const models = remoteModels(link, call.conversation, ["answer"]);
    const request = { task: "answer", system: "", messages: [{ role: "caller", text: "x" }] } as const;
    await expect(models.complete({ ...request, signal: new AbortController().signal })).rejects.toMatchObject({ code: "NO_MODEL" });
    await expect(models.complete({ ...request, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "ABORTED" });
    link.close();
  });
});
