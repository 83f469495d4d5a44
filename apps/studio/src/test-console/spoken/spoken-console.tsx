import { LocateFixed } from "lucide-react";
import { useEffect } from "react";
import { useStore } from "zustand";
import { callerWords } from "../../caller/words/index.ts";
import { sameProgram } from "../../document/same-program.ts";
import { useDocument } from "../../document/use-draft.ts";
import { followState, useView, useViewStore } from "../../document/view.ts";
import { useReader, useSay } from "../../i18n/keys.ts";
import { Button, IconButton } from "../../ui/index.ts";
import { Transcript } from "../transcript-view.tsx";
import { walkedBy } from "../transcript.ts";
import type { DraftCall, DraftCallState } from "./draft-call.ts";
import { SpokenControls } from "./spoken-controls.tsx";
import { stateWords } from "../../caller/call/state-words.ts";
import "./spoken.css";

/** A call with the draft, in the place of a typed test: turns as they are decided, and the path lit on the canvas. */
export function SpokenConsole({ call, onAgain }: { call: DraftCall; onAgain: () => void }) {
  const say = useSay();
  const words = callerWords(useReader());
  const follows = useView((now) => now.follows);
  const view = useViewStore();
  const state = useStore(call.store);
  const document = useDocument((whole) => whole);
  const at = usePath(call);
  const isOver = state.stage === "over";
  const spoken = state.view;
  return (
    <div className="console">
      <div className="console-bar">
        <p className="spoken-state" role="status" data-state={isOver ? "over" : spoken?.state}>
          <i aria-hidden />
          {spoken ? stateWords(spoken, words) : words.calling}
        </p>
        <span className="bar-gap" />
        <IconButton
          small
          label={say("test.follow")}
          icon={<LocateFixed size={14} />}
          aria-pressed={follows}
          onClick={() => {
            view.setState({ follows: !follows });
            if (!follows && at) followState(view, at.state, at.flow);
          }}
        />
      </div>
      {spoken?.speaks === "draft" ? <p className="spoken-hint">{words.draftVoice}</p> : null}
      {spoken?.speaks === "captions" ? <p className="spoken-hint">{words.captionsOnly}</p> : null}
      <Transcript exchanges={state.exchanges} busy={state.stage === "starting"} lines={notYetKept(state)} />
      {state.document && !sameProgram(state.document, document) ? (
        <p className="console-note" role="status">
          {say("spoken.behind")}
        </p>
      ) : null}
      {state.failure === null ? null : (
        <p className="console-failure" role="alert">
          {state.failure}
        </p>
      )}
      {isOver ? (
        <div className="composer spoken-over">
          <Button look="main" onClick={onAgain}>
            {say("spoken.again")}
          </Button>
          <Button onClick={() => call.close()}>{say("spoken.back")}</Button>
        </div>
      ) : (
        <SpokenControls call={call} state={state} words={words} />
      )}
    </div>
  );
}

/** Lights where the call has been. @returns where it stands */
function usePath(call: DraftCall): { state: string; flow: string } | null {
  const view = useViewStore();
  const { exchanges, stage, document } = useStore(call.store);
  const last = exchanges.flatMap(({ decisions }) => decisions).findLast(({ to }) => to !== null)?.to ?? null;
  const flow = last === null ? undefined : document?.states[last]?.flow;
  useEffect(() => {
    view.setState({ lit: last === null ? null : { current: stage === "over" ? null : last, ...walkedBy(exchanges) } });
    return () => view.setState({ lit: null });
  }, [view, exchanges, last, stage]);
  useEffect(() => {
    if (last !== null && flow !== undefined && view.getState().follows) followState(view, last, flow);
  }, [view, last, flow]);
  return last === null || flow === undefined ? null : { state: last, flow };
}

/** What she is just saying, and what she typed that has not arrived. */
function notYetKept({ view, stage }: DraftCallState): readonly string[] {
  if (!view || stage !== "on") return [];
  return view.lines.filter(({ who, isFinal, isUnsent }) => who === "caller" && (!isFinal || isUnsent)).map(({ text }) => text);
}
