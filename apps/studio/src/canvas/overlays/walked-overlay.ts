import type { Coverage } from "@vaarta/engine";
import type { Say } from "../../i18n/keys.ts";
import { legendOf, type Overlay, type OverlayMark, type Tone } from "./overlay.ts";

/** Where conversations went, and where none of them ever did. */
export function walkedOverlay(name: "tests" | "callers", coverage: Coverage, conversations: number, say: Say): Overlay {
  const mark = (times: number): OverlayMark => ({
    tone: toneOf(times, conversations),
    ...(times > 0 ? { badge: `×${times}` } : {}),
    label: times === 0 ? say("overlay.walked.never") : say("overlay.walked.times", { count: times }),
  });
  const states = new Map<string, OverlayMark>();
  const ways = new Map<string, OverlayMark>();
  for (const [id, times] of Object.entries(coverage.states)) states.set(id, mark(times));
  for (const [id, own] of Object.entries(coverage.transitions))
    for (const [way, times] of Object.entries(own)) ways.set(`${id}/${way}`, mark(times));
  const legend = legendOf(states, [
    { tone: "bad", text: say("overlay.walked.bad") },
    { tone: "little", text: say("overlay.walked.little") },
    { tone: "some", text: say("overlay.walked.some") },
    { tone: "much", text: say("overlay.walked.much") },
  ]);
  return { name, states, ways, legend };
}

/** Walks for each conversation: up to one in ten, up to one in two, more. */
export function toneOf(times: number, conversations: number): Tone {
  if (times === 0) return "bad";
  const share = times / Math.max(1, conversations);
  if (share <= 0.1) return "little";
  return share <= 0.5 ? "some" : "much";
}
