import { useDocument } from "../document/use-draft.ts";
import { useView } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { FlowInspector } from "./flow-inspector.tsx";
import { StateInspector } from "./state-inspector.tsx";
import "./inspector.css";

/** What is selected, as a form; with nothing selected, the flow that is open. */
export function Inspector() {
  const say = useSay();
  const active = useView((view) => view.selected.at(-1));
  const count = useView((view) => view.selected.length);
  const flow = useView((view) => view.flow);
  const state = useDocument((document) => (active === undefined ? undefined : document.states[active]));
  if (active !== undefined && state) {
    return (
      <div className="inspector">
        {count > 1 ? <p className="field-help">{say("canvas.selected", { count })}</p> : null}
        <StateInspector key={active} stateId={active} state={state} />
      </div>
    );
  }
  return (
    <div className="inspector">
      <FlowInspector key={flow} flowId={flow} />
    </div>
  );
}
