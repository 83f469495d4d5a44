import { useReactFlow, useStore, type Viewport } from "@xyflow/react";
import { useEffect, useRef, type RefObject } from "react";
import { useView } from "../document/view.ts";
import { cardWidth } from "./card-model.ts";
import type { FlowGraph } from "./graph.ts";
import { readableZoom } from "./windowing.ts";

const reduced = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const moveMs = 180;
const lateMs = 1_000;

/** Keeps where each flow was looked at, opens a flow where its shape or its beginning is seen, and goes where it is asked to. */
export function useCamera(graph: FlowGraph, stage: RefObject<HTMLDivElement | null>): void {
  const { setViewport, getViewport } = useReactFlow();
  const focus = useView((view) => view.focus);
  const width = useStore((state) => state.width);
  const kept = useRef(new Map<string, Viewport>());
  const shown = useRef<string | null>(null);
  const done = useRef(0);
  // Where a move that is under way ends: what is asked for next is judged from there, not from the way.
  const heading = useRef<Viewport | null>(null);

  useEffect(() => {
    if (width === 0 || shown.current === graph.flow) return;
    if (shown.current !== null) kept.current.set(shown.current, getViewport());
    const isFirst = shown.current === null;
    shown.current = graph.flow;
    const box = stage.current?.getBoundingClientRect();
    const before = kept.current.get(graph.flow);
    if (before) void setViewport(before);
    else if (box) void setViewport(opening(graph, box.width, box.height), isFirst ? { duration: 0 } : undefined);
  }, [graph, width, stage, setViewport, getViewport]);

  useEffect(() => {
    // A canvas that just appeared is first opened, then moved to what was asked for.
    if (width === 0 || !focus || focus.at === done.current) return;
    const placed = graph.byId.get(focus.state);
    const box = stage.current?.getBoundingClientRect();
    if (!placed || !box) return;
    done.current = focus.at;
    const now = heading.current ?? getViewport();
    const zoom = focus.zoom && now.zoom < 0.6 ? 0.9 : now.zoom;
    const left = placed.x * now.zoom + now.x;
    const top = placed.y * now.zoom + now.y;
    const isSeen =
      left > 24 && top > 24 && left + cardWidth * now.zoom < box.width - 24 && top + placed.card.height * now.zoom < box.height - 60;
    if (isSeen && zoom === now.zoom) return;
    const viewport = {
      x: box.width / 2 - (placed.x + cardWidth / 2) * zoom,
      y: box.height / 2 - (placed.y + placed.card.height / 2) * zoom,
      zoom,
    };
    heading.current = viewport;
    const arrived = () => {
      if (heading.current === viewport) heading.current = null;
    };
    void setViewport(viewport, { duration: reduced() ? 0 : moveMs }).then(arrived);
    // A move that is broken off by another never says that it ended.
    setTimeout(arrived, lateMs);
  }, [focus, graph, width, stage, getViewport, setViewport]);
}

/** Everything, if it can then still be read; else the beginning, at a size to read. */
function opening(graph: FlowGraph, width: number, height: number): Viewport {
  const { left, top, right, bottom } = graph.bounds;
  if (graph.cards.length === 0) return { x: width / 2 - 140, y: height / 2 - 60, zoom: 1 };
  const pad = 56;
  const fit = Math.min((width - pad * 2) / (right - left), (height - pad * 2) / (bottom - top), 1);
  if (fit >= readableZoom + 0.1) {
    return { x: (width - (right - left) * fit) / 2 - left * fit, y: (height - (bottom - top) * fit) / 2 - top * fit, zoom: fit };
  }
  const entry = graph.cards.find(({ card }) => card.entry) ?? graph.cards[0];
  const zoom = 0.9;
  return { x: width / 2 - ((entry?.x ?? 0) + cardWidth / 2) * zoom, y: pad - (entry?.y ?? 0) * zoom, zoom };
}
