import { useState } from "react";
import type { Comment } from "../../backend/backend.ts";
import { useComments } from "../../document/comments.ts";
import { useDocument } from "../../document/use-draft.ts";
import { showState, useView, useViewStore } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button } from "../../ui/index.ts";
import { Thread } from "./thread.tsx";
import "./comments.css";

/** What people remarked: of the selected state, else of the whole agent with the way to each. */
export function CommentsPanel() {
  const active = useView((view) => view.selected.at(-1));
  const state = useDocument((document) => (active === undefined ? undefined : document.states[active]));
  return active !== undefined && state ? <Thread key={active} stateId={active} name={state.name} /> : <Everywhere />;
}

function Everywhere() {
  const say = useSay();
  const view = useViewStore();
  const all = useComments((state) => state.all);
  const states = useDocument((document) => document.states);
  const [settled, setSettled] = useState(false);
  const shown = all.filter(({ state, resolved }) => state !== null && states[state] && (settled || !resolved));
  const byState = new Map<string, Comment[]>();
  for (const comment of shown) byState.set(comment.state!, [...(byState.get(comment.state!) ?? []), comment]);
  return (
    <div className="comments">
      <h3>{say("comments.all")}</h3>
      {byState.size === 0 ? <p className="field-help">{say("comments.none")}</p> : null}
      <ul className="comments-places">
        {[...byState].map(([id, list]) => (
          <li key={id}>
            <button
              type="button"
              className="comments-place"
              onClick={() => {
                showState(view, id, states[id]!.flow);
                view.setState({ dock: "comments" });
              }}
            >
              <b>{states[id]!.name}</b>
              <span className="is-faint">{say("comments.count", { count: list.length })}</span>
              <span className="comments-last">{list.at(-1)?.text}</span>
            </button>
          </li>
        ))}
      </ul>
      {all.some(({ resolved }) => resolved) ? (
        <Button small look="quiet" aria-pressed={settled} onClick={() => setSettled(!settled)}>
          {say("comments.settled")}
        </Button>
      ) : null}
    </div>
  );
}
