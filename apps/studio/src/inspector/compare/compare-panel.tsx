import type { ChangeSentence } from "@vaarta/editing";
import type { Comparison } from "../../canvas/compare/comparison.ts";
import { goToState, useView, useViewStore } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button } from "../../ui/index.ts";
import { SideBySide } from "./side-by-side.tsx";
import "./compare-panel.css";

/** In place of the inspector while two versions are compared: the chosen card old and new, else everything that differs. */
export function ComparePanel({ shown }: { shown: Comparison }) {
  const say = useSay();
  const view = useViewStore();
  const active = useView((state) => state.selected.at(-1));
  const sentences = active === undefined ? [] : shown.sentences.filter(({ state }) => state === active);
  const name = active === undefined ? undefined : shown.drawn.states[active]?.name;
  if (active !== undefined && name !== undefined) {
    return (
      <section className="compare" aria-label={say("compare.card", { name })}>
        <header className="compare-head">
          <h3>{name}</h3>
          <Button small look="quiet" onClick={() => view.setState({ selected: [] })}>
            {say("compare.all")}
          </Button>
        </header>
        {sentences.length === 0 ? <p className="field-help">{say("compare.unchanged")}</p> : <SideBySide shown={shown} state={active} />}
        {sentences.length === 0 ? null : <Sentences sentences={sentences} />}
      </section>
    );
  }
  return (
    <section className="compare" aria-label={say("compare.title")}>
      <h3>{say("compare.between", { before: shown.before.label, after: shown.after.label })}</h3>
      {shown.sentences.length === 0 ? <p className="field-help">{say("releases.same")}</p> : null}
      <Sentences
        sentences={shown.sentences}
        onShow={(state) => {
          const flow = shown.drawn.states[state]?.flow;
          if (flow !== undefined) goToState(view, state, flow);
        }}
      />
    </section>
  );
}

function Sentences({ sentences, onShow }: { sentences: readonly ChangeSentence[]; onShow?: (state: string) => void }) {
  return (
    <ul className="changes">
      {sentences.map((change) => (
        <li key={`${change.area}/${change.id}/${change.language ?? ""}/${change.sentence}`} data-kind={change.kind}>
          {onShow && change.state !== undefined ? (
            <button type="button" className="change-link" onClick={() => onShow(change.state!)}>
              {change.sentence}
            </button>
          ) : (
            <span>{change.sentence}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
