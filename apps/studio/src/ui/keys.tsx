const isApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A shortcut as this machine writes it: `Mod+K` is ⌘K on a Mac and Ctrl K elsewhere. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="keys">
      {keys.split("+").map((key) => (
        <kbd key={key}>{nameOf(key)}</kbd>
      ))}
    </span>
  );
}

function nameOf(key: string): string {
  if (key === "Mod") return isApple ? "⌘" : "Ctrl";
  if (key === "Shift") return isApple ? "⇧" : "Shift";
  if (key === "Alt") return isApple ? "⌥" : "Alt";
  return key;
}

/** True for ⌘ on a Mac and Ctrl elsewhere. */
export function isMod(event: { metaKey: boolean; ctrlKey: boolean }): boolean {
  return isApple ? event.metaKey : event.ctrlKey;
}
