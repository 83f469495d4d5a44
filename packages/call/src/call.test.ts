import { canSpeak, sampleAgent, SpokenCaller } from "@vaarta/testing";
import { describe, expect, test } from "vitest";

describe.skipIf(!canSpeak)("a spoken call", () => {
  test("[U1] is held by voice from greeting to outcome, every word in the log", async () => {
    const caller = await new SpokenCaller(sampleAgent(), { language: "hi" }).begins();
    await caller.says("पाँच लाख");
    caller.knows({ amount: 500_000 });
    await caller.says("सोमवार को");
    await caller.until(() => caller.line.outcome !== null, 30_000);
    expect(caller.line.outcome).toBe("booked");
    expect((await caller.events("utterance")).map(({ text, via }) => [text, via])).toEqual([
      ["पाँच लाख", "voice"],
      ["सोमवार को", "voice"],
    ]);
    expect((await caller.events("delivered")).every(({ heard }) => heard === "all")).toBe(true);
    expect(caller.faults).toEqual([]);
    expect(caller.reports.map(({ turn }) => turn)).toEqual([1, 2]);
  });
});
