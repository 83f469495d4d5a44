import { useEffect, useState, type KeyboardEvent, type RefObject } from "react";
import { useDraftActions } from "../document/use-draft.ts";
import { goToState, useView, useViewStore } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { isMod } from "../ui/index.ts";
import { neighbour } from "./arrange.ts";
import type { FlowGraph } from "./graph.ts";
import type { CanvasCommands, Origin } from "./use-commands.ts";

interface KeysInput {
  graph: FlowGraph;
  commands: CanvasCommands;
  stage: RefObject<HTMLDivElement | null>;
  onAdd: (origin: Origin | null) => void;
}

const arrows = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"] as const;

/** The canvas without a mouse. What a key did is also said, for those who do not see the card move. */
export function useCanvasKeys({ graph, commands, stage, onAdd }: KeysInput) {
  const view = useViewStore();
  const draft = useDraftActions();
  const say = useSay();
  const [joining, setJoining] = useState<Origin | null>(null);
  const [message, setMessage] = useState("");

  const walkTo = (state: string) => {
    goToState(view, state, graph.flow);
    const name = graph.byId.get(state)?.card.name;
    if (name) setMessage(name);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing || isTyping(event.target)) return;
    const active = commands.states().at(-1) ?? null;
    const arrow = arrows.find((key) => key === event.key);
    const mod = isMod(event);
    const handled = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (arrow && event.altKey) return;
    if (arrow && event.shiftKey && active) {
      handled();
      nudge(arrow);
    } else if (arrow && !mod) {
      handled();
      const next =
        active === null ? (graph.cards.find(({ card }) => card.entry) ?? graph.cards[0])?.card.id : neighbour(graph, active, arrow);
      if (next) walkTo(next);
    } else if (event.key === "Enter" && !mod && joining && active) {
      handled();
      commands.join(joining.state, active, joining);
      setJoining(null);
      setMessage(say("canvas.joined"));
      // The way out that was made is chosen, on the card it leaves, which may lie far off.
      const { transition } = view.getState();
      goToState(view, joining.state, graph.flow);
      view.setState({ transition });
    } else if (event.key === "Enter" && !mod && active && !isButton(event.target)) {
      handled();
      commands.open(active);
    } else if (event.key === "Escape") {
      if (joining) setJoining(null);
      else commands.select([]);
      setMessage("");
    } else if (event.key === "Delete" || event.key === "Backspace") {
      handled();
      commands.removeSelected();
    } else if (mod && event.key.toLowerCase() === "a") {
      handled();
      commands.selectAll();
      setMessage(say("canvas.selected", { count: graph.cards.length }));
    } else if (mod && event.key.toLowerCase() === "d") {
      handled();
      commands.duplicate();
    } else if (!mod && event.key.toLowerCase() === "n") {
      handled();
      onAdd(active === null ? null : { state: active });
    } else if (!mod && event.key.toLowerCase() === "c" && active) {
      handled();
      const { transition } = view.getState();
      setJoining(transition ? { state: active, transition: transition.id } : { state: active });
      setMessage(say("canvas.connect-from"));
    } else if (!mod && event.key.toLowerCase() === "g") {
      handled();
      commands.group();
    }
  };

  const focus = useView((now) => now.focus);
  useEffect(() => {
    if (!focus?.keys) return;
    // The card is drawn after the view has moved to it, and a dialog that closes first gives the focus back.
    let tries = 0;
    const go = () => {
      focusCard(stage.current, focus.state);
      const card = document.activeElement?.closest<HTMLElement>("[data-state]");
      if (card?.dataset["state"] !== focus.state && ++tries < 30) waiting = requestAnimationFrame(go);
    };
    let waiting = requestAnimationFrame(() => (waiting = requestAnimationFrame(go)));
    return () => cancelAnimationFrame(waiting);
  }, [focus, stage]);

  // The browser's own copy and paste: no permission is asked, and other programs can take the JSON.
  useEffect(() => {
    const skip = (event: ClipboardEvent) =>
      (event.target !== null && isTyping(event.target)) || (window.getSelection()?.toString() ?? "") !== "";
    const copy = (event: ClipboardEvent) => {
      const text = skip(event) ? null : commands.copied();
      if (text === null) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", text);
      if (event.type === "cut") commands.removeSelected();
      else setMessage(say("canvas.copied", { count: commands.states().length }));
    };
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (!text.trimStart().startsWith("{") || (event.target !== null && isTyping(event.target))) return;
      event.preventDefault();
      commands.paste(text);
    };
    document.addEventListener("copy", copy);
    document.addEventListener("cut", copy);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("copy", copy);
      document.removeEventListener("cut", copy);
      document.removeEventListener("paste", paste);
    };
  }, [commands, say]);

  const nudge = (arrow: (typeof arrows)[number]) => {
    const by = { ArrowRight: [8, 0], ArrowLeft: [-8, 0], ArrowUp: [0, -8], ArrowDown: [0, 8] }[arrow];
    const places = new Map<string, { x: number; y: number }>();
    const positions = draft.store.getState().document.canvas.positions;
    for (const id of commands.states()) {
      const at = positions[id] ?? graph.byId.get(id);
      if (at) places.set(id, { x: at.x + (by[0] ?? 0), y: at.y + (by[1] ?? 0) });
    }
    commands.move(places);
  };

  return { onKeyDown, message, joining };
}

export function focusCard(stage: HTMLElement | null, state: string): void {
  stage?.querySelector<HTMLElement>(`[data-state="${CSS.escape(state)}"]`)?.focus({ preventScroll: true });
}

export function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function isButton(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.tagName === "BUTTON";
}
