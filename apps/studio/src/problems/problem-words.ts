import type { AgentDocument, Issue } from "@vaarta/flow";
import type { UiLanguage } from "../i18n/i18n.ts";
import type { Say } from "../i18n/keys.ts";
import { conditionWords } from "../words/condition-words.ts";
import { lineText } from "../words/line-text.ts";
import { languageName } from "../words/language-name.ts";
import { hindiFixes, hindiProblems } from "./hindi-problems.ts";

interface Reading {
  document: AgentDocument;
  reader: UiLanguage;
  say: Say;
}

/** What is wrong, in the studio's language; as the linter says it where there are no words for it yet. */
export function problemWords(issue: Issue, reading: Reading): string {
  // A reference or a rule outside the states has no state to name.
  const isNamed = issue.state !== undefined || !needsState.has(issue.code);
  const words = !isNamed ? undefined : reading.reader === "hi" ? hindiProblems[issue.code] : englishProblems[issue.code];
  return words === undefined ? issue.message : filled(words, issue, reading);
}

/** The linter knows languages by their tags; people know them by name. */
const englishProblems: Readonly<Record<string, string>> = {
  "missing-translation": "{entry} has no words in {language}. Write them.",
};

const needsState: ReadonlySet<string> = new Set(["unknown-reference"]);

/** What a quick fix does. */
export function fixWords(issue: Issue, reading: Reading): string {
  const words = reading.reader === "hi" ? hindiFixes[issue.code] : undefined;
  return words === undefined ? (issue.fix?.title ?? "") : filled(words, issue, reading);
}

function filled(words: string, issue: Issue, { document, say }: Reading): string {
  const [area, id, , variant, , tag] = issue.path.map(String);
  const state = issue.state === undefined ? undefined : document.states[issue.state];
  const value = issue.fix?.operations
    .map((operation) => (operation.op === "set" ? operation.value : undefined))
    .find((one) => one !== undefined);
  const parts: Readonly<Record<string, () => string>> = {
    state: () => quoted(state?.name),
    way: () => (state && issue.wayOut ? quoted(conditionWords(document, state, issue.wayOut, say)) : ""),
    entry: () => quoted(nameOf(document, area, id)),
    language: () => languageName((area === "lines" ? tag : issue.path.at(-1)?.toString()) ?? "", say),
    argument: () => quoted(issue.path.at(-1)?.toString()),
    zone: () => quoted(document.timezone),
    target: () => quoted(targetOf(document, value)),
    value: () => quoted(typeof value === "string" ? value : variant),
  };
  return words.replace(/\{(\w+)\}/g, (_whole, part: string) => parts[part]?.() ?? "");
}

function targetOf(document: AgentDocument, value: unknown): string | undefined {
  const id = typeof value === "string" ? value : typeof value === "object" && value !== null && "to" in value ? String(value.to) : "";
  return document.states[id]?.name ?? document.flows[id]?.name;
}

function nameOf(document: AgentDocument, area: string | undefined, id: string | undefined): string | undefined {
  const map = (document as unknown as Record<string, Record<string, { name?: string; label?: string; question?: string }> | undefined>)[
    area ?? ""
  ];
  const entry = map?.[id ?? ""];
  const named = entry?.label ?? entry?.name ?? entry?.question;
  // A line without a name is known by its words.
  return (
    named ?? (area === "lines" ? (lineText(document, id, document.languages.default)?.text.split(" ").slice(0, 6).join(" ") ?? "…") : id)
  );
}

function quoted(name: string | undefined): string {
  return `“${name ?? "?"}”`;
}
