import type { Issue } from "@vaarta/flow";
import type { Say } from "../../i18n/keys.ts";
import { legendOf, type Overlay, type OverlayMark } from "./overlay.ts";

/** Where something is wrong: states by all of their problems, ways out by their own. */
export function problemsOverlay(issues: readonly Issue[], say: Say): Overlay {
  const states = new Map<string, OverlayMark>();
  const ways = new Map<string, OverlayMark>();
  const found = new Map<string, Issue[]>();
  const foundAt = new Map<string, Issue[]>();
  for (const issue of issues) {
    if (issue.severity === "info") continue;
    if (issue.state !== undefined) push(found, issue.state, issue);
    const [area, state, part, transition] = issue.path.map(String);
    if (area === "states" && part === "transitions" && transition !== undefined) push(foundAt, `${state}/${transition}`, issue);
  }
  for (const [id, own] of found) states.set(id, markOf(own, say));
  for (const [id, own] of foundAt) ways.set(id, markOf(own, say));
  const legend = legendOf(states, [
    { tone: "bad", text: say("overlay.problems.bad") },
    { tone: "warn", text: say("overlay.problems.warn") },
  ]);
  return { name: "problems", states, ways, legend };
}

function markOf(issues: readonly Issue[], say: Say): OverlayMark {
  const isBad = issues.some(({ severity }) => severity === "error");
  return { tone: isBad ? "bad" : "warn", label: say("problems.on-card", { count: issues.length }) };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
