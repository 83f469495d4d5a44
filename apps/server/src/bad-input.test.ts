import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyDocument } from "@vaarta/flow";
import { createApp } from "./app.ts";
import { resumeTokens } from "./chat/tokens.ts";
import { refusal, testServer, type TestPerson, type TestServer } from "./testing/test-server.ts";

let server: TestServer;
let asha: TestPerson;

beforeAll(async () => {
  server = await testServer();
  asha = await server.owner("Asha");
});
afterAll(() => server?.stop());

const create = (document: unknown) => asha.client.agents.create.mutate({ document });
const post = (body: string, path = "/trpc/agents.create") =>
  fetch(`${server.url}${path}`, { method: "POST", headers: { cookie: asha.cookie, "content-type": "application/json" }, body });

describe("documents that cannot be", () => {
  const good = () => JSON.parse(JSON.stringify(emptyDocument("Good"))) as Record<string, unknown>;

  it.each<[string, () => unknown, string]>([
    ["unknown fields", () => ({ ...good(), nonsense: 1 }), "unknown-field"],
    ["broken JSON", () => '{"schemaVersion": 1,', "invalid-json"],
    ["another format", () => 'version: "3.1"\nnlu:\n- intent: greet\n', "wrong-format"],
    ["no document at all", () => [1, 2, 3], "not-an-agent"],
    ["a newer version", () => ({ ...good(), schemaVersion: 99 }), "newer-version"],
    [
      "keys that reach a prototype",
      () => JSON.parse(`{"schemaVersion":1,"name":"x","states":{"__proto__":{"polluted":true}}}`) as unknown,
      "",
    ],
    ["great depth", () => ({ ...good(), tests: JSON.parse("[".repeat(500) + "]".repeat(500)) as unknown }), ""],
  ])("%s: an error with code, place and next step, and nothing saved", async (_name, document, code) => {
    const before = await asha.client.agents.list.query();
    const refused = await refusal(create(document()));
    expect(refused).toMatchObject({ status: 422, reason: "DOCUMENT_INVALID" });
    expect(refused.issues.length).toBeGreaterThan(0);
    if (code) expect(refused.issues[0]?.code).toBe(code);
    expect(await asha.client.agents.list.query()).toEqual(before);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("more than 20 MB: said so, by us and not by a broken connection", async () => {
    const document = { ...good(), description: "" };
    const large = await refusal(create(JSON.stringify(document) + " ".repeat(20_100_000)));
    expect(large.reason).toBe("DOCUMENT_INVALID");
    expect(large.issues[0]?.code).toBe("too-large");
    const larger = await post(JSON.stringify({ document: "x".repeat(26_000_000) }));
    expect(larger.status).toBe(413);
    expect(await larger.json()).toMatchObject({ error: { data: { code: "PAYLOAD_TOO_LARGE", reason: "TOO_LARGE" } } });
  });

  it("cannot be published while it has errors, and says where each is", async () => {
    const document = emptyDocument("Broken");
    const [state] = Object.keys(document.states);
    const { id: agent } = await asha.client.agents.create.mutate({ document });
    const operations = [
      {
        op: "set" as const,
        path: ["states", state ?? "", "transitions", "lost"],
        value: { to: "nowhere", order: "a0", when: { kind: "else" } },
      },
    ];
    const { revision } = await asha.client.drafts.patch.mutate({ agent, base: 0, id: "break", operations });
    const check = await asha.client.releases.check.query({ agent, revision });
    expect(check.blockers.map((issue) => issue.code)).toContain("unknown-reference");
    const refused = await refusal(
      asha.client.releases.publish.mutate({ agent, revision, note: "", languages: Object.keys(document.languages.offered) }),
    );
    expect(refused).toMatchObject({ code: "PRECONDITION_FAILED", reason: "BLOCKED" });
    expect(refused.issues.map((issue) => issue.code)).toContain("unknown-reference");
    expect(await asha.client.releases.list.query({ agent })).toEqual([]);
  });
});

describe("requests that make no sense", () => {
  it("are told so in the words of whoever asked", async () => {
    expect((await post("{")).status).toBe(400);
    expect((await post('{"name": 7}')).status).toBe(400);
    expect((await post("{}", "/trpc/no.such")).status).toBe(404);
    expect((await fetch(`${server.url}/v1/agents/${"x".repeat(9_000)}`)).status).toBeLessThan(500);
    const nothing = await fetch(`${server.url}/v1/nothing`);
    expect(nothing.status).toBe(404);
    expect(await nothing.json()).toMatchObject({ error: { code: "NOT_FOUND" } });
    const words = await fetch(`${server.url}/v1/agents/x/conversations`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    });
    expect(words.status).toBe(400);
  });

  it("of a fault of ours nothing is told outside, and the log has no words", async () => {
    const { id: agent } = await asha.client.agents.create.mutate({ name: "Faulty" });
    const { drafts } = server.services;
    const { newest } = drafts;
    drafts.newest = () => Promise.reject(new Error("xylophone"));
    const refused = await refusal(asha.client.drafts.open.query({ agent }));
    drafts.newest = newest;
    expect(refused.status).toBe(500);
    expect(JSON.stringify(refused)).not.toContain("xylophone");
    expect(server.logged.join("")).toContain("a procedure failed");
    expect(server.logged.join("")).not.toContain("xylophone");
  });
});

describe("the studio", () => {
  it("is served with its files, and under every address that is no file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "vaarta-studio-"));
    mkdirSync(join(folder, "assets"));
    writeFileSync(join(folder, "index.html"), "<p>studio</p>");
    writeFileSync(join(folder, "assets", "main-abc.js"), "1");
    const { services } = server;
    const app = await createApp({ ...services, config: { ...services.config, studioFolder: folder } }, resumeTokens("x"));
    const page = (url: string) => app.inject({ url, headers: { accept: "text/html,*/*" } });
    for (const url of ["/", "/a/agent_1/design", "/c/gold-loan?x=1"]) {
      const answer = await page(url);
      expect([answer.statusCode, answer.body, answer.headers["cache-control"]]).toEqual([200, "<p>studio</p>", "no-cache"]);
    }
    const asset = await page("/assets/main-abc.js");
    expect([asset.statusCode, asset.headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
    for (const url of ["/assets/gone.js", "/v1/none", "/api/none", "/trpc/none", "/../package.json", "/%2e%2e/package.json"]) {
      expect((await page(url)).body).not.toContain('vaarta"');
      if (!url.includes("package")) expect((await page(url)).statusCode).toBe(404);
    }
    await app.close();
    rmSync(folder, { recursive: true });
  });
});

describe("every answer", () => {
  it("carries the headers that keep a page to itself", async () => {
    const { headers } = await fetch(`${server.url}/healthz`);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain("unsafe-eval");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-powered-by")).toBeNull();
  });
});
