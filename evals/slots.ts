import { type AgentDocument, type Json, compile, emptyDocument } from "@vaarta/flow";
import { createUnderstander } from "@vaarta/understanding";
import { type EvalInput, type Measure, readRows, share } from "./evaluation.ts";

interface Judged {
  line: number;
  language: string;
  type: string;
  text: string;
  expected: string;
  given: string;
  right: boolean;
  ms: number;
}

const types = ["money", "percent", "weight", "date", "time", "months", "phone", "pin", "yesno", "name", "number"] as const;

/** Exact values of what was asked for, read by an agent that has just asked for a detail of that type and has one of every other too. */
export async function slots({ data, now }: EvalInput): Promise<Measure[]> {
  const rows = readRows(data, "`language TAB type TAB utterance TAB value` with the languages hi, bn, mr, en, hx");
  const understander = createUnderstander(compile(agentThatAsks()));
  const judged = rows.map(({ line, cells }): Judged => {
    const [language = "", type = "", text = "", expected = ""] = cells;
    const wants = {
      state: "start", asked: type, expected: [type], slots: [...types], intents: [], options: [], answers: true, criteria: [], confirming: null, confirmingAll: false,
      language: tagOf(language), known: {}, dictating: false,
    }; // prettier-ignore
    const start = performance.now();
    const { slots: found } = understander.understand({ wants, text, now, timezone: "Asia/Kolkata" });
    const ms = performance.now() - start;
    const best = found.filter(({ slot, problem }) => slot === type && problem === undefined).sort((a, b) => b.score - a.score)[0];
    const given = best === undefined ? "" : show(best.value);
    return { line, language, type, text, expected, given, right: plain(given) === plain(expected), ms };
  });
  const missed = judged.filter(({ right }) => !right);
  console.log(`Missed ${missed.length} of ${judged.length}${missed.length > 0 ? ":" : ""}`);
  for (const { line, language, type, text, expected, given } of missed)
    console.log(`${String(line).padStart(5)}  ${language} ${type}: ${text} -> ${given || "nothing"}, not ${expected || "nothing"}`);
  console.table(crossed(judged));
  const times = judged.map(({ ms }) => ms).sort((a, b) => a - b);
  return [
    accuracy("slots", judged),
    ...groups(judged, "language"),
    ...groups(judged, "type"),
    { name: "slots, time of an utterance, p95", value: times[Math.floor(times.length * 0.95)]!, unit: "ms" },
  ];
}

/** `hx` is how these files call Hindi in Roman letters. */
function tagOf(language: string): string {
  return /^(?:hx|hinglish|hi-latn)$/i.test(language) ? "hi-x-hinglish" : language;
}

function agentThatAsks(): AgentDocument {
  const document = emptyDocument("Slots");
  const languages = ["hi", "hi-x-hinglish", "bn", "mr", "en"];
  return {
    ...document,
    languages: { default: "hi", offered: Object.fromEntries(languages.map((tag) => [tag, { fallbacks: [tag === "en" ? "hi" : "en"] }])) },
    slots: Object.fromEntries(types.map((type) => [type, { name: type, label: type, type: { type }, ask: "ask" }])),
    lines: { ...document.lines, ask: { variants: { all: { order: "a", texts: { en: { text: "Please tell me." } } } } } },
  };
}

function show(value: Json): string {
  if (typeof value === "object" && value !== null && "min" in value && "max" in value) return `${show(value.min!)} to ${show(value.max!)}`;
  return value === true ? "yes" : value === false ? "no" : typeof value === "string" || typeof value === "number" ? `${value}` : "";
}

/** The same value however it is written: "2,50,000" and 250000, "50 g" and 50, "true" and yes. */
function plain(value: string): string {
  const text = value.trim().toLowerCase();
  if (/^(?:[-–]|none|null)$/.test(text)) return "";
  if (/^(?:true|haan|y)$/.test(text)) return "yes";
  if (/^(?:false|nahi|n)$/.test(text)) return "no";
  if (/^(?:\+?91[ -]?)?\d{10}$/.test(text)) return text.slice(-10);
  const number = /^(?:₹|rs\.?|inr)?\s*(\d[\d,]*(?:\.\d+)?)\s*(?:%|percent|g|gm|grams?|months?|rupees|inr)?$/.exec(text)?.[1];
  return number === undefined ? text : String(Math.round(Number(number.replaceAll(",", "")) * 100) / 100);
}

function crossed(judged: readonly Judged[]) {
  const table: Record<string, Record<string, string>> = {};
  for (const { language, type } of judged) {
    const cell = judged.filter((row) => row.language === language && row.type === type);
    (table[type] ??= {})[language] = `${cell.filter(({ right }) => right).length}/${cell.length}`;
  }
  return table;
}

function groups(judged: readonly Judged[], key: "language" | "type"): Measure[] {
  return [...new Set(judged.map((row) => row[key]))].map((value) =>
    accuracy(
      `slots ${value}`,
      judged.filter((row) => row[key] === value),
    ),
  );
}

function accuracy(name: string, judged: readonly Judged[]): Measure {
  const missed = judged.filter(({ right }) => !right).map(({ line, text, expected, given }) => ({ line, text, expected, given }));
  return { name, value: share(judged.length - missed.length, judged.length), unit: "share", rows: judged.length, missed };
}
