import type { AgentDocument, State } from "@vaarta/flow";
import { romanise } from "@vaarta/text";

export interface Entry {
  id: string;
  kind: "state" | "line" | "slot" | "intent" | "answer" | "objection";
  title: string;
  detail: string;
  lang?: string;
  /** Where it is shown: a state on the canvas, or a screen. */
  state?: string;
  flow?: string;
  screen?: string;
  /** What is searched: lower case, with a romanised form, so that "namaste" finds नमस्ते. */
  text: string;
}

/** Everything that can be found in a document, ready to be searched. */
export function entriesOf(document: AgentDocument): Entry[] {
  const entries: Entry[] = [];
  const users = new Map<string, string>();
  for (const [id, state] of Object.entries(document.states)) {
    const flow = document.flows[state.flow]?.name ?? "";
    entries.push({
      id,
      kind: state.kind === "objection" ? "objection" : "state",
      title: state.name,
      detail: flow,
      state: id,
      flow: state.flow,
      text: searchable(state.name, id),
    });
    for (const line of linesOf(state)) if (!users.has(line)) users.set(line, id);
    if (state.kind === "collect" || state.kind === "converse") {
      for (const { slot } of Object.values(state.asks)) {
        const ask = document.slots[slot]?.ask;
        if (ask !== undefined && !users.has(ask)) users.set(ask, id);
      }
    }
  }
  for (const [id, line] of Object.entries(document.lines)) {
    const state = users.get(id);
    for (const variant of Object.values(line.variants)) {
      for (const [tag, { text }] of Object.entries(variant.texts)) {
        if (!text) continue;
        const name = state === undefined ? (line.name ?? "") : (document.states[state]?.name ?? "");
        const at = state === undefined ? { screen: "lines" } : { state, flow: document.states[state]?.flow ?? document.main };
        entries.push({ id: `${id}/${tag}/${text}`, kind: "line", title: text, detail: name, lang: tag, ...at, text: searchable(text) });
      }
    }
  }
  for (const [id, slot] of Object.entries(document.slots)) {
    entries.push({ id, kind: "slot", title: slot.label, detail: slot.name, screen: "slots", text: searchable(slot.label, slot.name) });
  }
  for (const [id, intent] of Object.entries(document.intents)) {
    const examples = Object.values(intent.examples).flat();
    entries.push({
      id,
      kind: "intent",
      title: intent.name,
      detail: examples[0] ?? "",
      screen: "intents",
      text: searchable(intent.name, ...examples),
    });
  }
  for (const [id, answer] of Object.entries(document.answers)) {
    const ways = Object.values(answer.ways).flat();
    entries.push({
      id,
      kind: "answer",
      title: answer.question,
      detail: ways[0] ?? "",
      screen: "answers",
      text: searchable(answer.question, ...ways),
    });
  }
  return entries;
}

/** The entries that hold every word typed, in any script; those whose title begins so come first. */
export function find(entries: readonly Entry[], typed: string, limit: number): Entry[] {
  const words = searchable(typed).split(/\s+/).filter(Boolean);
  const forms = typed.toLowerCase().normalize("NFC").split(/\s+/).filter(Boolean);
  if (forms.length === 0) return entries.filter(({ kind }) => kind === "state" || kind === "objection").slice(0, limit);
  const found: [number, Entry][] = [];
  for (const entry of entries) {
    const holds = forms.every((form) => entry.text.includes(form) || holdsSound(entry.text, form));
    if (!holds) continue;
    const title = entry.title.toLowerCase();
    const rank = (title.startsWith(forms[0] ?? "") ? 0 : title.includes(words[0] ?? "") ? 1 : 2) + (entry.kind === "line" ? 0.5 : 0);
    found.push([rank, entry]);
  }
  return found
    .sort(([a], [b]) => a - b)
    .slice(0, limit)
    .map(([, entry]) => entry);
}

/** One letter left of a word stands in every text. */
function holdsSound(text: string, form: string): boolean {
  const sound = romanForm(form);
  return (sound.length > 1 || form.length < 4) && text.includes(sound);
}

function searchable(...parts: readonly string[]): string {
  const text = parts.join(" ").toLowerCase().normalize("NFC");
  return `${text} ${romanForm(text)}`;
}

/** Romanised and without the spellings on which people differ: doubled vowels, aspirates written or not. */
function romanForm(text: string): string {
  return romanise(text)
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/(.)\1+/g, "$1")
    .replace(/ee|ii/g, "i")
    .replace(/oo|uu/g, "u")
    .replace(/w/g, "v")
    .replace(/a(?=\s|$)/g, "");
}

function linesOf(state: State): string[] {
  const fields = [
    "line",
    "inbound",
    "outbound",
    "returning",
    "opening",
    "question",
    "short",
    "fallback",
    "holding",
    "notFound",
    "again",
    "confirmAll",
  ];
  const record: Record<string, unknown> = { ...state };
  return fields.flatMap((field) => {
    const value = record[field];
    return typeof value === "string" ? [value] : [];
  });
}
