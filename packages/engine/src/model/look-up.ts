import { hashOf } from "@vaarta/flow";
import type { Json, Tool } from "@vaarta/flow";
import { defaultToolTimeoutMs, maxLookUps } from "../limits.ts";
import type { Place } from "../program-index.ts";
import type { Turn } from "../turn.ts";
import { valuesOf } from "../turn.ts";
import type { Proposal, Refusal } from "../types.ts";
import { wasSaid } from "./evidence.ts";
import { converseProgress, noteModel } from "./progress.ts";

/** Runs what a model wants to look up, or says why not (M6): only reads that the state allows, with what is known. */
export function lookUp(turn: Turn, place: Place<"converse">, { tool: id, args }: NonNullable<Proposal["tool"]>): Refusal | null {
  const { tools } = turn.program.document;
  const tool = Object.hasOwn(tools, id) ? tools[id] : undefined;
  const why = whyRefused(turn, place, id, tool, args);
  if (why || !tool) return { kind: "tool", id, why: why ?? "unknown" };
  const { seed } = turn.draft.start;
  const effect = turn.emit({
    type: "call-tool",
    tool: id,
    args,
    timeoutMs: tool.timeoutMs ?? defaultToolTimeoutMs,
    retries: tool.retries ?? 0,
    write: false,
    idempotencyKey: hashOf([seed, id, args, turn.memory.effects]),
    hash: hashOf([id, args]),
  });
  noteModel(turn, { effect, phase: "look-up" });
  return null;
}

function whyRefused(
  turn: Turn,
  place: Place<"converse">,
  id: string,
  tool: Tool | undefined,
  args: Record<string, Json>,
): Refusal["why"] | null {
  if (!tool) return "unknown";
  if (!place.state.tools || !Object.hasOwn(place.state.tools, id)) return "not-allowed";
  if (tool.effect !== "read") return "changes-something";
  if ((converseProgress(turn).model?.lookUps.length ?? 0) >= maxLookUps) return "too-many";
  const named = propertiesOf(tool);
  const known = Object.entries(valuesOf(turn.draft.slots)).filter(([slot]) => {
    const { sensitivity = "normal" } = turn.program.document.slots[slot] ?? {};
    return sensitivity === "normal";
  });
  for (const [name, value] of Object.entries(args)) {
    if (!Object.hasOwn(named, name)) return "does-not-fit";
    if (!isKnown(value, named[name] ?? null, known, [turn.memory.text, turn.memory.textBefore])) return "not-said";
  }
  return requiredOf(tool).every((name) => args[name] !== undefined) ? null : "does-not-fit";
}

/** A figure or a word goes into a tool only when it is known, was said, or is one of the words the tool itself lists. */
function isKnown(value: Json, schema: Json, known: readonly (readonly [string, Json])[], heard: readonly (string | null)[]): boolean {
  if (value === null || typeof value === "boolean") return true;
  if (typeof value === "object") {
    return Object.values(value).every((part) => isKnown(part, null, known, heard)) && JSON.stringify(value).length < 2000;
  }
  const listed = typeof schema === "object" && schema !== null && !Array.isArray(schema) ? schema["enum"] : undefined;
  if (Array.isArray(listed) && listed.includes(value)) return true;
  if (known.some(([, each]) => each === value)) return true;
  return typeof value === "string" && wasSaid(heard, value);
}

function propertiesOf({ parameters }: Tool): Record<string, Json> {
  const { properties } = parameters;
  return typeof properties === "object" && properties !== null && !Array.isArray(properties) ? properties : {};
}

function requiredOf({ parameters }: Tool): string[] {
  const { required } = parameters;
  return Array.isArray(required) ? required.filter((name) => typeof name === "string") : [];
}
