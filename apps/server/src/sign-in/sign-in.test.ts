import { request } from "node:http";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientOf, refusal, testServer, type TestServer } from "../testing/test-server.ts";
import { seed } from "../seed.ts";

let server: TestServer;

beforeAll(async () => {
  server = await testServer();
  await seed({ ...server.services });
});
let fresh: TestServer | undefined;
afterAll(async () => {
  await fresh?.stop();
  await server?.stop();
});

async function testServerWithOwner(): Promise<TestServer> {
  fresh = await testServer({ VAARTA_OWNER_EMAIL: "head@example.org", VAARTA_OWNER_PASSWORD: "from the settings", HOST: "0.0.0.0" });
  return fresh;
}

/** A request with any headers, which browsers and `fetch` would not let one set. */
function raw(path: string, headers: Record<string, string> = {}, options: { method?: string; body?: string; host?: string } = {}) {
  const { port } = new URL(server.url);
  return new Promise<{ status: number; cookies: string[]; text: string }>((resolve, reject) => {
    const sent = request(
      {
        host: options.host ?? "127.0.0.1",
        port,
        path,
        method: options.method ?? "POST",
        headers: { host: `localhost:${port}`, ...headers },
      },
      (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, cookies: response.headers["set-cookie"] ?? [], text }));
      },
    );
    sent.on("error", reject);
    sent.end(options.body);
  });
}

const local = (headers?: Record<string, string>) => raw("/api/session/local", headers);
const cookieOf = (cookies: string[]) => cookies.map((one) => one.split(";")[0]).join("; ");

describe("the first owner on this machine", () => {
  it("is signed in by itself, with a cookie that scripts cannot read", async () => {
    const answer = await local();
    expect(answer.status).toBe(200);
    expect(answer.cookies[0]).toMatch(/^vaarta\.session_token=.*HttpOnly; SameSite=Lax/);
    const me = await clientOf(server.url, cookieOf(answer.cookies)).session.me.query();
    expect(me).toMatchObject({ role: "owner", workspace: { name: "My workspace" } });
  });

  it.each([
    ["another name that points here", { host: "evil.example" }],
    ["a name that only begins like it", { host: "localhost.evil.example" }],
    ["a page of another site", { origin: "https://evil.example" }],
    ["a page of another port", { origin: "http://localhost:1" }],
    ["a page without an origin of its own", { origin: "null" }],
    ["another site, as the browser says", { "sec-fetch-site": "cross-site" }],
    ["a proxy", { "x-forwarded-for": "10.0.0.1" }],
    ["a proxy of another kind", { forwarded: "for=10.0.0.1" }],
    ["a proxy that says no more", { via: "1.1 proxy" }],
  ])("is not signed in through %s", async (_name, headers) => {
    const answer = await local(headers);
    expect(answer.status).toBe(403);
    expect(answer.cookies).toEqual([]);
  });

  it("is not signed in from another machine", async () => {
    const address = Object.values(networkInterfaces()).flat().find((one) => one?.family === "IPv4" && !one.internal)?.address; // prettier-ignore
    if (!address) return;
    const open = server.app.server.address();
    expect(open).toMatchObject({ address: "127.0.0.1" });
    const outside = await server.app.inject({
      method: "POST",
      url: "/api/session/local",
      remoteAddress: address,
      headers: { host: "localhost" },
    });
    expect(outside.statusCode).toBe(403);
  });

  it("cannot be had through the library's own routes", async () => {
    for (const path of ["/api/auth/vaarta-local/sign-in", "/api/auth/sign-in/local", "/api/auth/sign-in-local"]) {
      const answer = await raw(path, { "content-type": "application/json" }, { body: JSON.stringify({ user: "x" }) });
      expect(answer.status).toBe(404);
      expect(answer.cookies).toEqual([]);
    }
  });
});

describe("requests of other sites", () => {
  it("change nothing, whoever is signed in", async () => {
    const cookie = cookieOf((await local()).cookies);
    const body = JSON.stringify({ name: "Made elsewhere" });
    const elsewhere: Record<string, string>[] = [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }]; // prettier-ignore
    for (const headers of elsewhere) {
      const answer = await raw("/trpc/agents.create", { cookie, "content-type": "application/json", ...headers }, { body });
      expect({ headers, status: answer.status }).toEqual({ headers, status: 403 });
      expect(answer.text).toContain("CROSS_SITE");
    }
    const allowed = await raw("/trpc/agents.create", { cookie, "content-type": "application/json", origin: server.url }, { body });
    expect(allowed.status).toBe(200);
    // A change cannot be had by asking for a page either.
    expect((await raw(`/trpc/agents.create?input=${encodeURIComponent(body)}`, { cookie }, { method: "GET" })).status).toBe(405);
  });

  it("get no permission to read, unless the setting names them and only for callers' routes", async () => {
    const open = await server.another({ VAARTA_ORIGINS: "https://bank.example" });
    const ask = async (path: string, origin: string) =>
      (await fetch(`${open.url}${path}`, { headers: { origin } })).headers.get("access-control-allow-origin");
    expect(await ask("/v1/agents/x", "https://bank.example")).toBe("https://bank.example");
    expect(await ask("/v1/agents/x", "https://evil.example")).toBeNull();
    expect(await ask("/trpc/agents.list", "https://bank.example")).toBeNull();
  });
});

describe("people with passwords", () => {
  it("join by invitation only, sign in, and sign out", async () => {
    const owner = clientOf(server.url, cookieOf((await local()).cookies));
    const account = JSON.stringify({ name: "Ravi", email: "ravi@example.org", password: "a long password" });
    const json = { "content-type": "application/json", origin: server.url };
    expect((await raw("/api/auth/sign-up/email", json, { body: account })).status).toBe(403);
    expect((await raw("/api/auth/sign-up/email", { ...json, "x-vaarta-invitation": "made up" }, { body: account })).status).toBe(403);
    const { secret } = await owner.members.invite.mutate({ role: "reviewer" });
    const signedUp = await raw("/api/auth/sign-up/email", { ...json, "x-vaarta-invitation": secret }, { body: account });
    expect(signedUp.status).toBe(200);
    const ravi = clientOf(server.url, cookieOf(signedUp.cookies));
    expect((await refusal(ravi.session.me.query())).status).toBe(404);
    expect(await ravi.session.join.mutate({ secret })).toMatchObject({ role: "reviewer" });
    expect((await ravi.session.me.query()).role).toBe("reviewer");
    expect((await refusal(ravi.session.join.mutate({ secret }))).status).toBe(404);

    const body = (password: string) => ({ body: JSON.stringify({ email: "ravi@example.org", password }) });
    expect((await raw("/api/auth/sign-in/email", json, body("a wrong password"))).status).toBe(401);
    const signedIn = await raw("/api/auth/sign-in/email", json, body("a long password"));
    expect(signedIn.status).toBe(200);
    const cookie = cookieOf(signedIn.cookies);
    expect((await clientOf(server.url, cookie).session.me.query()).role).toBe("reviewer");
    expect((await raw("/api/auth/sign-out", { ...json, cookie }, { body: "{}" })).status).toBe(200);
    expect((await refusal(clientOf(server.url, cookie).session.me.query())).reason).toBe("SIGNED_OUT");
  });

  it("end the owner's sign-in without one", async () => {
    const owner = clientOf(server.url, cookieOf((await local()).cookies));
    const { email } = (await owner.session.me.query()).user;
    await owner.session.setPassword.mutate({ password: "now there is one" });
    expect((await local()).status).toBe(403);
    const body = JSON.stringify({ email, password: "now there is one" });
    expect((await raw("/api/auth/sign-in/email", { "content-type": "application/json", origin: server.url }, { body })).status).toBe(200);
  });

  it("come from the settings where nobody uses the machine itself, also when servers start together", async () => {
    const { database, ...rest } = (await testServerWithOwner()).services;
    await Promise.all([seed({ database, ...rest }), seed({ database, ...rest })]);
    const owner = await database.directory.firstUser();
    expect(owner).toMatchObject({ email: "head@example.org", hasPassword: true });
    expect(await database.directory.memberships(owner?.id ?? "")).toHaveLength(1);
    const body = JSON.stringify({ email: "head@example.org", password: "from the settings" });
    const headers = { "content-type": "application/json", origin: fresh?.url ?? "" };
    expect((await fetch(`${fresh?.url}/api/auth/sign-in/email`, { method: "POST", headers, body })).status).toBe(200);
    expect((await fetch(`${fresh?.url}/api/session/local`, { method: "POST" })).status).toBe(403);
  });

  it("cannot be guessed quickly", async () => {
    const strict = await server.another({ VAARTA_RATE_LIMIT: "120" });
    const body = JSON.stringify({ email: "a@example.org", password: "guess" });
    const statuses: number[] = [];
    for (let index = 0; index < 20; index++) {
      statuses.push(
        (
          await fetch(`${strict.url}/api/auth/sign-in/email`, {
            method: "POST",
            headers: { "content-type": "application/json", origin: strict.url },
            body,
          })
        ).status,
      );
    }
    expect(statuses).toContain(429);
  });
});
