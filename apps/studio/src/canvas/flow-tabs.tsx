import { CornerDownLeft, Plus } from "lucide-react";
import { addFlow } from "@vaarta/editing";
import type { Flow } from "@vaarta/flow";
import { useDraftActions } from "../document/use-draft.ts";
import { useDrawn } from "./compare/comparison-store.ts";
import { useView, useViewStore } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { IconButton, Menu, MenuItem, Tabs } from "../ui/index.ts";

/** Flows as tabs. Objections live in the strip; one has a tab only while it is open. */
export function FlowTabs() {
  const say = useSay();
  const view = useViewStore();
  const draft = useDraftActions();
  const flows = useDrawn((document) => document.flows);
  const main = useDrawn((document) => document.main);
  const flow = useView((state) => state.flow);
  const shown = Object.entries(flows).filter(([key, { kind }]) => kind !== "objection" || key === flow);
  shown.sort(([a, left], [b, right]) => rank(a, left, main) - rank(b, right, main));

  const create = (kind: "main" | "sub") => {
    const made = addFlow(draft.store.getState().document, { kind, name: say("canvas.flow-new") }, Math.random);
    draft.apply(made.operations, { summary: say("canvas.new-flow") });
    view.setState({ flow: made.id, selected: [], transition: null });
  };
  return (
    <Tabs
      className="flow-tabs"
      label={say("canvas.flows")}
      value={flow}
      onChange={(value) => view.setState({ flow: value, selected: [], transition: null })}
      tabs={shown.map(([value, { name, kind }]) => ({
        value,
        text: (
          <>
            {kind === "main" ? null : <CornerDownLeft size={13} aria-hidden />}
            {name}
          </>
        ),
      }))}
      end={
        <Menu label={say("canvas.new-flow")} trigger={<IconButton small label={say("canvas.new-flow")} icon={<Plus size={14} />} />}>
          <MenuItem onChoose={() => create("main")}>{say("canvas.flow-main")}</MenuItem>
          <MenuItem onChoose={() => create("sub")}>{say("canvas.flow-sub")}</MenuItem>
        </Menu>
      }
    />
  );
}

function rank(key: string, flow: Flow, main: string): number {
  if (key === main) return 0;
  return flow.kind === "main" ? 1 : flow.kind === "sub" ? 2 : 3;
}
