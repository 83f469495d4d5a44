import type { ChangeSentence } from "@vaarta/editing";
import { useLocation, useParams } from "wouter";
import { useDraftActions } from "../../document/use-draft.ts";
import { followState, useViewStore } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button } from "../../ui/index.ts";

/** What changed, in sentences that somebody can sign; on the canvas the changed steps are lit. */
export function Changes({ changes }: { changes: readonly ChangeSentence[] }) {
  const say = useSay();
  const view = useViewStore();
  const draft = useDraftActions();
  const [, navigate] = useLocation();
  const { agent } = useParams<{ agent: string }>();
  if (changes.length === 0) return <p className="is-faint">{say("releases.same")}</p>;
  const { states } = draft.store.getState().document;
  const changed = [...new Set(changes.flatMap(({ state }) => (state !== undefined && states[state] ? [state] : [])))];
  const show = (first: string, all: readonly string[]) => {
    view.setState({ lit: { current: null, states: new Set(all), transitions: new Set() } });
    followState(view, first, states[first]!.flow);
    navigate(`/a/${agent}/design`);
  };
  return (
    <>
      {changed[0] === undefined ? null : (
        <p>
          <Button small onClick={() => show(changed[0]!, changed)}>
            {say("releases.on-canvas", { count: changed.length })}
          </Button>
        </p>
      )}
      <ul className="changes">
        {changes.map((change) => (
          <li key={`${change.area}/${change.id}/${change.language ?? ""}/${change.sentence}`} data-kind={change.kind}>
            <span>{change.sentence}</span>
            {change.before ? <del lang={change.language?.split("-")[0]}>{change.before}</del> : null}
            {change.after ? <ins lang={change.language?.split("-")[0]}>{change.after}</ins> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
