import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memoryToolStores, type Place, type ToolStores } from "@vaarta/tools";
import postgres from "postgres";
import { publishedAgent, testServer, type TestServer } from "../testing/test-server.ts";
import { postgresToolStores } from "./tool-stores.ts";

let server: TestServer;
let makePostgres: () => Promise<ToolStores>;

beforeAll(async () => {
  server = await testServer();
  const asha = await server.owner("Asha");
  makePostgres = async () => {
    const { id, workspace } = await publishedAgent(server, asha);
    return postgresToolStores(workspace.tools(id));
  };
});
afterAll(() => server?.stop());

const place = (start: number, resource = "doctor-1"): Place => ({ resource, date: "2027-01-15", start, minutes: 30, capacity: 1 });
const who = { phone: "9876543210", details: { name: "Meera" } };

// Both stores are held to the same: what the test console promises is what a caller gets.
describe.each<[string, () => Promise<ToolStores>]>([
  ["memory", () => Promise.resolve(memoryToolStores())],
  ["PostgreSQL", () => makePostgres()],
])("bookings in %s", (_name, make) => {
  it("take a place once, and give the same answer to the same request", async () => {
    const { bookings } = await make();
    const first = await bookings.book(place(600), who, "k1");
    expect(first).toMatchObject({ ok: true, booking: { ...who, start: 600, status: "booked" } });
    expect(await bookings.book(place(600), who, "k1")).toEqual(first);
    expect(await bookings.book(place(615), who, "k2")).toEqual({ ok: false, reason: "clash" });
    expect(await bookings.book(place(630), who, "k2")).toMatchObject({ ok: true });
    expect(await bookings.book(place(600, "doctor-2"), who, "k3")).toMatchObject({ ok: true });
    expect(await bookings.answered("k1")).toEqual(first.ok ? first.booking : null);
    expect(await bookings.answered("never")).toBeNull();
  });

  it("let exactly one of many at once have the place", async () => {
    const { bookings } = await make();
    const tries = await Promise.all(Array.from({ length: 8 }, (_, index) => bookings.book(place(600), who, `many-${index}`)));
    expect(tries.filter((one) => one.ok)).toHaveLength(1);
  });

  it("are moved and cancelled, found by reference in any case and by number", async () => {
    const { bookings } = await make();
    const made = await bookings.book(place(600), who, "k1");
    if (!made.ok) throw new Error("It was not booked.");
    const { reference } = made.booking;
    expect(await bookings.move(reference.toLowerCase(), place(610), "k2")).toMatchObject({ ok: true, booking: { start: 610, reference } });
    expect(await bookings.find({ phone: who.phone, from: "2027-01-01" })).toMatchObject([{ reference, start: 610, details: who.details }]);
    expect(await bookings.find({ reference: reference.toLowerCase(), from: "2027-01-01" })).toHaveLength(1);
    expect(await bookings.find({ phone: "9999999999", from: "2027-01-01" })).toEqual([]);
    expect(await bookings.find({ phone: who.phone, from: "2027-02-01" })).toEqual([]);
    expect(await bookings.taken("doctor-1", "2027-01-15", "2027-01-15")).toHaveLength(1);
    expect(await bookings.cancel(reference, "k3")).toMatchObject({ ok: true, booking: { status: "cancelled" } });
    expect(await bookings.cancel(reference, "k3")).toMatchObject({ ok: true });
    expect(await bookings.cancel(reference, "k4")).toEqual({ ok: false, reason: "not-found" });
    expect(await bookings.move(reference, place(700), "k5")).toEqual({ ok: false, reason: "not-found" });
    expect(await bookings.book(place(610), who, "k6")).toMatchObject({ ok: true });
  });

  it("keep records once per request", async () => {
    const { records } = await make();
    const first = await records.write("lead", { phone: who.phone }, "r1");
    expect(await records.write("lead", { phone: who.phone }, "r1")).toEqual(first);
    expect((await records.write("lead", { phone: who.phone }, "r2")).reference).not.toBe(first.reference);
  });
});

describe("bookings in PostgreSQL", () => {
  it("are kept apart by agent, and hold no number or name in the open", async () => {
    const [here, there] = [await makePostgres(), await makePostgres()];
    const made = await here.bookings.book(place(600), who, "k1");
    expect(await there.bookings.find({ phone: who.phone, from: "2000-01-01" })).toEqual([]);
    expect(await there.bookings.book(place(600), who, "k1")).toMatchObject({ ok: true });
    expect(made.ok).toBe(true);
    const sql = postgres(server.databaseUrl, { max: 1 });
    const rows =
      await sql`select b::text as text from bookings b union all select c::text from booking_changes c union all select r::text from tool_records r`;
    await sql.end();
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(String(row["text"])).not.toMatch(/9876543210|Meera/);
  });
});
