import { scriptedProvider, type ScriptedProvider } from "@vaarta/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ModelConfig, type ProviderKind, providerKinds } from "../config.ts";
import { createModels } from "../create-models.ts";
import { ModelError } from "../model-error.ts";
import type { ModelSource, SourcePart, SourceRequest } from "../source.ts";
import { settled } from "@vaarta/testing";
import { connect, type Connection } from "./connections.ts";

const key = "sk-secret-0123456789";

describe.each(providerKinds)("%s", (kind) => {
  let server: ScriptedProvider;
  let connections: Connection[];
  beforeEach(async () => {
    server = await scriptedProvider(kind);
    connections = [];
  });
  afterEach(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await server.stop();
    expect(server.leftOver()).toEqual([]);
  });

  function model(config: Partial<ModelConfig> = {}): ModelSource {
    const connection = connect(providerOf(kind, server.url, config), { allowLoopback: true, allowedHosts: [] });
    connections.push(connection);
    return connection.sources[0]!;
  }

  it("streams an answer, with its usage", async () => {
    server.will({ parts: ["Aapka ", "gold safe", " hai."] });
    expect(await all(model())).toEqual([
      { type: "text", text: "Aapka " },
      { type: "text", text: "gold safe" },
      { type: "text", text: " hai." },
      { type: "finish", reason: "stop", usage: { inputTokens: 20, outputTokens: 7, cachedInputTokens: 4 } },
    ]);
  });

  it.each([1, 2, 3, 7])("reads what comes in pieces of %i bytes, also within a letter", async (split) => {
    server.will({ parts: ["आपका सोना ", "সোনা safe", " है। 👍"], split });
    expect(textOf(await all(model()))).toBe("आपका सोना সোনা safe है। 👍");
  });

  it("passes on nothing of what a model thinks aloud", async () => {
    server.will({ parts: ["<think>She is", " worried.</th", "ink>\n", "Ji haan."] });
    expect(textOf(await all(model()))).toBe("\nJi haan.");
  });

  it("joins tool calls from their fragments", async () => {
    server.will({ parts: ["Ek minute. ", { call: "find_branch", args: ['{"ci', 'ty":"Pu', 'ne"}'] }, { call: "now", args: ["{}"] }, { finish: "calls" }], split: 1 }); // prettier-ignore
    const parts = await all(model(), { tools: [tool("find_branch"), tool("now")] });
    expect(parts.filter(({ type }) => type === "tool-call")).toMatchObject([{ tool: "find_branch", args: { city: "Pune" } }, { tool: "now", args: {} }]); // prettier-ignore
    expect(parts.at(-1)).toMatchObject({ type: "finish", reason: "tool-calls" });
  });

  it.each([["length", "length"], ["filter", "content-filter"]] as const)("says why an answer ended: %s", async (finish, reason) => {
    server.will({ parts: ["Aap", { finish }] });
    expect((await all(model())).at(-1)).toMatchObject({ type: "finish", reason });
  }); // prettier-ignore

  it("sends the key, the instructions, and the messages in their roles", async () => {
    server.will({ parts: ["Ji."] });
    await all(model(), { messages: [{ role: "agent", text: "Namaste." }, { role: "caller", text: "gold?" }, { role: "caller", text: "safe?" }] }); // prettier-ignore
    const [{ headers, body }] = server.requests as [(typeof server.requests)[0]];
    expect(headers[{ "openai-compatible": "authorization", anthropic: "x-api-key", google: "x-goog-api-key" }[kind]]).toContain(key);
    const sent = JSON.stringify(body);
    expect(sent).toContain("Be brief.");
    expect(sent).toContain("gold?\\nsafe?");
    expect(sent).not.toContain(key);
    const messages = (body["messages"] ?? body["contents"]) as { role: string }[];
    expect(messages.map(({ role }) => role).filter((role) => role !== "system")).toEqual(["user", kind === "google" ? "model" : "assistant", "user"]); // prettier-ignore
    expect(sent).toContain("300");
  });

  it("asks for JSON in the provider's own way, or in words, and gets it checked", async () => {
    const schema = { type: "object", properties: { intent: { type: "string" } }, required: ["intent"], additionalProperties: false };
    const wire = { parts: [kind === "anthropic" ? { call: "json", args: ['{"intent"', ':"rate"}'] } : '{"intent":"rate"}'] };
    server.will(wire, { parts: ['{"intent":"rate"}'] });
    for (const json of ["schema", "ask"] as const) {
      const source = model({ json });
      const models = createModels({ sources: [source], routes: { classify: { models: [source.ref] } } });
      const { json: answer } = await models.complete({ task: "classify", system: "Be brief.", messages: [{ role: "caller", text: "byaj?" }], schema, signal: new AbortController().signal }); // prettier-ignore
      expect(answer).toEqual({ intent: "rate" });
    }
    const [native, inWords] = server.requests.map(({ body }) => JSON.stringify(body));
    expect(native).toMatch(/"intent":\{"type":"string"\}/);
    expect(native).not.toContain("JSON Schema:");
    expect(inWords).toContain("JSON Schema:");
  });

  it.each([
    [401, "UNAUTHORISED"],
    [403, "UNAUTHORISED"],
    [404, "UNKNOWN_MODEL"],
    [400, "BAD_REQUEST"],
    [413, "BAD_REQUEST"],
    [429, "RATE_LIMITED"],
    [500, "UNAVAILABLE"],
    [503, "UNAVAILABLE"],
    [529, "UNAVAILABLE"],
    [302, "UNAVAILABLE"],
  ] as const)("makes of status %i %s, without the provider's words or the key", async (status, code) => {
    // Providers echo what they were sent.
    const body = JSON.stringify({ error: { message: `bad ${key} gold safe hai? 9876543210`, type: "x", code: status, status: "X" } });
    server.will({ status, body, headers: { location: "http://127.0.0.1:9/" } });
    const error = await failure(model());
    expect(error).toMatchObject({ code, status });
    expect(everything(error)).not.toMatch(/sk-secret|gold|98765|Be brief/);
  });

  it("says how long the provider asks to wait, in seconds or by date", async () => {
    server.will({ status: 429, headers: { "retry-after": "7" } }, { status: 503, headers: { "retry-after": new Date(Date.now() + 60_000).toUTCString() } }); // prettier-ignore
    expect((await failure(model())).retryAfterMs).toBe(7_000);
    const { code, retryAfterMs } = await failure(model());
    expect(code).toBe("UNAVAILABLE");
    expect(retryAfterMs).toBeGreaterThan(50_000);
  });

  it.each([
    ["breaks off", { parts: ["Aapka ", "gold"], end: "cut" }],
    ["fails with an error event", { parts: ["Aapka ", "gold"], end: "error-event" }],
  ] as const)("is UNAVAILABLE after its words when the stream %s", async (_, exchange) => {
    server.will(exchange);
    const { parts, error } = await partsAndFailure(model());
    expect(textOf(parts)).toBe("Aapka ");
    expect(error).toMatchObject({ code: "UNAVAILABLE" });
  });

  it("is UNAVAILABLE when the stream ends early without a word why", async () => {
    server.will({ raw: "" }, "hang-up");
    expect((await failure(model())).code).toBe("UNAVAILABLE");
    expect((await failure(model())).code).toBe("UNAVAILABLE");
  });

  it("is UNAVAILABLE where nobody listens", async () => {
    const source = model();
    await server.stop();
    expect((await failure(source)).code).toBe("UNAVAILABLE");
  });

  it.each(["data: {not json\n\n", 'data: "nothing expected"\n\n', "data: [1,2]\n\n"])("cannot use %j", async (raw) => {
    server.will({ raw });
    const error = await failure(model());
    // The SDK makes one failure of whatever is wrong with Anthropic's first event.
    expect(error.code).toBe(kind === "anthropic" ? "UNAVAILABLE" : "BAD_OUTPUT");
    expect(everything(error)).not.toContain("not json");
  });

  it("closes the request on the wire when it is aborted, before and after the first word", async () => {
    server.will("silence", { parts: ["Aapka ", "gold"], end: "silence" });
    for (const words of [0, 1]) {
      const controller = new AbortController();
      const parts = model()
        .write(requestOf({ signal: controller.signal }))
        [Symbol.asyncIterator]();
      const first = parts.next();
      if (words === 1) await first;
      while (server.requests.length <= words) await settled();
      controller.abort();
      await expect(words === 1 ? parts.next() : first).rejects.toMatchObject({ code: "ABORTED" });
      await server.requests[words]!.closed;
    }
  });

  it("closes it when the loop is left, and when a timer runs out", async () => {
    server.will({ parts: ["Aapka gold ", "safe"], end: "silence" }, "silence");
    const source = model();
    for await (const _ of routed(source).stream(taskOf())) break;
    await server.requests[0]!.closed;
    await expect(routed(source, 50).complete(taskOf())).rejects.toMatchObject({ code: "TIMEOUT" });
    await server.requests[1]!.closed;
  });

  it("uses one connection for turn after turn", async () => {
    const source = model();
    for (let turn = 0; turn < 5; turn++) {
      server.will({ parts: ["Ji ", "haan."] });
      expect(textOf(await all(source))).toBe("Ji haan.");
      // Turns of a conversation do not follow each other within one tick.
      await settled();
    }
    expect(server.connections).toBe(1);
  });

  it("is not called where its address is private, nor where a name leads to one", async () => {
    const config = providerOf(kind, server.url);
    expect(() => connect(config, { allowLoopback: false, allowedHosts: [] })).toThrow(expect.objectContaining({ code: "FORBIDDEN_ADDRESS" }) as Error); // prettier-ignore
    // `localhost` is a name: the check is made on what it resolves to.
    const named = connect(providerOf(kind, server.url.replace("http://127.0.0.1", "https://localhost")), { allowLoopback: false, allowedHosts: [] }); // prettier-ignore
    connections.push(named);
    expect((await failure(named.sources[0]!)).code).toBe("FORBIDDEN_ADDRESS");
    expect(server.connections).toBe(0);
  });
});

it("marks for Anthropic what stays the same, so that it is kept", async () => {
  const server = await scriptedProvider("anthropic");
  server.will({ parts: ["Ji."] });
  const connection = connect(providerOf("anthropic", server.url), { allowLoopback: true, allowedHosts: [] });
  await all(connection.sources[0]!, { system: "Always the same. Now: collect.", stablePrefix: "Always the same.".length });
  expect(server.requests[0]?.body["system"]).toEqual([
    { type: "text", text: "Always the same.", cache_control: { type: "ephemeral" } },
    { type: "text", text: "Now: collect." },
  ]);
  await connection.close();
  await server.stop();
});

function providerOf(kind: ProviderKind, baseUrl: string, config: Partial<ModelConfig> = {}) {
  return { id: "p1", name: "Test", kind, baseUrl, apiKey: key, models: [{ model: "m", ...config }] };
}

function requestOf(request: Partial<SourceRequest> = {}): SourceRequest {
  return { system: "Be brief.", messages: [{ role: "caller", text: "gold safe hai?" }], maxOutputTokens: 300, signal: new AbortController().signal, ...request }; // prettier-ignore
}

function taskOf() {
  return {
    task: "answer",
    system: "Be brief.",
    messages: [{ role: "caller", text: "safe?" }],
    signal: new AbortController().signal,
  } as const;
}

function routed(source: ModelSource, firstTokenMs = 5_000) {
  return createModels({ sources: [source], routes: { answer: { models: [source.ref], retries: 0, firstTokenMs } } });
}

function tool(name: string) {
  return { name, description: "A tool.", parameters: { type: "object", properties: { city: { type: "string" } } } };
}

async function partsAndFailure(source: ModelSource, request: Partial<SourceRequest> = {}) {
  const parts: SourcePart[] = [];
  try {
    for await (const part of source.write(requestOf(request))) parts.push(part);
  } catch (error) {
    return { parts, error };
  }
  return { parts, error: null };
}

async function all(source: ModelSource, request: Partial<SourceRequest> = {}): Promise<SourcePart[]> {
  const { parts, error } = await partsAndFailure(source, request);
  if (error !== null) throw error;
  return parts;
}

async function failure(source: ModelSource): Promise<ModelError> {
  const { error } = await partsAndFailure(source);
  if (!ModelError.is(error)) throw new Error("It did not fail as it should.", { cause: error });
  return error;
}

const textOf = (parts: readonly SourcePart[]) => parts.map((part) => (part.type === "text" ? part.text : "")).join("");

/** All that a log could write of an error, hidden fields and causes too. */
function everything(error: object): string {
  return Object.getOwnPropertyNames(error).map((name) => JSON.stringify((error as Record<string, unknown>)[name])).join("\n"); // prettier-ignore
}
