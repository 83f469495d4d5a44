import {
  parseTemplate,
  renderTemplate,
  spokenFilterOfType,
  type AgentDocument,
  type Json,
  type Slot,
  type TemplateTree,
} from "@vaarta/flow";
import { digitsToWords, moneyToWords, numberToWords } from "@vaarta/text";

export interface Heard {
  /** With examples in place of details, and every figure as it is said. */
  text: string;
  /** Whether saying it differs from reading it: figures or details became words. */
  differs: boolean;
  seconds: number;
}

/** A text as a caller would hear it, with example values for details; null while it cannot be read. */
export function heard(document: AgentDocument, source: string, language: string, now: number): Heard | null {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return null;
  const slots = new Map(Object.entries(document.slots).map(([id, slot]) => [slot.name, { id, slot }]));
  const tree = parsed.tree.map((part) => {
    if (part.op === "text") return { ...part, text: figuresAsWords(part.text, language) };
    const type = slots.get(part.name)?.slot.type.type;
    const filter = type ? spokenFilterOfType[type] : undefined;
    if (!filter || part.keys.length || part.filters.some(({ name }) => name !== "default")) return part;
    return { ...part, filters: [...part.filters, { name: filter, args: [], start: part.start, end: part.end }] };
  });
  const { text } = renderTemplate(tree as TemplateTree, {
    parameters: {
      company: document.desk.company,
      public_number: document.desk.publicNumber ?? "",
      calls_back: document.desk.callsBack ?? "",
    },
    slot: (name) => {
      const found = slots.get(name);
      return found && { id: found.id, slot: found.slot, value: exampleOf(found.slot, now) };
    },
    languages: [language, ...(document.languages.offered[language]?.fallbacks ?? [])],
    language,
    now,
    timezone: document.timezone,
  });
  return { text, differs: text !== source, seconds: secondsOf(text) };
}

/** A value such as callers give, for previews only. */
function exampleOf(slot: Slot, now: number): Json {
  if (slot.initial !== undefined) return slot.initial;
  switch (slot.type.type) {
    case "money":
      return 252_000;
    case "percent":
      return 11.5;
    case "weight":
      return 45;
    case "months":
      return 12;
    case "number":
      return 3;
    case "date":
      return new Date(now + 3 * 86_400_000).toISOString().slice(0, 10);
    case "time":
      return "11:00";
    case "phone":
      return "9876543210";
    case "pin":
      return "411001";
    case "yesno":
      return true;
    case "choice":
      return Object.keys(slot.type.options)[0] ?? null;
    case "data":
      return null;
    default:
      return slot.example ?? slot.label;
  }
}

/** "₹2,52,000" as "दो लाख बावन हज़ार रुपये"; long runs of digits one by one. */
export function figuresAsWords(text: string, language: string): string {
  return text.replace(/(₹\s?)?(\d[\d,]*(?:\.\d+)?)(?!\w)/g, (whole, rupee: string | undefined, digits: string) => {
    const plain = digits.replaceAll(",", "");
    const value = Number(plain);
    if (!Number.isFinite(value) || value >= 1e15) return whole;
    if (rupee) return moneyToWords(value, language);
    return plain.length > 7 && !digits.includes(",") ? digitsToWords(plain, language) : numberToWords(value, language);
  });
}

/** About how long it takes to say: Indic letters carry a syllable each, Latin ones half of one. */
export function secondsOf(text: string): number {
  let latin = 0;
  let indic = 0;
  let pauses = 0;
  for (const character of text) {
    if (/[.?!।,;:]/.test(character)) pauses += 1;
    else if (/\p{M}|\s/u.test(character)) continue;
    else if (/[\p{Script=Latin}\d]/u.test(character)) latin += 1;
    else indic += 1;
  }
  return latin / 13 + indic / 8.5 + pauses * 0.25;
}
