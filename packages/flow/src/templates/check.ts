import type { AgentDocument } from "../document/document.ts";
import type { Slot } from "../document/slots.ts";
import { closest } from "../expressions/closest.ts";
import { templateFilters } from "./filters.ts";
import { parseTemplate } from "./parse-template.ts";
import type { FilterUse, TemplateProblem } from "./tree.ts";

/** Values every template may name beside the slots: what the agent's desk says of itself. */
export const deskNames: Readonly<Record<string, (document: Pick<AgentDocument, "desk">) => string | undefined>> = {
  company: ({ desk }) => desk.company,
  public_number: ({ desk }) => desk.publicNumber,
  calls_back: ({ desk }) => desk.callsBack,
  helpline: ({ desk }) => desk.helpline,
};

/**
 * Checks a template against the slots: unknown details, unknown filters, filters that do not suit the detail. Pure.
 * @param slots - slots by the name templates use
 * @param parameters - further names that are given where it is said
 */
export function checkTemplate(source: string, slots: ReadonlyMap<string, Slot>, parameters: readonly string[] = []): TemplateProblem[] {
  const parsed = parseTemplate(source);
  if (!parsed.ok) return [parsed.problem];
  const problems: TemplateProblem[] = [];
  for (const part of parsed.tree) {
    if (part.op !== "fill") continue;
    const slot = slots.get(part.name);
    if (!slot && !parameters.includes(part.name) && !Object.hasOwn(deskNames, part.name)) {
      const meant = closest(part.name, [...slots.keys(), ...parameters, ...Object.keys(deskNames)]);
      const message = `No detail is called "${part.name}". ${meant ? `Did you mean {${meant}}?` : "Add the detail, or write {{ for a brace that is said."}`;
      problems.push({
        code: "unknown-slot",
        message,
        offset: part.start,
        length: part.end - part.start,
        ...instead(meant, part.name, source.indexOf(part.name, part.start)),
      });
    }
    for (const filter of part.filters) {
      const problem = checkFilter(filter, part.keys.length > 0 ? undefined : slot);
      if (problem) problems.push(problem);
    }
  }
  return problems;
}

function checkFilter(filter: FilterUse, slot: Slot | undefined): TemplateProblem | null {
  const span = { offset: filter.start, length: filter.end - filter.start };
  const known = Object.hasOwn(templateFilters, filter.name) ? templateFilters[filter.name] : undefined;
  if (!known) {
    const meant = closest(filter.name, Object.keys(templateFilters));
    const next = meant ? `Did you mean "${meant}"?` : `Use one of: ${Object.keys(templateFilters).join(", ")}.`;
    return {
      code: "unknown-filter",
      message: `There is no filter called "${filter.name}". ${next}`,
      ...span,
      ...instead(meant, filter.name, filter.start),
    };
  }
  if (filter.args.length !== known.args) {
    const message =
      known.args === 0
        ? `"${filter.name}" takes nothing after it. Remove it.`
        : `"${filter.name}" needs a text after it: ${filter.name}: "…".`;
    return { code: "wrong-filter", message, ...span };
  }
  if (slot && known.takes && !known.takes.includes(slot.type.type)) {
    const message = `"${filter.name}" does not suit ${slot.label}, which is ${slot.type.type}. Choose another filter, or none.`;
    return { code: "wrong-filter", message, ...span };
  }
  return null;
}

function instead(meant: string | null, written: string, offset: number): Pick<TemplateProblem, "correction"> {
  return meant === null ? {} : { correction: { offset, length: written.length, text: meant } };
}
