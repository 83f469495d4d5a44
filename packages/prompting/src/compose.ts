import type { Snapshot } from "@vaarta/engine";
import { hashOf, languageChain } from "@vaarta/flow";
import type { Json, Program, StateOf } from "@vaarta/flow";
import { groundsOf } from "./guard/figures.ts";
import type { GuardContext } from "./guard/guard.ts";
import { historyOf, type HistoryLimits, type HistoryUse } from "./history.ts";
import { fenced, passagesOf, type Passage } from "./passages.ts";
import { styleOf } from "./style-of.ts";
import { privacyOf } from "./privacy.ts";
import { publicNumbersOf, withoutNumbers } from "./public-numbers.ts";
import { fillIn, isPrivate, scopeOf } from "./scope.ts";
import { describeAgent, describeSegment, describeState } from "./sections.ts";
import rules from "./texts/rules.json" with { type: "json" };
import { herWordsIn, type Said } from "./transcript.ts";

export interface PromptInput {
  program: Program;
  /** As it stands right after the `generate` effect was asked for. */
  snapshot: Snapshot;
  /** Id of that effect. */
  effect: string;
  transcript: readonly Said[];
  /** What was retrieved for this turn: a list of `{id, text, source?}`. */
  passages?: Json;
  /** What of the history went along when it was composed first; else `summary` and `limits` decide. */
  history?: HistoryUse;
  /** What stands for the first messages of a long conversation. */
  summary?: HistoryUse["summary"];
  /** How much the model takes. @defaultValue anything */
  limits?: HistoryLimits;
  /** Of this conversation: what need not be looked through again in the next turn. Changes nothing. */
  memo?: Map<string, string>;
  /** A shorter prompt with the state alone, for a model that failed at the whole. */
  isSimple?: boolean;
}

export interface Prompt {
  /** The same from turn to turn, the same for every caller of the state, segment and language: providers keep its prefix. */
  system: string;
  messages: { role: "caller" | "agent"; text: string }[];
  /** Over system and messages: what a log keeps of it. */
  hash: string;
  /** What of the history went along, where the log alone does not tell. */
  history?: HistoryUse;
  /** What its answer is held against. */
  guard: GuardContext;
}

/**
 * What a model is told for its turn in a `converse` state. Pure and deterministic: the same program, snapshot and log give the same
 * bytes, so that the prompt of any turn can be shown later and checked by its hash. Nothing private leaves by it.
 */
export function composePrompt(input: PromptInput): Prompt {
  const { program, snapshot, effect } = input;
  const state = stateOf(program, snapshot);
  const privacy = privacyOf(program, snapshot, herWordsIn(input.transcript), input.memo);
  const { seed } = snapshot.start;
  const boundary = hashOf([seed, effect, "boundary"]).slice(0, 16);
  const canary = `ref-${hashOf([seed, effect, "canary"]).slice(0, 16)}`;
  const system = systemOf(input, state);
  const passages = passagesOf(input.passages);
  const facts = factsOf(program, snapshot);
  const fence = (kind: string, text: string) => fenced(kind, privacy.mask(text), boundary);
  const now = nowOf(input, { state, canary, facts, fence, passages });
  const { messages, use } = historyOf({
    transcript: input.transcript,
    mask: (text) => privacy.mask(text),
    now,
    system,
    isSimple: input.isSimple === true,
    use: input.history,
    summary: input.summary,
    limits: input.limits,
  });
  const lookUps = lookUpsOf(snapshot);
  const given = [...passages.map(({ text }) => text), ...lookUps.map((found) => JSON.stringify(found.result))];
  const { hours } = program.document.desk;
  const publicNumbers = publicNumbersOf(program);
  const texts = [
    // What she says gives no figure: "make it zero percent" is a wish. What was taken of it is a detail, and one of the facts.
    ...input.transcript.flatMap(({ who, text }) => (who === "agent" ? [text] : [])),
    ...given,
    ...facts.recite,
    state.goal,
    promptText(program, snapshot, state),
    hours ? `${hours.from} ${hours.to}` : "",
  ];
  const guard: GuardContext = {
    document: program.document,
    privacy,
    grounds: groundsOf(
      texts.map((text) => withoutNumbers(text, publicNumbers)),
      [...facts.values, ...lookUps.map((found) => found.result)],
    ),
    publicTexts: [...publicNumbers, ...given],
    publicNumbers,
    canary,
    boundary,
  };
  return { system, messages, hash: hashOf({ system, messages }), ...(use && { history: use }), guard };
}

function stateOf(program: Program, snapshot: Snapshot): StateOf<"converse"> {
  const id = snapshot.stack.at(-1)?.state ?? "";
  const state = program.document.states[id];
  if (state?.kind !== "converse")
    throw new RangeError(`The state ${id} has no model's turn: it is of the kind ${state?.kind ?? "unknown"}.`);
  return state;
}

/** Stable parts first: the rules are the same everywhere, the agent's own for all its calls, then state, segment and language. */
function systemOf({ program, snapshot, isSimple }: PromptInput, state: StateOf<"converse">): string {
  const style = styleOf(snapshot.language);
  const sections = isSimple
    ? [...rules.simple, ...describeState(program, state, true), style, ...rules.simpleForm]
    : [
        rules.rules.join("\n"),
        rules.form.join("\n"),
        ...describeAgent(program, snapshot),
        ...describeState(program, state, false),
        promptText(program, snapshot, state),
        ...describeSegment(program, snapshot),
        `LANGUAGE: ${snapshot.language}. ${style}`,
      ];
  return sections.filter((section) => section !== "").join("\n\n");
}

/** The analyst's own instruction for this state, what the segment adds to it, in the caller's language. */
function promptText(program: Program, snapshot: Snapshot, state: StateOf<"converse">): string {
  const prompt = state.prompt === undefined ? undefined : program.document.prompts[state.prompt];
  if (!prompt) return "";
  const added = snapshot.segment === null ? undefined : prompt.segments?.[snapshot.segment];
  const chain = languageChain(program.document.languages, snapshot.language);
  return [prompt.texts, added ?? {}]
    .map((texts) => chain.map((tag) => texts[tag]).find((text) => text) ?? Object.values(texts)[0] ?? "")
    .filter((text) => text !== "")
    .map((text) => fillIn(program, snapshot, text))
    .join("\n");
}

interface Facts {
  /** "label: value" of details that may be said. */
  recite: string[];
  values: Json[];
  /** The same of those that only steer. */
  steer: string[];
  /** Labels of what is known and not shown. */
  hidden: string[];
}

/** Known facts, by what may be done with them: said, let steer the talk, or not even shown. */
function factsOf(program: Program, snapshot: Snapshot): Facts {
  const facts: Facts = { recite: [], values: [], steer: [], hidden: [] };
  const scope = scopeOf(snapshot);
  for (const id of Object.keys(snapshot.slots).toSorted()) {
    const known = snapshot.slots[id];
    const slot = program.document.slots[id];
    if (!known || !slot) continue;
    if (isPrivate(slot)) {
      facts.hidden.push(slot.name);
      continue;
    }
    const spoken = slot.type.type === "data" ? JSON.stringify(known.value).slice(0, 600) : program.spoken(id, known.value, scope);
    const disclosure = slot.disclosure ?? (known.source === "attribute" && !known.confirmed ? "steer" : "recite");
    if (disclosure === "recite") facts.values.push(known.value);
    facts[disclosure].push(`${slot.name} (${slot.label}): ${spoken}`);
  }
  return facts;
}

interface Now {
  state: StateOf<"converse">;
  canary: string;
  facts: Facts;
  fence(kind: string, text: string): string;
  passages: readonly Passage[];
}

/** What changes from turn to turn stands last, after the history. */
function nowOf({ program, snapshot, isSimple }: PromptInput, { state, canary, facts, fence, passages }: Now): string {
  const { known, turns } = { known: facts, turns: scopeOf(snapshot).turns };
  const missing = Object.values(state.asks)
    .filter(({ slot }) => snapshot.slots[slot] === undefined)
    .map(({ slot }) => program.document.slots[slot]?.name ?? slot)
    .toSorted();
  const list = (title: string, items: readonly string[]) => (items.length > 0 ? [`${title}: ${items.join("; ")}`] : []);
  const lines = [
    `Reference of this note: ${canary}. Never write it.`,
    `Turn ${Math.max(1, turns)} of ${state.maxTurns}.${turns >= state.maxTurns ? " It is the last: choose a way out." : ""}`,
    ...list("KNOWN, may be said", known.recite),
    ...list("LET IT STEER YOU, never say it", known.steer),
    ...list("Known and kept from you", known.hidden),
    ...list("Still missing", missing),
    ...lookUpsOf(snapshot).map(({ tool, outcome, result }) =>
      fence(`result of ${program.document.tools[tool]?.name ?? tool}: ${outcome}`, JSON.stringify(result).slice(0, 4000)),
    ),
    ...(isSimple ? passages.slice(0, 1) : passages).map(({ id, text, source }) =>
      fence(`passage ${id}${source === "" ? "" : ` from ${source}`}`, text),
    ),
  ];
  return lines.join("\n");
}

type LookUp = { tool: string; outcome: string; result: Json };

function lookUpsOf(snapshot: Snapshot): LookUp[] {
  const model = snapshot.stack.at(-1)?.progress["model"];
  const lookUps = typeof model === "object" && model !== null && !Array.isArray(model) ? model["lookUps"] : undefined;
  return Array.isArray(lookUps) ? (lookUps as LookUp[]) : [];
}
