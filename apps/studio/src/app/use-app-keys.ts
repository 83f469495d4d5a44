import { useEffect } from "react";
import { useDraftActions } from "../document/use-draft.ts";
import { useViewStore } from "../document/view.ts";
import { isMod } from "../ui/index.ts";

/** Shortcuts that work on every screen of an agent. */
export function useAppKeys(): void {
  const draft = useDraftActions();
  const view = useViewStore();
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      const isTyping =
        event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
      if (isMod(event) && key === "k") {
        event.preventDefault();
        view.setState((now) => ({ searching: !now.searching }));
      } else if (isMod(event) && key === "z") {
        // Monaco keeps its own; every other field edits the document, whose history is one.
        if (event.target instanceof HTMLElement && event.target.closest(".monaco-editor")) return;
        event.preventDefault();
        if (event.shiftKey) draft.redo();
        else draft.undo();
      } else if (isMod(event) && key === "y") {
        event.preventDefault();
        draft.redo();
      } else if (isMod(event) && key === "j") {
        event.preventDefault();
        view.setState((now) => ({ drawer: now.drawer === "problems" ? null : "problems" }));
      } else if (event.key === "?" && !isTyping) {
        event.preventDefault();
        view.setState({ shortcuts: true });
      }
    };
    window.addEventListener("keydown", down);
    return () => window.removeEventListener("keydown", down);
  }, [draft, view]);
}
