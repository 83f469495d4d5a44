import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emptyDocument, type AgentDocument, type Operation } from "@vaarta/flow";
import { createAgent } from "../agents.ts";
import { refusal, testServer, type TestPerson, type TestServer } from "../testing/test-server.ts";
import type { DraftMessage } from "./watch-draft.ts";

let server: TestServer;
let asha: TestPerson;
let ravi: TestPerson;

beforeAll(async () => {
  server = await testServer();
  asha = await server.owner("Asha");
  ravi = await server.member(asha.workspace, "designer");
});
afterAll(() => server?.stop());

async function draft(name = "Draft"): Promise<{ agent: string; document: AgentDocument }> {
  const document = emptyDocument(name);
  const { id } = await createAgent(server.database.workspace(asha.workspace, asha.id), document);
  return { agent: id, document };
}

const set = (path: string[], value: unknown): Operation => ({ op: "set", path, value });
const patch = (who: TestPerson, agent: string, base: number, operations: Operation[], id: string = crypto.randomUUID()) =>
  who.client.drafts.patch.mutate({ agent, base, id, operations: operations as never });
const open = (who: TestPerson, agent: string) => who.client.drafts.open.query({ agent });

describe("a draft", () => {
  it("counts its revisions, keeps each, and says who changed what", async () => {
    const { agent, document } = await draft();
    expect(await patch(asha, agent, 0, [set(["description"], "one")])).toMatchObject({ revision: 1, conflicts: [] });
    expect(await patch(ravi, agent, 1, [set(["description"], "two")])).toMatchObject({ revision: 2 });
    expect(await open(asha, agent)).toMatchObject({ revision: 2, document: { description: "two" } });
    expect((await asha.client.drafts.at.query({ agent, revision: 1 })).document).toEqual({ ...document, description: "one" });
    expect((await asha.client.drafts.at.query({ agent, revision: 0 })).document).toEqual(document);
    const history = await asha.client.drafts.history.query({ agent, limit: 10 });
    expect(history.map((entry) => [entry.revision, entry.by.id, entry.count])).toEqual([[2, ravi.id, 1], [1, asha.id, 1]]); // prettier-ignore
  });

  it("merges a stale save: nobody's work is lost, and what both changed is told", async () => {
    const { agent } = await draft();
    await patch(asha, agent, 0, [set(["description"], "Asha's"), set(["desk", "publicNumber"], "1800 1")]);
    const stale = await patch(ravi, agent, 0, [set(["description"], "Ravi's"), set(["desk", "helpline"], "1800 2")]);
    expect(stale.revision).toBe(2);
    expect(stale.conflicts).toMatchObject([{ kind: "both-changed", path: ["description"], mine: "Ravi's", theirs: "Asha's" }]);
    expect((await open(asha, agent)).document).toMatchObject({
      description: "Asha's",
      desk: { publicNumber: "1800 1", helpline: "1800 2" },
    });
  });

  it("takes a patch once, however often it is sent, also at the same moment", async () => {
    const { agent } = await draft();
    const answers = await Promise.all(Array.from({ length: 5 }, () => patch(asha, agent, 0, [set(["description"], "once")], "same-id")));
    expect(new Set(answers.map((answer) => answer.revision))).toEqual(new Set([1]));
    expect((await open(asha, agent)).revision).toBe(1);
  });

  it("orders many at once without a gap, on two servers", async () => {
    const { agent } = await draft();
    const other = await server.another();
    const there = { ...ravi, client: (await import("../testing/test-server.ts")).clientOf(other.url, ravi.cookie) };
    const keys = ["callsBack", "publicNumber", "helpline", "cyberCrimeHelpline", "emergencyNumber"];
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        patch(index % 2 ? asha : there, agent, 0, [set(["desk", keys[index % 5] ?? ""], `value ${index}`)]),
      ),
    );
    expect(
      answers
        .map((answer) => answer.revision)
        .sort((a, b) => a - b)
        .at(-1),
    ).toBeGreaterThanOrEqual(5);
    const [here, away] = await Promise.all([open(asha, agent), open(there, agent)]);
    expect(here).toEqual({ ...away, people: here.people });
    for (const key of keys) expect((here.document.desk as Record<string, unknown>)[key]).toMatch(/^value \d+$/);
    // Built from patches again, as after a restart, it is the same.
    server.services.drafts.forget(asha.workspace, agent);
    expect((await open(asha, agent)).document).toEqual(here.document);
  });

  it("reads from checkpoints after many patches, and every old revision too", async () => {
    const { agent } = await draft();
    for (let index = 0; index < 55; index++) await patch(asha, agent, index, [set(["description"], `${index + 1}`)]);
    server.services.drafts.forget(asha.workspace, agent);
    expect(await open(asha, agent)).toMatchObject({ revision: 55, document: { description: "55" } });
    server.services.drafts.forget(asha.workspace, agent);
    for (const revision of [1, 24, 25, 26, 49, 50, 51]) {
      expect((await asha.client.drafts.at.query({ agent, revision })).document.description).toBe(`${revision}`);
    }
    expect((await refusal(asha.client.drafts.at.query({ agent, revision: 56 }))).code).toBe("NOT_FOUND");
  });

  it("refuses what would break the agent, whole: with code, place and next step", async () => {
    const { agent, document } = await draft();
    const main = document.main;
    const cases: [string, Operation[], string][] = [
      ["an unknown field", [set(["nonsense"], 1)], "PATCH_INVALID"],
      ["half of it good", [set(["description"], "good"), set(["timezone"], 7)], "PATCH_INVALID"],
      ["a field that must be", [{ op: "remove", path: ["languages"] }], "PATCH_INVALID"],
      ["a prototype", [set(["states", "__proto__"], {})], "FORBIDDEN_PATH"],
      ["a constructor", [set(["constructor", "prototype", "x"], 1)], "FORBIDDEN_PATH"],
      ["a place that is not there", [set(["flows", "nowhere", "name"], "x")], "MISSING_PARENT"],
      ["a place inside a text", [set(["flows", main, "name", "x"], "y")], "NOT_A_MAP"],
    ];
    for (const [what, operations, reason] of cases) {
      const refused = await refusal(patch(asha, agent, 0, operations));
      expect({ what, reason: refused.reason }).toEqual({ what, reason });
      expect(refused.message.length).toBeGreaterThan(20);
    }
    expect((await refusal(patch(asha, agent, 9, [set(["description"], "future")]))).reason).toBe("OUT_OF_STEP");
    expect(await open(asha, agent)).toMatchObject({ revision: 0, document });
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
});

describe("watching a draft", () => {
  it("tells of others' patches, people and releases, from where the reader stands", async () => {
    const { agent, document } = await draft();
    await patch(asha, agent, 0, [set(["description"], "before")]);
    const watch = await watching(asha, agent, 0, "state-1");
    await watch.until((all) => all.some((message) => message.type === "patch") && all.some((message) => message.type === "people"));
    const second = await watching(ravi, agent, 1);
    await watch.until((all) => all.some((message) => message.type === "people" && message.people.length === 2));
    await patch(ravi, agent, 1, [set(["description"], "after")], "from-ravi");
    const seen = await second.until((all) => all.find((message) => message.type === "patch"));
    expect(seen).toEqual({
      type: "patch",
      revision: 2,
      id: "from-ravi",
      operations: [set(["description"], "after")],
      by: { id: ravi.id, name: "designer" },
    });
    await asha.client.releases.publish.mutate({ agent, revision: 2, note: "", languages: Object.keys(document.languages.offered) });
    expect(await watch.until((all) => all.find((message) => message.type === "published"))).toMatchObject({ release: { number: 1 } });
    second.stop();
    await watch.until((all) => all.filter((message) => message.type === "people").at(-1)?.people.length === 1);
    expect(watch.messages.filter((message) => message.type === "patch").map((message) => message.revision)).toEqual([1, 2]);
    watch.stop();
  });

  it("tells that somebody commented, and that a comment was settled; who and when stand in the list", async () => {
    const { agent } = await draft();
    const watch = await watching(asha, agent, 0);
    await watch.until((all) => all.some((message) => message.type === "people"));
    const { id } = await ravi.client.comments.add.mutate({ agent, state: "state-1", text: "Too formal?" });
    await watch.until((all) => all.some((message) => message.type === "comments"));
    await asha.client.comments.resolve.mutate({ comment: id });
    await watch.until((all) => all.filter((message) => message.type === "comments").length === 2);
    const [comment] = await ravi.client.comments.list.query({ agent });
    expect(comment).toMatchObject({ text: "Too formal?", by: { id: ravi.id, name: "designer" }, resolvedBy: { id: asha.id } });
    expect(comment?.resolvedAt).toBeTruthy();
    watch.stop();
  });

  it("hears of patches made on another server", async () => {
    const { agent } = await draft();
    const other = await server.another();
    const watch = await watching(asha, agent, 0, undefined, other.url);
    await watch.until((all) => all.some((message) => message.type === "people"));
    await patch(ravi, agent, 0, [set(["description"], "elsewhere")]);
    expect(await watch.until((all) => all.find((message) => message.type === "patch"))).toMatchObject({ revision: 1 });
    watch.stop();
  });
});

/** Reads the stream of events as a browser does. */
async function watching(who: TestPerson, agent: string, since: number, state?: string, url = server.url) {
  const control = new AbortController();
  const input = encodeURIComponent(JSON.stringify({ agent, since, ...(state ? { state } : {}) }));
  const response = await fetch(`${url}/trpc/drafts.watch?input=${input}`, { headers: { cookie: who.cookie }, signal: control.signal });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const messages: DraftMessage[] = [];
  const listeners = new Set<() => void>();
  void (async () => {
    let rest = "";
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) {
        rest += decoder.decode(chunk as Uint8Array, { stream: true });
        const events = rest.split("\n\n");
        rest = events.pop() ?? "";
        for (const event of events) {
          const data = /^data: (.*)$/m.exec(event)?.[1];
          if (data && !/^event: /m.test(event) && data !== "") messages.push(JSON.parse(data) as DraftMessage);
        }
        for (const listener of listeners) listener();
      }
    } catch {
      // Stopped by the test.
    }
  })();
  return {
    messages,
    stop: () => control.abort(),
    until<T>(find: (all: DraftMessage[]) => T): Promise<T> {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`It did not come: ${JSON.stringify(messages)}`)), 8_000);
        const look = () => {
          const found = find(messages);
          if (!found) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      });
    },
  };
}
