import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textOf, type JsonObject } from "../values.ts";
import { friday, toolBench } from "./test-bench.ts";

const clinic: JsonObject[] = [
  {
    id: "rao",
    name: { en: "Dr Rao", hi: "डॉ. राव" },
    speciality: "skin",
    weekly: { fri: ["10:00-12:00", "17:00-18:00"], sat: ["10:00-11:00"] },
    slot_minutes: 30,
  },
  { id: "iyer", name: "Dr Iyer", speciality: "skin", weekly: { fri: ["10:00-11:00"], mon: ["09:00-10:00"] }, slot_minutes: 30 },
  { id: "sen", name: "Dr Sen", speciality: "heart", days: [6], from: "09:00", to: "13:00", breaks: ["10:00-12:00"], slot_minutes: 60 },
];
const branches: JsonObject[] = [
  { id: "camp", name: "Camp", city: "Pune", from: "10:00", to: "16:00", closed: ["2027-01-26"], capacity: 2 },
];

const at = (date: string, time: string) => ({ date, time });

describe("availability", () => {
  it("lists the free times of a day, after the notice, without what is taken", async () => {
    const bench = toolBench(clinic);
    await bench.run("booking", { operation: "book" }, { resource: "rao", ...at("2027-01-15", "11:30") });
    const { outcome, result } = await bench.run("booking", { operation: "availability" }, { resource: "Dr Rao", date: "2027-01-15" });
    expect(outcome).toBe("success");
    expect(result).toMatchObject({ times: ["11:00", "17:00", "17:30"], first: "11:00", resource: "rao", resource_name: "Dr Rao" });
  });

  it("finds the time nearest to the one wanted, and knows parts of a day", async () => {
    const bench = toolBench(clinic);
    const near = await bench.run("booking", { operation: "availability" }, { resource: "rao", ...at("2027-01-15", "16:00") });
    expect(near.result).toMatchObject({ nearest: "17:00", asked_free: false });
    const evening = await bench.run("booking", { operation: "availability" }, { resource: "rao", date: "2027-01-15", part: "evening" });
    expect(evening.result).toMatchObject({ times: ["17:00", "17:30"] });
  });

  it("says closed, full, past and too far, each with the next that is free", async () => {
    const bench = toolBench(clinic);
    const ask = (resource: string, date: string) => bench.run("booking", { operation: "availability" }, { resource, date });
    expect(await ask("rao", "2027-01-17")).toMatchObject({ outcome: "closed", result: { offer: { date: "2027-01-22", time: "10:00" } } });
    expect(await ask("rao", "2027-01-14")).toMatchObject({ outcome: "past", result: { offer: { date: "2027-01-15", time: "11:00" } } });
    expect(await ask("rao", "2027-03-19")).toMatchObject({ outcome: "too-far" });
    expect(await ask("iyer", "2027-01-15")).toMatchObject({ outcome: "full", result: { offer: { date: "2027-01-18", time: "09:00" } } });
    expect(await ask("nobody", "2027-01-15")).toMatchObject({ outcome: "not-found" });
  });

  it("offers over all that fit a filter, the soonest day first", async () => {
    const bench = toolBench(clinic);
    const { result } = await bench.run("booking", { operation: "availability", match: ["speciality"], speciality: "skin", offers: 4 }, {});
    expect(result.offers).toEqual([
      { resource: "rao", resource_name: "Dr Rao", date: "2027-01-15", time: "11:00" },
      { resource: "rao", resource_name: "Dr Rao", date: "2027-01-15", time: "11:30" },
      { resource: "rao", resource_name: "Dr Rao", date: "2027-01-15", time: "17:00" },
      { resource: "rao", resource_name: "Dr Rao", date: "2027-01-15", time: "17:30" },
    ]);
    const monday = await bench.run(
      "booking",
      { operation: "availability", match: ["speciality"], speciality: "skin" },
      { date: "2027-01-18" },
    );
    expect(monday.result).toMatchObject({ resource: "iyer", times: ["09:00", "09:30"] });
  });

  it("takes breaks out of the day and keeps the pack's closed dates", async () => {
    const heart = await toolBench(clinic).run("booking", { operation: "availability" }, { resource: "sen", date: "2027-01-16" });
    expect(heart.result.times).toEqual(["09:00", "12:00"]);
    const visit = await toolBench(branches).run("booking", { operation: "availability" }, { resource: "camp", date: "2027-01-26" });
    expect(visit.outcome).toBe("closed");
  });
});

describe("book, move, cancel", () => {
  it("books once however often it is asked, and says what was booked", async () => {
    const bench = toolBench(branches);
    const args = { resource: "camp", ...at("2027-01-16", "11:00"), name: "Asha", phone: "9876543210" };
    const first = await bench.run("booking", { operation: "book" }, args, { idempotencyKey: "one" });
    const again = await bench.run("booking", { operation: "book" }, args, { idempotencyKey: "one", now: friday + 40 * 86_400_000 });
    expect(first.outcome).toBe("success");
    expect(first.result.reference).toMatch(/^[2-9A-Z]{6}$/);
    expect(again).toEqual(first);
    expect(bench.stores.bookings.all()).toHaveLength(1);
  });

  it("clashes when the place is full, offers others, and books nothing", async () => {
    const bench = toolBench(branches);
    const visit = { resource: "camp", ...at("2027-01-16", "11:00") };
    for (const phone of ["1111111111", "2222222222"])
      expect((await bench.run("booking", { operation: "book" }, { ...visit, phone })).outcome).toBe("success");
    const third = await bench.run("booking", { operation: "book" }, { ...visit, phone: "3333333333" });
    expect(third).toMatchObject({ outcome: "clash", result: { offer: { date: "2027-01-16", time: "10:30" } } });
    expect(bench.stores.bookings.all()).toHaveLength(2);
  });

  it("does not book a time that is none, has passed, or lies on a closed day", async () => {
    const bench = toolBench(clinic);
    const book = (date: string, time: string) => bench.run("booking", { operation: "book" }, { resource: "rao", date, time });
    expect((await book("2027-01-16", "10:10")).outcome).toBe("clash");
    expect((await book("2027-01-15", "09:30")).outcome).toBe("past");
    expect((await book("2027-01-17", "10:00")).outcome).toBe("closed");
    expect((await book("2027-02-30", "10:00")).outcome).toBe("failure");
    expect(bench.stores.bookings.all()).toEqual([]);
  });

  it("does not guess between several resources", async () => {
    const { outcome, result } = await toolBench(clinic).run(
      "booking",
      { operation: "book", match: ["speciality"], speciality: "skin" },
      at("2027-01-16", "10:00"),
    );
    expect(outcome).toBe("not-found");
    expect(result.resources).toEqual(["Dr Rao", "Dr Iyer"]);
  });

  it("moves a booking and frees the old time", async () => {
    const bench = toolBench(clinic);
    const made = await bench.run("booking", { operation: "book" }, { resource: "rao", ...at("2027-01-16", "10:00"), phone: "9876543210" });
    const reference = textOf(made.result.reference) ?? "";
    const moved = await bench.run(
      "booking",
      { operation: "reschedule" },
      { reference: reference.toLowerCase(), ...at("2027-01-16", "10:30") },
    );
    expect(moved).toMatchObject({ outcome: "success", result: { reference, date: "2027-01-16", time: "10:30", resource: "rao" } });
    expect((await bench.run("booking", { operation: "book" }, { resource: "rao", ...at("2027-01-16", "10:00") })).outcome).toBe("success");
    const back = await bench.run("booking", { operation: "reschedule" }, { phone: "9876543210", ...at("2027-01-16", "10:00") });
    expect(back.outcome).toBe("clash");
  });

  it("cancels once, by reference or phone, and only when both fit if both are given", async () => {
    const bench = toolBench(clinic);
    const made = await bench.run("booking", { operation: "book" }, { resource: "rao", ...at("2027-01-16", "10:00"), phone: "9876543210" });
    const reference = textOf(made.result.reference) ?? "";
    expect((await bench.run("booking", { operation: "cancel" }, { reference, phone: "1111111111" })).outcome).toBe("not-found");
    expect((await bench.run("booking", { operation: "cancel" }, { reference }, { idempotencyKey: "bye" })).outcome).toBe("success");
    expect((await bench.run("booking", { operation: "cancel" }, { reference }, { idempotencyKey: "bye" })).outcome).toBe("success");
    expect((await bench.run("booking", { operation: "cancel" }, { reference })).outcome).toBe("not-found");
  });

  it("lists several bookings of a phone instead of choosing one", async () => {
    const bench = toolBench(clinic);
    for (const time of ["10:30", "10:00"])
      await bench.run("booking", { operation: "book" }, { resource: "rao", ...at("2027-01-16", time), phone: "9876543210" });
    expect(await bench.run("booking", { operation: "cancel" }, { phone: "9876543210" })).toMatchObject({
      outcome: "many",
      result: { count: 2 },
    });
    expect(await bench.run("booking", { operation: "find" }, { phone: "9876543210" })).toMatchObject({
      outcome: "success",
      result: { time: "10:00", count: 2 },
    });
    expect((await bench.run("booking", { operation: "find" }, { phone: "1" })).outcome).toBe("not-found");
  });

  it("never takes more bookings at once than there is room for", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ time: fc.integer({ min: 20, max: 32 }), day: fc.constantFrom("2027-01-16", "2027-01-18") }), {
          maxLength: 40,
        }),
        async (asks) => {
          const bench = toolBench(branches);
          for (const { day, time } of asks)
            await bench.run(
              "booking",
              { operation: "book" },
              { resource: "camp", ...at(day, `${Math.floor(time / 2)}:${time % 2 === 0 ? "00" : "30"}`) },
            );
          const places = Map.groupBy(bench.stores.bookings.all(), (one) => `${one.date} ${one.start}`);
          for (const booked of places.values()) expect(booked.length).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("records", () => {
  it("keeps a lead once and a reminder in the future only", async () => {
    const bench = toolBench();
    const lead = () => bench.run("lead", {}, { name: "Asha", phone: "9876543210" }, { idempotencyKey: "lead" });
    expect(await lead()).toEqual(await lead());
    expect(bench.stores.records.all()).toHaveLength(1);
    expect((await bench.run("reminder", {}, { date: "2027-01-16", time: "11:00" })).outcome).toBe("success");
    expect((await bench.run("reminder", {}, { date: "2027-01-15", time: "09:59" })).outcome).toBe("past");
  });
});
