import { scriptedProvider, type ScriptedProvider } from "@vaarta/testing";
import type { ModelRequest } from "@vaarta/llm";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { publishedAgent, refusal, testServer, type TestPerson, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
let provider: ScriptedProvider;
let owner: TestPerson;

const key = "sk-live-secret-9876543210";

beforeAll(async () => {
  server = await testServer({ VAARTA_MODEL_HOSTS: "127.0.0.1", LOG_LEVEL: "trace" });
});
afterAll(() => server?.stop());
beforeEach(async () => {
  provider = await scriptedProvider("openai-compatible");
  owner = await server.owner("Asha");
});
afterEach(async () => {
  expect(provider.leftOver()).toEqual([]);
  await provider.stop();
});

const input = (change: object = {}) => ({ name: "Groq", kind: "openai-compatible" as const, baseUrl: provider.url, apiKey: key as string | null, models: [{ model: "m", price: { input: 10, output: 20, cachedInput: 1 } }], ...change }); // prettier-ignore

/** A provider that answers everything asked of it. */
async function setUp(change: object = {}): Promise<string> {
  const { id } = await owner.client.models.save.mutate(input(change));
  await owner.client.models.saveRoutes.mutate({ routes: { answer: { models: [{ provider: id, model: "m" }], retries: 0 } } });
  return id;
}

function asked(change: Partial<ModelRequest> = {}): ModelRequest {
  return { task: "answer", system: "Be brief.", messages: [{ role: "caller", text: "gold safe hai?" }], signal: new AbortController().signal, ...change }; // prettier-ignore
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

describe("a provider", () => {
  it("keeps its key to itself: sealed in the database, hidden in answers, in no log", async () => {
    const id = await setUp();
    const { providers } = await owner.client.models.list.query();
    expect(providers).toEqual([{ id, name: "Groq", kind: "openai-compatible", baseUrl: provider.url, keyHint: "…3210", models: input().models, breaker: "closed" }]); // prettier-ignore
    const sql = postgres(server.databaseUrl, { max: 1 });
    const rows = JSON.stringify(await sql`select *, encode(sealed_key, 'escape') as read from model_providers`);
    const audit = JSON.stringify(await sql`select * from audit_entries`);
    await sql.end();
    provider.will({ status: 401, body: `{"error":{"message":"Bad key ${key}"}}` });
    const tried = JSON.stringify(await owner.client.models.test.mutate({ provider: id, model: "m", text: "Ji?" }));
    expect(tried).toContain("UNAUTHORISED");
    for (const text of [rows, audit, tried, JSON.stringify(providers), server.logged.join("\n")])
      expect(text).not.toMatch(/sk-live|secret-98/);
    expect(audit).toContain("model-provider.saved");
  });

  it("keeps the key it has when none is given, and loses it when told", async () => {
    const id = await setUp();
    await owner.client.models.save.mutate({ ...input({ name: "Renamed" }), provider: id, apiKey: undefined });
    provider.will({ parts: ["Ji."] }, { parts: ["Ji."] });
    await owner.client.models.test.mutate({ provider: id, model: "m", text: "Ji?" });
    expect(provider.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
    await owner.client.models.save.mutate({ ...input({ apiKey: null }), provider: id });
    await owner.client.models.test.mutate({ provider: id, model: "m", text: "Ji?" });
    expect(provider.requests[1]?.headers.authorization).toBeUndefined();
  });

  it("does not take its key to another address", async () => {
    const id = await setUp();
    const elsewhere = { ...input({ baseUrl: "https://thief.example/v1" }), provider: id, apiKey: undefined };
    expect((await refusal(owner.client.models.save.mutate(elsewhere))).reason).toBe("MESSAGE_INVALID");
    await owner.client.models.save.mutate({ ...elsewhere, apiKey: "another" });
  });

  it.each(["http://10.0.0.1/v1", "http://169.254.169.254/latest", "http://api.groq.com/v1", "https://user:pass@groq.com/v1"])(
    "is refused at %s",
    async (baseUrl) => {
      expect(await refusal(owner.client.models.save.mutate(input({ baseUrl })))).toMatchObject({ reason: "MESSAGE_INVALID", status: 400 });
    },
  );

  it("is tried with what it took; trying is on the bill, and has an end", async () => {
    const id = await setUp();
    provider.will({ parts: ["Ji ", "haan."] });
    const result = await owner.client.models.test.mutate({ provider: id, model: "m", text: "Sun rahe hain?" });
    expect(result).toMatchObject({ ok: true, text: "Ji haan.", usage: { inputTokens: 20, outputTokens: 7, cachedInputTokens: 4 } });
    const { spent } = await owner.client.models.budget.query();
    expect(spent).toMatchObject([{ model: "m", inputTokens: 20, outputTokens: 7, cost: (16 * 10 + 4 * 1 + 7 * 20) / 1e6 }]);
    for (let time = 1; time < 20; time++) await owner.client.models.test.mutate({ provider: id, model: "other", text: "Ji?" });
    expect((await refusal(owner.client.models.test.mutate({ provider: id, model: "m", text: "Ji?" }))).reason).toBe("TOO_MANY");
  });
});

describe("routes", () => {
  it("name models that there are", async () => {
    const id = await setUp();
    const routes = (model: string, of = id) => ({ routes: { judge: { models: [{ provider: of, model }] } } });
    expect((await refusal(owner.client.models.saveRoutes.mutate(routes("gone")))).reason).toBe("MESSAGE_INVALID");
    expect((await refusal(owner.client.models.saveRoutes.mutate(routes("m", "gone")))).reason).toBe("NOT_FOUND");
    await owner.client.models.saveRoutes.mutate(routes("m"));
    expect(await owner.client.models.routes.query()).toEqual(routes("m").routes);
  });
});

describe("the models of a workspace", () => {
  it("are none at first, and there as soon as they are set up, here and on another server", async () => {
    const other = await server.another();
    const [here, there] = [await server.services.models.modelsFor(owner.workspace), await other.services.models.modelsFor(owner.workspace)];
    expect([here.has("answer"), there.has("answer")]).toEqual([false, false]);
    const id = await setUp();
    await until(() => here.has("answer") && there.has("answer"));
    provider.will({ parts: ["Ek."] }, { parts: ["Do."] });
    expect((await here.complete(asked())).text).toBe("Ek.");
    expect((await there.complete(asked())).text).toBe("Do.");
    await owner.client.models.remove.mutate({ provider: id });
    await until(() => !here.has("answer") && !there.has("answer"));
  });

  it("are none where they cannot be read, and a conversation does without", async () => {
    const models = await server.services.models.modelsFor("no such workspace");
    expect(models.has("answer")).toBe(false);
    expect(server.logged.join("\n")).toContain("they cannot be read");
  });

  it("are another workspace's in nothing", async () => {
    await setUp();
    const stranger = await server.owner("Ravi");
    expect((await server.services.models.modelsFor(stranger.workspace)).has("answer")).toBe(false);
  });

  it("take over a change while an answer is being written, which goes on", async () => {
    const id = await setUp();
    const models = await server.services.models.modelsFor(owner.workspace);
    await until(() => models.has("answer"));
    const split = { parts: ["Aapka gold ", "safe ", "hai."], split: 4 };
    provider.will(split, { parts: ["Naya."] });
    const chunks = models.stream(asked())[Symbol.asyncIterator]();
    let text = "";
    let next = await chunks.next();
    await owner.client.models.save.mutate({ ...input({ apiKey: "sk-new" }), provider: id });
    for (; !next.done; next = await chunks.next()) if (next.value.type === "text") text += next.value.text;
    expect(text).toBe("Aapka gold safe hai.");
    const { reload } = await server.services.models.of(owner.workspace);
    await reload();
    await models.complete(asked());
    expect(provider.requests[1]?.headers.authorization).toBe("Bearer sk-new");
  });

  it("write down what each turn used and cost, and stop at the limit of the month", async () => {
    await setUp();
    const { id: agent, release, workspace } = await publishedAgent(server, owner);
    const conversation = await workspace.conversations.create({ agent, release, channel: "chat", language: null, at: new Date() });
    const { models, book, reload } = await server.services.models.of(owner.workspace);
    await until(() => models.has("answer"));
    provider.will({ parts: ["Ek."], end: "cut" }, { parts: ["Do."] });
    await expect(models.complete(asked({ turn: { conversation, id: "3" } }))).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await models.complete(asked({ turn: { conversation, id: "4" } }));
    await book.settled();
    expect(await owner.client.models.usage.query({ conversation })).toMatchObject({
      currency: "INR",
      uses: [
        { turn: "3", task: "answer", model: "m", failure: "UNAVAILABLE", isEstimated: true },
        { turn: "4", task: "answer", model: "m", failure: null, isEstimated: false, inputTokens: 20, outputTokens: 7, cost: 0.000304 },
      ],
    });
    await owner.client.models.saveBudget.mutate({ currency: "INR", monthlyLimit: 0.0001 });
    await reload();
    await expect(models.complete(asked())).rejects.toMatchObject({ code: "OVER_BUDGET" });
    expect(await owner.client.models.budget.query()).toMatchObject({ currency: "INR", monthlyLimit: 0.0001 });
    await owner.client.models.saveBudget.mutate({ currency: "INR", monthlyLimit: null });
    await reload();
    provider.will({ parts: ["Teen."] });
    expect((await models.complete(asked())).text).toBe("Teen.");
  });

  it("show an open breaker in the list", async () => {
    await setUp();
    const models = await server.services.models.modelsFor(owner.workspace);
    await until(() => models.has("answer"));
    for (let time = 0; time < 3; time++) {
      provider.will({ status: 503 });
      await expect(models.complete(asked())).rejects.toMatchObject({ code: "UNAVAILABLE" });
    }
    expect((await owner.client.models.list.query()).providers[0]?.breaker).toBe("open");
    await expect(models.complete(asked())).rejects.toMatchObject({ code: "BREAKER_OPEN" });
  });
});
