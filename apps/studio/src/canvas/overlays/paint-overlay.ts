import { cardWidth } from "../card-model.ts";
import { traceEdge } from "../edge-path.ts";
import type { FlowGraph } from "../graph.ts";
import { tones, type Overlay, type Tone } from "./overlay.ts";

export type TonePalette = Readonly<Record<Tone, string>>;

/** The tones of the theme that is on, for painting on a canvas element. */
export function readTones(style: CSSStyleDeclaration): TonePalette {
  return Object.fromEntries(tones.map((tone) => [tone, style.getPropertyValue(`--tone-${tone}`).trim()])) as Record<Tone, string>;
}

interface PaintInput {
  context: CanvasRenderingContext2D;
  graph: FlowGraph;
  zoom: number;
  overlay: Overlay;
  palette: TonePalette;
  /** Whether titles are written on the cards: then a band at the left carries the tone, so that they can be read. */
  titles: boolean;
}

/** Paints what an overlay says over a flow that is painted already: ways out first, then cards. Cards it does not speak of fade. */
export function paintOverlay({ context, graph, zoom, overlay, palette, titles }: PaintInput): void {
  context.lineWidth = Math.max(1.2, zoom * 2.4) / zoom;
  for (const tone of tones) {
    const own = graph.edges.filter(({ id }) => overlay.ways.get(id)?.tone === tone);
    if (own.length === 0 || tone === "none") continue;
    context.strokeStyle = palette[tone];
    context.beginPath();
    for (const edge of own) traceEdge(context, edge);
    context.stroke();
  }
  const by = new Map<Tone, (typeof graph.cards)[number][]>(tones.map((tone) => [tone, []]));
  for (const placed of graph.cards) by.get(overlay.states.get(placed.card.id)?.tone ?? "none")?.push(placed);
  for (const [tone, cards] of by) {
    context.fillStyle = palette[tone];
    for (const { card, x, y } of cards) context.fillRect(x, y, titles && tone !== "none" ? 34 : cardWidth, card.height);
  }
}
