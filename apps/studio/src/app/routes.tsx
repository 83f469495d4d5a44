import { lazy, Suspense } from "react";
import { Redirect, Route, Switch } from "wouter";
import { AgentsScreen } from "../screens/agents/agents-screen.tsx";
import { useSay } from "../i18n/keys.ts";

const agentArea = () => import("./agent-area.tsx");
const WorkspaceScreen = lazy(() =>
  import("../screens/workspace/workspace-screen.tsx").then((module) => ({ default: module.WorkspaceScreen })),
);
const AgentArea = lazy(() => agentArea().then((module) => ({ default: module.AgentArea })));

// Whoever comes straight to the canvas waits for its parts once, not one after another.
if (location.pathname.endsWith("/design")) void Promise.all([agentArea(), import("../screens/design/design-screen.tsx")]);

/** `/` the agents; `/a/:agent/...` everything about one of them. */
export function Routes() {
  const say = useSay();
  return (
    <Suspense fallback={<p className="page-wait">{say("ui.loading")}</p>}>
      <Switch>
        <Route path="/" component={AgentsScreen} />
        <Route path="/workspace/:tab?" component={WorkspaceScreen} />
        <Route path="/a/:agent">{({ agent }) => <Redirect to={`/a/${agent}/design`} />}</Route>
        <Route path="/a/:agent/*?">{(params) => <AgentArea key={params.agent} agent={params.agent} />}</Route>
        <Route>
          <Redirect to="/" />
        </Route>
      </Switch>
    </Suspense>
  );
}
