import { useEffect } from "react";
import { useLocation } from "wouter";
import { leaveComparison } from "../canvas/compare/comparison-store.ts";
import { useDraftActions } from "../document/use-draft.ts";
import { useViewStore } from "../document/view.ts";
import { isMod } from "../ui/index.ts";
import { cameByKeys } from "./came-by-keys.ts";
import { enterPane, nextPane, rememberPanes } from "./panes.ts";
import { keepFocus } from "./keep-focus.ts";

/** Shortcuts that work on every screen of an agent. */
export function useAppKeys(): void {
  const draft = useDraftActions();
  const view = useViewStore();
  const [location, navigate] = useLocation();
  useEffect(keepFocus, []);
  useEffect(rememberPanes, []);
  // On any other screen, and with any other agent, the draft is what one works on.
  useEffect(() => leaveComparison, []);
  useEffect(() => {
    if (!location.endsWith("/design")) leaveComparison();
    // Whoever comes here from another page goes on with the work of this one, not with the top of the window.
    if (cameByKeys() && document.activeElement === document.body) enterPane(location.endsWith("/design") ? ".stage" : ".frame-main");
  }, [location]);
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
        const opens = view.getState().drawer !== "problems";
        view.setState({ drawer: opens ? "problems" : null });
        enterPane(opens ? ".drawer" : ".stage", opens ? ".problem-text, .drawer-body" : "");
      } else if (isMod(event) && event.key === "Enter") {
        event.preventDefault();
        view.setState({ dock: "test" });
        navigate(`/a/${draft.store.getState().agent}/design`);
        enterPane(".dock", ".dock-test");
      } else if (event.key === "F6") {
        event.preventDefault();
        nextPane(event.shiftKey ? -1 : 1);
      } else if (event.key === "Escape" && event.target instanceof HTMLElement && event.target.closest(".dock, .drawer")) {
        event.preventDefault();
        enterPane(".stage");
      } else if (event.key === "?" && !isTyping) {
        event.preventDefault();
        view.setState({ shortcuts: true });
      }
    };
    window.addEventListener("keydown", down);
    return () => window.removeEventListener("keydown", down);
  }, [draft, view, navigate]);
}
