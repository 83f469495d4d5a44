import type { Effect, Snapshot } from "@vaarta/engine";
import type { Json, Program, Scope } from "@vaarta/flow";
import { rebuild, type StoredEvent } from "@vaarta/runtime";
import { formatDate, formatTime } from "@vaarta/text";

/** What a conversation came to, for the caller's page: in her language, and nothing that she did not give or agree to. */
export interface Agreed {
  details: { name: string; value: string; language: string }[];
  /** When somebody comes back to her; `when` is null where no time was named. */
  followUps: { kind: "call-back" | "follow-up"; when: string | null; language: string }[];
}

/** Reads from a log what was agreed. Pure. */
export function agreedOf(program: Program, events: readonly StoredEvent[]): Agreed {
  const snapshot = rebuild(null, events, () => program);
  if (!snapshot) return { details: [], followUps: [] };
  const category = snapshot.outcome === null ? null : program.document.outcomes[snapshot.outcome]?.category;
  // Who declined has agreed to nothing, whatever she told on the way.
  const details = category === "declined" ? [] : detailsOf(program, snapshot);
  return { details, followUps: followUpsOf(events, snapshot.language) };
}

function detailsOf(program: Program, { slots, language, segment, at, start, turn }: Snapshot): Agreed["details"] {
  const scope: Scope = {
    slots: Object.fromEntries(Object.entries(slots).map(([id, { value }]) => [id, value])),
    now: at,
    timezone: start.timezone,
    segment,
    language,
    direction: start.direction,
    turns: turn,
  };
  return Object.entries(slots).flatMap(([id, { value, confirmed, source }]) => {
    const slot = program.document.slots[id];
    const isHers = source === "caller" || source === "model";
    if (!slot || !confirmed || !isHers || slot.sensitivity === "secret" || slot.type.type === "data") return [];
    const spoken = slot.spoken ? program.line(slot.spoken, scope) : null;
    // The analyst's own name of a detail is no word for callers of another language.
    if (!spoken?.text && language !== "en") return [];
    const isCode = (slot.type.type === "pin" || slot.type.type === "phone") && typeof value === "string";
    const name = spoken?.text || slot.label;
    return [{ name, value: isCode ? value : program.spoken(id, value, scope), language: spoken?.language ?? language }];
  });
}

function followUpsOf(events: readonly StoredEvent[], language: string): Agreed["followUps"] {
  const kept = new Set(events.flatMap(({ event }) => (event.type === "scheduled" && event.outcome === "scheduled" ? [event.effect] : [])));
  const found = events.flatMap(({ effects }) => effects.flatMap((effect) => followUp(effect, kept, language)));
  // The same promise made twice, as after a correction, is the last one.
  return found.filter(({ kind }, index) => found.findLastIndex((other) => other.kind === kind) === index);
}

function followUp(effect: Effect, kept: ReadonlySet<string>, language: string): Agreed["followUps"] {
  if (effect.type === "schedule" && kept.has(effect.id)) return [{ kind: "follow-up", when: whenOf(effect, language), language }];
  if (effect.type !== "desk" || effect.kind !== "call-back") return [];
  return [{ kind: "call-back", when: whenOf(effect.detail, language), language }];
}

function whenOf({ date, time, words }: { date?: Json; time?: Json; words?: Json }, language: string): string | null {
  const parts = [
    typeof date === "string" && /^\d{4}-\d\d-\d\d$/.test(date) ? formatDate(date, language) : null,
    typeof time === "string" && /^\d\d:\d\d$/.test(time) ? formatTime(time, language) : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(", ") : typeof words === "string" ? words : null;
}
