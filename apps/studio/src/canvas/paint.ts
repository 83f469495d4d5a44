import { cardWidth } from "./card-model.ts";
import { traceEdge } from "./edge-path.ts";
import type { FlowGraph, PlacedCard } from "./graph.ts";
import type { Overlay } from "./overlays/overlay.ts";
import { paintOverlay, readTones, type TonePalette } from "./overlays/paint-overlay.ts";
import { viewRect, type Rect } from "./windowing.ts";
import type { Family } from "@vaarta/flow";

export interface Palette {
  card: string;
  line: string;
  ink: string;
  inkSoft: string;
  edge: string;
  accent: string;
  marigold: string;
  bad: string;
  family: Record<Family, string>;
  tone: TonePalette;
  font: string;
}

export interface Marks {
  selected: ReadonlySet<string>;
  current: string | null;
  walked: ReadonlySet<string>;
  bad: ReadonlySet<string>;
  overlay: Overlay | null;
}

/** Colours of the theme that is on, for painting on a canvas element. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    card: value("--card"),
    line: value("--line-strong"),
    ink: value("--ink"),
    inkSoft: value("--ink-soft"),
    edge: value("--edge"),
    accent: value("--accent"),
    marigold: value("--marigold"),
    bad: value("--bad"),
    family: {
      speak: value("--family-speak"),
      listen: value("--family-listen"),
      decide: value("--family-decide"),
      act: value("--family-act"),
      end: value("--family-end"),
    },
    tone: readTones(style),
    font: value("--font"),
  };
}

/** From here down titles are too small to read and states become blocks of their family's colour. */
const titleZoom = 0.2;
/** From here up a card has room for the beginning of what it says. */
const wordsZoom = 0.4;

interface PaintInput {
  context: CanvasRenderingContext2D;
  graph: FlowGraph;
  viewport: { x: number; y: number; zoom: number };
  width: number;
  height: number;
  ratio: number;
  palette: Palette;
  marks: Marks;
}

/** Paints a whole flow, small: titles while they can be read, then blocks. One pass, no nodes. */
export function paintGraph({ context, graph, viewport, width, height, ratio, palette, marks }: PaintInput): void {
  const { zoom } = viewport;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width * ratio, height * ratio);
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, viewport.x * ratio, viewport.y * ratio);
  const rect = viewRect(viewport, width, height);
  paintEdges(context, graph, rect, zoom, palette);
  const titles = zoom >= titleZoom;
  // Grouped by family, so that the colour is set five times and not once a card.
  const families: Record<Family, PlacedCard[]> = { speak: [], listen: [], decide: [], act: [], end: [] };
  for (const placed of graph.cards) {
    if (placed.x + cardWidth < rect.left || placed.x > rect.right || placed.y > rect.bottom || placed.y + placed.card.height < rect.top)
      continue;
    families[placed.card.family].push(placed);
  }
  for (const [family, cards] of Object.entries(families) as [Family, PlacedCard[]][]) {
    context.fillStyle = titles ? palette.card : palette.family[family];
    for (const { card, x, y } of cards) context.fillRect(x, y, cardWidth, card.height);
    if (!titles) continue;
    context.fillStyle = palette.family[family];
    for (const { card, x, y } of cards) context.fillRect(x, y, 10, card.height);
    context.strokeStyle = palette.line;
    context.lineWidth = 0.6 / zoom;
    for (const { card, x, y } of cards) context.strokeRect(x, y, cardWidth, card.height);
  }
  if (marks.overlay) paintOverlay({ context, graph, zoom, overlay: marks.overlay, palette: palette.tone, titles });
  paintMarks(context, graph, zoom, palette, marks);
  if (titles) paintTitles(context, families, zoom, palette);
}

function paintEdges(context: CanvasRenderingContext2D, graph: FlowGraph, rect: Rect, zoom: number, palette: Palette): void {
  context.strokeStyle = palette.edge;
  context.lineWidth = Math.max(0.7, zoom * 1.6) / zoom;
  // A curve cannot be told from a line when its bend is under a pixel or two.
  const curved = zoom >= 0.16;
  for (const dashed of [false, true]) {
    context.setLineDash(dashed && curved ? [5 / zoom, 4 / zoom] : []);
    context.beginPath();
    for (const edge of graph.edges) {
      if (edge.isElse !== dashed) continue;
      const { sx, sy, tx, ty } = edge;
      if (Math.max(sx, tx) < rect.left || Math.min(sx, tx) > rect.right || Math.max(sy, ty) < rect.top || Math.min(sy, ty) > rect.bottom)
        continue;
      if (curved) traceEdge(context, edge);
      else {
        context.moveTo(sx, sy);
        context.lineTo(tx, ty);
      }
    }
    context.stroke();
  }
  context.setLineDash([]);
}

function paintMarks(context: CanvasRenderingContext2D, graph: FlowGraph, zoom: number, palette: Palette, marks: Marks): void {
  const outline = (ids: Iterable<string>, colour: string, width: number) => {
    context.strokeStyle = colour;
    context.lineWidth = width / zoom;
    const gap = width / zoom / 2;
    for (const id of ids) {
      const placed = graph.byId.get(id);
      if (placed) context.strokeRect(placed.x - gap, placed.y - gap, cardWidth + gap * 2, placed.card.height + gap * 2);
    }
  };
  outline(marks.walked, palette.marigold, 2);
  outline(marks.bad, palette.bad, 1.5);
  outline(marks.selected, palette.accent, 2);
  const current = marks.current === null ? undefined : graph.byId.get(marks.current);
  if (!current) return;
  context.fillStyle = palette.marigold;
  context.fillRect(current.x, current.y, cardWidth, current.card.height);
}

function paintTitles(context: CanvasRenderingContext2D, families: Record<Family, PlacedCard[]>, zoom: number, palette: Palette): void {
  const size = Math.min(30, 12 / zoom);
  const room = (cardWidth - 28) / (size * 0.5);
  context.font = `560 ${size}px ${palette.font}`;
  context.fillStyle = palette.ink;
  context.textBaseline = "top";
  const shown = Object.values(families).flat();
  for (const { card, x, y } of shown) {
    const [first, second] = wrapped(card.name, room);
    context.fillText(first, x + 20, y + 8);
    if (second && card.height > size * 2.6) context.fillText(second, x + 20, y + 8 + size * 1.25);
  }
  if (zoom >= wordsZoom) paintWords(context, shown, size, palette);
}

/** The beginning of what is said, where the name left room. */
function paintWords(context: CanvasRenderingContext2D, cards: readonly PlacedCard[], titleSize: number, palette: Palette): void {
  const size = titleSize * 0.92;
  const room = (cardWidth - 28) / (size * 0.5);
  context.font = `400 ${size}px ${palette.font}`;
  context.fillStyle = palette.inkSoft;
  for (const { card, x, y } of cards) {
    if (card.text === null || card.name.length > room) continue;
    const top = y + 8 + titleSize * 1.45;
    const [first, second] = wrapped(card.text, room);
    if (top + size < y + card.height) context.fillText(first, x + 20, top);
    if (second && top + size * 2.3 < y + card.height) context.fillText(second, x + 20, top + size * 1.3);
  }
}

/** Two lines of about `room` letters; measuring every title every frame would cost more than painting them. */
function wrapped(text: string, room: number): [string, string] {
  if (text.length <= room) return [text, ""];
  const space = text.lastIndexOf(" ", Math.floor(room));
  const at = space > room / 3 ? space : Math.floor(room);
  const rest = text.slice(at).trim();
  return [text.slice(0, at), rest.length > room ? `${rest.slice(0, Math.max(1, Math.floor(room) - 1))}…` : rest];
}

/** The card under a point of the canvas's own coordinates; the last one painted lies on top. */
export function cardAt(graph: FlowGraph, x: number, y: number): PlacedCard | null {
  for (let index = graph.cards.length - 1; index >= 0; index--) {
    const placed = graph.cards[index];
    if (placed && x >= placed.x && x <= placed.x + cardWidth && y >= placed.y && y <= placed.y + placed.card.height) return placed;
  }
  return null;
}
