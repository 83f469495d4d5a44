import type { AgentDocument } from "@vaarta/flow";
import { isMap, valueAt } from "../json.ts";
import { languageName } from "./language-names.ts";
import { lineUses, lineWords } from "./line-words.ts";
import { quote } from "./quote.ts";

/** A place of the document in words, with what to show for it. */
export interface Place {
  words: string;
  state?: string;
  language?: string;
}

/** Single names of the maps of a document. */
export const areaWords: Readonly<Record<string, string>> = {
  states: "state",
  flows: "flow",
  lines: "line",
  slots: "detail",
  intents: "caller meaning",
  answers: "answer",
  segments: "segment",
  prompts: "prompt",
  tools: "tool",
  outcomes: "outcome",
  experiments: "experiment",
  datasets: "data set",
  replies: "standard reply",
  tests: "test",
};

/**
 * A path in plain words, such as `the Hindi text of the reply to “rate too high”`. The documents are asked in turn for
 * names, since what a path names may be gone from some. Pure.
 */
export function placeWords(path: readonly string[], documents: readonly AgentDocument[]): Place {
  const [area = "", id = ""] = path;
  const document = documents.find((candidate) => valueAt(candidate, path.slice(0, 2)) !== undefined) ?? documents[0];
  if (!document) return { words: path.join(" › ") };
  if (area === "lines") return linePlace(path, document);
  if (area === "canvas") return { words: path[1] === "notes" ? "a note on the canvas" : "the canvas" };
  if (area === "replies") return { words: `the standard reply ${quote(id)}` };
  const word = areaWords[area];
  if (!word || id === "") return { words: path.length > 0 ? `${fieldWords(path)} of the agent` : "the agent" };
  const name = nameOf(valueAt(document, [area, id]));
  const owner = area === "states" ? quote(name ?? id) : `the ${word} ${quote(name ?? id)}`;
  const state = area === "states" ? { state: id } : {};
  if (path.length < 3) return { words: owner, ...state };
  if (area === "states" && path[2] === "transitions") return { words: `${wayOutWords(document, path)} of ${owner}`, ...state };
  return { words: `${fieldWords(path.slice(2))} of ${owner}`, ...state };
}

/** The name people gave to an entry: name, question or label. */
export function nameOf(value: unknown): string | undefined {
  if (!isMap(value)) return undefined;
  return [value["label"], value["name"], value["question"]].find((name): name is string => typeof name === "string" && name !== "");
}

function linePlace(path: readonly string[], document: AgentDocument): Place {
  const { words, state } = lineWords(document, path[1] ?? "", lineUses(document));
  const shown = state ? { state } : {};
  const tag = path[2] === "variants" && path[4] === "texts" ? path[5] : undefined;
  if (tag) return { words: `the ${languageName(tag)} text of ${words}`, language: tag, ...shown };
  return { words: path[2] === "variants" ? `a variant of ${words}` : words, ...shown };
}

function wayOutWords(document: AgentDocument, path: readonly string[]): string {
  const transition = valueAt(document, path.slice(0, 4));
  if (!isMap(transition)) return "a way out";
  const label = transition["label"];
  if (typeof label === "string" && label !== "") return `the way out ${quote(label)}`;
  const target = valueAt(document, ["states", String(transition["to"]), "name"]);
  return target ? `the way out to ${quote(target)}` : "a way out";
}

const fields: Readonly<Record<string, string>> = {
  afterMs: "the silence times",
  asks: "what is asked",
  desk: "the desk settings",
  examples: "the examples",
  exits: "the exits",
  goal: "the goal",
  guardrails: "what is never said",
  implementation: "the connection",
  indicators: "the indicators",
  label: "the label",
  languages: "the languages",
  name: "the name",
  options: "the options",
  parameters: "the parameters",
  rows: "the rows",
  samples: "the sample results",
  silence: "the silence times",
  texts: "the text",
  turns: "the turns",
  type: "the type",
  vocabulary: "the known values",
  ways: "the ways of asking",
};

function fieldWords(path: readonly string[]): string {
  const known = path.map((part) => fields[part]).find((words) => words !== undefined);
  return known ?? `“${path[path.length - 1] ?? ""}”`;
}
