const focusable = 'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [tabindex="0"]';

/**
 * Keys never fall into nothing: when what had the focus goes away (a step undone, a row deleted, a screen left), the
 * nearest thing that stayed has it. Gives what ends it.
 */
export function keepFocus(): () => void {
  let held: readonly HTMLElement[] = [];
  // Menus and dialogs live outside the page; behind them stands what had the focus in it.
  let behind: readonly HTMLElement[] = [];
  const seen = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    const chain = chainOf(target);
    if (chain.at(-1)?.id === "root") behind = chain;
    held = chain;
  };
  // The person put it down herself: by a click beside everything.
  const left = ({ relatedTarget, target }: FocusEvent) => {
    // A button that works for a while cannot have the focus meanwhile, and has it again afterwards.
    if (target instanceof HTMLElement && target.matches(":disabled")) return;
    if (relatedTarget === null && target instanceof HTMLElement && target.isConnected && document.hasFocus()) {
      setTimeout(() => {
        if (target.isConnected && isShown(target) && document.activeElement === document.body) held = behind = [];
      });
    }
  };
  const check = () => {
    if (document.activeElement !== document.body) return;
    const chain = held[0]?.isConnected === false && held.at(-1)?.id !== "root" ? behind : held;
    const [lost] = chain;
    if (!lost) return;
    if (lost.isConnected && isShown(lost)) {
      if (!lost.matches(":disabled")) lost.focus({ preventScroll: true });
      return;
    }
    homeIn(chain)?.focus({ preventScroll: true });
  };
  let waiting = 0;
  const watch = new MutationObserver(() => {
    // After the frame: what is drawn anew may ask for the focus itself.
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      check();
    });
  });
  document.addEventListener("focusin", seen);
  document.addEventListener("focusout", left);
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden", "disabled"] });
  return () => {
    cancelAnimationFrame(waiting);
    watch.disconnect();
    document.removeEventListener("focusin", seen);
    document.removeEventListener("focusout", left);
  };
}

/** The nearest place that stayed: itself when it takes keys, else the first thing in it that does. */
function homeIn(chain: readonly HTMLElement[]): HTMLElement | null {
  const own = chain.find((element) => element.hasAttribute("data-focus-home"));
  if (own?.isConnected) return own;
  for (const element of chain) {
    if (!element.isConnected || !isShown(element)) continue;
    if (element.tabIndex >= 0) return element;
    const first = firstIn(element);
    if (first) return first;
  }
  return null;
}

export function firstIn(element: ParentNode): HTMLElement | null {
  return [...element.querySelectorAll<HTMLElement>(focusable)].find((one) => one.tabIndex >= 0 && isShown(one)) ?? null;
}

function chainOf(target: HTMLElement): HTMLElement[] {
  const chain: HTMLElement[] = [];
  for (let at: HTMLElement | null = target; at && at !== document.body; at = at.parentElement) chain.push(at);
  return chain;
}

export function isShown(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}
