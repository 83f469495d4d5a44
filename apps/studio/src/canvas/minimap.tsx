import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect, useRef, type PointerEvent } from "react";
import { useSay } from "../i18n/keys.ts";
import { cardWidth } from "./card-model.ts";
import type { FlowGraph } from "./graph.ts";
import { readPalette } from "./paint.ts";
import { viewRect } from "./windowing.ts";

const width = 168;
const height = 112;

/** The whole flow and the part of it that is seen. Painted; React Flow's own would draw an element for every state. */
export function Minimap({ graph }: { graph: FlowGraph }) {
  const say = useSay();
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const flow = useStoreApi();
  const { setCenter } = useReactFlow();
  const { left, top, right, bottom } = graph.bounds;
  const scale = Math.min((width - 12) / Math.max(1, right - left), (height - 12) / Math.max(1, bottom - top), 0.12);
  const offsetX = (width - (right - left) * scale) / 2;
  const offsetY = (height - (bottom - top) * scale) / 2;

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const palette = readPalette();
    element.width = width * devicePixelRatio;
    element.height = height * devicePixelRatio;
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, width, height);
    for (const { card, x, y } of graph.cards) {
      context.fillStyle = palette.family[card.family];
      context.fillRect(
        offsetX + (x - left) * scale,
        offsetY + (y - top) * scale,
        Math.max(1.5, cardWidth * scale - 0.5),
        Math.max(1, card.height * scale - 0.5),
      );
    }
  }, [graph, left, top, offsetX, offsetY, scale]);

  useEffect(() => {
    const place = () => {
      const { transform, width: seenWidth, height: seenHeight } = flow.getState();
      const seen = viewRect({ x: transform[0], y: transform[1], zoom: transform[2] }, seenWidth, seenHeight);
      const style = box.current?.style;
      if (!style) return;
      style.transform = `translate(${offsetX + (seen.left - left) * scale}px, ${offsetY + (seen.top - top) * scale}px)`;
      style.width = `${(seen.right - seen.left) * scale}px`;
      style.height = `${(seen.bottom - seen.top) * scale}px`;
    };
    place();
    return flow.subscribe(place);
  }, [flow, left, top, offsetX, offsetY, scale]);

  const go = (event: PointerEvent<HTMLElement>) => {
    const bounds = event.currentTarget.getBoundingClientRect();
    const x = left + (event.clientX - bounds.left - offsetX) / scale;
    const y = top + (event.clientY - bounds.top - offsetY) / scale;
    void setCenter(x, y, { zoom: flow.getState().transform[2] });
  };
  return (
    <div
      className="minimap"
      role="img"
      aria-label={say("canvas.minimap")}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => (event.buttons ? go(event) : undefined)}
    >
      <canvas ref={canvas} />
      <div ref={box} className="minimap-seen" />
    </div>
  );
}
