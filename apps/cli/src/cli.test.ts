import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { modelServer, sampleAgent } from "@vaarta/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workbench } from "./testing.ts";

let bench: Awaited<ReturnType<typeof workbench>>;

beforeAll(async () => {
  bench = await workbench();
  await bench.write("agent.json", withWords());
  await bench.write("broken.json", sampleAgent((document) => void (document.states.amount = { ...document.states.amount!, transitions: { done: { to: "nowhere", order: "a", when: { kind: "else" } } } }))); // prettier-ignore
});
afterAll(() => bench.remove());

/** The sample agent, understood by its own examples, with a test that passes and one that does not. */
function withWords() {
  return sampleAgent((document) => {
    document.tests = {
      books: { name: "Books a visit", caller: { language: "en", at: "2027-01-15T10:30:00+05:30" }, turns: [{ caller: "five lakh" }, { caller: "18 January" }], expect: { outcome: "booked", slots: { amount: 500_000, day: "2027-01-18" } } },
      leaves: { name: "Leaves at once", caller: {}, turns: [{ caller: "bye" }], expect: { outcome: "booked" } },
    }; // prettier-ignore
  });
}

describe("vaarta validate", () => {
  it("passes an agent in order, also by its folder", async () => {
    const { exitCode, output } = await bench.spawned(["validate", "."]);
    expect(output).toContain("Sample: 10 states, 0 errors");
    expect(exitCode).toBe(0);
  });

  it("names what is broken, where, and how to mend it", async () => {
    const { exitCode, json } = await bench.spawned(["validate", "broken.json", "--json"]);
    expect(exitCode).toBe(1);
    expect(json()).toMatchObject({
      ok: false,
      issues: expect.arrayContaining([expect.objectContaining({ code: "unknown-reference", state: "amount" })]),
    });
  });

  it.each([
    ["invalid.json", '{ "schemaVersion": 1, "name": }', "invalid-json"],
    ["polluted.json", '{ "__proto__": { "polluted": true } }', ""],
    ["other.json", '{ "nodes": [], "edges": [] }', ""],
    ["list.json", "[]", "not-an-agent"],
  ])("refuses %s with a code and a next step", async (name, text, code) => {
    await bench.write(name, text);
    const { exitCode, json } = await bench.vaarta(["validate", name, "--json"]);
    expect(exitCode).toBe(1);
    expect(json()).toMatchObject({
      error: { code: "DOCUMENT_INVALID", issues: [expect.objectContaining(code === "" ? { severity: "error" } : { code })] },
    });
  });

  it("refuses a file of 20 MB quickly", async () => {
    await bench.write("huge.json", `{"name":"${"x".repeat(20 * 1024 * 1024)}"}`);
    const { exitCode, errors } = await bench.vaarta(["validate", "huge.json"]);
    expect([exitCode, errors]).toEqual([1, expect.stringContaining("not an agent")]);
  });

  it("tells a wrong call from a wrong agent", async () => {
    expect(await bench.spawned(["validate", "nowhere.json"])).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining("There is no file nowhere.json"),
    });
    expect((await bench.vaarta(["validate"])).exitCode).toBe(2);
    expect((await bench.spawned(["dance"])).exitCode).toBe(2);
    expect((await bench.vaarta(["--help"])).exitCode).toBe(0);
  });
});

describe("vaarta chat and replay", () => {
  it("talks, explains, steps back, saves a log that replays the same", async () => {
    const input = ["five lakh", "/slots", "/why", "/back 1", "six lakh", "/state", "18 January"].join("\n");
    const { exitCode, output } = await bench.spawned(["chat", "agent.json", "--language", "en", "--log", "log.json"], { input });
    expect(exitCode).toBe(0);
    expect(output).toContain("How much is your loan?");
    expect(output).toContain("amount = 500000");
    expect(output).toContain("It is booked. Goodbye.");
    const log = JSON.parse(await readFile(bench.path("log.json"), "utf8")) as { events: { event: { type: string; text?: string } }[] };
    expect(log.events.flatMap(({ event }) => (event.type === "utterance" ? [event.text] : []))).toEqual(["six lakh", "18 January"]);

    expect(await bench.spawned(["replay", "log.json", "agent.json"])).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining("The same over 2 turns"),
    });
    expect((await bench.vaarta(["replay", "log.json", "agent.json", "--understand-again"])).exitCode).toBe(0);
    await bench.write("changed.json", sampleAgent((document) => void (document.lines.askDay!.variants.all!.texts.en!.text = "When?"))); // prettier-ignore
    const replayed = await bench.vaarta(["replay", "log.json", "changed.json", "--json"]);
    expect(replayed.exitCode).toBe(1);
    expect(replayed.json()).toMatchObject({ same: false, firstDifference: { kind: "words", turn: 1 } });
    expect((await bench.vaarta(["replay", "agent.json", "agent.json"])).exitCode).toBe(2);
  });

  it("asks the model that the environment names, and keeps its key to itself", async () => {
    const server = await modelServer(({ system }) => (system.startsWith("You sort") ? "{}" : '{"exit": null}\nTell me what worries you.'));
    const talking = sampleAgent((document) => {
      const { amount } = document.states;
      document.states["amount"] = { ...amount!, kind: "converse", goal: "Calm her.", exits: {}, maxTurns: 5, fallback: "sorry", transitions: { over: { to: "lost", order: "a", when: { kind: "outcome", outcome: "exhausted" } } } } as never; // prettier-ignore
    });
    await bench.write("talking.json", talking);
    const environment = { VAARTA_MODEL_URL: server.url, VAARTA_MODEL: "m", VAARTA_MODEL_KEY: server.key };
    const { output, errors, exitCode } = await bench.spawned(["chat", "talking.json", "--log", "talk.json"], {
      input: "hm, well",
      environment,
    });
    await server.stop();
    expect(exitCode).toBe(0);
    expect(output).toContain("Tell me what worries you.");
    for (const text of [output, errors, await readFile(bench.path("talk.json"), "utf8")]) expect(text).not.toContain(server.key);
    expect(server.requests[0]!.headers.authorization).toBe(`Bearer ${server.key}`);
    const wrong = await bench.vaarta(["chat", "agent.json"], {
      environment: { VAARTA_MODEL_URL: "http://127.0.0.1:1/v1", VAARTA_MODEL: "" },
    });
    expect(wrong).toMatchObject({ exitCode: 2, errors: expect.stringContaining("VAARTA_MODEL") });
  });

  it("refuses a language the agent lacks, and a call without an agent", async () => {
    expect(await bench.vaarta(["chat", "agent.json", "--language", "ta"])).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining("does not speak ta"),
    });
    expect((await bench.vaarta(["chat"])).exitCode).toBe(2);
  });
});

describe("vaarta test and simulate", () => {
  it("fails when a test fails, and tells what came instead", async () => {
    const { exitCode, output } = await bench.spawned(["test", "agent.json"]);
    expect(exitCode).toBe(1);
    expect(output).toContain("passed Books a visit");
    expect(output).toContain("failed Leaves at once");
    expect(output).toContain("not as “Booked”");
    const only = await bench.vaarta(["test", "agent.json", "--only", "books", "--json"]);
    expect(only.json()).toMatchObject({ passed: 1, failed: 0 });
    expect(only.exitCode).toBe(0);
    expect((await bench.vaarta(["test", "agent.json", "--only", "nothing"])).exitCode).toBe(2);
  });

  it("gives the same callers for the same seed", async () => {
    const simulate = async (seed: string) =>
      (await bench.vaarta(["simulate", "agent.json", "--callers", "20", "--seed", seed, "--json"])).json();
    const first = await simulate("a");
    expect(first).toMatchObject({ callers: 20, stalls: {} });
    expect(await simulate("a")).toEqual(first);
    expect(await simulate("b")).not.toEqual(first);
    expect((await bench.vaarta(["simulate", "agent.json", "--callers", "-3"])).exitCode).toBe(2);
  });
});

describe("vaarta export and import", () => {
  it("writes JSON that reads back the same, a diagram, and a script in the languages asked for", async () => {
    expect((await bench.vaarta(["export", "agent.json", "--out", "copy.json"])).exitCode).toBe(0);
    expect(JSON.parse(await readFile(bench.path("copy.json"), "utf8"))).toEqual(withWords());
    expect((await bench.vaarta(["export", "agent.json", "--format", "mermaid"])).output).toMatch(/^flowchart/);
    const script = await bench.vaarta(["export", "agent.json", "--format", "script", "--language", "hi"]);
    expect(script.output).toContain("आपका loan कितना है?");
    expect(script.output).not.toContain("How much is your loan?");
    expect((await bench.vaarta(["export", "agent.json", "--format", "script", "--language", "ta"])).exitCode).toBe(2);
    expect((await bench.vaarta(["export", "agent.json", "--out", "no/such/folder.json"])).exitCode).toBe(3);
  });

  it("imports whole or not at all", async () => {
    const { exitCode, json } = await bench.vaarta(["import", "copy.json", "--out", "imported.json", "--json"]);
    expect([exitCode, json()]).toEqual([0, expect.objectContaining({ name: "Sample", errors: 0 })]);
    expect((await bench.vaarta(["import", "list.json", "--out", "never.json"])).exitCode).toBe(1);
    await expect(readFile(bench.path("never.json"))).rejects.toThrow();
  });
});

describe("vaarta publish", () => {
  it("says what to do when the server is not there, refuses, or is another program", async () => {
    expect(await bench.spawned(["publish", "agent.json", "--server", "http://127.0.0.1:1"])).toMatchObject({
      exitCode: 3,
      errors: expect.stringContaining("does not answer"),
    });
    expect((await bench.vaarta(["publish", "agent.json", "--server", "not an address"])).exitCode).toBe(2);
    const server = createServer((_request, response) =>
      response
        .writeHead(401, { "content-type": "application/json" })
        .end('{"error":{"message":"UNAUTHORIZED","data":{"code":"UNAUTHORIZED"}}}'),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const refused = await bench.vaarta(["publish", "agent.json", "--server", `127.0.0.1:${port}`, "--key", "wrong", "--json"]);
    server.close();
    expect([refused.exitCode, refused.json()]).toEqual([
      3,
      { error: { code: "SERVER_REFUSED", message: expect.stringContaining("API key") } },
    ]);
  });
});

describe("vaarta doctor", () => {
  it("looks at the machine and says what to do", async () => {
    const environment = { VAARTA_DATA: bench.path("data"), PORT: "0", DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };
    const { exitCode, json } = await bench.spawned(["doctor", "--json"], { environment });
    expect(exitCode).toBe(3);
    expect(json()).toMatchObject({
      ok: false,
      checks: expect.arrayContaining([
        expect.objectContaining({ name: "Data", state: "ok" }),
        expect.objectContaining({ name: "Database", state: "bad", next: expect.stringContaining("DATABASE_URL") }),
      ]),
    });
    const well = await bench.vaarta(["doctor"], { environment: { ...environment, DATABASE_URL: "" } });
    expect([well.exitCode, well.output]).toEqual([0, expect.stringContaining("has what it takes")]);
  });
});
