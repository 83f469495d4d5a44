import type { TemplatePart, TemplateTree } from "./tree.ts";

/** The source of a template; parsing it gives the same parts again. Pure. */
export function printTemplate(tree: TemplateTree): string {
  return tree.map(printPart).join("");
}

function printPart(part: TemplatePart): string {
  if (part.op === "text") return part.text.replace(/[{}]/g, "$&$&");
  const path = [part.name, ...part.keys].join(".");
  const filters = part.filters.map(({ name, args }) => ` | ${name}${args.length > 0 ? `: ${args.map(printArgument).join(", ")}` : ""}`);
  return `{${path}${filters.join("")}}`;
}

function printArgument(argument: string | number): string {
  return typeof argument === "number" ? String(argument) : `"${argument.replace(/["\\]/g, "\\$&")}"`;
}
