import type { Snapshot } from "@vaarta/engine";
import { languageChain, parseTemplate, renderTemplate } from "@vaarta/flow";
import type { Json, Program, Scope, Slot } from "@vaarta/flow";

/** What templates may read of a conversation. Pure. */
export function scopeOf(snapshot: Snapshot): Scope {
  const slots: Record<string, Json> = {};
  for (const [id, { value }] of Object.entries(snapshot.slots)) slots[id] = value;
  const { timezone, direction } = snapshot.start;
  const turns = snapshot.stack.at(-1)?.progress["turns"];
  return {
    slots, now: snapshot.at, timezone, direction, segment: snapshot.segment, language: snapshot.language,
    turns: typeof turns === "number" ? turns : 0,
  }; // prettier-ignore
}

/** True when a detail must not reach a model: it is private, and the flow does not say that it may be recited. */
export function isPrivate(slot: Slot): boolean {
  return (slot.sensitivity ?? "normal") !== "normal" && slot.disclosure !== "recite";
}

/** An instruction of the document with its details filled in; those that are private are left out. Pure. */
export function fillIn(program: Program, snapshot: Snapshot, text: string): string {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return text;
  const { document } = program;
  const { desk, languages } = document;
  const rendered = renderTemplate(parsed.tree, {
    language: snapshot.language,
    languages: languageChain(languages, snapshot.language),
    now: snapshot.at,
    timezone: snapshot.start.timezone,
    parameters: { company: desk.company, number: desk.publicNumber ?? "" },
    slot(name) {
      const id = program.slotsByName.get(name);
      const slot = id === undefined ? undefined : document.slots[id];
      if (id === undefined || !slot) return undefined;
      return { id, slot, value: isPrivate(slot) ? null : (snapshot.slots[id]?.value ?? null) };
    },
  });
  return rendered.text;
}
