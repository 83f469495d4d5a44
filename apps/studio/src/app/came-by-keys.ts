let byKeys = false;

/** Watches whether the last thing done was a key or a click. Gives what ends it. */
export function watchHands(): () => void {
  const key = (event: KeyboardEvent) => {
    if (!event.metaKey && !event.ctrlKey) byKeys = true;
  };
  const pointer = () => {
    byKeys = false;
  };
  window.addEventListener("keydown", key, true);
  window.addEventListener("pointerdown", pointer, true);
  return () => {
    window.removeEventListener("keydown", key, true);
    window.removeEventListener("pointerdown", pointer, true);
  };
}

/** Whoever came here by keys goes on by keys; a page opened by its address leaves the focus alone. */
export function cameByKeys(): boolean {
  return byKeys;
}
