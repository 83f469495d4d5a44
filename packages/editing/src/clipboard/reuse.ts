import { canonicalJson, type AgentDocument } from "@vaarta/flow";
import { isMap, keysOf, own, sameJson } from "../json.ts";
import type { CarriedMap, StatesClipboard } from "./clipboard.ts";

/**
 * The entry of a document that is the same thing as one on the clipboard, or null. Lines and states are never shared:
 * each state owns its words. Pure.
 */
export function sameEntry(document: AgentDocument, clipboard: StatesClipboard, map: CarriedMap, id: string): string | null {
  if (map === "lines" || map === "states") return null;
  const wanted: unknown = own(clipboard[map], id);
  const candidates = document[map];
  const fits = (candidate: string) => isSame(map, wanted, candidates[candidate]);
  if (own(candidates, id) !== undefined && fits(id)) return id;
  return keysOf(candidates).sort().find(fits) ?? null;
}

function isSame(map: CarriedMap, a: unknown, b: unknown): boolean {
  if (!isMap(a) || !isMap(b) || a["name"] !== b["name"]) return false;
  switch (map) {
    case "slots":
      return sameSlotType(a["type"], b["type"]);
    case "answers":
      return a["question"] === b["question"];
    case "flows":
      return a["kind"] === b["kind"];
    case "intents":
    case "outcomes":
    case "segments":
      return true;
    case "tools":
      // Samples and what undoes it may differ; what it does may not.
      return ["effect", "parameters", "result"].every((field) => sameJson(a[field], b[field])) && connection(a) === connection(b);
    case "prompts":
      return sameJson(a["texts"], b["texts"]);
    default:
      return sameJson(a, b);
  }
}

/** Of one type, and every option that rules may name is there. */
function sameSlotType(a: unknown, b: unknown): boolean {
  if (!isMap(a) || !isMap(b) || a["type"] !== b["type"]) return false;
  if (a["type"] !== "choice") return true;
  const [wanted, known] = [a["options"], b["options"]];
  return isMap(wanted) && isMap(known) && keysOf(wanted).every((option) => Object.hasOwn(known, option));
}

function connection(tool: Record<string, unknown>): string {
  const implementation = isMap(tool["implementation"]) ? tool["implementation"] : {};
  // Data sets are compared by themselves, their ids say nothing.
  return canonicalJson({ ...implementation, dataset: undefined });
}
