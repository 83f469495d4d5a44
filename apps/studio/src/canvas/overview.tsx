import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { chosenTheme } from "../app/theme.ts";
import { useLatest } from "../ui/index.ts";
import type { FlowGraph } from "./graph.ts";
import { paintGraph, readPalette, type Marks, type Palette } from "./paint.ts";

/** The flow painted on one canvas element, for zooms at which cards cannot be read. Follows the viewport without React. */
export function Overview({ graph, marks }: { graph: FlowGraph; marks: Marks }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  const latest = useLatest({ graph, marks });
  const repaint = useRef<() => void>(() => undefined);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    let palette: Palette = readPalette();
    let waiting = 0;
    const paint = () => {
      waiting = 0;
      const { transform, width, height } = flow.getState();
      const ratio = devicePixelRatio;
      if (element.width !== Math.round(width * ratio) || element.height !== Math.round(height * ratio)) {
        element.width = Math.round(width * ratio);
        element.height = Math.round(height * ratio);
      }
      const viewport = { x: transform[0], y: transform[1], zoom: transform[2] };
      paintGraph({ context, viewport, width, height, ratio, palette, ...latest.current });
    };
    const soon = () => {
      waiting ||= requestAnimationFrame(paint);
    };
    repaint.current = soon;
    let before = flow.getState().transform;
    const unsubscribe = flow.subscribe((state) => {
      if (state.transform === before) return;
      before = state.transform;
      soon();
    });
    const themed = () => {
      // The attribute that carries the theme changes after this call.
      setTimeout(() => {
        palette = readPalette();
        soon();
      });
    };
    const unthemed = chosenTheme.subscribe(themed);
    const resized = new ResizeObserver(soon);
    resized.observe(element);
    soon();
    return () => {
      cancelAnimationFrame(waiting);
      unsubscribe();
      unthemed();
      resized.disconnect();
    };
  }, [flow, latest]);

  useEffect(() => repaint.current(), [graph, marks]);

  return <canvas ref={canvas} className="overview" aria-hidden />;
}
