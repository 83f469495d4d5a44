import type { Issue } from "@vaarta/flow";
import { useCallback, useEffect, useRef, useState } from "react";
import { useDraftActions } from "../document/use-draft.ts";
import { followState, useViewStore } from "../document/view.ts";

const stepMs = 900;

/** Walks the path that shows a problem, one state after another, lit on the canvas. */
export function useWitness() {
  const view = useViewStore();
  const draft = useDraftActions();
  const [playing, setPlaying] = useState<{ issue: Issue; step: number; count: number; name: string } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const stop = useCallback(() => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    setPlaying(null);
    view.setState({ lit: null });
  }, [view]);
  useEffect(() => stop, [stop]);

  const play = (issue: Issue) => {
    stop();
    const path = issue.witness ?? [];
    const walk = (step: number) => {
      const at = path[step];
      if (!at) {
        // The end of the path stays lit until somebody stops it or plays another.
        return;
      }
      const { states } = draft.store.getState().document;
      const walked = path.slice(0, step + 1);
      view.setState({
        lit: {
          current: at.state,
          states: new Set(walked.map(({ state }) => state)),
          // The last way out is part of the proof when the fault is in it.
          transitions: new Set(
            path
              .slice(0, step + (step === path.length - 1 ? 1 : 0))
              .flatMap(({ state, via }, index) => viaOf(states, state, via, path[index + 1]?.state)),
          ),
        },
      });
      const flow = states[at.state]?.flow;
      if (flow !== undefined) followState(view, at.state, flow);
      setPlaying({ issue, step, count: path.length, name: states[at.state]?.name ?? at.state });
      timer.current = setTimeout(() => walk(step + 1), stepMs);
    };
    walk(0);
  };
  return { playing, play, stop };
}

/** The way out taken at a step: named by the proof, else the one that leads to the next state. */
function viaOf(
  states: Readonly<Record<string, { transitions: Readonly<Record<string, { to: string }>> }>>,
  state: string,
  via: string | undefined,
  next: string | undefined,
): string[] {
  const exits = states[state]?.transitions ?? {};
  if (via !== undefined && exits[via]) return [`${state}/${via}`];
  return Object.entries(exits).flatMap(([id, { to }]) => (to === next ? [`${state}/${id}`] : []));
}
