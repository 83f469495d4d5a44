import { createEnergyActivity, createEspeakVoice, createOwnHearing, createRuleTurnDetector, findEspeak } from "@vaarta/speech";
import { canSpeak, ConversationDriver, noise, packDocument, SpokenCaller, type SpokenCallerOptions } from "@vaarta/testing";
import { compile } from "@vaarta/flow";
import { afterAll, describe, expect, test } from "vitest";

// Rows of how a good agent behaves that need a voice, with nothing stubbed: words are spoken by espeak-ng, heard by our own recogniser, decided
// upon by the gold-loan pack, and answered aloud. Time alone is virtual.

const hearing = createOwnHearing();
const voice = createEspeakVoice({ program: findEspeak(process.env) });
const program = compile(packDocument("gold-loan"));

afterAll(async () => {
  await hearing.close();
  await voice.close();
});

/** What she has said, by typing, when it asks how much is left to pay. */
const before = {
  hi: ["हाँ जी, बोल रही हूँ", "हाँ, ठीक है", "हाँ बताइए", "मुथूट में है"],
  en: ["yes, speaking", "yes that's fine", "sure, go ahead", "it is with Muthoot"],
  bn: ["হ্যাঁ, বলছি", "হ্যাঁ, ঠিক আছে", "হ্যাঁ বলুন", "মুথুটে আছে"],
  mr: ["हो, बोलतेय", "हो, ठीक आहे", "हो सांगा", "मुथूटमध्ये आहे"],
};

/** Stands there, what was said before by typing; @param cameBack - the agent begins to speak */
async function stands(language: keyof typeof before, turns = before[language].length, cameBack = false): Promise<SpokenCaller> {
  const who = { language, direction: "outbound" as const, attributes: { name: "Sunita Sharma", phone: "9822012345" } };
  const chat = await new ConversationDriver(program, { ...who, channel: "voice" }).begins();
  for (const words of before[language].slice(0, turns)) await chat.says(words);
  return goesOn(chat, cameBack, who);
}

/** The same conversation, from here on by voice. */
async function goesOn(chat: ConversationDriver, cameBack: boolean, who: Partial<SpokenCallerOptions>): Promise<SpokenCaller> {
  await chat.driver.close();
  return new SpokenCaller(program, {
    ...who,
    clock: chat.clock,
    store: chat.store,
    hearing,
    voices: [voice],
    activity: createEnergyActivity(),
    turnDetector: createRuleTurnDetector(),
    words: () => ["ओटीपी"],
    isReal: true,
  }).goesOn(cameBack);
}

const amount = (caller: SpokenCaller) =>
  Object.values(caller.driver.snapshot.slots).find(
    ({ value, source }) => source === "caller" && typeof value === "number" && value >= 100_000,
  )?.value;

describe.skipIf(!canSpeak)("spoken, heard and answered", { timeout: 60_000 }, () => {
  test.each([
    ["hi", "तीन लाख रुपये", 300_000],
    ["en", "three lakh", 300_000],
    ["bn", "তিন লাখ", 300_000],
    ["mr", "तीन लाख", 300_000],
  ] as const)("[U1] %s: %s is an amount", async (language, words, value) => {
    const caller = await stands(language);
    await caller.says(words);
    expect(amount(caller)).toBe(value);
    expect(caller.faults).toEqual([]);
  });

  test("[V12] quiet is asked about, and a hum begins it anew", async () => {
    const caller = await stands("hi");
    await caller.listens();
    await caller.waits(8_500);
    await caller.listens();
    expect(await caller.said()).toContain("silence-prompt");
    await caller.says("हम्म");
    expect(caller.driver.snapshot.memory.quiet).toBe(0);
  });

  test.each([
    ["hi", "एक मिनट रुकिए"],
    ["bn", "একটু ধরুন"],
    ["mr", "जरा थांबा"],
    ["en", "one minute please"],
  ] as const)("[V13] %s: %s", async (language, words) => {
    const caller = await stands(language);
    await caller.says(words);
    await caller.listens();
    expect(await caller.rules()).toContain("V13");
    const fired = await caller.events("timer-fired");
    await caller.waits(40_000);
    expect(await caller.events("timer-fired")).toEqual(fired);
  });

  test.each([
    ["hi", "फिर से बोलिए"],
    ["bn", "আবার বলুন"],
    ["mr", "पुन्हा सांगा"],
    ["en", "say that again"],
  ] as const)("[V14] %s: %s", async (language, words) => {
    const caller = await stands(language);
    await caller.listens();
    const asked = (await caller.said()).at(-1);
    await caller.says(words);
    expect((await caller.said()).at(-1)).toBe(asked);
    expect(await caller.rules()).toContain("V14");
    expect(await caller.rules()).not.toContain("V11");
  });

  test("[V15] who changes the language is heard and answered in hers", async () => {
    const caller = await stands("hi");
    await caller.says("three lakh rupees please", { language: "en" });
    expect(amount(caller)).toBe(300_000);
    await caller.says("please speak in english", { language: "en" });
    expect(caller.driver.snapshot.language).toBe("en");
    expect(await caller.rules()).toContain("V15");
  });

  test("[V27] a code read aloud is stopped, and nothing of it is kept", async () => {
    const caller = await stands("hi");
    await caller.says("मेरा ओटीपी चार पाँच दो तीन एक सात है");
    expect(await caller.rules()).toContain("V27");
    expect(JSON.stringify(await caller.log())).not.toMatch(/चार पाँच दो|452317/u);
  });

  test("[V29] words over the agent end what it says; of it she heard what the log says", async () => {
    const caller = await stands("hi", 4, true);
    await caller.waits(900);
    await caller.saysOver("रुकिए मेरी बात सुनिए");
    const cut = (await caller.events("delivered")).findLast(({ heard }) => heard === "part");
    expect(cut?.text?.length).toBeGreaterThan(0);
  });

  test.each([
    ["hi", "हाँ हाँ अच्छा"],
    ["bn", "হ্যাঁ হ্যাঁ আচ্ছা"],
    ["mr", "हो हो बरं"],
    ["en", "okay okay"],
  ] as const)("[V30] %s: %s does not interrupt", async (language, words) => {
    const caller = await stands(language, 4, true);
    await caller.waits(250);
    const state = caller.driver.snapshot.stack.at(-1)?.state;
    await caller.starts(words);
    await caller.listens();
    expect((await caller.events("delivered")).at(-1)?.heard).toBe("all");
    expect(caller.driver.snapshot.stack.at(-1)?.state).toBe(state);
  });

  test("[V31] the same thing twice counts once", async () => {
    const caller = await stands("hi");
    await caller.says("तीन लाख रुपये");
    await caller.waits(300);
    await caller.starts("तीन लाख रुपये");
    await caller.listens();
    expect(amount(caller)).toBe(300_000);
    expect((await caller.rules()).filter((rule) => rule === "V3" || rule === "V4")).toEqual([]);
    expect(await caller.rules()).toContain("V31");
  });

  test("[V34] a process that dies between two turns is followed by one that knows everything", async () => {
    const caller = await stands("hi");
    await caller.says("तीन लाख रुपये");
    const before = caller.driver.snapshot;
    await caller.crashesAndComesBack();
    expect(caller.driver.snapshot.slots).toEqual(before.slots);
    expect(caller.driver.snapshot.stack).toEqual(before.stack);
    await caller.until(() => caller.line.isSounding, 3_000);
    expect(await caller.said()).toContain("line-back");
  });

  test.each([
    ["hi", "हैलो हैलो"],
    ["en", "hello hello"],
    ["bn", "হ্যালো হ্যালো"],
    ["mr", "हॅलो हॅलो"],
  ] as const)("[V36] %s: %s", async (language, words) => {
    const caller = await stands(language);
    await caller.says(words);
    await caller.listens();
    expect(await caller.rules()).toContain("V36");
    expect(await caller.said()).toContain("line-is-up");
  });

  test("[V37] a mere sound to a consent is asked about", async () => {
    const caller = await stands("hi", 1);
    await caller.says("अच्छा");
    expect(await caller.rules()).toContain("V37");
    expect(await caller.said()).toContain("clear-yes");
    await caller.says("हाँ");
    expect((await caller.log()).flatMap(({ effects }) => effects.filter(({ type }) => type === "record-consent"))).toMatchObject([
      { given: true },
    ]);
  });

  test("[V41] voices and music beside her are asked about once, then waited for; her next words are taken", async () => {
    const caller = await stands("hi");
    await caller.listens();
    await caller.driver.sound("noise");
    await caller.listens();
    expect((await caller.said()).filter((said) => said === "noisy")).toHaveLength(1);
    await caller.says("तीन लाख रुपये");
    expect(amount(caller)).toBe(300_000);
  });

  test("[V42] sound that goes missing is asked for, and what was heard of it stands", async () => {
    const caller = await stands("hi");
    await caller.listens();
    const clip = await caller.clip("मेरा लोन तीन लाख रुपये का है");
    void caller.line.sounds(clip);
    await caller.waits(500);
    caller.line.drops(350);
    await caller.waits(3_500);
    expect((await caller.events("utterance")).at(-1)?.broken).toBe(true);
    expect(await caller.rules()).toContain("V42");
  });

  test("[V43] a number dictated in pieces is waited for and joined", async () => {
    const who = { language: "hi", direction: "outbound" as const, attributes: { name: "Sunita Sharma", phone: "9822012345" } };
    const chat = await new ConversationDriver(program, { ...who, channel: "voice" }).begins();
    for (const words of [...before.hi, "ढाई लाख बाक़ी है", "सैकड़ा दो रुपया महीना", "घर के काम में", "हाँ, रख दीजिए", "पुणे"]) await chat.says(words);
    const caller = await goesOn(chat, false, who);
    const turns = caller.driver.snapshot.turn;
    const [first, second] = [await caller.clip("चार एक एक"), await caller.clip("दो तीन आठ")];
    void caller.line.sounds(first);
    await caller.waits(first.length / 16 + 700);
    void caller.line.sounds(second);
    await caller.waits(second.length / 16 + 3_000);
    expect(Object.values(caller.driver.snapshot.slots).map(({ value }) => value)).toContain("411238");
    // One turn: the pause between the pieces was waited through.
    expect(caller.driver.snapshot.turn).toBe(turns + 1);
    expect(caller.reports.at(-1)?.endpointing.class).toBe("question");
  });

  test("[V51] who wants no recording is not recorded", async () => {
    const caller = await stands("hi");
    await caller.says("रिकॉर्ड मत कीजिए");
    expect(await caller.rules()).toContain("V51");
    expect((await caller.log()).flatMap(({ effects }) => effects.filter(({ type }) => type === "recording")).at(-1)).toMatchObject({
      on: false,
    });
  });
});

describe.skipIf(!canSpeak)("noise", { timeout: 60_000 }, () => {
  test("[U12] of a street does not make the agent give up its turn", async () => {
    const caller = await stands("hi", 4, true);
    await caller.waits(700);
    void caller.line.sounds(noise(900, -22, "pink"));
    await caller.listens();
    expect((await caller.events("delivered")).at(-1)?.heard).toBe("all");
  });
});
