import { useRef } from "react";

interface SplitterProps {
  label: string;
  /** Which way the panel it sizes lies from the bar. */
  panel: "right" | "below";
  size: number;
  min: number;
  max: number;
  onChange: (size: number) => void;
}

/** The hairline between two panels: drag it, or focus it and use the arrow keys. */
export function Splitter({ label, panel, size, min, max, onChange }: SplitterProps) {
  const start = useRef<{ at: number; size: number } | null>(null);
  const axis = panel === "right" ? "clientX" : "clientY";
  const set = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next))));
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={panel === "right" ? "vertical" : "horizontal"}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      className="splitter"
      data-panel={panel}
      onPointerDown={(event) => {
        start.current = { at: event[axis], size };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (start.current) set(start.current.size + start.current.at - event[axis]);
      }}
      onPointerUp={() => (start.current = null)}
      onKeyDown={(event) => {
        const grow = panel === "right" ? "ArrowLeft" : "ArrowUp";
        const shrink = panel === "right" ? "ArrowRight" : "ArrowDown";
        if (event.key === grow) set(size + 24);
        else if (event.key === shrink) set(size - 24);
        else return;
        event.preventDefault();
      }}
    />
  );
}
