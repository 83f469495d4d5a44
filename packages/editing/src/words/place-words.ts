import type { AgentDocument, SentenceLanguage } from "@vaarta/flow";
import { isMap, valueAt } from "../json.ts";
import { languageName } from "./language-names.ts";
import { lineUses, lineWords } from "./line-words.ts";
import { placeTables, type PlaceTable } from "./place-tables.ts";
import { quote } from "./quote.ts";

/** A place of the document in words, with what to show for it. */
export interface Place {
  words: string;
  state?: string;
  language?: string;
}

/**
 * A path in plain words, such as `the Hindi text of the reply to “rate too high”`. The documents are asked in turn for
 * names, since what a path names may be gone from some. Pure.
 * @param reader - language of the words; Hindi ones are in the form that stands before को. @defaultValue en
 */
export function placeWords(path: readonly string[], documents: readonly AgentDocument[], reader: SentenceLanguage = "en"): Place {
  const [area = "", id = ""] = path;
  const words = placeTables[reader];
  const document = documents.find((candidate) => valueAt(candidate, path.slice(0, 2)) !== undefined) ?? documents[0];
  if (!document) return { words: path.join(" › ") };
  if (area === "lines") return linePlace(path, document, reader);
  if (area === "canvas") return { words: path[1] === "notes" ? words.note : words.canvas };
  if (area === "replies") return { words: filled(words.reply, { name: quote(id) }) };
  const noun = words.entries[area];
  if (!noun || id === "") {
    return { words: path.length > 0 ? filled(words.ofAgent, { field: fieldWords(path, words.fields) }) : words.agent };
  }
  const name = quote(nameOf(valueAt(document, [area, id])) ?? id);
  const owner = area === "states" ? name : filled(words.entry, { noun, name });
  const state = area === "states" ? { state: id } : {};
  if (path.length < 3) return { words: owner, ...state };
  if (area === "states" && path[2] === "transitions") return { words: wayOutWords(document, path, owner, words), ...state };
  return { words: filled(words.ofEntry, { field: fieldWords(path.slice(2), words.fields), owner }), ...state };
}

/** The name people gave to an entry: name, question or label. */
export function nameOf(value: unknown): string | undefined {
  if (!isMap(value)) return undefined;
  return [value["label"], value["name"], value["question"]].find((name): name is string => typeof name === "string" && name !== "");
}

function linePlace(path: readonly string[], document: AgentDocument, reader: SentenceLanguage): Place {
  const { words: line, state } = lineWords(document, path[1] ?? "", lineUses(document, reader), reader);
  const words = placeTables[reader];
  const shown = state ? { state } : {};
  const tag = path[2] === "variants" && path[4] === "texts" ? path[5] : undefined;
  if (tag) return { words: filled(words.text, { language: languageName(tag, reader), line }), language: tag, ...shown };
  return { words: path[2] === "variants" ? filled(words.variant, { line }) : line, ...shown };
}

function wayOutWords(document: AgentDocument, path: readonly string[], owner: string, words: PlaceTable): string {
  const transition = valueAt(document, path.slice(0, 4));
  if (!isMap(transition)) return filled(words.way, { owner });
  const label = transition["label"];
  if (typeof label === "string" && label !== "") return filled(words.wayNamed, { owner, name: quote(label) });
  const target = valueAt(document, ["states", String(transition["to"]), "name"]);
  return target ? filled(words.wayTo, { owner, name: quote(target) }) : filled(words.way, { owner });
}

function fieldWords(path: readonly string[], fields: Readonly<Record<string, string>>): string {
  const known = path.map((part) => fields[part]).find((words) => words !== undefined);
  return known ?? `“${path[path.length - 1] ?? ""}”`;
}

function filled(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? "");
}
