import type { Json } from "@vaarta/flow";
import type { Proposal, Understanding } from "../types.ts";
import type { CaseModelTurn, CaseSlot, CaseUnderstanding, OffPathBindings, OffPathCase, RoleBinding } from "./case.ts";

/** The ids of one pack for the roles that cases name. */
export class Binder {
  private readonly roles: OffPathBindings["roles"];

  constructor(bindings: OffPathBindings) {
    this.roles = bindings.roles;
  }

  role(name: string): RoleBinding {
    return this.roles[name] ?? {};
  }

  slot(role: string): string {
    return this.role(role).slot ?? role;
  }

  /** `$role.n` is a bound value, also inside of lists and objects; anything else is itself. */
  value(value: Json): Json {
    if (typeof value === "string") {
      const found = /^\$([A-Za-z0-9]+)\.(\d+)$/.exec(value);
      return found ? (this.role(found[1] ?? "").values?.[Number(found[2])] ?? null) : value;
    }
    if (Array.isArray(value)) return value.map((item) => this.value(item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.value(item)]));
  }

  understanding(understood: CaseUnderstanding, language: string, text: string): Understanding {
    const { acts = [], intents = [], answers = [], options = [], slots = [], question = false } = understood;
    const heard = understood.language ?? language;
    return {
      by: "off-path",
      language: typeof heard === "string" ? { tag: heard, score: 1 } : heard,
      acts: acts.map((act) => (typeof act === "string" ? { act, score: 0.9 } : { score: 0.9, ...act })),
      intents: intents.map((intent) => this.intent(intent)).toSorted((a, b) => b.score - a.score),
      answers: answers.map((answer) => {
        const { role, score = 0.9 } = typeof answer === "string" ? { role: answer } : answer;
        return { answer: this.role(role).answer ?? role, score };
      }),
      options: options.map((option) => {
        const { option: path, score = 0.9 } = typeof option === "string" ? { option } : option;
        const [role = "", at = "0"] = path.split(".");
        return { option: this.role(role).options?.[Number(at)] ?? path, score };
      }),
      slots: slots.map((slot) => this.candidate(slot, text)),
      question,
      segments: [],
    };
  }

  /** What a model proposes, with the pack's own ids. */
  proposal({ exit, slots, tool }: CaseModelTurn, text: string): Proposal {
    const [role = "", at] = (exit ?? "").split(".");
    const bound = at === undefined ? undefined : this.role(role).options?.[Number(at)];
    return {
      ...(exit !== undefined && { exit: bound ?? exit }),
      ...(slots && { slots: slots.map((slot) => this.candidate(slot, text)) }),
      ...(tool && { tool }),
    };
  }

  /** `role` is its intent; `role.n` the nth of its intents. */
  private intent(intent: string | { role: string; score?: number }): { intent: string; score: number } {
    const { role: path, score = 0.9 } = typeof intent === "string" ? { role: intent } : intent;
    const [role = "", at] = path.split(".");
    const bound = this.role(role);
    return { intent: (at === undefined ? bound.intent : bound.intents?.[Number(at)]) ?? path, score };
  }

  private candidate(
    { slot, value = null, words, score = 0.9, anchored = true, alternatives, ...rest }: CaseSlot,
    text: string,
  ): Understanding["slots"][number] {
    return {
      slot: this.slot(slot),
      value: this.value(value),
      words: words ?? text,
      score,
      anchored,
      ...(alternatives && { alternatives: alternatives.map((other) => this.value(other)) }),
      ...rest,
    };
  }
}

/** Every role that a case names, wherever it does. */
export function rolesOf(offPath: OffPathCase): string[] {
  const roles = new Set<string>([offPath.at, ...(offPath.needs ?? []), ...Object.keys(offPath.given ?? {})]);
  const add = (path: string): void => void roles.add(path.split(".")[0] ?? path);
  const addValue = (value: Json): void => {
    for (const [, role] of JSON.stringify(value).matchAll(/"\$([A-Za-z0-9]+)\.\d+"/g)) if (role) add(role);
  };
  for (const { understanding, expect, model } of offPath.turns) {
    if (model?.exit?.includes(".")) add(model.exit);
    for (const { slot, value } of model?.slots ?? []) {
      add(slot);
      if (value !== undefined) addValue(value);
    }
    for (const intent of understanding?.intents ?? []) add(typeof intent === "string" ? intent : intent.role);
    for (const answer of understanding?.answers ?? []) add(typeof answer === "string" ? answer : answer.role);
    for (const option of understanding?.options ?? []) add(typeof option === "string" ? option : option.option);
    for (const { slot, value } of understanding?.slots ?? []) {
      add(slot);
      if (value !== undefined) addValue(value);
    }
    for (const slot of Object.keys(expect?.slots ?? {})) add(slot);
    for (const said of [...(expect?.said ?? []), ...(expect?.notSaid ?? [])]) {
      const [kind, role] = said.split(":");
      if (kind !== "reply" && role !== undefined) add(role);
    }
    if (expect?.asked !== undefined) add(expect.asked);
  }
  return [...roles].filter((role) => role !== "begin");
}
