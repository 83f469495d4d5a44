import { Handle, Position } from "@xyflow/react";
import { useRef, useState } from "react";
import { useView } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { useCanvasActions } from "./canvas-actions.ts";
import { useWayChange } from "./compare/comparison-store.ts";
import type { CardModel, CardRow } from "./card-model.ts";
import { OverlayBadge } from "./overlays/overlay-badge.tsx";
import { useWayMark } from "./overlays/overlay-store.ts";

interface CardRowProps {
  card: CardModel;
  row: CardRow;
  index: number;
  reachable: boolean;
  height: number;
}

/** A way out on its card: its condition in words and its own port. Dragging it up or down changes which is tried first. */
export function CardRowView({ card, row, index, reachable, height }: CardRowProps) {
  const say = useSay();
  const actions = useCanvasActions();
  const isSelected = useView((view) => view.transition?.state === card.id && view.transition.id === row.transition);
  const isTaken = useView((view) => view.lit?.transitions.has(`${card.id}/${row.transition}`) ?? false);
  const change = useWayChange(`${card.id}/${row.transition}`);
  const mark = useWayMark(`${card.id}/${row.transition}`);
  const start = useRef<{ y: number; zoom: number } | null>(null);
  const [shift, setShift] = useState(0);
  const count = card.rows.filter((other) => other.transition !== null).length;
  const to = row.to === null ? null : actions.nameOf(row.to);
  const label =
    row.transition === null
      ? say("canvas.way-out-missing", { when: row.text })
      : to === null
        ? say("canvas.way-out", { number: index + 1, when: row.text })
        : say("canvas.way-out-to", { number: index + 1, when: row.text, to });
  const steps = (offset: number) => Math.max(-index, Math.min(count - 1 - index, Math.round(offset / height)));
  const move = (by: number) => {
    if (row.transition !== null && by !== 0) actions.moveRow(card.id, row.transition, by);
  };
  return (
    <div
      role="listitem"
      className="card-row"
      data-tone={row.tone}
      data-selected={isSelected}
      data-taken={isTaken}
      data-change={change}
      data-overlay={mark?.tone}
      style={shift ? { translate: `0 ${shift}px`, zIndex: 2 } : undefined}
    >
      <button
        type="button"
        className="card-row-name nodrag"
        tabIndex={reachable ? 0 : -1}
        aria-label={label}
        aria-pressed={isSelected}
        onClick={(event) => {
          event.stopPropagation();
          if (row.transition === null) actions.fillExit(card.id, row.when);
          else actions.selectTransition(card.id, row.transition);
        }}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
          event.preventDefault();
          event.stopPropagation();
          move(event.key === "ArrowUp" ? Math.max(-1, -index) : Math.min(1, count - 1 - index));
        }}
        onPointerDown={(event) => {
          if (row.transition === null || event.button !== 0) return;
          const box = event.currentTarget.getBoundingClientRect();
          start.current = { y: event.clientY, zoom: box.height / height };
        }}
        onPointerMove={(event) => {
          if (!start.current) return;
          const offset = (event.clientY - start.current.y) / start.current.zoom;
          if (Math.abs(offset) < 5 && shift === 0) return;
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) event.currentTarget.setPointerCapture(event.pointerId);
          setShift(offset);
        }}
        onPointerUp={(event) => {
          if (start.current && shift !== 0) {
            event.preventDefault();
            move(steps(shift));
          }
          start.current = null;
          setShift(0);
        }}
        onPointerCancel={() => {
          start.current = null;
          setShift(0);
        }}
      >
        <span className="card-row-text">{row.text}</span>
      </button>
      <OverlayBadge mark={mark} />
      <Handle type="source" position={Position.Right} id={row.port} className="card-port" aria-hidden />
    </div>
  );
}
