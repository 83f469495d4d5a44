import type { Place, ToolStores } from "@vaarta/tools";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

export interface ToolStoresUnderTest {
  stores: ToolStores;
  close?(): Promise<void>;
}

/**
 * The contract of the stores behind the built-in tools as tests: every pair of stores runs the same.
 * @param makeStores - called before each test; the stores are empty
 */
export function describeToolStores(name: string, makeStores: () => ToolStoresUnderTest | Promise<ToolStoresUnderTest>): void {
  describe(`${name} keeps bookings and records`, () => {
    let made: ToolStoresUnderTest;
    let bookings: ToolStores["bookings"];

    beforeEach(async () => {
      made = await makeStores();
      bookings = made.stores.bookings;
    });
    afterEach(async () => made.close?.());

    const eleven: Place = { resource: "camp", date: "2027-01-18", start: 660, minutes: 30, capacity: 1 };
    const asha = { phone: "9876543210", details: { name: "आशा", note: "with the family" } };
    const all = () => bookings.taken("camp", "2027-01-01", "2027-12-31");

    it("books a place and gives it back whole", async () => {
      const booked = await bookings.book(eleven, asha, "k1");
      expect(booked).toMatchObject({
        ok: true,
        booking: { resource: "camp", date: "2027-01-18", start: 660, minutes: 30, ...asha, status: "booked" },
      });
      const reference = booked.ok ? booked.booking.reference : "";
      expect(reference).toMatch(/^[2-9A-Z]{6}$/);
      expect(await bookings.find({ reference, from: "2027-01-01" })).toEqual([booked.ok && booked.booking]);
      expect(await bookings.find({ reference: reference.toLowerCase(), from: "2027-01-18" })).toHaveLength(1);
      expect(await bookings.find({ reference, from: "2027-01-19" })).toEqual([]);
      expect(await bookings.find({ phone: "9876543210", from: "2027-01-01" })).toHaveLength(1);
      expect(await bookings.find({ phone: "1111111111", from: "2027-01-01" })).toEqual([]);
      expect(await bookings.find({ reference, phone: "1111111111", from: "2027-01-01" })).toEqual([]);
    });

    it("changes nothing twice under one key", async () => {
      const first = await bookings.book(eleven, asha, "k1");
      expect(await bookings.book(eleven, asha, "k1")).toEqual(first);
      expect(await all()).toHaveLength(1);
      const reference = first.ok ? first.booking.reference : "";
      const gone = await bookings.cancel(reference, "k2");
      expect(gone).toMatchObject({ ok: true, booking: { reference, status: "cancelled" } });
      expect(await bookings.cancel(reference, "k2")).toEqual(gone);
      expect(await bookings.cancel(reference, "k3")).toEqual({ ok: false, reason: "not-found" });
    });

    it("remembers what a key did, and nothing of a change that was refused", async () => {
      expect(await bookings.answered("k1")).toBeNull();
      const first = await bookings.book(eleven, asha, "k1");
      expect(await bookings.answered("k1")).toEqual(first.ok && first.booking);
      expect(await bookings.book(eleven, asha, "k2")).toEqual({ ok: false, reason: "clash" });
      expect(await bookings.answered("k2")).toBeNull();
      await bookings.cancel(first.ok ? first.booking.reference : "", "k3");
      expect(await bookings.book(eleven, asha, "k2")).toMatchObject({ ok: true });
    });

    it("sees a clash wherever two overlap, and none where they only touch", async () => {
      await bookings.book(eleven, asha, "k1");
      const tries: [number, number, boolean][] = [[645, 30, false], [675, 30, false], [600, 120, false], [630, 30, true], [690, 30, true]]; // prettier-ignore
      for (const [start, minutes, ok] of tries)
        expect((await bookings.book({ ...eleven, start, minutes }, asha, `try-${start}-${minutes}`)).ok, `${start}+${minutes}`).toBe(ok);
      expect((await bookings.book({ ...eleven, resource: "kothrud" }, asha, "k3")).ok).toBe(true);
      expect((await bookings.book({ ...eleven, date: "2027-01-19" }, asha, "k4")).ok).toBe(true);
    });

    it("moves a booking, frees the old place, and does not clash with itself", async () => {
      const first = await bookings.book(eleven, asha, "k1");
      const reference = first.ok ? first.booking.reference : "";
      expect(await bookings.move(reference, { ...eleven, start: 675 }, "k2")).toMatchObject({
        ok: true,
        booking: { reference, start: 675 },
      });
      expect((await bookings.book({ ...eleven, start: 645 }, asha, "k3")).ok).toBe(true);
      expect(await bookings.move(reference, { ...eleven, start: 650 }, "k4")).toEqual({ ok: false, reason: "clash" });
      expect(await bookings.move("ZZZZZZ", eleven, "k5")).toEqual({ ok: false, reason: "not-found" });
      expect((await all()).map(({ start }) => start).sort((a, b) => a - b)).toEqual([645, 675]);
    });

    it("gives a place to exactly as many of a crowd as it has room for", async () => {
      const place = { ...eleven, capacity: 2 };
      const tries = await Promise.all(Array.from({ length: 8 }, (_, index) => bookings.book(place, asha, `crowd-${index}`)));
      expect(tries.filter(({ ok }) => ok)).toHaveLength(2);
      expect(await all()).toHaveLength(2);
    });

    it("makes one of many same requests at once", async () => {
      const tries = await Promise.all(Array.from({ length: 5 }, () => bookings.book({ ...eleven, capacity: 9 }, asha, "same")));
      expect(new Set(tries.map((one) => one.ok && one.booking.reference)).size).toBe(1);
      expect(await all()).toHaveLength(1);
    });

    it("lists bookings in the order of time", async () => {
      for (const [date, start] of [
        ["2027-01-20", 600],
        ["2027-01-18", 720],
        ["2027-01-18", 660],
      ] as const)
        await bookings.book({ ...eleven, date, start }, asha, `${date}-${start}`);
      const found = await bookings.find({ phone: "9876543210", from: "2027-01-01" });
      expect(found.map(({ date, start }) => `${date} ${start}`)).toEqual(["2027-01-18 660", "2027-01-18 720", "2027-01-20 600"]);
      expect(await bookings.taken("camp", "2027-01-18", "2027-01-18")).toHaveLength(2);
    });

    it("keeps a record once per key", async () => {
      const { records } = made.stores;
      const first = await records.write("lead", { name: "আশা" }, "r1");
      expect(await records.write("lead", { name: "আশা" }, "r1")).toEqual(first);
      expect((await records.write("lead", { name: "আশা" }, "r2")).reference).not.toBe(first.reference);
    });
  });
}
