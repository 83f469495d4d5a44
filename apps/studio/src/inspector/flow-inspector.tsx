import { flowSchema } from "@vaarta/flow";
import { useDocument, useDraftActions } from "../document/use-draft.ts";
import { useViewStore } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { Button } from "../ui/index.ts";
import { deleteStates } from "@vaarta/editing";
import { Form } from "./form.tsx";
import { shapeOf } from "./schema.ts";

export function FlowInspector({ flowId }: { flowId: string }) {
  const say = useSay();
  const draft = useDraftActions();
  const view = useViewStore();
  const flow = useDocument((document) => document.flows[flowId]);
  const main = useDocument((document) => document.main);
  const count = useDocument((document) => Object.values(document.states).filter((state) => state.flow === flowId).length);
  if (!flow) return null;
  const remove = () => {
    const document = draft.store.getState().document;
    const ids = Object.entries(document.states).flatMap(([id, state]) => (state.flow === flowId ? [id] : []));
    const { operations } = deleteStates(document, ids, { join: false });
    const withFlow = operations.some(({ path }) => path[0] === "flows" && path[1] === flowId && path.length === 2);
    draft.apply(withFlow ? operations : [...operations, { op: "remove", path: ["flows", flowId] }], { summary: say("flow.remove") });
    view.setState({ flow: main, selected: [], transition: null });
  };
  return (
    <div className="inspector-body">
      <header className="inspector-head">
        <span className="inspector-kind">{say(`flow.kind.${flow.kind}`)}</span>
        <p className="field-help">{say("flow.help")}</p>
      </header>
      <section className="inspector-part" aria-label={flow.name}>
        <Form
          shape={shapeOf(flowSchema)}
          place={["flows", flowId]}
          owner="flow"
          skip={flow.kind === "main" ? ["kind"] : ["kind", "intents"]}
          near={{ flow: flowId }}
        />
        <p className="field-help">{say("agents.states", { count })}</p>
        {flowId === main ? null : (
          <Button small look="quiet" className="is-start is-bad" onClick={remove}>
            {say("flow.remove")}
          </Button>
        )}
      </section>
    </div>
  );
}
