import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, startConversation } from "../testing/test-caller.ts";
import { publishedAgent, type TestPerson, type TestServer, testServer } from "../testing/test-server.ts";
import { createMetrics } from "./metrics.ts";

const token = "a-token-of-tests-for-figures";
let server: TestServer;
let owner: TestPerson;

beforeAll(async () => {
  server = await testServer();
  owner = await server.owner("Asha");
}, 90_000);
afterAll(() => server?.stop());

async function figures(url = server.url, headers: Record<string, string> = {}): Promise<Map<string, number>> {
  const response = await fetch(`${url}/metrics`, { headers });
  expect([response.status, response.headers.get("content-type")]).toEqual([200, expect.stringMatching(/^text\/plain; version=0\.0\.4/)]);
  const lines = (await response.text()).split("\n").filter((line) => line && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]));
}

describe("the figures at /metrics", { timeout: 60_000 }, () => {
  it("count requests by the name of their route, never by an address", async () => {
    const { slug } = await publishedAgent(server, owner);
    await fetch(`${server.url}/v1/agents/${slug}`);
    await fetch(`${server.url}/v1/agents/no-such-name`);
    await fetch(`${server.url}/no/such/place/as/Asha`, { method: "POST" });
    const found = await figures();
    expect(found.get('vaarta_http_requests_total{method="GET",route="/v1/agents/:slug",status="200"}')).toBe(1);
    expect(found.get('vaarta_http_requests_total{method="GET",route="/v1/agents/:slug",status="404"}')).toBe(1);
    expect(found.get('vaarta_http_requests_total{method="POST",route="none",status="404"}')).toBe(1);
    expect([...found.keys()].filter((name) => /no-such-name|Asha/.test(name) || name.includes(slug))).toEqual([]);
  });

  it("count conversations by channel and outcome, each end once, and callers who are turned away", async () => {
    const { slug } = await publishedAgent(server, owner);
    const before = await figures();
    const grant = await startConversation(server.url, slug);
    await (await call(server.url, grant)).wait("ended");
    await startConversation(server.url, slug, { channel: "voice" }).catch(() => {});
    const found = await figures();
    const grown = (name: string) => (found.get(name) ?? 0) - (before.get(name) ?? 0);
    const { outcome } = await owner.client.conversations.list
      .query({})
      .then(({ items }) => items.find(({ id }) => id === grant.conversation)!);
    expect(outcome).toBeTruthy();
    expect(grown('vaarta_conversations_started_total{channel="chat"}')).toBe(1);
    expect(grown(`vaarta_conversations_ended_total{channel="chat",outcome="${outcome}"}`)).toBe(1);
    expect(grown('vaarta_calls_refused_total{code="NO_VOICE"}')).toBe(1);
    expect(found.get("vaarta_database_up")).toBe(1);
    expect(found.get('vaarta_conversations_live{channel="voice"}')).toBe(0);
  });

  it("are refused to a proxy, to a page that pretends to be here, and without the token once there is one", async () => {
    const status = async (url: string, headers: Record<string, string>) => (await fetch(`${url}/metrics`, { headers })).status;
    expect(await status(server.url, { "x-forwarded-for": "127.0.0.1" })).toBe(401);
    expect((await server.app.inject({ url: "/metrics", headers: { host: "evil.example" } })).statusCode).toBe(401);
    expect((await server.app.inject({ url: "/metrics", headers: { host: "localhost" }, remoteAddress: "192.0.2.7" })).statusCode).toBe(401);
    const { url } = await server.another({ VAARTA_METRICS_TOKEN: token, PUBLIC_URL: "https://vaarta.example.com" });
    expect(await status(url, {})).toBe(401);
    expect(await status(url, { authorization: `Bearer ${token}x` })).toBe(401);
    expect((await figures(url, { authorization: `Bearer ${token}`, "x-forwarded-for": "192.0.2.7" })).get("vaarta_database_up")).toBe(1);
    const { url: behind } = await server.another({ PUBLIC_URL: "https://vaarta.example.com" });
    expect(await status(behind, {})).toBe(401);
  });
});

describe("what is counted", () => {
  const now = { isDatabaseUp: false, chats: 2, hosts: [{ kind: "embedded", isDraining: false, calls: 3, capacity: 50 }, { kind: "embedded", isDraining: true, calls: 1, capacity: 50 }] }; // prettier-ignore

  it("has the time of each stage of a turn in seconds, and none of a stage that did not happen", async () => {
    const metrics = createMetrics();
    metrics.turn({ endpointing: 400, stt: 80, understand: 3, interpret: 2, append: 4, tool: 0, decide: 10, tts: null, total: 640 });
    const text = await metrics.text(now);
    expect(text).toContain('vaarta_turn_stage_seconds_sum{stage="total"} 0.64');
    expect(text).toContain('vaarta_turn_stage_seconds_bucket{le="0.1",stage="stt"} 1');
    expect(text).toContain('vaarta_turn_stage_seconds_bucket{le="0.05",stage="stt"} 0');
    expect(text).not.toContain('stage="tts"');
  });

  it("has what is true now, and labels that come to an end", async () => {
    const metrics = createMetrics();
    for (let index = 0; index < 80; index++) metrics.observer.ended("voice", `outcome-${index}`);
    metrics.observer.ended("chat", null);
    const text = await metrics.text(now);
    expect(text.match(/^vaarta_conversations_ended_total\{/gm)).toHaveLength(52);
    expect(text).toContain('vaarta_conversations_ended_total{channel="voice",outcome="other"} 30');
    expect(text).toContain('vaarta_conversations_live{channel="voice"} 4');
    expect(text).toContain('vaarta_voice_hosts{kind="embedded",state="draining"} 1');
    expect(text).toContain('vaarta_voice_capacity{kind="embedded"} 50');
    expect(text).toContain("vaarta_database_up 0");
  });
});
