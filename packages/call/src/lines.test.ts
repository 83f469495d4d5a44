import { canSpeak, sampleAgent, SpokenCaller } from "@vaarta/testing";
import { describe, expect, test } from "vitest";

describe.skipIf(!canSpeak)("a line", () => {
  const begin = () => new SpokenCaller(sampleAgent(), { language: "hi" }).begins();

  test("[U15] [C10] that breaks is waited for; back on another she hears so, then the question, and nothing was lost", async () => {
    const caller = await begin();
    await caller.says("पाँच लाख");
    await caller.waits(400);
    caller.line.breaks();
    await caller.waits(40_000);
    expect(await caller.events("timer-fired")).toEqual([]);
    caller.line = caller.newLine();
    await caller.call.reconnect(caller.line);
    await caller.listens();
    const said = await caller.said();
    expect(said.slice(said.indexOf("line-back"))).toEqual(["line-back", "askDay"]);
    caller.isAt("day").knows({ amount: 500_000 });
    await caller.says("सोमवार को");
    await caller.until(() => caller.line.outcome === "booked", 20_000);
  });

  test("[U15] [C10] what was not heard when the line broke is kept as not heard", async () => {
    const caller = await begin();
    await caller.waits(700);
    caller.line.breaks();
    await caller.waits(100);
    expect((await caller.events("delivered")).map(({ heard }) => heard)).toEqual(["part"]);
  });

  test("[U16] [V34] a process that dies in mid-sentence: she hears within 3 s that the line is back, and what she had not heard", async () => {
    const caller = await begin();
    await caller.says("पाँच लाख");
    await caller.waits(600);
    const diedAt = caller.clock.now();
    await caller.crashesAndComesBack();
    await caller.until(() => caller.line.isSounding, 3_000);
    expect(caller.clock.now() - diedAt).toBeLessThan(3_000);
    await caller.listens();
    const said = await caller.said();
    expect(said.slice(said.indexOf("line-back"))).toEqual(["line-back", "offer", "askDay"]);
    await caller.says("सोमवार को");
    await caller.until(() => caller.line.outcome === "booked", 20_000);
    // Whoever was killed is not heard any more.
    expect((await caller.events("utterance")).length).toBe(2);
  });

  test("[U17] words typed while it speaks end what it says, and are acknowledged once they are kept", async () => {
    const caller = await begin();
    await caller.waits(700);
    caller.line.types("m1", "5 lakh");
    await caller.waits(100);
    const [utterance] = await caller.events("utterance");
    expect(utterance).toMatchObject({ via: "text", message: "m1" });
    expect(caller.line.acknowledged).toEqual([{ id: "m1", seq: 3 }]);
    expect((await caller.events("delivered"))[0]).toMatchObject({ heard: "part" });
  });

  test("[U18] keys pressed one after the other are one number", async () => {
    const caller = await begin();
    await caller.listens();
    for (const digit of "500000") {
      caller.line.presses(digit);
      await caller.waits(300);
    }
    await caller.waits(2_000);
    expect((await caller.events("dtmf")).map(({ digits }) => digits)).toEqual(["500000"]);
    caller.knows({ amount: 500_000 });
    caller.line.presses("12#");
    await caller.waits(100);
    expect((await caller.events("dtmf")).map(({ digits }) => digits)).toEqual(["500000", "12"]);
  });

  test("[U19] who hangs up ends the conversation, in mid-sentence too", async () => {
    const caller = await begin();
    await caller.waits(500);
    caller.line.leaves();
    await caller.waits(100);
    expect(caller.driver.snapshot.status).toBe("ended");
    expect((await caller.events("hung-up"))[0]).toMatchObject({ by: "caller" });
  });

  test("[U20] [V12] who never speaks is asked, asked again, and said goodbye to; quiet counts from the end of speech", async () => {
    const caller = await begin();
    await caller.until(() => caller.line.outcome !== null, 90_000);
    expect((await caller.said()).slice(2)).toEqual(["silence-prompt", "askAmount", "silence-check", "silence-last", "silence-goodbye"]);
    const fired = await caller.events("timer-fired");
    const heard = await caller.events("delivered");
    expect(fired[0]!.at - heard[0]!.at).toBe(8_000);
  });

  test("[U20] [V12] no time of quiet passes while she speaks", async () => {
    const caller = await begin();
    await caller.listens();
    await caller.waits(7_000);
    await caller.starts("मुझे सोना गिरवी रखकर लोन लेना है और मैं जानना चाहता हूँ कि पाँच लाख के लिए क्या करना होगा");
    expect(await caller.events("timer-fired")).toEqual([]);
  });

  test("[U20] [V13] who asks for a moment is given a minute", async () => {
    const caller = await begin();
    await caller.says("एक मिनट रुकिए");
    await caller.listens();
    const waitingSince = caller.clock.now();
    await caller.waits(55_000);
    expect((await caller.events("timer-fired")).filter(({ at }) => at > waitingSince)).toEqual([]);
    await caller.says("पाँच लाख");
    caller.knows({ amount: 500_000 });
  });

  test("[U20] [V36] hello? hello? is answered, and is no misunderstanding", async () => {
    const caller = await begin();
    await caller.says("हैलो हैलो");
    await caller.listens();
    expect(await caller.said()).toContain("line-is-up");
    expect(await caller.rules()).toContain("V36");
    expect(await caller.rules()).not.toContain("V11");
  });
});

describe("voices", () => {
  test("[U21] one that fails, hangs, is silent or breaks off is passed over for the next, and nothing is lost", async () => {
    const { scriptedVoice } = await import("@vaarta/testing");
    for (const trouble of ["fails", "hangs", "silent", "breaks"] as const) {
      const [first, second] = [scriptedVoice({ name: "first" }), scriptedVoice({ name: "second" })];
      first.next(trouble);
      const caller = new SpokenCaller(sampleAgent(), { language: "hi", voices: [first, second] });
      await caller.begins();
      await caller.listens();
      expect(
        second.asked.map(({ text }) => text),
        trouble,
      ).toEqual(["नमस्ते।"]);
      expect(first.asked.map(({ text }) => text)).toEqual(["नमस्ते।", "आपका loan कितना है?"]);
      expect((await caller.events("delivered")).map(({ heard }) => heard)).toEqual(["all"]);
      expect(caller.faults).toHaveLength(1);
    }
  });

  test("[U21] where none is left, captions are shown for as long as they take to read", async () => {
    const caller = await new SpokenCaller(sampleAgent(), { language: "hi", voices: [] }).begins();
    await caller.listens();
    expect(caller.line.captions.filter(({ who }) => who === "agent").map(({ text }) => text)).toEqual(["नमस्ते।", "आपका loan कितना है?"]);
    const [greeting] = await caller.events("delivered");
    expect(greeting!.at - (await caller.log())[0]!.event.at).toBe(5 * 320);
    caller.line.types("m1", "5 lakh");
    await caller.waits(100);
    caller.knows({ amount: 500_000 });
  });

  test("[U21] one that fails twice in a row is left out for the rest of the call", async () => {
    const { scriptedVoice } = await import("@vaarta/testing");
    const [first, second] = [scriptedVoice({ name: "first" }), scriptedVoice({ name: "second" })];
    first.next("fails", "fails");
    const caller = await new SpokenCaller(sampleAgent(), { language: "hi", voices: [first, second] }).begins();
    await caller.listens();
    caller.line.types("m1", "5 lakh");
    await caller.waits(5_000);
    expect(first.asked).toHaveLength(2);
    expect(second.asked.length).toBeGreaterThan(2);
  });
});
