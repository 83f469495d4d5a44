import { firstIn, isShown } from "./keep-focus.ts";

/** The parts of the screen that F6 goes round, in reading order, as selectors. */
const panes = [".bar", ".rail", ".stage", ".dock", ".drawer", ".frame-main"] as const;

export type Pane = (typeof panes)[number];

const lastIn = new WeakMap<Element, HTMLElement>();

/** Remembers where the keys were in each part, so that coming back goes on there. Gives what ends it. */
export function rememberPanes(): () => void {
  const seen = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    const pane = paneOf(target);
    if (pane) lastIn.set(pane, target);
  };
  document.addEventListener("focusin", seen);
  return () => document.removeEventListener("focusin", seen);
}

/** Goes to the next part, or to the one before. */
export function nextPane(by: 1 | -1): void {
  const shown = panes
    .map((selector) => document.querySelector<HTMLElement>(selector))
    .filter((pane): pane is HTMLElement => pane !== null && isShown(pane))
    // A screen without a canvas is one part; with one, its parts are.
    .filter((pane, _index, all) => !all.some((other) => other !== pane && pane.contains(other)));
  const here = paneOf(document.activeElement);
  const at = shown.findIndex((pane) => pane === here);
  const next = shown[(at + by + shown.length) % shown.length];
  if (next) enter(next);
}

/** Goes into a part, also one that is only being opened; where the keys were in it, else to its first field. */
export function enterPane(pane: Pane, within = ""): void {
  let tries = 0;
  const go = () => {
    const found = document.querySelector<HTMLElement>(`${pane} ${within}`.trim());
    if (found && isShown(found) && enter(found)) return;
    if (++tries < 90) requestAnimationFrame(go);
  };
  go();
}

function enter(pane: HTMLElement): boolean {
  const last = lastIn.get(pane);
  const known = last?.isConnected && pane.contains(last) && isShown(last) ? last : null;
  // The chosen card may lie out of sight, and is then not drawn: the canvas itself takes its keys.
  const target = pane.matches(".stage")
    ? (pane.querySelector<HTMLElement>('.card[tabindex="0"]') ?? pane)
    : (known ?? (pane.tabIndex >= 0 ? pane : firstIn(pane)));
  target?.focus({ preventScroll: pane.matches(".stage") });
  return target !== null && document.activeElement === target;
}

function paneOf(element: Element | null): Element | null {
  return element?.closest(panes.slice(0, -1).join(", ")) ?? element?.closest(".frame-main") ?? null;
}
