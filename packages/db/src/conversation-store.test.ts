import { describeConversationStore } from "@vaarta/testing";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "./database.ts";
import { temporaryDatabase } from "./temporary.ts";
import { testMaster, testWorkspace } from "./testing-workspace.ts";
import { masterKeys } from "./vault.ts";

let server: Awaited<ReturnType<typeof temporaryDatabase>>;
let made: Awaited<ReturnType<typeof testWorkspace>>;
let other: Database;

beforeAll(async () => {
  server = await temporaryDatabase();
  made = await testWorkspace(server.url);
  other = await openDatabase({ url: server.url, master: testMaster });
});
afterAll(async () => {
  await made?.database.close();
  await other?.close();
  await server?.stop();
});

const begin = () =>
  made.workspace.conversations.create({ agent: made.agent, release: made.release, channel: "chat", language: "hi", at: new Date() });

describeConversationStore("PostgreSQL", () => ({ store: made.workspace.store(), conversation: begin }));

describe("conversations in PostgreSQL", () => {
  it("keeps no word and no value where it can be read without the key", async () => {
    const conversation = await begin();
    const store = made.workspace.store();
    const lease = await store.acquire(conversation, "a", 1_000);
    const secret = "मेरा नंबर 9876543210 hai";
    await store.append(
      lease,
      1,
      [{ seq: 1, leg: 1, event: { at: 5, type: "utterance", turn: 1, text: secret, via: "text" }, effects: [], decisions: [] }],
      null,
    );
    const sql = postgres(server.url, { max: 1 });
    const rows =
      await sql`select row_to_json(e)::text as text, encode(sealed, 'escape') as bytes from conversation_events e where conversation_id = ${conversation}`;
    await sql.end();
    expect(rows).toHaveLength(1);
    expect(String(rows[0]?.text)).toContain('"type":"utterance"');
    for (const text of [String(rows[0]?.text), String(rows[0]?.bytes)]) {
      expect(text).not.toContain("9876543210");
      expect(text).not.toContain("नंबर");
    }
    expect((await made.workspace.conversations.events(conversation))[0]?.event).toMatchObject({ text: secret });
  });

  it("destroys the key with the conversation", async () => {
    const conversation = await begin();
    const lease = await made.workspace.store().acquire(conversation, "a", 1_000);
    await made.workspace.store().append(lease, 1, [{ seq: 1, leg: 1, event: { at: 5, type: "timer-fired", effect: "e" }, effects: [], decisions: [] }], null); // prettier-ignore
    await made.workspace.conversations.remove(conversation);
    const sql = postgres(server.url, { max: 1 });
    const [row] = await sql`select (select count(*) from conversation_keys where conversation_id = ${conversation})
      + (select count(*) from conversation_events where conversation_id = ${conversation}) as left`;
    await sql.end();
    expect(Number(row?.left)).toBe(0);
    await expect(made.workspace.store().acquire(conversation, "a", 1_000)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("lets one of two servers write: the newest epoch, whichever server it is on", async () => {
    const conversation = await begin();
    const here = made.workspace.store();
    const there = other.workspace(made.workspace.id, "system").store();
    const first = await here.acquire(conversation, "here", 60_000);
    const second = await there.acquire(conversation, "there", 60_000);
    const event = (leg: number) => [
      { seq: 1, leg, event: { at: 5, type: "timer-fired" as const, effect: "e" }, effects: [], decisions: [] },
    ];
    const tries = await Promise.allSettled([here.append(first, 1, event(1), null), there.append(second, 1, event(2), null)]);
    expect(tries.map((one) => one.status)).toEqual(["rejected", "fulfilled"]);
  });

  it("does not start with another master key, and opens again after the key was changed", async () => {
    const conversation = await begin();
    const lease = await made.workspace.store().acquire(conversation, "a", 1_000);
    await made.workspace.store().append(lease, 1, [{ seq: 1, leg: 1, event: { at: 5, type: "timer-fired", effect: "e" }, effects: [], decisions: [] }], null); // prettier-ignore
    const fresh = Buffer.alloc(32, 9).toString("base64");
    await expect(openDatabase({ url: server.url, master: masterKeys("", fresh) })).rejects.toMatchObject({ code: "KEY_UNUSABLE" });
    const changed = await openDatabase({ url: server.url, master: masterKeys("", `${fresh},${Buffer.alloc(32, 7).toString("base64")}`) });
    expect(await changed.workspace(made.workspace.id, "system").conversations.events(conversation)).toHaveLength(1);
    await changed.close();
    const onlyNew = await openDatabase({ url: server.url, master: masterKeys("", fresh) });
    expect(await onlyNew.workspace(made.workspace.id, "system").conversations.events(conversation)).toHaveLength(1);
    await onlyNew.close();
  });

  it("finds nothing of another workspace", async () => {
    const conversation = await begin();
    const stranger = made.database.workspace(await made.database.directory.createWorkspace("Other", made.user), made.user);
    await expect(stranger.conversations.get(conversation)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(stranger.store().acquire(conversation, "a", 1_000)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await stranger.store().load(conversation)).toBeNull();
  });
});
