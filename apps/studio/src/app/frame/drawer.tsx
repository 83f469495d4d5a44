import { Braces, ChevronDown, CircleAlert, CircleCheck, PanelRightOpen } from "lucide-react";
import { lazy, Suspense } from "react";
import { useProblems } from "../../document/problems.ts";
import { useView, useViewStore, type DrawerTab } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { ProblemsPanel } from "../../problems/problems-panel.tsx";
import { Button, IconButton, Splitter, Tabs } from "../../ui/index.ts";
import { ErrorBoundary } from "../error-boundary.tsx";
import { remembered, useRemembered } from "../remembered.ts";

const JsonView = lazy(() => import("../../json-view/json-view.tsx").then((module) => ({ default: module.JsonView })));
const drawerHeight = remembered("drawer-height", 240);

/** The drawer below: problems and the JSON. Closed, it is one line that says how the draft stands. */
export function Drawer() {
  const say = useSay();
  const view = useViewStore();
  const drawer = useView((state) => state.drawer);
  const dock = useView((state) => state.dock);
  const [height, setHeight] = useRemembered(drawerHeight);
  const issues = useProblems((state) => state.issues);
  const errors = issues.filter((issue) => issue.severity === "error").length;
  const warnings = issues.filter((issue) => issue.severity === "warning").length;
  const toggle = (tab: DrawerTab) => view.setState({ drawer: drawer === tab ? null : tab });
  return (
    <>
      {drawer ? (
        <>
          <Splitter label={say("split.drawer")} panel="below" size={height} min={120} max={560} onChange={setHeight} />
          <section className="drawer" style={{ height }} aria-label={say(drawer === "json" ? "drawer.json" : "drawer.problems")}>
            <Tabs
              className="drawer-head"
              label={say("drawer.problems")}
              value={drawer}
              onChange={(value) => view.setState({ drawer: value as DrawerTab })}
              tabs={[
                { value: "problems", text: say("drawer.problems") },
                { value: "json", text: say("drawer.json") },
              ]}
              end={
                <IconButton
                  small
                  label={say("drawer.close")}
                  icon={<ChevronDown size={15} />}
                  onClick={() => view.setState({ drawer: null })}
                />
              }
            />
            <ErrorBoundary>
              {drawer === "problems" ? (
                <div className="drawer-body">
                  <ProblemsPanel />
                </div>
              ) : (
                <Suspense fallback={<p className="page-wait">{say("ui.loading")}</p>}>
                  <JsonView />
                </Suspense>
              )}
            </ErrorBoundary>
          </section>
        </>
      ) : null}
      <footer className="foot">
        <Button small look="quiet" aria-expanded={drawer === "problems"} onClick={() => toggle("problems")}>
          {errors + warnings === 0 ? (
            <CircleCheck size={14} className="foot-good" aria-hidden />
          ) : (
            <CircleAlert size={14} className={errors ? "foot-bad" : "foot-warn"} aria-hidden />
          )}
          {errors + warnings === 0 ? say("problems.none-short") : say("problems.count", { errors, warnings })}
        </Button>
        <Button small look="quiet" aria-expanded={drawer === "json"} onClick={() => toggle("json")}>
          <Braces size={14} aria-hidden />
          {say("drawer.json")}
        </Button>
        <span className="bar-gap" />
        {dock === null ? (
          <Button small look="quiet" onClick={() => view.setState({ dock: "inspector" })}>
            <PanelRightOpen size={14} aria-hidden />
            {say("dock.inspector")}
          </Button>
        ) : null}
      </footer>
    </>
  );
}
