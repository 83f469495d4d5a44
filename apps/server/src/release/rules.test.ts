import { emptyDocument, type AgentDocument } from "@vaarta/flow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAgent } from "../agents.ts";
import { refusal, testServer, type TestPerson, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
let asha: TestPerson;
let agent: string;
let revision = 0;

const tests: AgentDocument["tests"] = {
  good: { name: "Greets", caller: {}, turns: [], expect: {} },
  bad: { name: "Sells something", caller: {}, turns: [], expect: { words: [{ text: "sold", said: true }] } },
};

beforeAll(async () => {
  server = await testServer();
  asha = await server.owner("Asha");
  const document = { ...emptyDocument("Careful"), tests };
  ({ id: agent } = await createAgent(server.database.workspace(asha.workspace, asha.id), document));
});
afterAll(() => server?.stop());

const check = () => asha.client.releases.check.query({ agent, revision });
const publish = () => asha.client.releases.publish.mutate({ agent, revision, note: "", languages: ["hi", "en"] });
async function setTests(value: AgentDocument["tests"]): Promise<void> {
  const operations = [{ op: "set" as const, path: ["tests"], value: value as never }];
  ({ revision } = await asha.client.drafts.patch.mutate({ agent, base: revision, id: `tests-${revision}`, operations }));
}

describe("a release that needs green tests", () => {
  it("is not asked for at first: a failing test warns", async () => {
    const { blockers, warnings, tests: counts, rules } = await check();
    expect(rules).toEqual({ requireTests: false });
    expect(blockers).toEqual([]);
    expect(counts).toEqual({ passed: 1, failed: 1 });
    expect(warnings).toContainEqual(expect.objectContaining({ code: "test-fails", severity: "warning", path: ["tests", "bad"] }));
    expect((await publish()).release.number).toBe(1);
  });

  it("is refused by the server, naming each test that fails and its place", async () => {
    await asha.client.releases.setRules.mutate({ agent, requireTests: true });
    const { blockers, rules } = await check();
    expect(rules).toEqual({ requireTests: true });
    expect(blockers).toMatchObject([{ code: "test-fails", severity: "error", path: ["tests", "bad"] }]);
    expect(blockers[0]?.message).toContain("Sells something");
    const { code, reason, issues } = await refusal(publish());
    expect({ code, reason }).toEqual({ code: "PRECONDITION_FAILED", reason: "BLOCKED" });
    expect(issues).toEqual(blockers);
  });

  it("is not got by throwing the tests away", async () => {
    await setTests({});
    expect((await check()).blockers).toMatchObject([{ code: "tests-missing", path: ["tests"] }]);
    expect((await refusal(publish())).reason).toBe("BLOCKED");
  });

  it("goes live when they are green", async () => {
    await setTests({ good: tests["good"]! });
    expect((await check()).blockers).toEqual([]);
    expect((await publish()).release.number).toBe(2);
  });

  it("is for an owner to ask for, and written down", async () => {
    const designer = await server.member(asha.workspace, "designer");
    expect((await refusal(designer.client.releases.setRules.mutate({ agent, requireTests: false }))).reason).toBe("ROLE_LACKING");
    expect(await designer.client.releases.rules.query({ agent })).toEqual({ requireTests: true });
    const { items } = await asha.client.audit.list.query({});
    expect(items.find(({ action }) => action === "release.rules-changed")).toMatchObject({ target: agent });
  });
});
