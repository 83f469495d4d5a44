import { lint, type AgentDocument, type Issue } from "@vaarta/flow";
import { describe, expect, test } from "vitest";
import { sampleDocument } from "../backend/sample-document.ts";
import type { Say } from "../i18n/keys.ts";
import { hi } from "../i18n/hi/index.ts";
import { hindiFixes, hindiProblems } from "./hindi-problems.ts";
import { fixWords, problemWords } from "./problem-words.ts";

const say: Say = (key) => (hi as Readonly<Record<string, string>>)[key] ?? key;
const reading = (document: AgentDocument) => ({ document, reader: "hi" as const, say });

describe("problems in Hindi", () => {
  test("name the state, the way out that is missing, and where the fix leads", () => {
    const document = structuredClone(sampleDocument());
    delete document.states["state-details"]!.transitions["t6"];
    const issue = lint(document).find(({ code }) => code === "missing-failure-exit")!;
    const name = document.states["state-details"]!.name;
    expect(problemWords(issue, reading(document))).toBe(`“${name}” में “समझ नहीं आया” के लिए रास्ता नहीं है। जोड़ें, या “नहीं तो” का रास्ता दें।`);
    if (issue.fix) expect(fixWords(issue, reading(document))).toMatch(/^“.+” पर ले जाएँ$/);
  });

  test("a missing text names its language, in both languages of the studio", () => {
    const document = sampleDocument();
    const issue = lint(document).find(({ code }) => code === "missing-translation")!;
    expect(problemWords(issue, reading(document))).toMatch(/में (हिन्दी|अंग्रेज़ी) के शब्द नहीं हैं/);
    expect(problemWords(issue, { ...reading(document), reader: "en" })).not.toMatch(/\b(hi|en)\b/);
  });

  test("leave no part unfilled", () => {
    const document = sampleDocument();
    for (const code of new Set([...Object.keys(hindiProblems), ...Object.keys(hindiFixes)])) {
      const issue: Issue = {
        code,
        severity: "error",
        path: ["states", "state-details", "x"],
        state: "state-details",
        message: "m",
        wayOut: { kind: "else" },
      };
      expect(problemWords(issue, reading(document))).not.toMatch(/[{}]|undefined/);
      expect(fixWords(issue, reading(document))).not.toMatch(/[{}]|undefined/);
    }
  });
});
