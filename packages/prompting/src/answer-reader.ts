import type { Proposal, SlotCandidate } from "@vaarta/engine";
import type { Json, Program, SlotType } from "@vaarta/flow";
import { splitSentences } from "@vaarta/text";

/** A part of a model's answer, as soon as it is whole. */
export type AnswerPart = { type: "proposal"; proposal: Proposal } | { type: "sentence"; text: string } | { type: "malformed" };

const longestHead = 6000;
const longestSentence = 400;

/**
 * Reads a model's answer as it comes, cut anywhere: the line of JSON first, then its words sentence by sentence. An answer without
 * the line proposes nothing; one whose line cannot be read is malformed, and nothing of it is used.
 */
export function answerReader(program: Program): { push(text: string): AnswerPart[]; end(): AnswerPart[] } {
  let buffer = "";
  let phase: "head" | "words" | "malformed" = "head";

  function readHead(atEnd: boolean): AnswerPart[] {
    const start = buffer.search(/[^\s`]/);
    const text = start < 0 ? "" : buffer.slice(start).replace(/^json\b\s*/i, "");
    if (text === "") return [];
    if (!text.startsWith("{")) {
      if ("json".startsWith(text.toLowerCase()) && !atEnd) return [];
      phase = "words";
      return [{ type: "proposal", proposal: {} }];
    }
    const end = endOfObject(text);
    if (end < 0) {
      if (!atEnd && text.length < longestHead) return [];
      phase = "malformed";
      return [{ type: "malformed" }];
    }
    const proposal = proposalOf(program, text.slice(0, end));
    buffer = text.slice(end).replace(/^[\s`]+/, "");
    phase = proposal ? "words" : "malformed";
    return [proposal ? { type: "proposal", proposal } : { type: "malformed" }];
  }

  function readWords(atEnd: boolean): AnswerPart[] {
    buffer = buffer.replace(/^[\s`]+/, "");
    const { whole, rest } = cut(buffer, atEnd);
    buffer = rest;
    return whole.map(cleaned).flatMap((text): AnswerPart[] => (text === "" ? [] : [{ type: "sentence", text }]));
  }

  function read(atEnd: boolean): AnswerPart[] {
    const parts = phase === "head" ? readHead(atEnd) : [];
    return phase === "words" ? [...parts, ...readWords(atEnd)] : parts;
  }

  return {
    push(text) {
      buffer += text;
      return read(false);
    },
    end() {
      return read(true);
    },
  };
}

/** Where a JSON object that begins the text ends; -1 when it does not yet. */
function endOfObject(text: string): number {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (inString) {
      if (char === "\\") at++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === "{") depth++;
    else if (char === "}" && --depth === 0) return at + 1;
  }
  return -1;
}

const abbreviation = /(?:^|\s)(?:Rs|Mr|Mrs|Ms|Dr|No|Smt|Shri|approx)\.$/i;

/** The sentences that are whole, and what may still go on. */
function cut(text: string, atEnd: boolean): { whole: string[]; rest: string } {
  const whole: string[] = [];
  let start = 0;
  let at = 0;
  for (const sentence of splitSentences(text)) {
    at = text.indexOf(sentence, at) + sentence.length;
    const isLast = text.slice(at).trim() === "";
    // "Rs. 500" is no end of a sentence; neither is the last one as long as more may come.
    const isOpen = isLast && !atEnd && !/[.।॥?!…]["')\]]*\s+$/.test(text);
    if (isOpen || (abbreviation.test(sentence) && !(isLast && atEnd))) continue;
    whole.push(text.slice(start, at).trim());
    start = at;
  }
  const { parts, rest } = shortened(text.slice(start));
  const cutShort = whole.flatMap((sentence) => {
    const long = shortened(sentence);
    return [...long.parts, long.rest];
  });
  return { whole: [...cutShort, ...parts], rest };
}

/** What is longer than can be said in one breath, cut at commas or words. */
function shortened(text: string): { parts: string[]; rest: string } {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > longestSentence) {
    const end = Math.max(rest.lastIndexOf(",", longestSentence), rest.lastIndexOf(" ", longestSentence));
    const at = end > 0 ? end + 1 : longestSentence;
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at);
  }
  return { parts, rest };
}

function cleaned(sentence: string): string {
  return sentence
    .replace(/\*\*|__|^#+\s*|^[-*•]\s+/g, "")
    .replace(/^(?:agent|assistant|एजेंट)\s*:\s*/i, "")
    .trim();
}

function proposalOf(program: Program, text: string): Proposal | null {
  let head: unknown;
  try {
    head = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isMap(head)) return null;
  const proposal: Proposal = {};
  if (typeof head["exit"] === "string" && head["exit"] !== "") proposal.exit = head["exit"].slice(0, 64);
  const slots = slotsOf(program, head["details"] ?? null);
  if (slots.length > 0) proposal.slots = slots;
  const lookUp = head["look_up"];
  if (isMap(lookUp) && typeof lookUp["tool"] === "string") {
    const { tool, args } = lookUp;
    proposal.tool = { tool: toolId(program, tool), args: isMap(args) ? args : {} };
  }
  return proposal;
}

function slotsOf(program: Program, details: Json): SlotCandidate[] {
  if (!isMap(details)) return [];
  return Object.entries(details).flatMap(([name, given]): SlotCandidate[] => {
    const id = program.slotsByName.get(name) ?? name;
    const type = Object.hasOwn(program.document.slots, id) ? program.document.slots[id]?.type : undefined;
    const value = isMap(given) && "value" in given ? given["value"] : given;
    const words = isMap(given) && typeof given["words"] === "string" ? given["words"] : "";
    if (value === undefined || value === null) return [];
    return [{ slot: id.slice(0, 64), value: type ? asType(type, value) : value, words: words.slice(0, 300), score: 0.8 }];
  });
}

/** The value as its type writes it, where a model wrote it a little otherwise; else as it stands, and the engine refuses it. */
export function asType(type: SlotType, value: Json): Json {
  switch (type.type) {
    case "money":
    case "number":
    case "percent":
    case "weight":
    case "months": {
      const number = typeof value === "string" ? Number(value.replace(/[,\s₹%]/g, "")) : value;
      return typeof number === "number" && Number.isFinite(number) ? number : value;
    }
    case "yesno":
      return value === "yes" || value === "true" ? true : value === "no" || value === "false" ? false : value;
    case "choice": {
      if (typeof value !== "string" || Object.hasOwn(type.options, value)) return value;
      const wanted = value.toLowerCase();
      const found = Object.entries(type.options).find(([, { texts }]) =>
        Object.values(texts).some((text) => text.toLowerCase() === wanted),
      );
      return found ? found[0] : value;
    }
    case "phone":
    case "pin":
      return typeof value === "number" ? String(value) : value;
    default:
      return value;
  }
}

function toolId(program: Program, name: string): string {
  const found = Object.entries(program.document.tools).find(([, tool]) => tool.name === name);
  return (found ? found[0] : name).slice(0, 64);
}

function isMap(value: unknown): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
