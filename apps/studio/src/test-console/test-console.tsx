import type { Snapshot } from "@vaarta/engine";
import { FlaskConical, LocateFixed, Phone, RotateCcw } from "lucide-react";
import { useEffect } from "react";
import { useStore } from "zustand";
import { useRemembered } from "../app/remembered.ts";
import { useBackend } from "../backend/backend.ts";
import { sameProgram } from "../document/same-program.ts";
import { useDraftActions } from "../document/use-draft.ts";
import { followState, useView, useViewStore } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { Button, Empty, IconButton } from "../ui/index.ts";
import { CallerCard } from "./caller-card.tsx";
import { type Caller, chosenCaller, firstCaller, savedCallers } from "./caller.ts";
import { CompareRuns } from "./compare-dialog.tsx";
import { Composer } from "./composer.tsx";
import { Known } from "./known.tsx";
import { SaveAsTest } from "./save-as-test.tsx";
import { sessionOf, type TestState } from "./session.ts";
import { DraftCall } from "./spoken/draft-call.ts";
import { callOf } from "./spoken/draft-calls.ts";
import { SpokenConsole } from "./spoken/spoken-console.tsx";
import { walkedBy } from "./transcript.ts";
import { Transcript } from "./transcript-view.tsx";
import "./test-console.css";

/** Talks with the draft beside the canvas: where it stands is lit there, and every turn says why it moved. */
export function TestConsole() {
  const { testCalls } = useBackend();
  const draft = useDraftActions();
  const view = useViewStore();
  const [callers] = useRemembered(savedCallers);
  const [callerId] = useRemembered(chosenCaller);
  const call = callOf(draft, () => new DraftCall());
  const { stage, failure } = useStore(call.store);
  const talk = () => {
    if (!testCalls) return;
    const { agent, document } = draft.store.getState();
    view.setState({ follows: true });
    void call.start(testCalls, agent, document, callerChosen(callers, callerId), () => draft.flush());
  };
  if (stage !== "off") return <SpokenConsole call={call} onAgain={talk} />;
  return <TypedConsole onTalk={testCalls ? talk : null} cannotTalk={failure} />;
}

const callerChosen = (callers: readonly Caller[], chosen: string) => callers.find(({ id }) => id === chosen) ?? callers[0] ?? firstCaller;

function TypedConsole({ onTalk, cannotTalk }: { onTalk: (() => void) | null; cannotTalk: string | null }) {
  const say = useSay();
  const backend = useBackend();
  const draft = useDraftActions();
  const view = useViewStore();
  const session = sessionOf(draft);
  const state = useStore(session.store);
  const [callers] = useRemembered(savedCallers);
  const [callerId] = useRemembered(chosenCaller);
  const follows = useView((now) => now.follows);
  const caller = callerChosen(callers, callerId);
  const documentNow = () => draft.store.getState().document;
  const start = () => {
    view.setState({ follows: true });
    void begin();
  };
  const begin = async () => {
    session.models = (await backend.answering?.().catch(() => null)) ?? null;
    await session.start(documentNow(), caller, Date.now());
  };

  useEffect(() => {
    const running = session.store;
    let before = draft.store.getState().document;
    const stopDraft = draft.store.subscribe(({ document }) => {
      // Where cards lie is no part of what runs.
      const same = sameProgram(before, document);
      before = document;
      if (same || running.getState().status === "idle") return;
      session.edit(document);
    });
    const light = ({ exchanges, snapshot }: TestState, last: Snapshot | null) => {
      const current = snapshot?.stack.at(-1) ?? null;
      const { states, transitions } = walkedBy(exchanges);
      view.setState({
        lit: snapshot ? { current: snapshot.status === "ended" ? null : (current?.state ?? null), states, transitions } : null,
      });
      if (current && snapshot !== last && view.getState().follows) followState(view, current.state, current.flow);
    };
    light(running.getState(), running.getState().snapshot);
    if (running.getState().status !== "idle") void session.change(draft.store.getState().document);
    const stopRun = running.subscribe((state, last) => light(state, last.snapshot));
    return () => {
      stopDraft();
      stopRun();
      view.setState({ lit: null });
    };
  }, [draft, session, view]);

  const noCall =
    cannotTalk === null ? null : (
      <p className="console-failure" role="alert">
        {say("spoken.cannot")} {cannotTalk}
      </p>
    );
  if (state.status === "idle") {
    return (
      <div className="console">
        <CallerCard />
        {state.failure === null ? null : (
          <p className="console-failure" role="alert">
            {say("test.cannot")} {state.failure}
          </p>
        )}
        {noCall}
        <Empty
          icon={<FlaskConical size={26} />}
          title={say("test.title")}
          action={
            <span className="console-ways">
              <Button look="main" onClick={start}>
                {say("test.start")}
              </Button>
              {onTalk ? (
                <Button onClick={onTalk}>
                  <Phone size={14} aria-hidden /> {say("spoken.talk")}
                </Button>
              ) : null}
            </span>
          }
        >
          {say("test.intro")}
        </Empty>
      </div>
    );
  }
  return (
    <div className="console">
      <div className="console-bar">
        <CallerCard compact />
        <span className="bar-gap" />
        <IconButton
          small
          label={say("test.follow")}
          icon={<LocateFixed size={14} />}
          aria-pressed={follows}
          onClick={() => {
            view.setState({ follows: !follows });
            const current = state.snapshot?.stack.at(-1);
            if (!follows && current) followState(view, current.state, current.flow);
          }}
        />
        <IconButton small label={say("test.again")} icon={<RotateCcw size={14} />} onClick={start} />
        {state.before === null ? null : <CompareRuns before={state.before} now={state.exchanges} />}
        <SaveAsTest session={session} />
      </div>
      <Known snapshot={state.snapshot} />
      <Transcript
        exchanges={state.exchanges}
        busy={state.status === "busy"}
        onRewind={(number, text) => void session.rewind(documentNow(), number, text === undefined ? undefined : { kind: "say", text })}
      />
      {state.behind === null ? null : (
        <p className="console-note" role="status">
          {say("test.behind")} {state.behind}
        </p>
      )}
      {state.failure === null ? null : (
        <p className="console-failure" role="alert">
          {state.failure}
        </p>
      )}
      {noCall}
      <Composer session={session} onAgain={start} onTalk={onTalk} />
    </div>
  );
}
