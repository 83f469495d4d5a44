import type { WordsRefusal } from "@vaarta/engine";
import { findBannedClaim } from "@vaarta/flow";
import type { Guardrails, ProgramDocument } from "@vaarta/flow";
import { findPrivateData, normaliseText, tokenise } from "@vaarta/text";
import type { Privacy } from "../privacy.ts";
import { withoutNumbers } from "../public-numbers.ts";
import promises from "../texts/promises.json" with { type: "json" };
import rules from "../texts/rules.json" with { type: "json" };
import { inventedFigure } from "./figures.ts";
import type { Grounds } from "./figures.ts";

/** Everything a sentence of a model is held against. */
export interface GuardContext {
  document: ProgramDocument;
  privacy: Privacy;
  grounds: Grounds;
  /** Texts whose phone numbers and the like are public: the desk's own, what tools and passages gave. */
  publicTexts: readonly string[];
  /** The desk's own numbers, as it writes them. */
  publicNumbers: readonly string[];
  canary: string;
  boundary: string;
}

export interface HeldBack {
  why: WordsRefusal;
  /** The rule that held it back: a claim, a promise, a kind of data. Never the words. */
  detail?: string;
}

/** Why a sentence of a model may not be said; null when it may. Pure. */
export function heldBack(sentence: string, context: GuardContext): HeldBack | null {
  const text = normaliseText(sentence);
  const { canary, boundary, document } = context;
  if (text.includes(canary)) return { why: "prompt", detail: "canary" };
  if (text.includes(boundary)) return { why: "prompt", detail: "boundary" };
  if (secrets.some((pattern) => pattern.test(text))) return { why: "secret" };
  if (form.some((pattern) => pattern.test(text))) return { why: "form" };
  if (tellsInstructions(text)) return { why: "prompt", detail: "instructions" };
  const found = privateIn(text, context);
  if (found.kind !== null) return { why: "private", detail: found.kind };
  const claim = findBannedClaim(document.guardrails, text);
  if (claim !== null) return { why: "claim", detail: claim };
  const promise = findBannedClaim(forbiddenPromises(document), text);
  if (promise !== null) return { why: "promise", detail: promise };
  const figure = inventedFigure(withoutNumbers(found.rest, context.publicNumbers), context.grounds);
  return figure === null ? null : { why: "figure", detail: figure };
}

const secrets: readonly RegExp[] = [
  /\b(?:sk|pk|gsk|rk|ghp|gho|xox[abp])[-_][A-Za-z0-9_-]{16,}/,
  /\bAKIA[0-9A-Z]{12,}/,
  /\bAIza[0-9A-Za-z_-]{20,}/,
  /-----BEGIN/,
  /\bBearer\s+[A-Za-z0-9._~+/-]{16,}/i,
  /\b[0-9a-f]{32,}\b/i,
];

/** Remains of the answer's form, of code, or of what private details were masked with. */
const form: readonly RegExp[] = [/[{}]/, /"(?:exit|details|look_up)"/, /«|»/, /\[[a-z][a-z_-]*\]/, /```/, /<\/?[a-z][^>]*>/i];

const instructionKeys = keysOf([...rules.rules, ...rules.form, ...rules.simple, ...rules.simpleForm].join(" "));
const runLength = 7;
const instructionRuns = new Set(instructionKeys.map((_, at) => instructionKeys.slice(at, at + runLength).join(" ")));

/** Seven words in a row out of the instructions. */
function tellsInstructions(text: string): boolean {
  const keys = keysOf(text);
  return keys.some((_, at) => at + runLength <= keys.length && instructionRuns.has(keys.slice(at, at + runLength).join(" ")));
}

function keysOf(text: string): string[] {
  return tokenise(normaliseText(text)).flatMap(({ kind, key }) => (kind === "word" && key !== "" ? [key] : []));
}

/** The first private data of a sentence, and the sentence without the numbers that are public. */
function privateIn(text: string, { privacy, publicTexts }: GuardContext): { kind: string | null; rest: string } {
  if (privacy.holdsValue(text)) return { kind: "detail", rest: text };
  let rest = "";
  let at = 0;
  for (const { kind, start, end } of findPrivateData(text)) {
    const digits = plain(text.slice(start, end));
    if (digits === "" || !publicTexts.some((each) => plain(each).includes(digits))) return { kind, rest: text };
    rest += text.slice(at, start);
    at = end;
  }
  return { kind: null, rest: rest + text.slice(at) };
}

function plain(text: string): string {
  return normaliseText(text).replace(/[\s().+-]/g, "");
}

/** What is not to be promised: what the desk does not keep. */
function forbiddenPromises({ desk }: ProgramDocument): Guardrails {
  const kept: Record<keyof typeof promises, boolean> = {
    "call-back": desk.callsBack !== undefined || desk.hours !== undefined,
    person: desk.personAvailable === true,
    offer: desk.offer !== undefined,
    message: false,
  };
  const entries = Object.entries(promises).filter(([kind]) => !kept[kind as keyof typeof promises]);
  return { bannedClaims: Object.fromEntries(entries.map(([kind, phrases]) => [kind, { name: kind, phrases }])) };
}
