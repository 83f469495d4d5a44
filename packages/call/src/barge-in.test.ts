import { canSpeak, noise, sampleAgent, SpokenCaller, wordMs } from "@vaarta/testing";
import type { AgentDocument } from "@vaarta/flow";
import { describe, expect, test } from "vitest";

const longGreeting = "नमस्ते मैं सैंपल बैंक से बोल रही हूँ। हम आपके सोने के ऋण पर अच्छी बचत दे सकते हैं। इसमें कोई छिपा ख़र्च नहीं है।";

const talkative = (change: (document: AgentDocument) => void = () => undefined) =>
  sampleAgent((document) => {
    document.lines["greeting"] = {
      variants: {
        all: {
          order: "a",
          texts: {
            en: { text: "Hello, this is Sample Bank. We save you money on your gold loan. There are no hidden charges." },
            hi: { text: longGreeting },
          },
        },
      },
    };
    change(document);
  });

describe.skipIf(!canSpeak)("speaking over the agent", () => {
  test("[U10] [V29] words end what it says, and the log keeps only what was heard, to the word", async () => {
    const caller = await new SpokenCaller(talkative(), { language: "hi" }).begins();
    await caller.waits(1_500);
    await caller.saysOver("पाँच लाख");
    const [first] = await caller.events("delivered");
    expect(first?.heard).toBe("part");
    const words = first?.text?.split(" ") ?? [];
    expect(longGreeting.startsWith(first?.text ?? "-")).toBe(true);
    // By the sound that came out at her ear.
    const heardMs = caller.line.heard.filter(({ at }) => at <= (first?.at ?? 0)).reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
    expect(words.length).toBe(Math.floor(heardMs / wordMs));
    caller.knows({ amount: 500_000 });
  });

  test("[U10] the agent is silent at her ear within 700 ms of her onset", async () => {
    const silentAfter: number[] = [];
    for (const words of ["पाँच लाख", "रुकिए मुझे एक बात पूछनी है", "नहीं चाहिए", "सोमवार को आइए"]) {
      const caller = await new SpokenCaller(talkative(), { language: "hi" }).begins();
      await caller.waits(1_000);
      const clip = await caller.clip(words);
      const onset = caller.clock.now() + clip.findIndex((sample) => Math.abs(sample) > 300) / 16;
      await caller.saysOver(words);
      const last = caller.line.heard.filter(({ at }) => at < onset + 2_000).at(-1)!;
      const answer = caller.line.heard.find(({ at, segment }) => at > onset && segment > last.segment);
      const cut = caller.line.heard.filter(({ at, segment }) => segment < (answer?.segment ?? Infinity) && at > onset).at(-1);
      silentAfter.push((cut?.at ?? onset) - onset);
    }
    expect(Math.max(...silentAfter)).toBeLessThan(700);
  });

  test.each([
    ["hi", "हाँ हाँ अच्छा"],
    ["hi", "हम्म"],
    ["bn", "হ্যাঁ হ্যাঁ আচ্ছা"],
    ["mr", "हो हो बरं"],
    ["en", "okay okay"],
  ])("[U11] [V30] %s: %s does not interrupt it", async (language, words) => {
    const caller = await new SpokenCaller(talkative(), { language: language === "en" ? "en" : "hi" }).begins();
    await caller.waits(1_500);
    await caller.starts(words, { language });
    await caller.listens();
    expect((await caller.events("delivered")).map(({ heard }) => heard)).toEqual(["all"]);
    caller.isAt("amount");
    expect(await caller.rules()).not.toContain("V11");
  });

  test("[U11] [V30] the same word counts as a yes once it was asked and has finished", async () => {
    const agent = sampleAgent((document) => {
      document.states["amount"] = {
        kind: "consent",
        name: "May we",
        flow: "main",
        question: "askAmount",
        purpose: "contact",
        transitions: {
          yes: { to: "offer", order: "a", when: { kind: "outcome", outcome: "given" } },
          no: { to: "lost", order: "b", when: { kind: "outcome", outcome: "refused" } },
          failed: { to: "lost", order: "c", when: { kind: "outcome", outcome: "failed" } },
        },
      };
    });
    const caller = await new SpokenCaller(agent, { language: "hi" }).begins();
    await caller.says("हाँ");
    caller.isAt("day");
  });

  test("[U12] a sound without words makes it wait, and it goes on where it was", async () => {
    const caller = await new SpokenCaller(talkative(), { language: "hi" }).begins();
    await caller.waits(1_500);
    const cough = caller.hearing.learn(noise(500, -20), "", "hi");
    void caller.line.sounds(cough);
    await caller.listens();
    expect((await caller.events("delivered")).map(({ heard }) => heard)).toEqual(["all"]);
    // It paused, and not a millisecond was lost or said twice.
    const gaps = caller.line.heard.flatMap(({ at }, k) =>
      k > 0 && at - caller.line.heard[k - 1]!.at > 100 ? [at - caller.line.heard[k - 1]!.at] : [],
    );
    expect(gaps.length).toBe(1);
    const bySegment = new Map<number, number>();
    for (const { segment, fromMs, toMs } of caller.line.heard) {
      expect(fromMs).toBeCloseTo(bySegment.get(segment) ?? 0, 3);
      bySegment.set(segment, toMs);
    }
  });

  test("[U12] noise that lasts holds it up only once, and not for long", async () => {
    const caller = await new SpokenCaller(talkative(), { language: "hi" }).begins();
    await caller.waits(1_000);
    const beganAt = caller.clock.now();
    void caller.line.sounds(caller.hearing.learn(noise(6_000, -20), "", "hi"));
    await caller.until(() => caller.line.heard.filter(({ at }) => at > beganAt + 2_500).length > 0, 10_000);
    const gaps = caller.line.heard.flatMap(({ at }, k) =>
      k > 0 && at - caller.line.heard[k - 1]!.at > 100 ? [at - caller.line.heard[k - 1]!.at] : [],
    );
    expect(gaps.length).toBe(1);
    expect(gaps[0]).toBeLessThan(2_000);
  });

  test("[U13] [V31] the same words once more, while they are being answered, do not interrupt and count once", async () => {
    const caller = await new SpokenCaller(
      talkative((document) => {
        document.lines["offer"] = {
          variants: {
            all: { order: "a", texts: { hi: { text: "आपकी हर महीने बहुत अच्छी बचत होगी और कोई शुल्क नहीं लगेगा।" }, en: { text: "You save." } } },
          },
        };
      }),
      { language: "hi" },
    ).begins();
    await caller.says("पाँच लाख");
    await caller.waits(600);
    await caller.starts("पाँच लाख");
    await caller.listens();
    expect((await caller.events("delivered")).every(({ heard }) => heard === "all")).toBe(true);
    expect(await caller.rules()).toContain("V31");
    caller.isAt("day").knows({ amount: 500_000 });
  });

  test("[U10] [V29] a promise that was not heard is said again", async () => {
    const agent = talkative((document) => {
      const consent = {
        kind: "consent" as const,
        name: "May we",
        flow: "main",
        question: "long",
        purpose: "contact",
        transitions: {
          yes: { to: "day", order: "a", when: { kind: "outcome" as const, outcome: "given" } },
          no: { to: "lost", order: "b", when: { kind: "outcome" as const, outcome: "refused" } },
          failed: { to: "lost", order: "c", when: { kind: "outcome" as const, outcome: "failed" } },
        },
      };
      document.states["amount"] = consent;
      document.lines["long"] = {
        variants: {
          all: {
            order: "a",
            texts: { hi: { text: "क्या हम आपको इस बारे में हर हफ़्ते एक बार फ़ोन कर सकते हैं और लिख सकते हैं?" }, en: { text: "May we call?" } },
          },
        },
      };
      document.lines["greeting"] = { variants: { all: { order: "a", texts: { hi: { text: "नमस्ते।" }, en: { text: "Hello." } } } } };
    });
    const caller = await new SpokenCaller(agent, { language: "hi" }).begins();
    await caller.waits(1_500);
    await caller.saysOver("जी हाँ बिलकुल कर सकते हैं");
    await caller.listens();
    // A yes to a question that was not heard consents to nothing.
    caller.isAt("amount");
    expect(await caller.rules()).toContain("V29");
    expect((await caller.said()).filter((source) => source === "long").length).toBe(2);
  });
});
