import { isMap, keysOf, valueAt } from "../json.ts";
import { nameOf } from "../words/place-words.ts";
import { quote } from "../words/quote.ts";
import { kindOf, type ChangeSentence, type Describe, type Versions } from "./change-sentence.ts";
import { conditionWords, nameAt, valueWords } from "./value-words.ts";

/** States and their ways out. */
export const describeState: Describe = (operation, versions) => {
  const { path } = operation;
  const { words } = versions;
  const [, id = "", field, item = "", part] = path;
  const kind = kindOf(operation, (at) => valueAt(versions.before, at));
  const state = stateWords(versions, id);
  const values = { before: valueWords(versions.before, path, words), after: valueWords(versions.after, path, words) };
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
  const quoted = { before: quote(values.before ?? ""), after: quote(values.after ?? "") };
  if (field === "name" || field === "flow") return [make(words.say(`state.${field}`, { state, ...quoted }))];
  if (field === "interruptible") {
    const open = valueAt(versions.after, path) !== false;
    return [make(words.say(open ? "state.open" : "state.closed", { state }), {})];
  }
  if (isList(field) && item !== "") return [make(itemSentence(versions, { path, state, field, kind, part }))];
  return [make(fieldSentence(versions, { state, field, kind, path }))];
};

/** Lists inside states, with what an entry is called by. */
const lists = {
  asks: { area: "slots", field: "slot" },
  options: { area: null, field: "label" },
  exits: { area: null, field: "name" },
  calls: { area: "tools", field: "tool" },
  assignments: { area: "slots", field: "slot" },
  intents: { area: "intents", field: null },
  within: { area: "flows", field: null },
  tools: { area: "tools", field: null },
  args: { area: "slots", field: null },
} as const satisfies Record<string, { area: string | null; field: string | null }>;

function isList(field: string): field is keyof typeof lists {
  return Object.hasOwn(lists, field);
}

function itemSentence(
  { before, after, words }: Versions,
  about: { path: readonly string[]; state: string; field: keyof typeof lists; kind: ChangeSentence["kind"]; part: string | undefined },
): string {
  const { path, state, field, kind } = about;
  const list = lists[field];
  const at = path.slice(0, 4);
  const item = valueAt(after, at) ?? valueAt(before, at);
  const target = list.field ? valueAt(item, [list.field]) : path[3];
  const name = list.area ? nameAt([after, before], [list.area, String(target)]) : quote(target);
  if (about.part === undefined && kind !== "changed") return words.say(`list.${field}.${kind}`, { state, name });
  const part = about.part === undefined ? "" : words.phrase("list.part", { part: words.part(about.part) });
  return words.say(`list.${field}.changed`, { state, name, part });
}

function wholeState(
  versions: Versions,
  id: string,
  make: (sentence: string, more?: { before?: string; after?: string }) => ChangeSentence,
): ChangeSentence[] {
  const [before, after] = [versions.before, versions.after].map((document) => valueAt(document, ["states", id]));
  const name = stateWords(versions, id);
  const flow = nameAt([versions.after, versions.before], ["flows", String(valueAt(after ?? before, ["flow"]))]);
  const { words } = versions;
  const kind = (state: unknown) => words.kindOfState(valueAt(state, ["kind"]));
  if (after === undefined) return [make(words.say("state.removed", { state: name, flow }), {})];
  if (before === undefined) {
    const exits = valueAt(after, ["transitions"]);
    const ways = isMap(exits) ? keysOf(exits).map((exit) => wayWords(versions, ["states", id, "transitions", exit])) : [];
    return [make(words.say("state.added", { state: name, kind: kind(after), flow }), ways.length > 0 ? { after: ways.join("\n") } : {})];
  }
  if (valueAt(before, ["kind"]) === valueAt(after, ["kind"])) return [make(words.say("state.changed", { state: name }), {})];
  return [make(words.say("state.kind", { state: name }), { before: kind(before), after: kind(after) })];
}

function wayOut(
  versions: Versions,
  path: readonly string[],
  make: (sentence: string, more?: { before?: string; after?: string }) => ChangeSentence,
): ChangeSentence {
  const { before, after, words } = versions;
  const [, id = "", , exit = "", part] = path;
  const state = stateWords(versions, id);
  const at = ["states", id, "transitions", exit];
  const [old, now] = [valueAt(before, at), valueAt(after, at)];
  const target = (way: unknown) => nameAt([after, before], ["states", String(valueAt(way, ["to"]))]);
  const condition = (document: Versions["after"], way: unknown) =>
    conditionWords(document, valueAt(way, ["when"]), words.reader, valueAt(document, ["states", id]));
  if (old === undefined) return make(words.say("way.added", { state, condition: condition(after, now), target: target(now) }), {});
  if (now === undefined) return make(words.say("way.removed", { state, condition: condition(before, old), target: target(old) }), {});
  const way = { state, target: target(now) };
  switch (part) {
    case "to":
      return make(words.say("way.to", { ...way, condition: condition(after, now), before: target(old) }));
    case "order":
      return make(words.say("way.order", way), {});
    case "label":
      return make(words.say("way.label", way));
    case "when": {
      const rules = { before: condition(before, old), after: condition(after, now) };
      if (rules.before === rules.after) return make(words.say("way.written", way));
      return make(words.say("way.when", { ...way, ...rules }), rules);
    }
    default:
      return make(words.say("way.changed", way), {});
  }
}

function wayWords({ after, words }: Versions, path: readonly string[]): string {
  const way = valueAt(after, path);
  const target = nameAt([after], ["states", String(valueAt(way, ["to"]))]);
  const condition = conditionWords(after, valueAt(way, ["when"]), words.reader, valueAt(after, path.slice(0, 2)));
  return `${condition.charAt(0).toUpperCase()}${condition.slice(1)}: ${target}`;
}

function fieldSentence(
  { words }: Versions,
  about: { state: string; field: string; kind: ChangeSentence["kind"]; path: readonly string[] },
): string {
  const { state, kind, path } = about;
  const field = words.field("states", about.field);
  if (path.length <= 3) return words.say(`state.field.${kind}`, { state, field });
  return words.say("state.field.inner", { state, field, part: words.part(path.at(-1) ?? "") });
}

function stateWords({ before, after }: Versions, id: string): string {
  const [now, old] = [valueAt(after, ["states", id]), valueAt(before, ["states", id])];
  return quote(nameOf(now ?? old) ?? id);
}
