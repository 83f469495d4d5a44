import type { AnyTRPCProcedure } from "@trpc/server";
import { roles, type Role } from "@vaarta/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientOf, publishedAgent, refusal, testServer, type TestPerson, type TestServer } from "../testing/test-server.ts";
import { appRouter } from "./router.ts";

/** Who may do what, said a second time and by hand: a change of the table must be meant. o owner, d designer, k knowledge admin, r reviewer, p operator, v viewer. */
const matrix: Record<string, string> = {
  "session.me": "odkrpv",
  "templates.list": "odkrpv",
  "agents.list": "odkrpv",
  "agents.create": "od",
  "agents.rename": "od",
  "agents.remove": "o",
  "drafts.open": "odkrpv",
  "drafts.patch": "od",
  "drafts.watch": "odkrpv",
  "drafts.history": "odkrpv",
  "drafts.at": "odkrpv",
  "comments.list": "odkrpv",
  "comments.add": "odkr",
  "comments.resolve": "odkr",
  "releases.list": "odkrpv",
  "releases.get": "odkrpv",
  "releases.check": "odkrpv",
  "releases.funnel": "odkrpv",
  "releases.latency": "odkrpv",
  "releases.rules": "odkrpv",
  "releases.setRules": "o",
  "releases.publish": "od",
  "releases.rollBack": "od",
  "conversations.list": "odrp",
  "conversations.get": "odrp",
  "conversations.timings": "odrp",
  "conversations.log": "odrp",
  "conversations.remove": "o",
  "models.list": "od",
  "models.save": "o",
  "models.remove": "o",
  "models.test": "o",
  "models.routes": "od",
  "models.saveRoutes": "o",
  "models.budget": "o",
  "models.saveBudget": "o",
  "models.usage": "odrp",
  "speech.list": "od",
  "speech.connect": "o",
  "speech.remove": "o",
  "speech.test": "o",
  "members.list": "odkrpv",
  "members.invite": "o",
  "members.setRole": "o",
  "members.remove": "o",
  "apiKeys.list": "o",
  "apiKeys.create": "o",
  "apiKeys.revoke": "o",
  "audit.list": "o",
};
const letters: Record<Role, string> = { owner: "o", designer: "d", "knowledge-admin": "k", reviewer: "r", operator: "p", viewer: "v" };
/** Need a person, no role. */
const forAnyone = ["session.setPassword", "session.join"];

let server: TestServer;
let owner: TestPerson;
const people = new Map<Role, TestPerson>();

beforeAll(async () => {
  server = await testServer();
  owner = await server.owner("Asha");
  for (const role of roles) people.set(role, role === "owner" ? owner : await server.member(owner.workspace, role));
});
afterAll(() => server?.stop());

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>);

describe("roles", () => {
  it("are settled for every procedure", () => {
    expect(procedures.map(([path]) => path).sort()).toEqual([...Object.keys(matrix), ...forAnyone].sort());
  });

  it.each(roles)("%s may do what the matrix says, and nothing else", async (role) => {
    const person = people.get(role);
    for (const [path, allowed] of Object.entries(matrix)) {
      // Nothing is sent, so what is allowed fails on its input, or answers; what is not allowed never gets there.
      const { status, text } = await bare(path, person?.cookie ?? "");
      const isRefused = status === 403 && text.includes("ROLE_LACKING");
      expect({ path, role, isRefused }).toEqual({ path, role, isRefused: !allowed.includes(letters[role]) });
    }
  });

  it("need somebody to be signed in", async () => {
    for (const [path] of procedures) expect({ path, status: (await bare(path, "")).status }).toEqual({ path, status: 401 });
  });

  it("come with API keys too, which are nobody's session, and end when revoked", async () => {
    const { id, secret } = await owner.client.apiKeys.create.mutate({ name: "deploy", role: "designer" });
    const key = clientOf(server.url, "", { authorization: `Bearer ${secret}` });
    const { id: agent } = await publishedAgent(server, owner);
    expect(
      (await key.drafts.patch.mutate({ agent, base: 0, id: "k", operations: [{ op: "set", path: ["description"], value: "by key" }] }))
        .revision,
    ).toBe(1);
    expect((await refusal(key.apiKeys.list.query())).reason).toBe("ROLE_LACKING");
    expect((await refusal(key.session.setPassword.mutate({ password: "long enough to be one" }))).reason).toBe("ROLE_LACKING");
    expect(JSON.stringify(await owner.client.apiKeys.list.query())).not.toContain(secret);
    await owner.client.apiKeys.revoke.mutate({ key: id });
    expect((await refusal(key.agents.list.query())).reason).toBe("SIGNED_OUT");
  });

  it("change at once, and a workspace keeps an owner", async () => {
    const second = await server.member(owner.workspace, "viewer");
    await owner.client.members.setRole.mutate({ user: second.id, role: "designer" });
    expect((await second.client.session.me.query()).role).toBe("designer");
    expect((await refusal(owner.client.members.setRole.mutate({ user: owner.id, role: "viewer" }))).code).toBe("CONFLICT");
    expect((await refusal(owner.client.members.remove.mutate({ user: owner.id }))).code).toBe("CONFLICT");
    await owner.client.members.remove.mutate({ user: second.id });
    expect((await refusal(second.client.session.me.query())).status).toBe(404);
  });

  it("leave their traces in the audit log, a page at a time", async () => {
    const { items, next } = await owner.client.audit.list.query({});
    expect(items.map((item) => item.action)).toEqual(expect.arrayContaining(["member.removed", "member.role-changed", "api-key.revoked"]));
    expect(items[0]?.by).toMatchObject({ id: owner.id, name: "Asha" });
    expect(next).toBeNull();
  });
});

async function bare(path: string, cookie: string): Promise<{ status: number; text: string }> {
  const { type } = (procedures.find(([name]) => name === path)?.[1]._def ?? { type: "query" }) as { type: string };
  const headers = { cookie, "content-type": "application/json" };
  const response = await fetch(`${server.url}/trpc/${path}`, type === "mutation" ? { method: "POST", headers, body: "null" } : { headers });
  const text = await response.text();
  return { status: Number(/"httpStatus":(\d+)/.exec(text)?.[1] ?? response.status), text };
}
