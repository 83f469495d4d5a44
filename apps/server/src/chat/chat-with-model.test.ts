import { readFileSync } from "node:fs";
import { createAgent } from "../agents.ts";
import { parseDocument } from "@vaarta/flow";
import { askedFor, modelServer, type ModelServer } from "@vaarta/testing";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishAgent } from "../release/publish-agent.ts";
import { call, startConversation } from "../testing/test-caller.ts";
import { testServer, type TestPerson, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
let provider: ModelServer;
let owner: TestPerson;
let slug: string;

const turn = '{"exit": null}\nजी, समझ गई।';
// A summary that tells what it should not is hidden like anything else.
const answers = { turn, answer: turn, classification: "{}", summary: "Her number is 9876543210." };

beforeAll(async () => {
  server = await testServer({ VAARTA_MODEL_HOSTS: "127.0.0.1", LOG_LEVEL: "trace" });
  provider = await modelServer((request) => answers[askedFor(request)]);
  owner = await server.owner("Asha");
  const { id } = await owner.client.models.save.mutate({ name: "Wire", kind: "openai-compatible", baseUrl: provider.url, apiKey: provider.key, models: [{ model: "m" }] }); // prettier-ignore
  const route = { models: [{ provider: id, model: "m" }], retries: 0 };
  await owner.client.models.saveRoutes.mutate({ routes: { answer: route, classify: route, judge: route, summarise: route } });
  const parsed = parseDocument(readFileSync(new URL("../../../../domains/gold-loan/agent.json", import.meta.url), "utf8"));
  if (!parsed.ok) throw new Error("The gold-loan pack does not parse.");
  const { document } = parsed;
  const workspace = server.database.workspace(owner.workspace, owner.id);
  const agent = await createAgent(workspace, document);
  slug = agent.slug;
  const languages = Object.keys(document.languages.offered);
  await publishAgent(server.services.releases, workspace, { agent: agent.id, document, revision: 0, note: "", languages });
});
afterAll(async () => {
  await provider?.stop();
  await server?.stop();
});

const phone = "9876543210";
const card = "4111 1111 1111 1111";
const aadhaar = "2341 2341 2346";
const spellings = (number: string) => [number, number.replaceAll(" ", "")];

describe("a chat with the workspace's models", () => {
  it("no key, phone, Aadhaar or card number of the call is in a log, a table or a request to a provider", async () => {
    const grant = await startConversation(server.url, slug, { language: "hi-x-hinglish" });
    const caller = await call(server.url, grant);
    const words = [
      "haan record kar lijiye", "doosri jagah ka loan yahan lana hai", "Muthoot", "teen lakh", "barah percent", "sona safe rahega na?", "haan kam hui", "ghar ke kaam mein",
      `mera number ${phone} hai, tijori kaisi hai`, `card number ${card} le lo`, `aadhaar ${aadhaar} hai`, "woh tijori kiski hai, andar kaun jata hai",
    ]; // prettier-ignore
    for (const text of words) {
      await caller.say(text);
      await caller.quiet(150);
    }
    expect(caller.said.map(({ utterances }) => utterances.map(({ text }) => text).join(" ")).join("\n")).toContain("जी, समझ गई।");
    const sent = provider.requests.map(({ text }) => text).join("\n");
    expect(sent).toContain("tijori kaisi hai");
    expect(provider.requests.map(askedFor)).toContain("summary");
    const sql = postgres(server.databaseUrl, { max: 1 });
    const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`;
    let rows = "";
    for (const { name } of tables) rows += JSON.stringify(await sql`select t::text as row from ${sql(name)} t where ${name} <> 'releases'`);
    await sql.end();
    expect(tables.length).toBeGreaterThan(10);
    for (const [where, text] of Object.entries({ sent, rows, logged: server.logged.join("\n") })) {
      for (const secret of [phone, ...spellings(card), ...spellings(aadhaar), provider.key])
        expect(text.includes(secret), `${secret} in ${where}`).toBe(false);
    }
    caller.leave();
  });
});

describe("the test console's questions", () => {
  it("are answered as lines, with no key in them, for those who design", async () => {
    const headers = { "content-type": "application/json", cookie: owner.cookie };
    expect(await (await fetch(`${server.url}/api/models/tasks`, { headers })).json()).toEqual({
      tasks: ["classify", "answer", "judge", "summarise"],
    });
    const body = JSON.stringify({ task: "answer", system: "Be brief.", messages: [{ role: "caller", text: "Ji?" }] });
    const answer = await fetch(`${server.url}/api/models/answer`, { method: "POST", headers, body });
    const text = await answer.text();
    const chunks = text.trim().split("\n").map((line) => JSON.parse(line) as { type: string; text?: string }); // prettier-ignore
    expect(chunks.at(-1)).toMatchObject({ type: "finish", model: "m" });
    expect(chunks.map((chunk) => chunk.text ?? "").join("")).toContain("जी, समझ गई।");
    expect(text).not.toContain(provider.key);
    const refused = async (init: object) =>
      (await fetch(`${server.url}/api/models/answer`, { method: "POST", headers, body, ...init })).status;
    expect(await refused({ headers: { "content-type": "application/json" } })).toBe(401);
    expect(await refused({ headers: { ...headers, cookie: (await server.member(owner.workspace, "viewer")).cookie } })).toBe(403);
    expect(await refused({ headers: { ...headers, origin: "https://thief.example" } })).toBe(403);
    expect(await refused({ body: JSON.stringify({ task: "answer", system: 1 }) })).toBe(400);
  });
});
