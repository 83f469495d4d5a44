import { X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useComparison } from "../../canvas/compare/comparison-store.ts";
import { useComments } from "../../document/comments.ts";
import { useView, useViewStore, type DockTab } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { CommentsPanel } from "../../inspector/comments/comments-panel.tsx";
import { ComparePanel } from "../../inspector/compare/compare-panel.tsx";
import { Inspector } from "../../inspector/inspector.tsx";
import { IconButton, Splitter, Tabs } from "../../ui/index.ts";
import { remembered, useRemembered } from "../remembered.ts";
import { ErrorBoundary } from "../error-boundary.tsx";

const TestConsole = lazy(() => import("../../test-console/test-console.tsx").then((module) => ({ default: module.TestConsole })));
const dockWidth = remembered("dock-width", 372);

/** One dock at the right: the inspector for what is selected, or the test beside the canvas. */
export function Dock() {
  const say = useSay();
  const view = useViewStore();
  const dock = useView((state) => state.dock);
  const [width, setWidth] = useRemembered(dockWidth);
  // Once opened it stays, so that a test goes on while its steps are edited.
  const [tested, setTested] = useState(false);
  if (dock === "test" && !tested) setTested(true);
  const comparing = useComparison((shown) => shown);
  const open = useComments((state) => state.all.filter(({ resolved }) => !resolved).length);
  if (dock === null && !tested) return null;
  return (
    <>
      {dock === null ? null : <Splitter label={say("split.dock")} panel="right" size={width} min={300} max={720} onChange={setWidth} />}
      <aside className="dock" hidden={dock === null} style={{ width }} aria-label={say(`dock.${dock ?? "inspector"}`)}>
        <Tabs
          className="dock-head"
          label={say("dock.inspector")}
          value={dock ?? "inspector"}
          onChange={(value) => view.setState({ dock: value as DockTab })}
          tabs={[
            { value: "inspector", text: say(comparing ? "compare.tab" : "dock.inspector") },
            {
              value: "comments",
              text: (
                <>
                  {say("dock.comments")}
                  {open ? <span className="strip-count">{open}</span> : null}
                </>
              ),
            },
            { value: "test", text: say("dock.test") },
          ]}
          end={<IconButton small label={say("dock.close")} icon={<X size={15} />} onClick={() => view.setState({ dock: null })} />}
        />
        <ErrorBoundary>
          <div className="dock-body" hidden={dock !== "inspector"}>
            {comparing ? <ComparePanel shown={comparing} /> : <Inspector />}
          </div>
          {dock === "comments" ? (
            <div className="dock-body">
              <CommentsPanel />
            </div>
          ) : null}
          {tested ? (
            <div className="dock-test" hidden={dock !== "test"}>
              <Suspense fallback={<p className="page-wait">{say("ui.loading")}</p>}>
                <TestConsole />
              </Suspense>
            </div>
          ) : null}
        </ErrorBoundary>
      </aside>
    </>
  );
}
