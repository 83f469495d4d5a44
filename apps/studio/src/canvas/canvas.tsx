import { ReactFlowProvider } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import "./canvas.css";
import { CompareBar } from "./compare/compare-bar.tsx";
import { useComparison } from "./compare/comparison-store.ts";
import { FlowTabs } from "./flow-tabs.tsx";
import { Stage } from "./stage.tsx";
import { Strip } from "./strip.tsx";

/** The conversation as a graph: flows as tabs, what is reachable from everywhere as a strip, and the stage. */
export function Canvas() {
  const comparison = useComparison((shown) => shown);
  return (
    <ReactFlowProvider>
      {comparison ? <CompareBar shown={comparison} /> : null}
      <FlowTabs />
      {comparison ? null : <Strip />}
      <Stage />
    </ReactFlowProvider>
  );
}
