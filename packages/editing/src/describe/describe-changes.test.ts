import { canonicalJson, programDocument, type Operation } from "@vaarta/flow";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyOperations } from "../operations.ts";
import { deepFrozen, randomEdits, seeds } from "../testing/random-edits.ts";
import { sampleDocument } from "../testing/sample-document.ts";
import { deleteStates } from "../states/delete-states.ts";
import { describeChanges } from "./describe-changes.ts";
import { en, type SentenceKey } from "./sentences/en.ts";
import { hi } from "./sentences/hi.ts";

const sample = deepFrozen(sampleDocument());
const set = (path: string, value: unknown): Operation => ({ op: "set", path: path.split("/"), value });
const remove = (path: string): Operation => ({ op: "remove", path: path.split("/") });
const changes = (...operations: Operation[]) => describeChanges(sample, applyOperations(sample, operations));
const sentences = (...operations: Operation[]) => changes(...operations).map(({ sentence }) => sentence);

describe("changes in sentences", () => {
  test("[W1] a text: whose, in which language, before and after", () => {
    expect(changes(set("lines/l-rate/variants/v1/texts/hi", { text: "दर कम है" }))).toEqual([
      {
        kind: "changed",
        area: "line",
        id: "l-rate",
        state: "high",
        language: "hi",
        sentence: "The reply to “Rate too high” changed in Hindi.",
        before: "दर {amount} पर निर्भर है",
        after: "दर कम है",
      },
    ]);
  });

  test.each<[string, Operation[], string[]]>([
    [
      "a new language of a line",
      [set("lines/l-amount/variants/v1/texts/bn", { text: "কত?" })],
      ["The question for “Loan amount” is new in Bengali."],
    ],
    [
      "a review",
      [set("lines/l-safe/variants/v1/texts/en/reviewed", true)],
      ["The answer to “Is my gold safe?” is now marked as reviewed in English."],
    ],
    [
      "a variant",
      [set("lines/l-rate/variants/v2", { order: "a1", when: { segment: "trust" }, texts: { hi: { text: "भरोसा" } } })],
      ["The reply to “Rate too high” has a new variant, said when caller is “Trust seeker”."],
    ],
    ["a name", [set("states/ask/name", "How much")], ["“Ask amount” was renamed to “How much”."]],
    [
      "a way out led elsewhere",
      [set("states/ask/transitions/t3/to", "sub")],
      ["From “Ask amount”, it did not work out leads to “Confirm visit” rather than “Goodbye”."],
    ],
    [
      "a rule",
      [set("states/check/transitions/t4/when/expression", "amount >= 1000000")],
      [
        "The way out of “Large?” to “Find branch” is now taken when: loan amount is at least ₹10,00,000 (before: loan amount is at least ₹5,00,000).",
      ],
    ],
    [
      "a rule written differently",
      [set("states/check/transitions/t4/when/expression", "amount>=500000")],
      ["The rule of the way out of “Large?” to “Find branch” is written differently."],
    ],
    [
      "a new way out",
      [set("states/ask/transitions/x", { to: "bye", order: "b", when: { kind: "outcome", outcome: "refused" } })],
      ["New way out of “Ask amount”: caller refuses leads to “Goodbye”."],
    ],
    [
      "a way out less",
      [remove("states/ask/transitions/t3")],
      ["The way out of “Ask amount” to “Goodbye” was removed: it did not work out."],
    ],
    [
      "an order",
      [set("states/check/transitions/t5/order", "A"), set("states/check/transitions/t4/order", "Z")],
      ["The order in which the ways out of “Large?” are tried changed."],
    ],
    ["what is asked", [remove("states/ask/asks/a2")], ["“Ask amount” no longer asks for “City”."]],
    [
      "how it is asked",
      [set("states/ask/asks/a1/confirm", "always")],
      ["In “Ask amount”, how it asks for “Loan amount” changed (confirming)."],
    ],
    ["side questions", [set("states/ask/interruptible", false)], ["Side questions are no longer allowed in “Ask amount”."]],
    [
      "an outcome",
      [set("outcomes/none", { name: "Nothing", category: "other" }), set("states/bye/outcome", "none")],
      ["The outcome of “Goodbye” changed.", "The outcome “Nothing” was added."],
    ],
    [
      "examples",
      [set("intents/expensive/examples/hi", ["महँगा", "ज़्यादा"])],
      ["The examples of the caller meaning “Rate too high” changed in Hindi: 2 added, 1 removed."],
    ],
    ["limits of a detail", [set("slots/amount/type/min", 5000)], ["The type and limits of the detail “Loan amount” changed."]],
    ["a data set", [set("datasets/branches/rows", [{ city: "Pune" }])], ["The data set “Branches” has 1 row now, 2 before."]],
    ["a standard reply off", [set("replies/robot/enabled", false)], ["The standard reply “robot” was switched off."]],
    [
      "silence",
      [set("silence/afterMs", [5000, 15000, 25000, 35000])],
      ["When a caller is silent, the agent now speaks after 5, 15, 25 and 35 seconds; before, after 8, 15, 25 and 35 seconds."],
    ],
    ["a language", [set("languages/offered/bn", { fallbacks: ["hi"] })], ["The agent now speaks Bengali."]],
    [
      "the voice",
      [set("voice/gender", "masculine")],
      ["The voice is now masculine, feminine before: the agent's own verbs agree with it."],
    ],
    [
      "what may not be claimed",
      [set("guardrails/bannedClaims/c", { name: "Approval", phrases: {} })],
      ["The agent may no longer claim “Approval”."],
    ],
    ["how long a model may think", [set("model", { holdingMs: 900 })], ["How long a language model may take changed."]],
    ["the desk", [set("desk/publicNumber", "1800-111")], ["The public number of the desk changed."]],
    ["a flow", [set("flows/visit/entry", "ask")], ["The flow “Visit” now begins with “Ask amount” rather than “Hello”."]],
    [
      "a prompt for a segment",
      [set("prompts/tone/segments/trust/en", "Be slow.")],
      ["The texts by segment of the prompt “Tone” (“Trust seeker”) changed in English."],
    ],
    ["a tool", [set("tools/branches/effect", "write")], ["The effect of the tool “branches” changed."]],
    ["a test", [set("tests/short/name", "Long call")], ["The test “Short call” is now called “Long call”."]],
  ])("[W1] %s", (_name, operations, expected) => {
    expect(sentences(...operations)).toEqual(expected);
  });

  test("[W2] a new state comes with its ways out and every text it says", () => {
    const found = changes(
      set("lines/l-new", { variants: { v: { order: "a0", texts: { hi: { text: "एक" }, en: { text: "One" } } } } }),
      set("states/new", {
        kind: "say",
        name: "Offer",
        flow: "visit",
        line: "l-new",
        transitions: { t: { to: "bye", order: "a0", when: { kind: "outcome", outcome: "done" } } },
      }),
    );
    expect(found.map(({ sentence, after }) => [sentence, after])).toEqual([
      ["The state “Offer” (say) was added to the flow “Visit”.", "Then: “Goodbye”"],
      ["What “Offer” says is new in English.", "One"],
      ["What “Offer” says is new in Hindi.", "एक"],
    ]);
  });

  test("[W2] a state deleted: the state, its words, and what no longer leads to it", () => {
    const after = applyOperations(sample, deleteStates(sample, ["bye"], { join: false }).operations);
    const found = describeChanges(sample, after);
    expect(found.map(({ sentence }) => sentence)).toContain("The state “Goodbye” was removed from the flow “Visit”.");
    expect(found.find(({ area }) => area === "line")).toMatchObject({
      sentence: "What “Goodbye” says was removed.",
      before: "Hindi: धन्यवाद\nEnglish: Thank you",
    });
    expect(found.filter(({ sentence }) => sentence.startsWith("The way out of")).length).toBe(4);
  });

  test("[W3] moving cards and resizing groups is no change", () => {
    expect(sentences(set("canvas/positions/hello", { x: 9, y: 9 }), set("canvas/positions/bye", { x: 1, y: 1 }))).toEqual([]);
    expect(sentences(set("canvas/notes/n", { text: "Ask legal", x: 0, y: 0, flow: "visit" }))).toEqual(["A note on the canvas was added."]);
  });

  test("[W4] sentences read from the agent over its states in order to the rest", () => {
    const areas = changes(
      set("states/bye/name", "Farewell"),
      set("lines/l-hello/variants/v1/texts/hi", { text: "नमस्कार" }),
      set("slots/city/label", "Town"),
      set("name", "Visits"),
      set("states/hello/name", "Welcome"),
    ).map(({ area, id }) => `${area} ${id}`);
    expect(areas).toEqual(["agent name", "state hello", "line l-hello", "state bye", "slot city"]);
  });

  test("[W5] any difference a caller could notice gives at least one sentence, and none gives none", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 6 }), (seed, count) => {
        const after = deepFrozen(applyOperations(sample, randomEdits(sample, seed, count).flat()));
        const found = describeChanges(sample, after);
        const isSame = canonicalJson(programDocument(sample)) === canonicalJson(programDocument(after));
        const program = found.filter(({ area }) => area !== "test" && area !== "note");
        expect(program.length > 0).toBe(!isSame);
        for (const { sentence } of found) expect(sentence).toMatch(/^[A-Z“].*\.$/s);
        expect(describeChanges(after, structuredClone(after))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("[W5] every single leaf of the agent, changed or removed, gives a sentence", () => {
    const leaves = (value: unknown, path: string[]): string[][] =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...leaves(inner, [...path, key])])
        : [];
    for (const path of leaves(programDocument(sample), [])) {
      const changed = applyOperations(sample, [{ op: "set", path, value: "something else" }]);
      expect({ path, count: describeChanges(sample, changed).length > 0 }).toEqual({ path, count: true });
      if (path.length < 2) continue;
      const removed = applyOperations(sample, [{ op: "remove", path }]);
      expect({ path, count: describeChanges(sample, removed).length > 0 }).toEqual({ path, count: true });
      expect({ path, count: describeChanges(removed, sample).length > 0 }).toEqual({ path, count: true });
    }
  });

  test.each<[Operation, string]>([
    [set("lines/l-rate/variants/v1/texts/hi", { text: "दर कम है" }), "“Rate too high” के जवाब को हिन्दी में बदला गया।"],
    [set("states/ask/name", "How much"), "“Ask amount” का नाम अब “How much” है।"],
    [
      set("states/check/transitions/t4/when/expression", "amount >= 1000000"),
      "“Large?” से “Find branch” का रास्ता अब तब लिया जाता है: Loan amount कम से कम ₹10,00,000 है (पहले: Loan amount कम से कम ₹5,00,000 है)।",
    ],
    [remove("states/ask/asks/a2"), "“Ask amount” अब “City” नहीं पूछता।"],
    [set("intents/expensive/examples/hi", ["महँगा", "ज़्यादा"]), "ग्राहक के मतलब “Rate too high”: उदाहरणों को हिन्दी में बदला गया: 2 जोड़े, 1 हटाए।"],
    [set("replies/robot/enabled", false), "मानक जवाब “robot” को बंद किया गया।"],
    [set("silence/afterMs", [5000, 15000]), "ग्राहक के चुप रहने पर एजेंट अब 5 और 15 सेकंड पर बोलता है; पहले 8, 15, 25 और 35 सेकंड पर।"],
  ])("[W6] in Hindi: %j", (operation, expected) => {
    expect(describeChanges(sample, applyOperations(sample, [operation]), "hi").map(({ sentence }) => sentence)).toContain(expected);
  });

  test("[W6] every Hindi sentence is whole and Hindi but for names", () => {
    for (const key of Object.keys(en) as SentenceKey[]) {
      const parts = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
      expect({ key, parts: parts(hi[key]) }).toEqual({ key, parts: parts(en[key]) });
    }
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 6 }), (seed, count) => {
        const after = applyOperations(sample, randomEdits(sample, seed, count).flat());
        const [english, hindi] = [describeChanges(sample, after), describeChanges(sample, after, "hi")];
        expect(hindi.map(({ area, id }) => `${area} ${id}`).sort()).toEqual(english.map(({ area, id }) => `${area} ${id}`).sort());
        for (const { sentence } of hindi) {
          expect(sentence).toMatch(/।$/);
          expect(sentence).not.toMatch(/[{}]| (?:the|was|is|changed|added|removed) /);
        }
      }),
      { numRuns: 60 },
    );
  });
});
