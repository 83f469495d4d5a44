import { collectionOf, references, type AgentDocument, type RefKind } from "@vaarta/flow";
import { own } from "../json.ts";
import { clipboardOf, type CarriedMap, type StatesClipboard } from "./clipboard.ts";
import { slotNamesIn } from "./remap.ts";

/** Maps of entries by the kind of reference to them. Options and variants live inside what they belong to. */
export const mapOfKind: Readonly<Partial<Record<RefKind, CarriedMap>>> = collectionOf;

/**
 * States with everything they need elsewhere, as JSON for the clipboard: lines, details (also those that rules and
 * words read by name), meanings, segments, prompts, tools with their data, outcomes, experiments, and the sub-flows
 * they run with all their states. Pure; unknown ids are passed over.
 */
export function copyStates(document: AgentDocument, ids: readonly string[]): StatesClipboard {
  const chosen = [...new Set(ids)].filter((id) => own(document.states, id) !== undefined);
  const taken = new Map<string, readonly [CarriedMap, string]>();
  const queue: (readonly [CarriedMap, string])[] = [];
  const take = (map: CarriedMap, id: string): void => {
    if (taken.has(`${map}/${id}`) || own(document[map], id) === undefined) return;
    taken.set(`${map}/${id}`, [map, id]);
    queue.push([map, id]);
  };
  for (const id of chosen) take("states", id);
  const slotsByName = new Map(Object.entries(document.slots).map(([id, { name }]) => [name, id]));
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [map, id] = next;
    for (const reference of references(document, [map, id])) {
      const target = mapOfKind[reference.kind];
      // States are chosen, not followed; flows travel when they are run, with their states.
      if (target && target !== "states" && target !== "flows") take(target, reference.id);
      if (reference.kind === "flow" && isRun(reference.path)) takeFlow(document, reference.id, take);
      // The names of other flows tell a paste which of its own are meant.
      else if (reference.kind === "flow") taken.set(`flows/${reference.id}`, ["flows", reference.id]);
    }
    for (const name of slotNamesIn(document[map][id], [map, id])) {
      const slot = slotsByName.get(name);
      if (slot !== undefined) take("slots", slot);
    }
  }
  const parts = emptyParts();
  for (const [map, id] of taken.values()) {
    const entry = own(document[map], id);
    if (entry !== undefined) Object.assign(parts[map], { [id]: entry });
  }
  return clipboardOf({ ...parts, canvas: document.canvas }, chosen);
}

function isRun(path: readonly (string | number)[]): boolean {
  return path[0] === "states" && path[2] === "target";
}

function takeFlow(document: AgentDocument, flow: string, take: (map: CarriedMap, id: string) => void): void {
  take("flows", flow);
  for (const [id, state] of Object.entries(document.states)) if (state.flow === flow) take("states", id);
}

function emptyParts(): Pick<AgentDocument, CarriedMap> {
  return {
    flows: {},
    states: {},
    lines: {},
    slots: {},
    intents: {},
    answers: {},
    segments: {},
    prompts: {},
    tools: {},
    outcomes: {},
    experiments: {},
    datasets: {},
  };
}
