import { canSpeak, joined, noise, quiet, sampleAgent, SpokenCaller } from "@vaarta/testing";
import { describe, expect, test } from "vitest";

describe.skipIf(!canSpeak)("hearing the caller", () => {
  const begin = () => new SpokenCaller(sampleAgent(), { language: "hi" }).begins();

  test("[U3] a pause for a word does not end her turn", async () => {
    const caller = await begin();
    await caller.listens();
    const words = joined(await caller.clip("मतलब"), quiet(500), await caller.clip("पाँच लाख"));
    void caller.line.sounds(words);
    await caller.waits(4_000);
    expect((await caller.events("utterance")).map(({ text }) => text)).toEqual(["मतलब पाँच लाख"]);
  });

  test("[U2] each turn is reported with the silence it waited for and why", async () => {
    const caller = await begin();
    await caller.says("पाँच लाख");
    await caller.says("मैं और");
    await caller.listens();
    const [first, second] = caller.reports;
    expect(first?.endpointing).toMatchObject({ class: "question", waitMs: 250, silenceMs: 256 });
    expect(second?.endpointing).toMatchObject({ class: "unfinished", waitMs: 700 });
    expect(first?.stages.endpointing).toBe(256);
    expect(first?.stages.total).toBeLessThan(256 + 40);
  });

  test("[U4] short sound without clear words is joined with what follows", async () => {
    const caller = await begin();
    await caller.listens();
    const short = await caller.clip("जी", { heardAs: "" });
    void caller.line.sounds(joined(short, quiet(700), await caller.clip("सात लाख")));
    await caller.waits(4_500);
    expect((await caller.events("utterance")).map(({ text }) => text)).toEqual(["सात लाख"]);
    expect(await caller.events("sound")).toEqual([]);
  });

  test("[U5] a sound that is no words is kept as that, and quiet counts anew", async () => {
    const caller = await begin();
    await caller.listens();
    await caller.waits(6_000);
    void caller.line.sounds(caller.hearing.learn(noise(400, -20), "", "hi"));
    await caller.waits(7_000);
    expect((await caller.events("sound")).map(({ what }) => what)).toEqual(["sound"]);
    expect(await caller.events("timer-fired")).toEqual([]);
    await caller.waits(4_000);
    expect(await caller.events("timer-fired")).toHaveLength(1);
  });

  test("[U6] [C9] words heard too badly are asked for again, and a third time another way is offered", async () => {
    const caller = await begin();
    await caller.says("पाँच लाख", { confidence: 0.4 });
    expect(caller.driver.snapshot.slots["amount"]).toBeUndefined();
    expect(await caller.said()).toContain("say-again");
    await caller.says("सात लाख", { confidence: 0.4, pace: 0.9 });
    await caller.says("नौ लाख", { confidence: 0.4 });
    expect(await caller.said()).toContain("gap-again");
    expect((await caller.rules()).filter((rule) => rule === "C9")).toHaveLength(3);
  });

  test("[U6] [C9] the same words once more are hers, however badly they are heard", async () => {
    const caller = await begin();
    await caller.says("पाँच लाख", { confidence: 0.4 });
    await caller.says("पाँच लाख", { confidence: 0.4 });
    caller.knows({ amount: 500_000 });
  });

  test("[U7] [C9] when hearing fails, hangs or gives garbage she is told, and can type", async () => {
    for (const trouble of ["fails", "hangs", "garbage"] as const) {
      const caller = await begin();
      caller.hearing.next(trouble);
      // What was not heard surely is heard again in all languages.
      if (trouble === "garbage") caller.hearing.next(trouble);
      await caller.says("पाँच लाख");
      await caller.listens();
      expect(await caller.said(), trouble).toContain(trouble === "garbage" ? "say-again" : "cannot-hear");
      caller.line.types("m1", "5 lakh");
      await caller.waits(200);
      caller.knows({ amount: 500_000 });
      expect(caller.line.acknowledged).toHaveLength(1);
      expect(caller.faults.length).toBe(trouble === "garbage" ? 0 : 1);
    }
  });

  test("[U8] who never stops is cut and answered", async () => {
    const caller = await begin();
    await caller.listens();
    const sentence = joined(await caller.clip("पाँच लाख और"), quiet(60));
    void caller.line.sounds(joined(...Array.from({ length: 40 }, () => sentence)));
    await caller.waits(34_000);
    expect((await caller.events("utterance")).length).toBeGreaterThan(0);
    caller.knows({ amount: 500_000 });
    expect(caller.reports[0]?.endpointing.class).toBe("cut");
  });

  test("[U9] [V42] sound that went missing in the middle is a line that breaks up", async () => {
    const caller = await begin();
    await caller.listens();
    void caller.line.sounds(joined(await caller.clip("मेरा लोन पाँच"), await caller.clip("लाख")));
    await caller.waits(700);
    caller.line.drops(400);
    await caller.waits(4_000);
    const [utterance] = await caller.events("utterance");
    expect(utterance?.broken).toBe(true);
    expect(await caller.rules()).toContain("V42");
  });

  test("[U9] a line that stands still in the middle of her words ends the turn, and what comes after it is joined", async () => {
    const caller = await begin();
    await caller.listens();
    const words = await caller.clip("मेरा लोन");
    void caller.line.sounds(joined(words, await caller.clip("पाँच लाख")));
    await caller.waits(words.length / 16 - 40);
    caller.line.drops(1_600);
    await caller.waits(8_000);
    expect((await caller.events("utterance")).length).toBeGreaterThan(0);
  });

  test("[U5] [V41] sound without words that goes on is noise: she is asked once for quiet", async () => {
    const caller = await begin();
    await caller.listens();
    void caller.line.sounds(caller.hearing.learn(noise(4_000, -20), "", "hi"));
    await caller.waits(6_000);
    expect(await caller.rules()).toContain("V41");
    expect((await caller.said()).filter((source) => source === "noisy")).toHaveLength(1);
  });

  test("[U14] speech of hers before the answer sounds makes the answer wait, and words make it stale", async () => {
    const caller = await begin();
    await caller.listens();
    // She goes on right after the end of her turn, before a sound of the answer.
    void caller.line.sounds(joined(await caller.clip("पाँच लाख"), quiet(290), await caller.clip("नहीं सात लाख")));
    await caller.waits(6_000);
    expect((await caller.events("utterance")).map(({ text }) => text)).toEqual(["पाँच लाख", "नहीं सात लाख"]);
    caller.knows({ amount: 700_000 });
    const delivered = await caller.events("delivered");
    expect(delivered[1]?.heard).not.toBe("all");
  });
});
