import { describe, expect, it } from "vitest";
import { toolBench } from "./test-bench.ts";

const bench = toolBench([
  { id: "camp", name: { en: "Camp", hi: "कैंप" }, city: { en: "Pune", hi: "पुणे" }, aliases: ["Poona"], pin: "411001", phone: "020-1" },
  { id: "kothrud", name: "Kothrud", city: "Pune", pin: "411038" },
  { id: "wakad", name: "Wakad", city: "Pune", pin: 411057 },
  { id: "andheri", name: "Andheri", city: "Mumbai", pin: "400053" },
  { id: "satara", name: "Satara", city: "Satara", pin: "415001" },
]);

const ids = (result: Record<string, unknown>) => (result.branches as { id: string }[]).map((branch) => branch.id);

describe("branch finder", () => {
  it("puts the same PIN first, then the nearest of the district", async () => {
    const { outcome, result } = await bench.run("branch-finder", {}, { pin: "411038" });
    expect(outcome).toBe("success");
    expect(ids(result)).toEqual(["kothrud", "wakad", "camp"]);
    expect(result.first).toMatchObject({ id: "kothrud", near: "pin" });
    expect(result.count).toBe(3);
  });

  it("finds a city by any of its names, in any language", async () => {
    for (const city of ["pune", "पुणे", "POONA"]) expect((await bench.run("branch-finder", {}, { city })).outcome).toBe("success");
    expect(ids((await bench.run("branch-finder", { limit: 1 }, { city: "Mumbai" })).result)).toEqual(["andheri"]);
  });

  it("answers in the caller's language", async () => {
    const { result } = await bench.run("branch-finder", { limit: 1 }, { pin: "411001" }, { language: "hi-x-hinglish" });
    expect(result.first).toMatchObject({ name: "कैंप", city: "पुणे" });
  });

  it("says when there is none, with the nearest of the region and the cities there are", async () => {
    const { outcome, result } = await bench.run("branch-finder", {}, { pin: "412345" });
    expect(outcome).toBe("not-found");
    expect(ids(result)).toContain("camp");
    expect(result.cities).toEqual(["Pune", "Mumbai", "Satara"]);
    expect(await bench.run("branch-finder", {}, { pin: "700001" })).toMatchObject({
      outcome: "not-found",
      result: { branches: [], first: null },
    });
  });

  it("ignores an argument that is null and needs one of the two", async () => {
    expect((await bench.run("branch-finder", {}, { pin: null, city: "Satara" })).outcome).toBe("success");
    expect((await bench.run("branch-finder", {}, { pin: null })).outcome).toBe("failure");
  });
});
