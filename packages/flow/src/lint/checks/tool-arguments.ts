import type { AgentDocument } from "../../document/document.ts";
import type { Json } from "../../document/json.ts";
import type { Slot, SlotTypeName } from "../../document/slots.ts";
import type { Issue } from "../../issues.ts";
import type { State } from "../../kinds/kinds.ts";
import { nameOf } from "../names.ts";

/** Arguments of tool calls that do not fit the tool's own schema: missing, unknown, or of another type. */
export function toolArguments(document: AgentDocument, slots: ReadonlyMap<string, Slot>, id: string, state: State): Issue[] {
  if (state.kind !== "tool") return [];
  const issues: Issue[] = [];
  /** A detail of the argument's name is what was meant, when its values fit. */
  const giveNamesake = (path: readonly string[], name: string, schema: Json | undefined): Issue["fix"] => {
    const slot = slots.get(name);
    const type = slot && slotJsonTypes[slot.type.type];
    if (!slot || !fitsSchema(type, schema)) return undefined;
    return { title: `Give it “${slot.label}”`, operations: [{ op: "set", path: [...path, name], value: name }] };
  };
  for (const [callId, call] of Object.entries(state.calls)) {
    const tool = document.tools[call.tool];
    if (!tool) continue;
    const path = ["states", id, "calls", callId, "args"];
    const properties = objectOf(tool.parameters.properties);
    const required = Array.isArray(tool.parameters.required) ? tool.parameters.required : [];
    const report = (code: string, argument: string, message: string, fix?: Issue["fix"]) =>
      issues.push({
        code,
        severity: "error",
        path: [...path, argument],
        state: id,
        message: `${nameOf(state)}: ${message}`,
        ...(fix ? { fix } : {}),
      });
    for (const name of required) {
      if (typeof name !== "string" || name in call.args) continue;
      report(
        "tool-argument-missing",
        name,
        `the tool ${tool.name} needs “${name}”. Give it a value.`,
        giveNamesake(path, name, properties[name]),
      );
    }
    for (const [name, source] of Object.entries(call.args)) {
      const schema = properties[name];
      if (schema === undefined) {
        if (Object.keys(properties).length > 0 || tool.parameters.additionalProperties === false)
          report(
            "tool-argument-unknown",
            name,
            `the tool ${tool.name} takes no “${name}”. It takes ${Object.keys(properties).join(", ") || "nothing"}.`,
            { title: `Take “${name}” out`, operations: [{ op: "remove", path: [...path, name] }] },
          );
        continue;
      }
      const wanted = typesOf(schema);
      const given = typeOfExpression(source, slots);
      if (given && wanted && !fitsSchema(given, schema))
        report(
          "tool-argument-type",
          name,
          `“${name}” of ${tool.name} is ${wanted.join(" or ")}, but this gives ${given}. Choose another detail or value.`,
        );
    }
  }
  return issues;
}

function objectOf(value: Json | undefined): Record<string, Json> {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
}

/** True when a value of this type may stand where the schema allows only some; nothing is known of null. */
function fitsSchema(given: string | null | undefined, schema: Json | undefined): boolean {
  const wanted = schema === undefined ? null : typesOf(schema);
  return !given || !wanted || wanted.some((type) => type === given || (type === "number" && given === "integer"));
}

function typesOf(schema: Json): string[] | null {
  const { type } = objectOf(schema);
  if (typeof type === "string") return [type];
  return Array.isArray(type) ? type.filter((item): item is string => typeof item === "string") : null;
}

const slotJsonTypes: Record<SlotTypeName, string | null> = {
  text: "string",
  name: "string",
  email: "string",
  phone: "string",
  pin: "string",
  date: "string",
  time: "string",
  choice: "string",
  yesno: "boolean",
  number: "number",
  money: "number",
  percent: "number",
  weight: "number",
  months: "integer",
  data: null,
};

/** The JSON type of a plain value or a plain slot; null where only running it would tell. */
function typeOfExpression(source: string, slots: ReadonlyMap<string, Slot>): string | null {
  const text = source.trim();
  if (/^-?\d+$/.test(text)) return "integer";
  if (/^-?\d+\.\d+$/.test(text)) return "number";
  if (/^(["'])(?:(?!\1)[^\\])*\1$/.test(text)) return "string";
  if (text === "true" || text === "false") return "boolean";
  const slot = slots.get(text);
  return slot ? slotJsonTypes[slot.type.type] : null;
}
