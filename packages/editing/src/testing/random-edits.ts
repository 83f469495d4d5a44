import type { AgentDocument, Operation } from "@vaarta/flow";
import fc from "fast-check";
import { diff } from "../diff.ts";
import { newId, type Random } from "../ids.ts";
import { isMap, keysOf } from "../json.ts";
import { applyOperations } from "../operations.ts";
import { seeded } from "./random.ts";

/** One edit a person might make, chosen by `random`, as operations on the document. */
export function randomEdit(document: AgentDocument, random: Random): Operation[] {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const word = () => `w${Math.floor(random() * 1000)}`;
  const state = pick(keysOf(document.states));
  const line = pick(keysOf(document.lines));
  const owner = state === undefined ? undefined : document.states[state];
  const choice = Math.floor(random() * 14);
  if (choice === 0 && state) return [{ op: "set", path: ["states", state, "name"], value: word() }];
  if (choice <= 3 && line) {
    const variant = pick(keysOf(document.lines[line]?.variants ?? {}));
    // A half-typed document may lack the texts.
    if (!variant || !isMap(document.lines[line]?.variants[variant]?.texts)) return [];
    return [{ op: "set", path: ["lines", line, "variants", variant, "texts", pick(["hi", "en", "bn"]) ?? "hi"], value: { text: word() } }];
  }
  if (choice === 4) {
    const [id, lineId] = [newId("state", random), newId("line", random)];
    return [
      { op: "set", path: ["lines", lineId], value: { variants: { v: { order: "a0", texts: { hi: { text: word() } } } } } },
      { op: "set", path: ["states", id], value: { kind: "say", name: word(), flow: "visit", line: lineId, transitions: {} } },
      { op: "set", path: ["canvas", "positions", id], value: { x: Math.floor(random() * 100), y: 0 } },
    ];
  }
  if (choice === 5 && state) {
    return [
      { op: "remove", path: ["states", state] },
      { op: "remove", path: ["canvas", "positions", state] },
    ];
  }
  if (choice === 6 && state && owner && isMap(owner.transitions)) {
    const target = pick(keysOf(document.states)) ?? state;
    const id = newId("transition", random);
    return [{ op: "set", path: ["states", state, "transitions", id], value: { to: target, order: "a5", when: { kind: "else" } } }];
  }
  if (choice === 7 && state && owner) {
    const transition = pick(keysOf(owner.transitions));
    return transition ? [{ op: "remove", path: ["states", state, "transitions", transition] }] : [];
  }
  if (choice === 8 && line) return [{ op: "remove", path: ["lines", line] }];
  if (choice === 9 && state) return [{ op: "set", path: ["canvas", "positions", state], value: { x: Math.floor(random() * 100), y: 1 } }];
  if (choice === 10) return [{ op: "set", path: ["silence"], value: { afterMs: [1000, 2000, 3000, Math.floor(random() * 9000)] } }];
  if (choice === 11 && "expensive" in document.intents) {
    return [
      {
        op: "set",
        path: ["intents", "expensive", "examples", "en"],
        value: [...(document.intents["expensive"]?.examples["en"] ?? []), word()],
      },
    ];
  }
  if (choice === 12) return randomJson(document, random);
  return [{ op: "set", path: ["description"], value: word() }];
}

/** Someone typing JSON: any leaf of the document becomes something else, or goes. */
function randomJson(document: AgentDocument, random: Random): Operation[] {
  const path: string[] = [];
  let value: unknown = document;
  while (isMap(value)) {
    const keys = keysOf(value);
    const key = keys[Math.floor(random() * keys.length)];
    if (key === undefined) break;
    path.push(key);
    value = value[key];
    if (path.length > 3 && random() < 0.2) break;
  }
  if (path.length < 3) return [];
  const changed = applyOperations(document, [
    random() < 0.3
      ? { op: "remove", path }
      : { op: "set", path, value: typeof value === "string" ? `${value}!` : Array.isArray(value) ? [] : value },
  ]);
  return diff(document, changed);
}

/** Edits one after another, each on the result of those before. */
export function randomEdits(document: AgentDocument, seed: number, count: number): Operation[][] {
  const random = seeded(seed);
  const edits: Operation[][] = [];
  let current = document;
  for (let index = 0; index < count; index++) {
    const edit = randomEdit(current, random);
    current = applyOperations(current, edit);
    edits.push(edit);
  }
  return edits;
}

/** Seeds, printed by fast-check when a property fails. */
export const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

/** The same value, frozen to its last leaf: changing it in place throws. */
export function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFrozen(inner);
  }
  return value;
}
