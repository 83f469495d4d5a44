import { isMap, keysOf, valueAt } from "../json.ts";
import { stateNames } from "../states/add-state.ts";
import { nameOf } from "../words/place-words.ts";
import { quote } from "../words/quote.ts";
import { capital, kindOf, type ChangeSentence, type Describe, type Versions } from "./change-sentence.ts";
import { fieldWords } from "./field-words.ts";
import { conditionWords, nameAt, valueWords } from "./value-words.ts";

/** States and their ways out. */
export const describeState: Describe = (operation, versions) => {
  const { path } = operation;
  const [, id = "", field, item = "", part] = path;
  const kind = kindOf(operation, (at) => valueAt(versions.before, at));
  const state = stateWords(versions, id);
  const values = { before: valueWords(versions.before, path), after: valueWords(versions.after, path) };
  const make = (sentence: string, more: { before?: string; after?: string } = values): ChangeSentence => ({
    kind,
    area: "state",
    id,
    state: id,
    sentence,
    ...(more.before === undefined ? {} : { before: more.before }),
    ...(more.after === undefined ? {} : { after: more.after }),
  });
  if (field === undefined) return wholeState(versions, id, make);
  if (field === "transitions" && item !== "") return [wayOut(versions, path, make)];
  if (field === "name") return [make(`${quote(values.before ?? "")} was renamed to ${quote(values.after ?? "")}.`)];
  if (field === "flow") return [make(`${state} moved to the flow ${quote(values.after ?? "")}.`)];
  if (field === "interruptible") {
    const open = valueAt(versions.after, path) !== false;
    return [make(`Side questions are ${open ? "allowed again" : "no longer allowed"} in ${state}.`, {})];
  }
  const list = lists[field];
  if (list && item !== "") return [make(itemSentence(versions, { path, state, list, kind, part }))];
  return [make(fieldSentence(state, field, kind, path))];
};

/** Lists inside states, with what an entry is called by. */
const lists: Readonly<Record<string, { area?: string; field?: string; added: string; removed: string; one: string }>> = {
  asks: { area: "slots", field: "slot", added: "now asks for", removed: "no longer asks for", one: "how it asks for" },
  options: { field: "label", added: "now offers the choice", removed: "no longer offers the choice", one: "the choice" },
  exits: { field: "name", added: "can now end as", removed: "can no longer end as", one: "the exit" },
  calls: { area: "tools", field: "tool", added: "now uses the tool", removed: "no longer uses the tool", one: "how it uses the tool" },
  assignments: { area: "slots", field: "slot", added: "now notes", removed: "no longer notes", one: "what it notes as" },
  intents: { area: "intents", added: "is now also raised by", removed: "is no longer raised by", one: "what raises it" },
  within: { area: "flows", added: "may now interrupt", removed: "may no longer interrupt", one: "what it may interrupt" },
  tools: { area: "tools", added: "may now use the tool", removed: "may no longer use the tool", one: "the tool" },
  args: { area: "slots", added: "now hands over", removed: "no longer hands over", one: "what it hands over as" },
};

function itemSentence(
  { before, after }: Versions,
  about: { path: readonly string[]; state: string; list: (typeof lists)[string]; kind: ChangeSentence["kind"]; part: string | undefined },
): string {
  const { path, state, list } = about;
  const at = path.slice(0, 4);
  const item = valueAt(after, at) ?? valueAt(before, at);
  const target = list.field ? valueAt(item, [list.field]) : path[3];
  const name = list.area ? nameAt([after, before], [list.area, String(target)]) : quote(target);
  if (about.part === undefined && about.kind === "added") return `${state} ${list.added} ${name}.`;
  if (about.part === undefined && about.kind === "removed") return `${state} ${list.removed} ${name}.`;
  const part = about.part === undefined ? "" : ` (${partWords(about.part)})`;
  return `In ${state}, ${list.one} ${name} changed${part}.`;
}

const parts: Readonly<Record<string, string>> = {
  answers: "yes or no",
  args: "what is handed over",
  attempts: "tries",
  confirm: "confirming",
  criterion: "criterion",
  examples: "ways of saying it",
  intent: "meaning",
  label: "label",
  name: "name",
  order: "order",
  required: "whether it must be given",
  save: "what is kept of the result",
  slot: "detail",
  spoken: "how it is said",
  tool: "tool",
  value: "value",
  when: "when",
};

function partWords(part: string): string {
  return parts[part] ?? part;
}

function wholeState(
  versions: Versions,
  id: string,
  make: (sentence: string, more?: { before?: string; after?: string }) => ChangeSentence,
): ChangeSentence[] {
  const [before, after] = [versions.before, versions.after].map((document) => valueAt(document, ["states", id]));
  const name = stateWords(versions, id);
  const flow = nameAt([versions.after, versions.before], ["flows", String(valueAt(after ?? before, ["flow"]))]);
  if (after === undefined) return [make(`The state ${name} was removed from the flow ${flow}.`, {})];
  if (before === undefined) {
    const exits = valueAt(after, ["transitions"]);
    const ways = isMap(exits) ? keysOf(exits).map((exit) => wayWords(versions.after, ["states", id, "transitions", exit])) : [];
    return [
      make(`The state ${name} (${kindWords(after)}) was added to the flow ${flow}.`, ways.length > 0 ? { after: ways.join("\n") } : {}),
    ];
  }
  if (valueAt(before, ["kind"]) === valueAt(after, ["kind"])) return [make(`${name} changed.`, {})];
  return [make(`${name} became another kind of state.`, { before: kindWords(before), after: kindWords(after) })];
}

function kindWords(state: unknown): string {
  const kind = valueAt(state, ["kind"]);
  return typeof kind === "string" && Object.hasOwn(stateNames, kind)
    ? stateNames[kind as keyof typeof stateNames].toLowerCase()
    : "unknown kind";
}

function wayOut(
  versions: Versions,
  path: readonly string[],
  make: (sentence: string, more?: { before?: string; after?: string }) => ChangeSentence,
): ChangeSentence {
  const { before, after } = versions;
  const [, id = "", , exit = "", part] = path;
  const state = stateWords(versions, id);
  const at = ["states", id, "transitions", exit];
  const [old, now] = [valueAt(before, at), valueAt(after, at)];
  const target = (way: unknown) => nameAt([after, before], ["states", String(valueAt(way, ["to"]))]);
  const condition = (document: Versions["after"], way: unknown) =>
    conditionWords(document, valueAt(way, ["when"]), valueAt(document, ["states", id]));
  if (old === undefined) return make(`New way out of ${state}: ${condition(after, now)} leads to ${target(now)}.`, {});
  if (now === undefined) return make(`The way out of ${state} to ${target(old)} was removed: ${condition(before, old)}.`, {});
  switch (part) {
    case "to":
      return make(`From ${state}, ${condition(after, now)} leads to ${target(now)} rather than ${target(old)}.`);
    case "order":
      return make(`The order in which the ways out of ${state} are tried changed.`, {});
    case "label":
      return make(`The label of the way out of ${state} to ${target(now)} changed.`);
    case "when": {
      const words = { before: condition(before, old), after: condition(after, now) };
      if (words.before === words.after) return make(`The rule of the way out of ${state} to ${target(now)} is written differently.`);
      return make(`The way out of ${state} to ${target(now)} is now taken when: ${words.after} (before: ${words.before}).`, words);
    }
    default:
      return make(`The way out of ${state} to ${target(now)} changed.`, {});
  }
}

function wayWords(document: Versions["after"], path: readonly string[]): string {
  const way = valueAt(document, path);
  const target = nameAt([document], ["states", String(valueAt(way, ["to"]))]);
  return `${capital(conditionWords(document, valueAt(way, ["when"]), valueAt(document, path.slice(0, 2))))}: ${target}`;
}

function fieldSentence(state: string, field: string, kind: ChangeSentence["kind"], path: readonly string[]): string {
  const words = fieldWords("states", field);
  const inner = path.length > 3 ? ` (${partWords(path[path.length - 1] ?? "")})` : "";
  if (kind === "added" && inner === "") return `${state} now has a ${words}.`;
  if (kind === "removed" && inner === "") return `The ${words} of ${state} was removed.`;
  return `The ${words} of ${state} changed${inner}.`;
}

function stateWords({ before, after }: Versions, id: string): string {
  const [now, old] = [valueAt(after, ["states", id]), valueAt(before, ["states", id])];
  return quote(nameOf(now ?? old) ?? id);
}
