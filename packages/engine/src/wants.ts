import type { Program } from "@vaarta/flow";
import { indexOf } from "./program-index.ts";
import type { Place } from "./program-index.ts";
import { valuesOf } from "./turn.ts";
import type { Frame, Snapshot, Wants } from "./types.ts";
import { between } from "./repairs/which.ts";
import { progressOf } from "./asking/progress.ts";

/** What could be said here, most likely first: taken by understanding with the utterance. Pure. */
export function wants(program: Program, snapshot: Snapshot): Wants {
  const index = indexOf(program);
  const frame = snapshot.stack.at(-1);
  const place = frame ? index.place(frame.state) : undefined;
  const { confirming = null, confirmingAll = null, asking = null } = frame ? progressOf(frame) : {};
  const aside = snapshot.memory.aside;
  const besides = aside && (aside.kind === "detail" || aside.kind === "day") ? aside.data["slot"] : undefined;
  const asked = typeof besides === "string" ? besides : (confirming ?? asking ?? place?.slots[0] ?? null);
  const expected = place ? (asked === null ? [...place.slots] : [asked, ...place.slots.filter((slot) => slot !== asked)]) : [];
  const rivals = between(aside);
  const isOpen = place?.state.interruptible !== false;
  const own = place?.intents ?? [];
  return {
    state: frame?.state ?? "",
    asked,
    expected,
    slots: [...expected, ...index.slots.filter((slot) => !expected.includes(slot) && program.document.slots[slot]?.type.type !== "data")],
    intents: isOpen ? [...own, ...index.globalIntents.filter((intent) => !place?.intentSet.has(intent))] : [...own],
    options: optionsOf(place),
    ...(rivals && { between: rivals }),
    answers: isOpen,
    criteria: [
      ...(place?.criteria ?? []),
      ...(isOpen && frame ? index.criteria.filter(({ within }) => within === null || within.has(frame.flow)) : []).map((entry) => ({
        id: entry.state,
        criterion: entry.criterion,
      })),
    ],
    confirming,
    confirmingAll: confirmingAll !== null,
    language: snapshot.language,
    known: valuesOf(snapshot.slots),
    dictating: isDictating(program, frame, confirming === null ? asked : null),
  };
}

function optionsOf(place: Place | undefined): string[] {
  return place?.state.kind === "choice" ? Object.keys(place.state.options) : [];
}

function isDictating(program: Program, frame: Frame | undefined, asked: string | null): boolean {
  const type = asked === null ? undefined : program.document.slots[asked]?.type.type;
  return frame?.progress["dictating"] === true || type === "phone" || type === "pin";
}
