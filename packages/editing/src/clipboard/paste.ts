import { documentSchema, emptyDocument, type AgentDocument, type Issue, type Operation, type State } from "@vaarta/flow";
import { newId, orderBetween, type IdKind, type Random } from "../ids.ts";
import { isMap, keysOf, own } from "../json.ts";
import { applyOperations } from "../operations.ts";
import { cardSize } from "../layout/card-size.ts";
import { freeAmong, freeIn } from "../states/add-state.ts";
import { quote } from "../words/quote.ts";
import { readClipboard, type CarriedMap, type StatesClipboard } from "./clipboard.ts";
import { copyStates, mapOfKind } from "./copy.ts";
import { freeCorner } from "./free-block.ts";
import { remap, type Remapping } from "./remap.ts";
import { sameEntry } from "./reuse.ts";

/** Where and how to paste. */
export interface PasteOptions {
  /** Flow the chosen states go to. */
  flow: string;
  /** Upper left corner of all pasted cards; they go right or down where they would cover others. */
  at: { x: number; y: number };
  random: Random;
}

export type Pasted =
  | {
      ok: true;
      operations: Operation[];
      /** Ids of the chosen states in the document, to be selected. */
      ids: string[];
      /** What could not come along, for information. */
      issues: Issue[];
    }
  | { ok: false; issues: Issue[] };

/**
 * Operations that paste copied states, in this agent or another: with new ids, everything they need, and what is here
 * already used instead of doubled. Nothing pasted points at anything that is missing. Pure for a given `random`;
 * never throws on any clipboard.
 * @param input - JSON text or value of the clipboard
 */
export function pasteStates(document: AgentDocument, input: unknown, options: PasteOptions): Pasted {
  const read = readClipboard(input);
  if (!read.ok) return read;
  if (own(document.flows, options.flow) === undefined) {
    return failed(
      ["flows", options.flow],
      "flow-missing",
      "The flow to paste into is not there. It was probably deleted; open another one.",
    );
  }
  const at = freeCorner(document, options.flow, blockOf(read.clipboard), options.at);
  return new Paste(document, read.clipboard, { random: options.random, leadOutside: false, flowOf: () => options.flow }).run(at);
}

/**
 * Operations that double states where they are, a little further down and right, with words of their own and the same
 * ways out. Pure for a given `random`; unknown ids are passed over.
 */
export function duplicateStates(document: AgentDocument, ids: readonly string[], random: Random): Pasted {
  const clipboard = copyStates(document, ids);
  const corner = cornerOf(clipboard);
  const flowOf = (state: State) => state.flow;
  return new Paste(document, clipboard, { random, leadOutside: true, flowOf }).run({ x: corner.x + 40, y: corner.y + 40 });
}

interface PasteSettings {
  random: Random;
  /** Ways out to states that were not copied stay where those states are here. */
  leadOutside: boolean;
  flowOf(state: State): string;
}

const idKinds: Readonly<Record<CarriedMap, IdKind>> = {
  flows: "flow",
  states: "state",
  lines: "line",
  slots: "slot",
  intents: "intent",
  answers: "answer",
  segments: "segment",
  prompts: "prompt",
  tools: "tool",
  outcomes: "outcome",
  experiments: "experiment",
  datasets: "dataset",
};

class Paste {
  private readonly document: AgentDocument;
  private readonly clipboard: StatesClipboard;
  private readonly settings: PasteSettings;
  private readonly chosen: ReadonlySet<string>;
  private readonly ids = new Map<string, string | null>();
  private readonly slotNames = new Map<string, string>();
  private readonly made: Operation[] = [];
  private readonly queue: (readonly [CarriedMap, string, string])[] = [];
  private readonly issues: Issue[] = [];

  constructor(document: AgentDocument, clipboard: StatesClipboard, settings: PasteSettings) {
    this.document = document;
    this.clipboard = clipboard;
    this.settings = settings;
    this.chosen = new Set(clipboard.chosen);
  }

  run(at: { x: number; y: number }): Pasted {
    const corner = cornerOf(this.clipboard);
    const ids = this.clipboard.chosen.map((id) => this.idOf("states", id) ?? id);
    this.nameSlots();
    for (let next = this.queue.shift(); next; next = this.queue.shift()) this.make(...next);
    for (const [id, place] of Object.entries(this.clipboard.positions)) {
      const state = this.ids.get(`states/${id}`);
      if (!state) continue;
      const moved = this.chosen.has(id) ? { x: place.x - corner.x + at.x, y: place.y - corner.y + at.y } : place;
      this.made.push({ op: "set", path: ["canvas", "positions", state], value: moved });
    }
    return this.checked(ids);
  }

  /** Slots that rules read by name come along even where nothing points at them. */
  private nameSlots(): void {
    for (const [id, slot] of Object.entries(this.clipboard.slots)) {
      const target = this.idOf("slots", id);
      const here = target === null ? undefined : this.document.slots[target];
      const name = here ? here.name : freeSlotName(this.document, slot.name, [...this.slotNames.values()]);
      this.slotNames.set(slot.name, name);
    }
  }

  private readonly mapping: Remapping = {
    id: (kind, id) => {
      const map = mapOfKind[kind];
      // Options and variants keep their ids: they live inside what is copied whole.
      return map ? this.idOf(map, id) : id;
    },
    slotName: (name) => this.slotNames.get(name) ?? name,
  };

  /** The id something has, or gets, in the document; null when it is not there and does not come along. */
  private idOf(map: CarriedMap, id: string): string | null {
    const key = `${map}/${id}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const found = this.resolve(map, id);
    this.ids.set(key, found);
    return found;
  }

  private resolve(map: CarriedMap, id: string): string | null {
    const { document, clipboard } = this;
    const isHere = own(clipboard[map], id) !== undefined;
    if (map === "states" && !isHere) return this.settings.leadOutside && own(document.states, id) !== undefined ? id : null;
    const same = isHere ? sameEntry(document, clipboard, map, id) : null;
    if (same !== null) return same;
    if (map === "flows" && !this.comesAlong(id)) return null;
    if (map === "states" && !this.chosen.has(id) && !this.comesAlong(clipboard.states[id]?.flow ?? "")) return null;
    if (!isHere && map !== "lines") return null;
    const made = newId(idKinds[map], this.settings.random);
    this.queue.push([map, id, made]);
    if (map === "flows") for (const [state, { flow }] of Object.entries(clipboard.states)) if (flow === id) this.idOf("states", state);
    return made;
  }

  /** True for a flow that a copied state runs, and that is not here under its name. */
  private comesAlong(flow: string): boolean {
    const { clipboard } = this;
    if (own(clipboard.flows, flow) === undefined || sameEntry(this.document, clipboard, "flows", flow) !== null) return false;
    const entry = clipboard.flows[flow]?.entry ?? "";
    const runs = Object.values(clipboard.states).some((state) => state.kind === "call" && state.target === flow);
    return runs && clipboard.states[entry]?.flow === flow;
  }

  private make(map: CarriedMap, id: string, made: string): void {
    const entry: unknown = own(this.clipboard[map], id);
    if (entry === undefined) {
      // A line that was missing where it was copied: empty words to write, not a hole.
      const variants = { [newId("variant", this.settings.random)]: { order: orderBetween(null, null), texts: {} } };
      this.made.push({ op: "set", path: ["lines", made], value: { variants } });
      return;
    }
    const copy = remap(entry, [map, id], this.mapping) as Record<string, unknown>;
    if (map === "states") this.finishState(copy, id);
    else if (map === "slots") copy["name"] = this.slotNames.get(String(copy["name"])) ?? copy["name"];
    else if (map === "tools") copy["name"] = freeToolName(this.document, String(copy["name"]));
    else if (map !== "lines" && typeof copy["name"] === "string")
      copy["name"] = freeIn(Object.values(this.document[map]) as { name: string }[], copy["name"]);
    this.made.push({ op: "set", path: [map, made], value: copy });
  }

  private finishState(copy: Record<string, unknown>, id: string): void {
    const original = this.clipboard.states[id] as State;
    if (this.chosen.has(id)) {
      copy["flow"] = this.settings.flowOf(original);
      copy["name"] = this.freeStateName(original.name);
    }
    const transitions = isMap(copy["transitions"]) ? copy["transitions"] : {};
    const kept: Record<string, unknown> = {};
    for (const transition of Object.values(transitions)) {
      // Nothing else names a way out, so each may have an id of its own.
      if (leadsOn(transition)) kept[newId("transition", this.settings.random)] = transition;
    }
    copy["transitions"] = kept;
    const lost = keysOf(transitions).length - keysOf(kept).length;
    if (lost > 0) {
      const message = `${lost === 1 ? "One way out" : `${lost} ways out`} of ${quote(original.name)} led to states that were not copied. Connect it anew.`;
      this.issues.push({
        code: "way-out-left",
        severity: "info",
        path: ["states", this.ids.get(`states/${id}`) ?? id, "transitions"],
        message,
      });
    }
  }

  private stateNames: Set<string> | null = null;

  private freeStateName(name: string): string {
    this.stateNames ??= new Set(Object.values(this.document.states).map((state) => state.name));
    const free = freeAmong(this.stateNames, name);
    this.stateNames.add(free);
    return free;
  }

  /** The paste, if what it makes fits the schema: a field that had to go may have been one that is needed. */
  private checked(ids: string[]): Pasted {
    // Entries first, then the states that use them.
    const after = applyOperations(this.document, this.made);
    const issues: Issue[] = [];
    for (const { path } of this.made) {
      const [map, id] = path;
      if (path.length !== 2 || !map || !id || !isCarried(map)) continue;
      const result = documentSchema.shape[map].safeParse({ [id]: own(after[map], id) });
      if (result.success) continue;
      const name = (own(after[map], id) as { name?: string }).name ?? "";
      const field = result.error.issues[0]?.path.slice(1).join(" › ") ?? "";
      const message = `${quote(name)} cannot be pasted: what ${quote(field)} points at was not copied with it. Copy it again, with everything it uses.`;
      issues.push({ code: "clipboard-incomplete", severity: "error", path: [...path], message });
    }
    if (issues.length > 0) return { ok: false, issues };
    return { ok: true, operations: this.made, ids, issues: this.issues };
  }
}

function isCarried(map: string): map is CarriedMap {
  return Object.hasOwn(idKinds, map);
}

function leadsOn(transition: unknown): boolean {
  return isMap(transition) && typeof transition["to"] === "string";
}

function freeSlotName(document: AgentDocument, name: string, more: readonly string[]): string {
  return freeShortName([...Object.values(document.slots).map((slot) => slot.name), ...more], name);
}

function freeToolName(document: AgentDocument, name: string): string {
  return freeShortName(
    Object.values(document.tools).map((tool) => tool.name),
    name,
  );
}

/** A short name for rules: numbered with `_`, at most 64 letters. */
function freeShortName(taken: readonly string[], name: string): string {
  let free = name;
  for (let number = 2; taken.includes(free); number++) free = `${name.slice(0, 60)}_${number}`;
  return free;
}

function cornerOf({ chosen, positions }: StatesClipboard): { x: number; y: number } {
  const places = chosen.flatMap((id) => (Object.hasOwn(positions, id) ? [positions[id] ?? { x: 0, y: 0 }] : []));
  if (places.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) };
}

/** The chosen cards as they lie to one another. */
function blockOf(clipboard: StatesClipboard) {
  const corner = cornerOf(clipboard);
  const whole = { ...emptyDocument("Clipboard"), states: clipboard.states };
  return clipboard.chosen.flatMap((id) => {
    const [place, state] = [own(clipboard.positions, id) as { x: number; y: number } | undefined, clipboard.states[id]];
    return place && state ? [{ x: place.x - corner.x, y: place.y - corner.y, ...cardSize(whole, id, state) }] : [];
  });
}

function failed(path: readonly string[], code: string, message: string): { ok: false; issues: Issue[] } {
  return { ok: false, issues: [{ code, severity: "error", path, message }] };
}
