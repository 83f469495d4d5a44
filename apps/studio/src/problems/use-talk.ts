import type { Issue } from "@vaarta/flow";
import { useState } from "react";
import { useDraftActions } from "../document/use-draft.ts";
import { followState, useViewStore } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { sessionOf } from "../test-console/session.ts";
import { endCallOf } from "../test-console/spoken/draft-calls.ts";
import { toast } from "../ui/index.ts";
import { findPlay } from "./find-play.ts";

/** Plays the path that shows a problem as a conversation in the test console, where it can be gone on with. */
export function useTalk() {
  const say = useSay();
  const draft = useDraftActions();
  const view = useViewStore();
  const [looking, setLooking] = useState<Issue | null>(null);
  const talk = async (issue: Issue) => {
    const path = issue.witness ?? [];
    setLooking(issue);
    try {
      const { document } = draft.store.getState();
      const now = Date.now();
      const play = await findPlay(document, path, now, issue.wayOut);
      view.setState({ dock: "test", follows: true });
      endCallOf(draft);
      const session = sessionOf(draft);
      await session.start(document, play.caller, now, play.inputs);
      // The console may only be opening, and looks from now on.
      const stands = session.store.getState().snapshot?.stack.at(-1);
      if (stands) followState(view, stands.state, stands.flow);
      if (play.reached < path.length) {
        const next = path[Math.max(0, play.reached)]?.state ?? "";
        toast(say("problems.talked-part", { number: play.reached, count: path.length, name: document.states[next]?.name ?? next }));
      }
    } finally {
      setLooking(null);
    }
  };
  return { looking, talk };
}
