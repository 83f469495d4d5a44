import type { StoredEvent } from "@vaarta/runtime";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase } from "./database.ts";
import { temporaryDatabase } from "./temporary.ts";
import { testMaster, testWorkspace } from "./testing-workspace.ts";

let postgres: Awaited<ReturnType<typeof temporaryDatabase>>;
let home: Awaited<ReturnType<typeof testWorkspace>>;
beforeAll(async () => {
  postgres = await temporaryDatabase();
  home = await testWorkspace(postgres.url);
}, 90_000);
afterAll(async () => {
  await home?.database.close();
  await postgres?.stop();
});

it("is told of a conversation's beginning, and once of its end, whatever comes after it or comes again", async () => {
  const told: string[] = [];
  const database = await openDatabase({
    url: postgres.url,
    master: testMaster,
    observer: { started: (channel) => told.push(`started ${channel}`), ended: (...end) => told.push(`ended ${end.join(" ")}`) },
  });
  const { conversations, store } = database.workspace(home.workspace.id, "caller");
  const at = Date.parse("2026-11-20T10:00:00Z");
  const id = await conversations.create({ agent: home.agent, release: home.release, channel: "voice", language: "hi", at: new Date(at) });
  const lease = await store().acquire(id, "test", 60_000);
  const end: StoredEvent = { seq: 1, leg: 1, event: { type: "dtmf", at, turn: 1, digits: "1" }, effects: [{ id: "e1", type: "hang-up", outcome: "visit" }], decisions: [] }; // prettier-ignore
  await store().append(lease, 1, [end], null);
  await store().append(lease, 1, [end], null);
  await store().append(lease, 2, [{ seq: 2, leg: 1, event: { type: "hung-up", at, by: "caller" }, effects: [], decisions: [] }], null);
  expect(told).toEqual(["started voice", "ended voice visit"]);
  await database.close();
});
