import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../compile/compile.ts";
import type { AgentDocument } from "../document/document.ts";
import type { Json } from "../document/json.ts";
import type { Scope } from "../program.ts";
import { jsonValue } from "../testing/expression-arbitraries.ts";
import { sampleDocument, scopeWith } from "../testing/sample.ts";
import { checkTemplate } from "./check.ts";
import { templateFilters } from "./filters.ts";
import { parseTemplate, templateLimits } from "./parse-template.ts";
import { printTemplate } from "./print.ts";
import { renameInTemplate } from "./rename.ts";
import type { TemplatePart } from "./tree.ts";

const sample = sampleDocument();
const slotIds = new Map(Object.entries(sample.slots).map(([id, { name }]) => [name, id]));
const slotsByName = new Map(Object.values(sample.slots).map((slot) => [slot.name, slot]));

/** Says a text as the only line of the sample agent, with slots given by name. */
function say(
  text: string,
  slots: Record<string, Json> = {},
  { parameters = {}, ...given }: Partial<Scope> & { parameters?: Record<string, string> } = {},
) {
  const language = given.language ?? "hi";
  const lines: AgentDocument["lines"] = { only: { variants: { a: { order: "a", texts: { [language]: { text } } } } } };
  const program = compile({ ...sample, lines });
  const byId = Object.fromEntries(Object.entries(slots).map(([name, value]) => [slotIds.get(name) ?? name, value]));
  return program.line("only", scopeWith({ ...given, slots: byId, language }), parameters);
}

const inAll = (text: string, slots: Record<string, Json>) =>
  ["en", "hi", "hi-x-hinglish", "bn", "mr"].map((language) => say(text, slots, { language }).text);

describe("filling in", () => {
  test("[T1] slots, fields, filters, arguments and braces", () => {
    const slots = { outstanding: 252_000, branches: { near: { name: "Kothrud" } } };
    expect(say('{outstanding|money}, {branches.near.name | upper}, {city | default: "a \\"city\\""}, {{x}}', slots).text).toBe(
      '₹2,52,000, KOTHRUD, a "city", {x}',
    );
  });

  test("[T2] a slot without a filter is worded by its type, an option by its words", () => {
    const slots = {
      outstanding: 100_000,
      rate: 9.5,
      weight: 25,
      months: 1,
      visit_date: "2025-11-24",
      visit_time: "16:30",
      consented: true,
      purpose: "opt-business",
      phone: "9876543210",
      count: 1200,
    };
    const text = "{outstanding}; {rate}; {weight}; {months}; {visit_date}; {visit_time}; {consented}; {purpose}; {phone}; {count}";
    expect(say(text, slots, { language: "en" }).text).toBe(
      "₹1,00,000; 9.5%; 25 grams; 1 month; Monday, 24 November; 4:30 pm; yes; business; 9876543210; 1,200",
    );
    expect(say(text, slots).text).toBe("₹1,00,000; 9.5%; 25 ग्राम; 1 महीना; सोमवार, 24 नवंबर; शाम 4:30 बजे; हाँ; कारोबार; 9876543210; 1,200");
  });

  test.each<[string, Record<string, Json>, string[]]>([
    ["{outstanding | lakh}", { outstanding: 250_000 }, ["2.5 lakh", "2.5 लाख", "2.5 लाख", "2.5 লাখ", "2.5 लाख"]],
    ["{outstanding | lakh}", { outstanding: 12_500_000 }, ["1.25 crore", "1.25 करोड़", "1.25 करोड़", "1.25 কোটি", "1.25 कोटी"]],
    [
      "{outstanding | moneyWords}",
      { outstanding: 252_000 },
      [
        "two lakh fifty-two thousand rupees",
        "दो लाख बावन हज़ार रुपये",
        "दो लाख बावन हज़ार रुपये",
        "দুই লাখ বায়ান্ন হাজার টাকা",
        "दोन लाख बावन्न हजार रुपये",
      ],
    ],
    ["{visit_date | weekday}", { visit_date: "2025-11-24" }, ["Monday", "सोमवार", "Monday", "সোমবার", "सोमवार"]],
    ["{name | ji}", { name: "Asha" }, ["Asha", "Asha जी", "Asha जी", "Asha", "Asha"]],
    [
      "{branches | list}",
      { branches: ["Pune", "Thane", "Nashik"] },
      ["Pune, Thane and Nashik", "Pune, Thane और Nashik", "Pune, Thane और Nashik", "Pune, Thane আর Nashik", "Pune, Thane आणि Nashik"],
    ],
    [
      "{outstanding | money}",
      { outstanding: { min: 200_000, max: 300_000 } },
      ["₹2,00,000 to ₹3,00,000", "₹2,00,000 से ₹3,00,000", "₹2,00,000 से ₹3,00,000", "₹2,00,000 থেকে ₹3,00,000", "₹2,00,000 ते ₹3,00,000"],
    ],
  ])("[T3] %s of %j in en, hi, Hinglish, bn, mr", (text, slots, expected) => {
    expect(inAll(text, slots)).toEqual(expected);
  });

  test("[T3] a date of another year says the year; figures are said in groups", () => {
    expect(say("{visit_date}", { visit_date: "2026-01-02" }, { language: "en" }).text).toBe("Friday, 2 January 2026");
    expect(say("{phone | digits}; {pin_code | digits}", { phone: "9876543210", pin_code: "411001" }).text).toBe(
      "9 8 7 6 5, 4 3 2 1 0; 4 1 1, 0 0 1",
    );
    expect(say("{outstanding | money}", { outstanding: 1234.5 }).text).toBe("₹1,234.50");
  });

  test("[T3] words follow the language the text was found in", () => {
    const lines: AgentDocument["lines"] = {
      only: { variants: { a: { order: "a", texts: { en: { text: "{outstanding | lakh} on {visit_date | weekday}, {purpose}" } } } } },
    };
    const scope = scopeWith({ language: "hi", slots: { "s-amount": 250_000, "s-date": "2025-11-24", "s-purpose": "opt-home" } });
    expect(compile({ ...sample, lines }).line("only", scope)).toMatchObject({ text: "2.5 lakh on Monday, home", language: "en" });
  });

  test("[T4] ji goes with the first name where that is asked for", () => {
    expect(say("नमस्ते {name | first | ji}", { name: "Asha Rao" }).text).toBe("नमस्ते Asha जी");
  });

  test("[T5] parameters are words already and go before slots; desk names come last", () => {
    const parameters = { city: "{outstanding}", value: "दो लाख" };
    expect(say("{city | upper} {value | money} {company} {public_number}", { city: "Pune", outstanding: 5 }, { parameters }).text).toBe(
      "{outstanding} दो लाख Suvarna Bank 1800 000 000",
    );
  });

  test.each([
    ["नमस्ते {name | ji}, कैसे हैं?", "नमस्ते, कैसे हैं?"],
    ["{name}, hello", "hello"],
    ["In {city} today", "In today"],
    ["It is {outstanding}.", "It is."],
    ["Branch ({city}) is open", "Branch is open"],
    ["{name} {city} {rate}", ""],
    ["Bye {name}", "Bye"],
    ["{city}।", ""],
  ])("[T6] with nothing known, %j reads %j", (text, expected) => {
    const said = say(text);
    expect(said.text).toBe(expected);
    expect(said.missing.length).toBeGreaterThan(0);
    expect(said.text).not.toMatch(/ {2}|^\s|\s$|\s[,.?]/);
  });

  test("[T6] reports what is missing by slot id, and says the default instead", () => {
    expect(say('{name} {city | default: "your city"} {visit_date}').missing).toEqual(["s-name", "s-date"]);
    expect(say('{city | default: "your city"}')).toMatchObject({ text: "your city", missing: [] });
    expect(say("{nobody}").missing).toEqual(["nobody"]);
  });

  test("[T6] a value that a filter cannot word counts as missing", () => {
    expect(say("due {outstanding | money}.", { outstanding: "lots" })).toMatchObject({ text: "due.", missing: ["s-amount"] });
    expect(say("due {visit_date}.", { visit_date: "2025-02-31" })).toMatchObject({ text: "due.", missing: ["s-date"] });
    expect(say("due {outstanding}.", { outstanding: 1e20 })).toMatchObject({ text: "due.", missing: ["s-amount"] });
    expect(say("{branches}", { branches: { a: 1 } })).toMatchObject({ text: "", missing: ["s-data"] });
  });
});

describe("checking", () => {
  test.each<[string, string[]]>([
    ["{name | ji} {outstanding | money} {branches.x.y | money} {company}", []],
    ["{nam}", ["unknown-slot: {nam}"]],
    ["{name | jee}", ["unknown-filter: jee"]],
    ["{name | money}", ["wrong-filter: money"]],
    ["{outstanding | default}", ["wrong-filter: default"]],
    ['{outstanding | money: "x"}', ["wrong-filter: money"]],
    ["a { b", ["template-syntax: { b"]],
    ["a } b", ["template-syntax: }"]],
    ["{name", ["template-syntax: {name"]],
    ["{name; x}", ["template-syntax: ;"]],
    ["{नाम}", ["template-syntax: {"]],
    ["{name | }", ["template-syntax: }"]],
    ["{name | default: x}", ["template-syntax: x"]],
    ["{value}", ["unknown-slot: {value}"]],
  ])("[T7] %j", (text, expected) => {
    expect(checkTemplate(text, slotsByName).map(({ code, offset, length }) => `${code}: ${text.slice(offset, offset + length)}`)).toEqual(
      expected,
    );
  });

  test("[T7] knows the parameters of a place, suggests what was meant, and a broken text is said as it stands", () => {
    expect(checkTemplate("{value}", slotsByName, ["value"])).toEqual([]);
    expect(checkTemplate("{outstandin | mony}", slotsByName).map(({ message }) => message)).toEqual([
      expect.stringContaining("{outstanding}"),
      expect.stringContaining('"money"'),
    ]);
    expect(say("a { b").text).toBe("a { b");
  });
});

const word = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/);
const part: fc.Arbitrary<TemplatePart> = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1 }).map((text): TemplatePart => ({ op: "text", text })),
  fc
    .record({
      name: word,
      keys: fc.array(word, { maxLength: 2 }),
      filters: fc.array(
        fc.record({ name: word, args: fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.integer()), { maxLength: 3 }) }),
        { maxLength: 3 },
      ),
    })
    .map(({ name, keys, filters }): TemplatePart => ({
      op: "fill",
      name,
      keys,
      start: 0,
      end: 0,
      filters: filters.map((filter) => ({ ...filter, start: 0, end: 0 })),
    })),
);

function bare(tree: readonly TemplatePart[]): unknown[] {
  const joined: unknown[] = [];
  for (const each of tree) {
    const last = joined.at(-1) as TemplatePart | undefined;
    if (each.op === "text" && last?.op === "text") joined[joined.length - 1] = { op: "text", text: last.text + each.text };
    else
      joined.push(
        each.op === "text" ? each : { ...each, start: 0, end: 0, filters: each.filters.map((filter) => ({ ...filter, start: 0, end: 0 })) },
      );
  }
  return joined;
}

describe("printing, reading and bombs", () => {
  test("[T8] a printed template parses to itself", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (tree) => {
        const parsed = parseTemplate(printTemplate(tree));
        if (!parsed.ok) throw new Error(parsed.problem.message);
        expect(bare(parsed.tree)).toEqual(bare(tree));
      }),
      { numRuns: 500 },
    );
  });

  test("[T10] renames a detail where it is filled in, and nothing else", () => {
    const source = 'city {city} { city|upper} {branches.city} {{city}} {name | default: "city"}';
    expect(renameInTemplate(source, "city", "town")).toBe('city {town} { town|upper} {branches.city} {{city}} {name | default: "city"}');
    expect(renameInTemplate("{city", "city", "town")).toBe("{city");
  });

  test("[T9] any text and any value give words or problems, never an error", () => {
    const texts = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(part, { maxLength: 4 }).map((tree) => printTemplate(tree).slice(1)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(Array.isArray(checkTemplate(text, slotsByName))).toBe(true);
      }),
      { numRuns: 500 },
    );
    const filters = Object.keys(templateFilters);
    const program = compile({
      ...sample,
      lines: {
        all: {
          variants: {
            a: {
              order: "a",
              texts: {
                hi: {
                  text: [...slotIds.keys()].flatMap((name) => filters.slice(0, 12).map((filter) => `{${name} | ${filter}}`)).join(" "),
                },
              },
            },
          },
        },
      },
    });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...slotIds.values()), jsonValue), (slots) => {
        const scope = scopeWith({ slots });
        expect(typeof program.line("all", scope).text).toBe("string");
        for (const [slot, value] of Object.entries(slots)) expect(typeof program.spoken(slot, value, scope)).toBe("string");
      }),
      { numRuns: 300 },
    );
  });

  test("[T9] a bomb is refused, a value is cut, and a value is never read as a template", () => {
    expect(parseTemplate("{a}".repeat(templateLimits.fills + 1))).toMatchObject({ ok: false, problem: { code: "template-too-large" } });
    expect(parseTemplate(`{a${" | upper".repeat(50)}}`)).toMatchObject({ ok: false, problem: { code: "template-too-large" } });
    expect(parseTemplate("x".repeat(templateLimits.length + 1))).toMatchObject({ ok: false, problem: { code: "template-too-large" } });
    expect(say("{city}".repeat(200), { city: "x".repeat(100_000) }).text.length).toBe(200 * templateLimits.valueLength);
    expect(say("{city}", { city: "{outstanding}", outstanding: 5 }).text).toBe("{outstanding}");
    expect(say("{constructor} {branches.constructor} {__proto__}", { branches: {} }).text).toBe("");
  });
});
