import { walkingOrder, type AgentDocument, type Operation, type SentenceLanguage } from "@vaarta/flow";
import { diff } from "../diff.ts";
import { compareText, isMap, keysOf, own, valueAt } from "../json.ts";
import { lineUses } from "../words/line-words.ts";
import type { ChangeSentence, Versions } from "./change-sentence.ts";
import { describeAgent } from "./describe-agent.ts";
import { describeEntry } from "./describe-entries.ts";
import { describeLine } from "./describe-lines.ts";
import { describeState } from "./describe-states.ts";
import { wordsOf } from "./sentences/words.ts";

/**
 * What differs between two versions of an agent, in plain sentences that an analyst and a compliance officer
 * read: the agent itself first, then flows and states in reading order with what they say, then everything else. Pure.
 * Any difference that a caller could notice gives at least one sentence; moves on the canvas give none.
 * @param reader - language of the sentences. @defaultValue en
 */
export function describeChanges(before: AgentDocument, after: AgentDocument, reader: SentenceLanguage = "en"): ChangeSentence[] {
  const operations = diff(before, after).flatMap((operation) => wholeEntries(operation, before, after));
  if (operations.length === 0) return [];
  const versions: Versions = {
    before,
    after,
    usesBefore: lineUses(before, reader),
    usesAfter: lineUses(after, reader),
    words: wordsOf(reader),
  };
  const sentences = new Map<string, ChangeSentence>();
  for (const operation of operations) {
    if (isMove(operation)) continue;
    for (const sentence of describe(operation, versions)) {
      const key = `${sentence.area}/${sentence.id}/${sentence.sentence}`;
      const known = sentences.get(key);
      // The same sentence about two parts, such as two steps of one order, is said once.
      if (!known || (known.before === sentence.before && known.after === sentence.after)) sentences.set(key, sentence);
      else sentences.set(`${key}/${sentence.before ?? ""}/${sentence.after ?? ""}`, sentence);
    }
  }
  return inReadingOrder([...sentences.values()], versions);
}

const maps = new Set([
  "flows", "states", "lines", "slots", "intents", "answers", "segments", "prompts", "tools", "outcomes", "experiments", "datasets", "replies", "tests", "replacedBy",
]); // prettier-ignore

/** Maps that came or went whole, entry by entry. */
function wholeEntries(operation: Operation, before: AgentDocument, after: AgentDocument): Operation[] {
  const { path } = operation;
  if (path.length !== 1 || !maps.has(path[0] ?? "")) return [operation];
  const [old, now] = [valueAt(before, path), valueAt(after, path)];
  const entries = new Set([...(isMap(old) ? keysOf(old) : []), ...(isMap(now) ? keysOf(now) : [])]);
  if (entries.size === 0) return [operation];
  return [...entries].map((id): Operation => {
    const at = [...path, id];
    const value = isMap(now) ? own(now, id) : undefined;
    return value === undefined ? { op: "remove", path: at } : { op: "set", path: at, value };
  });
}

function describe(operation: Operation, versions: Versions): ChangeSentence[] {
  const [area = ""] = operation.path;
  if (operation.path.length === 1) return describeAgent(operation, versions);
  if (area === "states") return describeState(operation, versions);
  if (area === "lines") return describeLine(operation, versions);
  if (maps.has(area) && area !== "replacedBy") return describeEntry(operation, versions);
  return describeAgent(operation, versions);
}

const geometry = new Set(["x", "y", "width", "height", "flow"]);

function isMove({ path }: Operation): boolean {
  return path[0] === "canvas" && (path[1] === "positions" || (path.length === 4 && geometry.has(path[3] ?? "")));
}

const areaOrder: readonly ChangeSentence["area"][] = [
  "agent", "language", "desk", "flow", "state", "line", "answer", "reply", "slot", "intent", "segment", "prompt", "tool", "dataset", "outcome", "experiment", "test", "note",
]; // prettier-ignore

function inReadingOrder(sentences: readonly ChangeSentence[], { before, after }: Versions): ChangeSentence[] {
  const position = new Map<string, number>();
  for (const document of [after, before]) {
    for (const { states } of walkingOrder(sound(document))) for (const id of states) if (!position.has(id)) position.set(id, position.size);
  }
  // What a state says stands right after what it does.
  const rank = (sentence: ChangeSentence) => areaOrder.indexOf(sentence.state === undefined ? sentence.area : "state");
  const place = ({ state }: ChangeSentence) => (state === undefined ? 0 : (position.get(state) ?? position.size));
  return [...sentences].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      place(a) - place(b) ||
      areaOrder.indexOf(a.area) - areaOrder.indexOf(b.area) ||
      compareText(a.id, b.id) ||
      compareText(a.language ?? "", b.language ?? "") ||
      compareText(a.sentence, b.sentence),
  );
}

/** The document without states that are half-typed and cannot be walked. */
function sound(document: AgentDocument): AgentDocument {
  const states = Object.entries(isMap(document.states) ? document.states : {}).filter(([, state]) =>
    isMap(valueAt(state, ["transitions"])),
  );
  return { ...document, states: Object.fromEntries(states), flows: isMap(document.flows) ? document.flows : {} };
}
