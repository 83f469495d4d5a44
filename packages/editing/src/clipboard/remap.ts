import { parseExpression, parseTemplate, walkPart, type RefKind, type Tree } from "@vaarta/flow";
import { isMap, type JsonMap } from "../json.ts";

/** Where references of a part go. */
export interface Remapping {
  /** New id; null when there is nothing to point at: then the reference is taken out. */
  id(kind: RefKind, id: string): string | null;
  /** New name of a slot by its old one. */
  slotName(name: string): string;
}

/**
 * A copy of a part of a document, such as one state, with every reference, rule and template pointing elsewhere. Driven
 * by the schema's own marks, so a new field is covered by declaring it. Pure.
 * @param at - place of a document the part would stand at, such as `["states", id]`
 */
export function remap<T>(part: T, at: readonly string[], mapping: Remapping): T {
  const copy = JSON.parse(JSON.stringify(part)) as T;
  const values: { path: string[]; value: string | null }[] = [];
  const keys: { path: string[]; key: string | null }[] = [];
  walkPart(copy, at, {
    reference(kind, id, path, isKey) {
      const inner = path.slice(at.length).map(String);
      const next = mapping.id(kind, id);
      if (next === id) return;
      if (isKey) keys.push({ path: inner, key: next });
      else values.push({ path: inner, value: next });
    },
    expression: (source, path) => values.push({ path: path.slice(at.length).map(String), value: renameInExpression(source, mapping) }),
    template: (text, path) => values.push({ path: path.slice(at.length).map(String), value: renameInTemplate(text, mapping) }),
  });
  for (const { path, value } of values) {
    const holder = holderOf(copy, path);
    const key = path[path.length - 1] ?? "";
    if (holder && value !== null) holder[key] = value;
    else if (holder) delete holder[key];
  }
  // Keys last, deepest first: until then every path is as it was found.
  for (const { path, key } of keys.sort((a, b) => b.path.length - a.path.length)) {
    const holder = holderOf(copy, path);
    const old = path[path.length - 1] ?? "";
    if (!holder) continue;
    const value = holder[old];
    delete holder[old];
    if (key !== null) holder[key] = value;
  }
  return copy;
}

/** Slots a part reads by name, in rules and templates. */
export function slotNamesIn(part: unknown, at: readonly string[]): Set<string> {
  const names = new Set<string>();
  const note = (name: string) => {
    names.add(name);
    return name;
  };
  walkPart(part, at, {
    expression: (source) => renameInExpression(source, { slotName: note }),
    template: (text) => renameInTemplate(text, { slotName: note }),
  });
  return names;
}

type Renaming = Pick<Remapping, "slotName">;

interface Span {
  start: number;
  end: number;
  name: string;
}

/** A rule with slots renamed; one that cannot be read stays as it is. */
export function renameInExpression(source: string, mapping: Renaming): string {
  const parsed = parseExpression(source);
  if (!parsed.ok) return source;
  const spans: Span[] = [];
  collect(parsed.tree, new Set(), spans);
  return replaceNames(source, spans, mapping);
}

/** Words with slots renamed; words that cannot be read stay as they are. */
export function renameInTemplate(text: string, mapping: Renaming): string {
  if (!text.includes("{")) return text;
  const parsed = parseTemplate(text);
  if (!parsed.ok) return text;
  const spans = parsed.tree.flatMap((part): Span[] => (part.op === "fill" ? [{ start: part.start, end: part.end, name: part.name }] : []));
  return replaceNames(text, spans, mapping);
}

function replaceNames(source: string, spans: readonly Span[], mapping: Renaming): string {
  let result = source;
  for (const { start, end, name } of [...spans].sort((a, b) => b.start - a.start)) {
    const next = mapping.slotName(name);
    const place = source.indexOf(name, start);
    if (next === name || place < 0 || place + name.length > end) continue;
    result = result.slice(0, place) + next + result.slice(place + name.length);
  }
  return result;
}

/** Names an expression reads, with their places; items of loops are no slots. */
function collect(tree: Tree, bound: ReadonlySet<string>, spans: Span[]): void {
  if (tree.op === "name") {
    if (!bound.has(tree.name)) spans.push({ start: tree.start, end: tree.end, name: tree.name });
    return;
  }
  if (tree.op === "loop") {
    collect(tree.of, bound, spans);
    collect(tree.body, new Set([...bound, tree.variable]), spans);
    return;
  }
  for (const part of Object.values(tree)) {
    const below: unknown[] = Array.isArray(part) ? part : [part];
    for (const child of below) if (isTree(child)) collect(child, bound, spans);
  }
}

function isTree(value: unknown): value is Tree {
  return isMap(value) && typeof value["op"] === "string" && typeof value["start"] === "number";
}

function holderOf(root: unknown, path: readonly string[]): JsonMap | null {
  let value: unknown = root;
  for (const key of path.slice(0, -1)) {
    if (Array.isArray(value)) value = (value as unknown[])[Number(key)];
    else if (isMap(value)) value = value[key];
    else return null;
  }
  return isMap(value) ? value : null;
}
