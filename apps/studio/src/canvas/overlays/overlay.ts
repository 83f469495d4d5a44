/** What the canvas can be painted with; one at a time. Some have nothing to paint yet. */
export type OverlayName = "problems" | "languages" | "tests" | "callers" | "funnel" | "latency";

/** How a place stands. Each differs from the others in lightness as well as in hue; `none` means that the overlay has nothing to say of it. */
export type Tone = "none" | "good" | "warn" | "bad" | "little" | "some" | "much";

export const tones: readonly Tone[] = ["none", "good", "warn", "bad", "little", "some", "much"];

export interface OverlayMark {
  tone: Tone;
  /** A word or a figure on the card or its way out, where the tone does not say all. */
  badge?: string;
  /** The whole of it in a sentence, for eyes that see no colour. */
  label: string;
}

export interface LegendRow {
  tone: Tone;
  text: string;
  /** Cards of the whole agent that it holds for. */
  count: number;
}

export interface Overlay {
  name: OverlayName;
  states: ReadonlyMap<string, OverlayMark>;
  /** By `state/transition`, as edges are known on the canvas. */
  ways: ReadonlyMap<string, OverlayMark>;
  legend: readonly LegendRow[];
}

/** Counts how many states have each tone, in the order given; tones that nothing has are left out unless they are kept. */
export function legendOf(states: ReadonlyMap<string, OverlayMark>, rows: readonly { tone: Tone; text: string }[]): LegendRow[] {
  const counts = new Map<Tone, number>();
  for (const { tone } of states.values()) counts.set(tone, (counts.get(tone) ?? 0) + 1);
  return rows.map(({ tone, text }) => ({ tone, text, count: counts.get(tone) ?? 0 }));
}
