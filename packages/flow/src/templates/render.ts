import type { Json } from "../document/json.ts";
import type { Slot } from "../document/slots.ts";
import { templateFilters, filterOfType, type FilterContext, type FilterName } from "./filters.ts";
import { templateLimits } from "./parse-template.ts";
import type { FilterUse, TemplatePart, TemplateTree } from "./tree.ts";

/** Where a template finds what it fills in. */
export interface RenderContext extends FilterContext {
  /** Words as they are, by name; they go before slots. */
  parameters: Readonly<Record<string, string>>;
  /** The slot of a name with its value, null when it has none; undefined when there is no such slot. */
  slot(name: string): { id: string; slot: Slot; value: Json } | undefined;
  /** Where to look for the words of an option, best first. */
  languages: readonly string[];
}

/**
 * Fills a template. Pure and total. A detail nobody has given is left out together with the space or comma that it
 * leaves dangling, so that the text still reads.
 * @returns the text, and the ids of the slots that were wanted and missing
 */
export function renderTemplate(tree: TemplateTree, context: RenderContext): { text: string; missing: string[] } {
  const missing: string[] = [];
  let text = "";
  let hasGap = false;
  for (const part of tree) {
    const words = part.op === "text" ? part.text : fill(part, context, missing);
    if (words === null || words === "") {
      hasGap = hasGap || words === null;
      continue;
    }
    text = hasGap ? closeGap(text, words) : text + words;
    hasGap = false;
  }
  return { text: hasGap ? text.trimEnd() : text, missing };
}

function closeGap(before: string, after: string): string {
  // Brackets around nothing go with it.
  const closing = /^\s*\)/.exec(after);
  if (closing && /\(\s*$/.test(before)) return closeGap(before.replace(/\(\s*$/, ""), after.slice(closing[0].length));
  const isBare = before.trimEnd() === "" || /[([{]\s*$/.test(before);
  if (isBare) return before + after.replace(/^[\s,;:।]+/, "");
  if (/^\s*[,.;:!?।)\]]/.test(after)) return before.trimEnd() + after.trimStart();
  return /\s$/.test(before) ? before + after.trimStart() : before + after;
}

function fill(part: TemplatePart & { op: "fill" }, context: RenderContext, missing: string[]): string | null {
  const { name } = part;
  if (part.keys.length === 0 && Object.hasOwn(context.parameters, name)) return bounded(context.parameters[name] ?? "");
  const found = context.slot(name);
  const value = found ? part.keys.reduce<Json>(fieldOf, found.value) : null;
  const worded = value === null ? null : wordValue(value, part.filters, found?.slot, context, part.keys.length > 0);
  if (worded !== null && worded !== "") return bounded(worded);
  const fallback = part.filters.find((filter) => filter.name === "default")?.args[0];
  if (fallback !== undefined) return bounded(String(fallback));
  missing.push(found?.id ?? name);
  return null;
}

/** Words a value by filters, or by its slot's type when the text names none. */
export function wordValue(
  value: Json,
  filters: readonly FilterUse[],
  slot: Slot | undefined,
  context: Pick<RenderContext, "language" | "languages" | "now" | "timezone">,
  isPart = false,
): string | null {
  let current: Json = value;
  const named = filters.filter((filter) => filter.name !== "default");
  if (slot?.type.type === "choice" && !isPart) current = optionWords(value, slot, context.languages);
  else if (named.length === 0) {
    const usual = slot && !isPart ? filterOfType[slot.type.type] : undefined;
    if (usual) return asText(applyFilter(usual, current, context, []));
  }
  for (const { name, args } of named) {
    if (current === null) return null;
    if (Object.hasOwn(templateFilters, name)) current = applyFilter(name as FilterName, current, context, args);
  }
  return asText(current);
}

/** Applies one filter; null when the value is not one it can word. */
export function applyFilter(name: FilterName, value: Json, context: FilterContext, args: readonly (string | number)[]): Json {
  return templateFilters[name]?.run(value, context, args) ?? null;
}

/** What a caller hears for an option of a choice, in the first language that has it. */
export function optionWords(value: Json, slot: Slot, languages: readonly string[]): Json {
  if (slot.type.type !== "choice" || typeof value !== "string" || !Object.hasOwn(slot.type.options, value)) return value;
  const texts = slot.type.options[value]?.texts ?? {};
  const tag = languages.find((language) => texts[language]) ?? Object.keys(texts)[0];
  return (tag === undefined ? undefined : texts[tag]) ?? value;
}

function fieldOf(value: Json, key: string): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return Object.hasOwn(value, key) ? (value[key] ?? null) : null;
}

function asText(value: Json): string | null {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "boolean":
      return String(value);
    default:
      // An object or a list without a filter has no words.
      return null;
  }
}

function bounded(text: string): string {
  return text.length > templateLimits.valueLength ? text.slice(0, templateLimits.valueLength) : text;
}
