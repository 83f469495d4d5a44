import type { AnyTRPCProcedure } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishedAgent, refusal, testServer, type TestPerson, type TestServer } from "../testing/test-server.ts";
import { access } from "./access.ts";
import { appRouter } from "./router.ts";

let server: TestServer;
let victim: TestPerson;
let stranger: TestPerson;
let ids: {
  agent: string;
  slug: string;
  release: string;
  comment: string;
  conversation: string;
  invitation: string;
  key: string;
  provider: string;
};

beforeAll(async () => {
  server = await testServer();
  victim = await server.owner("Asha");
  stranger = await server.owner("Ravi");
  const agent = await publishedAgent(server, victim, "Victim");
  const { workspace } = agent;
  ids = {
    agent: agent.id,
    slug: agent.slug,
    release: agent.release,
    comment: (await workspace.comments.add(agent.id, { text: "hm" })).id,
    conversation: await workspace.conversations.create({
      agent: agent.id,
      release: agent.release,
      channel: "chat",
      language: null,
      at: new Date(),
    }),
    invitation: (await workspace.members.invite("viewer", null)).id,
    key: (await workspace.members.createApiKey("key", "viewer")).id,
    provider: await workspace.models.addProvider({ ...provider, apiKey: "sk-of-the-victim-0123456789" }),
  };
  await workspace.speech.save("openai-compatible", {
    key: "k",
    settings: { hears: true, speaks: false, baseUrl: "https://speech.invalid/v1" },
  });
});
afterAll(() => server?.stop());

const provider = { name: "Theirs", kind: "openai-compatible", baseUrl: "https://models.invalid/v1", models: [{ model: "m" }] };

type Input = () => Record<string, unknown>;

/** What a stranger sends with another workspace's ids. Every procedure that takes an id has a row. */
const foreign: Record<string, Input> = {
  "agents.rename": () => ({ agent: ids.agent, name: "mine" }),
  "agents.remove": () => ({ agent: ids.agent }),
  "drafts.open": () => ({ agent: ids.agent }),
  "drafts.patch": () => ({ agent: ids.agent, base: 0, id: "p1", operations: [{ op: "set", path: ["name"], value: "mine" }] }),
  "drafts.watch": () => ({ agent: ids.agent, since: 0 }),
  "drafts.history": () => ({ agent: ids.agent, limit: 10 }),
  "drafts.at": () => ({ agent: ids.agent, revision: 0 }),
  "comments.list": () => ({ agent: ids.agent }),
  "comments.add": () => ({ agent: ids.agent, text: "mine" }),
  "comments.resolve": () => ({ comment: ids.comment }),
  "releases.list": () => ({ agent: ids.agent }),
  "releases.get": () => ({ release: ids.release }),
  "releases.check": () => ({ agent: ids.agent, revision: 0 }),
  "releases.funnel": () => ({ agent: ids.agent }),
  "releases.latency": () => ({ agent: ids.agent }),
  "releases.rules": () => ({ agent: ids.agent }),
  "releases.setRules": () => ({ agent: ids.agent, requireTests: true }),
  "releases.publish": () => ({ agent: ids.agent, revision: 0, note: "", languages: ["en"] }),
  "releases.rollBack": () => ({ agent: ids.agent, release: ids.release, note: "" }),
  "conversations.get": () => ({ conversation: ids.conversation }),
  "conversations.timings": () => ({ conversation: ids.conversation }),
  "conversations.log": () => ({ conversation: ids.conversation }),
  "conversations.remove": () => ({ conversation: ids.conversation }),
  "models.save": () => ({ ...provider, provider: ids.provider, name: "mine" }),
  "models.remove": () => ({ provider: ids.provider }),
  "models.test": () => ({ provider: ids.provider, model: "m", text: "Ji?" }),
  "models.saveRoutes": () => ({ routes: { answer: { models: [{ provider: ids.provider, model: "m" }] } } }),
  "models.usage": () => ({ conversation: ids.conversation }),
  "speech.remove": () => ({ provider: "openai-compatible" }),
  "speech.test": () => ({ provider: "openai-compatible", language: "hi" }),
  "members.setRole": () => ({ user: victim.id, role: "viewer" }),
  "members.remove": () => ({ user: victim.id }),
  "apiKeys.revoke": () => ({ key: ids.key }),
};

/** Procedures that take no id of a workspace's thing: what they give must not hold any of another's. */
const withoutIds: Record<string, Input | "changes nothing of others"> = {
  "session.me": () => ({}),
  "session.setPassword": "changes nothing of others",
  "session.join": "changes nothing of others",
  "templates.list": () => ({}),
  "agents.list": () => ({}),
  "agents.create": "changes nothing of others",
  "conversations.list": () => ({}),
  "models.list": () => ({}),
  "models.routes": () => ({}),
  "models.budget": () => ({}),
  "models.saveBudget": "changes nothing of others",
  "speech.list": () => ({}),
  "speech.connect": "changes nothing of others",
  "members.list": () => ({}),
  "members.invite": "changes nothing of others",
  "apiKeys.list": () => ({}),
  "apiKeys.create": "changes nothing of others",
  "audit.list": () => ({}),
};

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>);

describe("another workspace's ids", () => {
  it("are tried on every procedure there is", () => {
    const known = [...Object.keys(foreign), ...Object.keys(withoutIds)].sort();
    expect(procedures.map(([path]) => path).sort()).toEqual(known);
    expect(Object.keys(access).sort()).toEqual(known);
  });

  it.each(Object.keys(foreign))("%s knows nothing of them", async (path) => {
    const answer = await call(path, foreign[path]?.() ?? {}, stranger);
    expect({ path, status: answer.status, reason: answer.reason }).toEqual({ path, status: 404, reason: "NOT_FOUND" });
  });

  it.each(Object.keys(foreign))("%s knows them for their own workspace, or the test is no proof", async (path) => {
    // Nothing is changed: inputs that would change something are made invalid behind the id.
    if (path === "drafts.watch" || /remove|Remove|revoke|setRole/.test(path)) return;
    expect((await call(path, foreign[path]?.() ?? {}, victim)).status).not.toBe(404);
  });

  it.each(Object.keys(withoutIds).filter((path) => typeof withoutIds[path] === "function"))("%s gives none of them", async (path) => {
    const input = withoutIds[path];
    const answer = await call(path, typeof input === "function" ? input() : {}, stranger);
    expect(answer.status).toBe(200);
    for (const id of [...Object.values(ids), victim.id, victim.workspace]) if (id !== ids.slug) expect(answer.text).not.toContain(id);
  });

  it("a workspace one does not belong to is not found, whatever is asked", async () => {
    const client = { ...stranger, headers: { "x-vaarta-workspace": victim.workspace } };
    for (const path of [...Object.keys(foreign), "session.me", "agents.list"]) {
      const answer = await call(path, foreign[path]?.() ?? {}, client);
      expect({ path, status: answer.status }).toEqual({ path, status: 404 });
    }
  });

  it("both of a mixed pair must be one's own: another agent's release is not rolled back to", async () => {
    const own = await publishedAgent(server, stranger, "Own");
    const answer = await refusal(stranger.client.releases.rollBack.mutate({ agent: own.id, release: ids.release, note: "" }));
    expect(answer.status).toBe(404);
  });
});

/** Every plain route, with what makes it answer for another workspace's things: nothing. */
const plain: Record<string, () => Promise<void>> = {
  "GET /v1/agents/:slug": async () => {
    // Public on purpose: a published name is known to everyone, and says nothing of ids.
    const text = await (await fetch(`${server.url}/v1/agents/${ids.slug}`)).text();
    for (const id of [ids.agent, ids.release, victim.workspace]) expect(text).not.toContain(id);
  },
  "POST /v1/agents/:slug/conversations": async () => {
    const body = JSON.stringify({ attributes: { name: "x" } });
    const headers = { "content-type": "application/json", cookie: stranger.cookie };
    expect((await fetch(`${server.url}/v1/agents/${ids.slug}/conversations`, { method: "POST", headers, body })).status).toBe(403);
  },
  "GET /v1/conversations/:id/agreed": async () => {
    const url = `${server.url}/v1/conversations/${ids.conversation}/agreed`;
    expect((await fetch(url, { headers: { cookie: victim.cookie } })).status).toBe(401);
    expect((await fetch(url, { headers: { authorization: "Bearer W10.x" } })).status).toBe(401);
  },
  "GET /v1/conversations/:id/socket": async () => {
    const socket = new WebSocket(`${server.url.replace("http", "ws")}/v1/conversations/${ids.conversation}/socket`);
    const answer = new Promise<string>((resolve) => (socket.onmessage = (event) => resolve(String(event.data))));
    socket.onopen = () => socket.send(JSON.stringify({ type: "hello", token: "W10.x" }));
    expect(await answer).toContain("TOKEN_INVALID");
  },
  "POST /v1/conversations/:id/voice": async () => {
    const headers = { "content-type": "application/json", cookie: stranger.cookie };
    const body = JSON.stringify({ token: "W10.x" });
    expect((await fetch(`${server.url}/v1/conversations/${ids.conversation}/voice`, { method: "POST", headers, body })).status).toBe(401);
  },
  "GET /healthz": async () => expect(await (await fetch(`${server.url}/healthz`)).text()).not.toContain(victim.workspace),
  "GET /metrics": async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    for (const id of [...Object.values(ids), victim.workspace, victim.id]) expect(text).not.toContain(id);
  },
  "GET /api/models/tasks": async () => {
    const headers = { cookie: stranger.cookie, "x-vaarta-workspace": victim.workspace };
    expect((await fetch(`${server.url}/api/models/tasks`, { headers })).status).toBe(404);
    expect((await fetch(`${server.url}/api/models/tasks`)).status).toBe(401);
  },
  "POST /api/models/answer": async () => {
    const body = JSON.stringify({ task: "answer", system: "", messages: [] });
    const headers = { "content-type": "application/json", cookie: stranger.cookie, "x-vaarta-workspace": victim.workspace };
    expect((await fetch(`${server.url}/api/models/answer`, { method: "POST", headers, body })).status).toBe(404);
  },
  "POST /api/agents/:agent/test-calls": async () => {
    const headers = { "content-type": "application/json", cookie: stranger.cookie };
    const url = `${server.url}/api/agents/${ids.agent}/test-calls`;
    expect((await fetch(url, { method: "POST", headers, body: "{}" })).status).toBe(404);
    const theirs = { ...headers, "x-vaarta-workspace": victim.workspace };
    expect((await fetch(url, { method: "POST", headers: theirs, body: "{}" })).status).toBe(404);
  },
  "GET /api/test-calls/:conversation/events": async () => {
    const agent = (await victim.client.drafts.open.query({ agent: ids.agent })).document;
    const workspace = server.database.workspace(victim.workspace, victim.id);
    const test = server.services.voice.tests.create(workspace, ids.agent, agent);
    const url = `${server.url}/api/test-calls/${test}/events`;
    expect((await fetch(url, { headers: { cookie: victim.cookie } })).status).toBe(200);
    expect((await fetch(url, { headers: { cookie: stranger.cookie } })).status).toBe(404);
    expect((await fetch(url)).status).toBe(401);
  },
  "POST /api/session/local": async () => {},
  "GET,POST /api/auth/*": async () => {},
  "GET,POST,PUT,PATCH,DELETE /trpc/:path": async () => {},
};

describe("plain routes", () => {
  it("are all looked at", () => {
    const known = new Set(Object.keys(plain).flatMap((row) => {
      const [methods = "", path = ""] = row.split(" ");
      return methods.split(",").map((method) => `${method} ${path}`);
    })); // prettier-ignore
    const unknown = server.app.routeList.filter(
      (route) => !known.has(route) && !/^(HEAD|OPTIONS|QUERY|TRACE|GET \/(\*$|assets|[\w-]+\.\w+$))/.test(route),
    );
    expect(unknown).toEqual([]);
    expect(known.size - unknown.length).toBeGreaterThan(5);
  });
  it.each(Object.keys(plain))("%s tells nothing of another workspace", (route) => plain[route]?.());
});

async function call(path: string, input: Record<string, unknown>, who: { cookie: string; headers?: Record<string, string> }) {
  const { type } = (procedures.find(([name]) => name === path)?.[1]._def ?? { type: "query" }) as { type: string };
  const headers = { cookie: who.cookie, "content-type": "application/json", ...who.headers };
  const response =
    type === "mutation"
      ? await fetch(`${server.url}/trpc/${path}`, { method: "POST", headers, body: JSON.stringify(input) })
      : await fetch(`${server.url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers });
  const text = await response.text();
  const reason = /"reason":"(\w+)"/.exec(text)?.[1] ?? null;
  // A subscription has answered before it fails: its refusal is in the stream.
  const status = Number(/"httpStatus":(\d+)/.exec(text)?.[1] ?? response.status);
  return { status, text, reason };
}
