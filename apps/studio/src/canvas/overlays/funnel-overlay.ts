import { kindFacts, type AgentDocument } from "@vaarta/flow";
import type { Funnel } from "../../backend/records.ts";
import type { Say } from "../../i18n/keys.ts";
import { legendOf, type Overlay, type OverlayMark, type Tone } from "./overlay.ts";
import { toneOf } from "./walked-overlay.ts";

/** Where callers of the live release went, and where they were lost: conversations that ended at a step which is no end. */
export function funnelOverlay({ states: counted, ways: taken }: Funnel, document: Pick<AgentDocument, "states">, say: Say): Overlay {
  const states = new Map<string, OverlayMark>();
  const ways = new Map<string, OverlayMark>();
  for (const [id, { reached, ended }] of Object.entries(counted)) {
    const state = document.states[id];
    const isEnd = state !== undefined && kindFacts[state.kind].family === "end";
    const lost = isEnd ? 0 : ended;
    states.set(id, {
      tone: lostTone(lost, reached),
      badge: lost > 0 ? `${reached} −${lost}` : String(reached),
      label: say(isEnd ? "overlay.funnel.ended" : "overlay.funnel.lost", { reached, lost }),
    });
    for (const [way, times] of Object.entries(taken[id] ?? {}))
      ways.set(`${id}/${way}`, {
        tone: toneOf(times, reached),
        badge: String(times),
        label: say("overlay.walked.times", { count: times }),
      });
  }
  const legend = legendOf(states, [
    { tone: "bad", text: say("overlay.funnel.bad") },
    { tone: "warn", text: say("overlay.funnel.warn") },
    { tone: "good", text: say("overlay.funnel.good") },
  ]);
  return { name: "funnel", states, ways, legend };
}

function lostTone(lost: number, reached: number): Tone {
  if (lost === 0) return "good";
  return lost / Math.max(1, reached) <= 0.1 ? "warn" : "bad";
}
