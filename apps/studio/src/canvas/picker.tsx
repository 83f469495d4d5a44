import type { AgentDocument, StateKind } from "@vaarta/flow";
import { useEffect, useRef, type KeyboardEvent } from "react";
import { useSay } from "../i18n/keys.ts";
import { likelyNext } from "./kind-icons.ts";
import { Palette } from "./palette.tsx";
import type { Origin } from "./use-commands.ts";

export interface Pick {
  origin: Origin | null;
  /** In the stage. */
  left: number;
  top: number;
  /** Of the stage, so that the palette stays in it. */
  width: number;
  height: number;
  /** On the canvas, where one was pointed at. */
  at?: { x: number; y: number };
}

interface PickerProps {
  pick: Pick;
  document: AgentDocument;
  onChoose: (kind: StateKind) => void;
  onClose: () => void;
}

/** The palette where a way out was dropped on empty ground, or where N was pressed. */
export function Picker({ pick, document, onChoose, onClose }: PickerProps) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const from = pick.origin ? document.states[pick.origin.state] : undefined;
  const when = pick.origin?.transition ? from?.transitions[pick.origin.transition]?.when : pick.origin?.when;
  useEffect(() => {
    const away = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) onClose();
    };
    window.document.addEventListener("pointerdown", away, true);
    return () => window.document.removeEventListener("pointerdown", away, true);
  }, [onClose]);
  // The canvas's own keys rest while the palette is open.
  const keys = {
    onKeyDown: (event: KeyboardEvent) => {
      event.stopPropagation();
      if (event.key === "Escape") onClose();
    },
  };
  return (
    <div
      ref={box}
      {...keys}
      className="picker popover is-list"
      role="dialog"
      aria-label={say("palette.title")}
      style={{
        left: Math.max(8, Math.min(pick.left, pick.width - 316)),
        top: Math.max(8, Math.min(pick.top, pick.height - 380)),
      }}
    >
      <Palette likely={likelyNext(from?.kind ?? null, when?.kind === "outcome" ? when.outcome : null)} onChoose={onChoose} />
    </div>
  );
}
