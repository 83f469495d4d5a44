import { readFileSync } from "node:fs";
import { Validator } from "@cfworker/json-schema";
import { describe, expect, test } from "vitest";
import type { AgentDocument } from "../document/document.ts";
import type { Condition } from "../document/transitions.ts";
import { kindFacts } from "../kinds/kinds.ts";
import { sampleDocument } from "../testing/sample.ts";
import { describeCondition } from "./describe-condition.ts";
import { describeExpression } from "./describe-expression.ts";
import { jsonSchema } from "./json-schema.ts";
import { toMermaid } from "./to-mermaid.ts";
import { toScript } from "./to-script.ts";
import { walkingOrder } from "./walking-order.ts";

const sample = sampleDocument();
const hostile = 'A "name" | with\n#markup <b>`x`</b>]';

function renamed(): AgentDocument {
  const states = Object.fromEntries(Object.entries(sample.states).map(([id, state]) => [id, { ...state, name: hostile }]));
  return { ...sample, states };
}

describe("jsonSchema", () => {
  test("[V1] the published file is current", () => {
    const file = readFileSync(new URL("../../../../docs/schema/agent.schema.json", import.meta.url), "utf8");
    expect(file, "Run npm run schema -w @vaarta/flow").toBe(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
  });

  test("[V1] it takes a document and refuses a spoilt one", () => {
    const validator = new Validator(jsonSchema(), "7");
    expect(validator.validate(sample).errors).toEqual([]);
    expect(validator.validate({ ...sample, extra: 1 }).valid).toBe(false);
    expect(validator.validate({ ...sample, main: 5 }).valid).toBe(false);
  });
});

describe("toMermaid", () => {
  test("[V2] draws every state and way out once", () => {
    const text = toMermaid(sample);
    const exits = Object.values(sample.states).flatMap(({ transitions }) => Object.keys(transitions));
    expect(text.match(/^ {4}s\d+\W/gm)).toHaveLength(Object.keys(sample.states).length);
    expect(text.match(/^ {2}s\d+ (?:--|-\.)/gm)).toHaveLength(exits.length);
    expect(text).toContain('-- "Caller agrees" -->');
  });

  test("[V2] names cannot break out of their quotes", () => {
    for (const line of toMermaid(renamed()).split("\n")) expect((line.match(/"/g) ?? []).length % 2).toBe(0);
    expect(toMermaid(renamed())).not.toContain("<b>");
  });
});

describe("toScript", () => {
  test("[V3] shows every state in walking order with its lines side by side and its ways out", () => {
    const script = toScript(sample, { languages: ["hi", "en"] });
    expect(script.match(/^### \d+\./gm)).toHaveLength(Object.keys(sample.states).length);
    expect(script).toContain("| Asks | बात कर सकते हैं? | May we talk? |");
    expect(script).toContain("- Caller agrees → 3. Loan details");
    expect(script).toContain("You save [Saving].");
    expect(script).toContain("## Answers, from everywhere");
    expect(script).toContain("Switched off: recap.");
    expect(toScript(sample)).toContain("| hi | hi-x-hinglish | en |");
  });

  test("[V3] text cannot break the table", () => {
    const script = toScript(renamed());
    const rows = script.split("\n").filter((line) => line.startsWith("|"));
    for (const row of rows) expect(row.replaceAll(String.raw`\|`, "").match(/\|/g)).toHaveLength(5);
    expect(script).not.toMatch(/[^\\]<b>/);
  });

  test("[V3] walks from the entry, breadth first, the main flow first", () => {
    const [main] = walkingOrder(sample);
    expect(main?.states.slice(0, 4)).toEqual(["start", "consent", "ask", "bye"]);
    expect(walkingOrder(sample).map(({ id }) => id)).toEqual(["main", "locker", "identity", "rate-high"]);
    const orphan = { ...sample, flows: { ...sample.flows, main: { ...sample.flows["main"]!, entry: "nowhere" } } };
    expect(walkingOrder(orphan)[0]?.states).toHaveLength(main?.states.length ?? 0);
  });
});

describe("describeCondition", () => {
  const say = (condition: Condition, document = sample) => describeCondition(document, condition, "en");

  test.each<[Condition, string]>([
    [{ kind: "intent", intent: "says-business" }, "Caller means “Business”"],
    [{ kind: "intent", intent: "gone" }, "Caller means something that is gone"],
    [{ kind: "option", option: "opt-home" }, "Chooses “Home”"],
    [{ kind: "variant", variant: "v-safety" }, "In the trial: “Safety first”"],
    [{ kind: "segment", segment: "seg-business" }, "Caller is “High-value business”"],
    [{ kind: "silence", afterMs: 8000 }, "Caller says nothing for 8 s"],
    [{ kind: "silence" }, "Caller says nothing"],
    [{ kind: "turns", count: 1 }, "After one turn"],
    [{ kind: "dtmf", digits: "12" }, "Presses 1 2"],
    [{ kind: "criterion", criterion: "she hesitates" }, "She hesitates"],
    [{ kind: "else" }, "Otherwise"],
    [{ kind: "outcome", outcome: "x-agrees" }, "Agrees to a visit"],
    [{ kind: "outcome", outcome: "no-rate" }, "No rate"],
  ])("[V4] %j is %j", (condition, words) => {
    expect(say(condition)).toBe(words);
  });

  test.each([
    [
      "outstanding >= 500000 && !known(visit_date) || consented",
      "(Loan amount is at least ₹5,00,000 and Visit date is not known) or Consent is yes",
    ],
    ['purpose == "opt-home" && !consented', "Purpose is home and Consent is no"],
    ['visit_date >= "2025-11-30"', "Visit date is on or after 30 November 2025"],
    ["rate > 12.5 && weight <= 25", "Rate is more than 12.5% and Gold is at most 25 grams"],
    ['city in ["Pune", "Thane"]', "City is one of Pune, Thane"],
    ["outstanding * 2 > 5", "Loan amount × 2 is more than 5"],
    ["days_until(visit_date) <= 3", "Days until Visit date is at most 3"],
    ["name != null", "Name is known"],
    ["branches.list.exists(x, x > 2)", "branches.list.exists(x, x > 2)"],
    ["broken (", "broken ("],
  ])("[V4] %s is %j", (source, words) => {
    expect(say({ kind: "expression", expression: source })).toBe(words);
  });

  test("[V4] has words for every outcome of every kind", () => {
    for (const { outcomes } of Object.values(kindFacts)) {
      for (const outcome of outcomes) expect(say({ kind: "outcome", outcome })).toMatch(/^[A-Z][A-Za-z ]+$/);
    }
  });

  test.each<[string, string]>([
    ['amount >= 500000 && city == "Pune"', "Loan amount कम से कम ₹5,00,000 है और City Pune है"],
    ['visit_date < "2025-11-30"', "Visit date 30 नवंबर 2025 से पहले है"],
    ["!known(city) || weight > 25", "City पता नहीं या Gold 25 ग्राम से ज़्यादा है"],
  ])("[V5] %s in Hindi", (source, words) => {
    expect(describeExpression(sample, source.replaceAll("amount", "outstanding"), "en", "hi")).toBe(words);
  });

  test("[V5] conditions have Hindi words, names stay as they are", () => {
    const hindi = (condition: Condition) => describeCondition(sample, condition, "en", undefined, "hi");
    expect(hindi({ kind: "silence", afterMs: 8000 })).toBe("ग्राहक 8 सेकंड चुप रहे");
    expect(hindi({ kind: "else" })).toBe("नहीं तो");
    for (const { outcomes } of Object.values(kindFacts)) {
      for (const outcome of outcomes) expect(hindi({ kind: "outcome", outcome })).not.toMatch(/[A-Za-z]/);
    }
  });
});
