import { readFileSync } from "node:fs";
import { cardSize } from "@vaarta/editing";
import { compile, kindSchemas, lint, parseDocument, type AgentDocument, type LineVariant } from "@vaarta/flow";
import { runAllTests } from "@vaarta/runtime";
import { describe, expect, it } from "vitest";

const packs = ["gold-loan", "clinic-appointments"] as const;
const languages = ["bn", "en", "hi", "hi-x-hinglish", "mr"] as const;

describe.each(packs)("%s", (pack) => {
  const agent = load(pack);
  const spoken = [...texts(agent)];

  it("compiles, and lint finds nothing to mend", () => {
    expect(compile(agent).states.size).toBe(Object.keys(agent.states).length);
    expect(lint(agent).filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  it("has every line in every language it offers", () => {
    expect(Object.keys(agent.languages.offered).toSorted()).toEqual([...languages]);
    const missing = Object.entries(agent.lines).flatMap(([id, line]) =>
      Object.entries(line.variants).flatMap(([variant, { texts }]) =>
        languages.filter((tag) => !texts[tag]?.text.trim()).map((tag) => `${id} ${variant} ${tag}`),
      ),
    );
    expect(missing).toEqual([]);
  });

  it("lays no card over another", () => {
    const cards = Object.entries(agent.states).map(([id, state]) => {
      const { x, y } = agent.canvas.positions[id] ?? { x: Number.NaN, y: Number.NaN };
      const { width, height } = cardSize(agent, id, state);
      return { name: state.name, flow: state.flow, x, y, right: x + width, bottom: y + height };
    });
    expect(cards.filter(({ x }) => Number.isNaN(x))).toEqual([]);
    const covered = cards.flatMap((a, index) =>
      cards
        .slice(index + 1)
        .filter((b) => a.flow === b.flow && a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom)
        .map((b) => `${a.name} / ${b.name}`),
    );
    expect(covered).toEqual([]);
  });

  it("says at most two sentences at a time", () => {
    expect(spoken.filter(({ text }) => sentences(text) > 2).map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  it("writes Hindi in Devanagari and Hinglish in both scripts", () => {
    const latinInHindi = spoken.filter(({ tag, text }) => tag === "hi" && /[a-z]/i.test(withoutSlots(text)));
    expect(latinInHindi.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
    const romanOnly = spoken.filter(({ tag, text }) => tag === "hi-x-hinglish" && words(text) > 2 && !/\p{Script=Devanagari}/u.test(text));
    expect(romanOnly.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  it("writes Bengali and Marathi in their own scripts", () => {
    const foreign = { bn: /[a-z\p{Script=Devanagari}]/iu, mr: /[a-z\p{Script=Bengali}]/iu } as const;
    const wrong = spoken.filter(
      ({ tag, text }) => (tag === "bn" || tag === "mr") && foreign[tag].test(withoutSlots(text).replaceAll("।", "")),
    );
    expect(wrong.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  it("keeps the manners of Bengali and Marathi: the polite verb, no ji, no guess at the caller", () => {
    const wrong = spoken.filter(({ tag, text }) => (tag === "bn" || tag === "mr") && unmannerly[tag].test(text));
    expect(wrong.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  it("agrees with the voice, and with a second variant for the other one", () => {
    const wrong = spoken.filter(({ variant, text }) => disagrees(variant.when?.gender ?? agent.voice.gender, text));
    expect(wrong.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  it("never needs to know whether the caller is a man or a woman", () => {
    expect(spoken.filter(({ text }) => guessesGender.test(text)).map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  it("names no real company in what it says", () => {
    const companies = Object.values(agent.slots)
      .flatMap((slot) => (slot.name === "current_lender" ? Object.values(slot.vocabulary ?? {}) : []))
      .filter(({ value }) => value !== "moneylender")
      .flatMap(({ says }) => Object.values(says).flat())
      .filter((name) => name.length > 3);
    const named = spoken.filter(({ text }) => companies.some((name) => hasWord(text, name)));
    expect(named.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  it("promises nothing and hurries nobody", () => {
    expect(spoken.filter(({ text }) => promises.test(text)).map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  it("passes its saved conversations, from the callers' words alone", async () => {
    const { results } = await runAllTests(agent);
    expect(results.flatMap(({ id, failures }) => failures.map(({ message }) => `${id}: ${message}`))).toEqual([]);
  });

  it("knows each meaning by a dozen examples in each language", () => {
    const few = Object.entries(agent.intents).flatMap(([id, { examples }]) =>
      languages.filter((tag) => (examples[tag]?.length ?? 0) < 12).map((tag) => `${id} ${tag}`),
    );
    expect(few).toEqual([]);
  });
});

describe("gold-loan", () => {
  const agent = load("gold-loan");

  it("is a whole agent: forty states and more, every kind among them", () => {
    const states = Object.values(agent.states);
    expect(states.length).toBeGreaterThanOrEqual(40);
    expect([...new Set(states.map(({ kind }) => kind))].toSorted()).toEqual(Object.keys(kindSchemas).toSorted());
  });

  it("meets ten objections and twenty questions, and ends in every kind of outcome", () => {
    expect(Object.values(agent.flows).filter(({ kind }) => kind === "objection")).toHaveLength(10);
    expect(Object.keys(agent.answers).length).toBeGreaterThanOrEqual(20);
    expect(Object.values(agent.answers).filter(({ source }) => !source)).toEqual([]);
    expect(new Set(Object.values(agent.outcomes).map(({ category }) => category))).toEqual(
      new Set(["converted", "follow-up", "declined", "escalated", "other"]),
    );
    expect(Object.keys(agent.tests).length).toBeGreaterThanOrEqual(15);
  });

  it("lists twenty branches in eight cities with a real form of PIN code", () => {
    const rows = agent.datasets["ds_branches"]?.rows ?? [];
    expect(rows).toHaveLength(20);
    expect(new Set(rows.map(({ city }) => JSON.stringify(city))).size).toBe(8);
    expect(rows.filter(({ pin }) => typeof pin !== "string" || !/^[1-8]\d{5}$/.test(pin))).toEqual([]);
  });
});

function load(pack: string): AgentDocument {
  const result = parseDocument(readFileSync(new URL(`${pack}/agent.json`, import.meta.url), "utf8"));
  if (!result.ok) throw new Error(`${pack} does not parse: ${JSON.stringify(result.issues.slice(0, 5))}`);
  return result.document;
}

function* texts(agent: AgentDocument): Generator<{ id: string; tag: string; text: string; variant: LineVariant }> {
  for (const [id, line] of Object.entries(agent.lines))
    for (const variant of Object.values(line.variants))
      for (const [tag, { text }] of Object.entries(variant.texts)) yield { id, tag, text, variant };
}

function withoutSlots(text: string): string {
  return text.replaceAll(/\{[^}]*\}/g, "");
}

function words(text: string): number {
  return withoutSlots(text).split(/\s+/).filter(Boolean).length;
}

function sentences(text: string): number {
  return text.split(/[।?!]|\.(?=\s|$)/).filter((part) => part.trim() !== "").length;
}

function hasWord(text: string, name: string): boolean {
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return false;
  const isLetter = (character: string | undefined) => character !== undefined && /[\p{L}\p{M}]/u.test(character);
  return !isLetter(text[at - 1]) && !isLetter(text[at + name.length]);
}

// The agent's own verbs, as far as these lines use them.
const masculine =
  /(रहा|सकता|देता|करता|लेता|पाता|बताता|देखता|रुकता) हूँ|पाया(?=[।,])|(लूँगा|दूँगा|करूँगा|पाऊँगा|लगाऊँगा|बताऊँगा)|बोलतोय|पाहतो|सांगतो|घेतो|करून देतो|(हिशोब|नक्की) करतो|मी [^.?]*शकतो/;
const feminine =
  /(रही|सकती|देती|करती|लेती|पाती|बताती|देखती|रुकती) हूँ|पाई(?=[।,])|(लूँगी|दूँगी|करूँगी|पाऊँगी|लगाऊँगी|बताऊँगी)|बोलतेय|पाहते(?=[ .,])|सांगते|घेते|करून देते|(हिशोब|नक्की) करते|मी [^.?]*शकते/;

// Familiar verbs and pronouns, "ji", and Marathi forms that would say whether the caller is a man or a woman.
const unmannerly = {
  bn: /(^|\s)(তুমি|তোমার|তুই|জি|জী)(?=[\s,।?])/,
  mr: /(^|\s)(तू|तुझा|तुझी|तुझं|जी)(?=[\s,.?])|तुम्ही[^.?,;]*(आलात|आलीत|गेलात|होतात|चुकलात)/,
};
const impersonal = /हो (नहीं )?पाया|नहीं हो पाया/;

function disagrees(gender: "feminine" | "masculine", text: string): boolean {
  return gender === "feminine" ? masculine.test(text.replace(impersonal, "")) : feminine.test(text);
}

// "आप ... रहे हैं": Hindi verbs that would say whether the caller is a man or a woman.
const guessesGender = /(^|\s)आप(?=\s)[^।?,;]*(सकते|सकती|चाहते|चाहती|रहते|रहती|(रहे|रही) हैं|आएँगे|आएँगी|करेंगे|करेंगी|चाहेंगे|चाहेंगी)/;

const promises =
  /guarantee|pre-?approved|approved|last chance|only today|hurry up|limited offer|गारंटी|मंज़ूर हो|आख़िरी मौक|सिर्फ़ आज|जल्दी कीजिए/i;
