import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { useProblems } from "../../document/problems.ts";
import { useDocument, useDraftActions } from "../../document/use-draft.ts";
import { useView } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { proverOf } from "../../proving/prover.ts";
import { languageName } from "../../words/language-name.ts";
import { funnelOverlay } from "./funnel-overlay.ts";
import { languagesOverlay } from "./languages-overlay.ts";
import type { Overlay } from "./overlay.ts";
import { overlays, useOverlays } from "./overlay-store.ts";
import { problemsOverlay } from "./problems-overlay.ts";
import { useFunnel } from "./use-funnel.ts";
import { walkedOverlay } from "./walked-overlay.ts";

/** Works out the overlay that was chosen and keeps it in step with what it shows. One place of the canvas does this. */
export function useOverlay(): void {
  const say = useSay();
  const shown = useOverlays((state) => state.shown);
  const issues = useProblems((state) => state.issues);
  // The document matters to the languages alone; the others have their own reasons to change.
  const document = useDocument((whole) => (shown === "languages" ? whole : null));
  const states = useDocument((whole) => (shown === "funnel" ? whole.states : null));
  const { data: funnel } = useFunnel();
  const language = useView((view) => view.language);
  const { tests, callers } = useStore(proverOf(useDraftActions()).store);
  const overlay = useMemo((): Overlay | null => {
    switch (shown) {
      case "problems":
        return problemsOverlay(issues, say);
      case "languages":
        return document && languagesOverlay(document, language, languageName(language, say), say);
      case "tests":
        return tests.result && walkedOverlay("tests", tests.result.coverage, tests.result.reports.length, say);
      case "callers":
        return callers.result && walkedOverlay("callers", callers.result.coverage, callers.result.callers, say);
      case "funnel":
        return funnel && states ? funnelOverlay(funnel, { states }, say) : null;
      default:
        return null;
    }
  }, [shown, issues, document, language, tests.result, callers.result, funnel, states, say]);
  useEffect(() => overlays.setState({ overlay }), [overlay]);
}
