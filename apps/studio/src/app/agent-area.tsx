import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { Link, Route, Switch } from "wouter";
import { BackendError, useBackend, type Backend, type OpenedDraft } from "../backend/backend.ts";
import { createDraft, type Draft, type Kept } from "../document/draft.ts";
import { createKeeper } from "../document/keeper.ts";
import { endCallOf } from "../test-console/spoken/draft-calls.ts";
import { DraftProvider } from "../document/use-draft.ts";
import { createView, ViewProvider, type ViewStore } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { Button, Empty } from "../ui/index.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Bar } from "./frame/bar.tsx";
import { Rail } from "./frame/rail.tsx";
import { Session } from "./session.tsx";
import { screens } from "./screens.ts";
import { Tour } from "./tour.tsx";
import "./frame/frame.css";

const DesignScreen = lazy(() => import("../screens/design/design-screen.tsx").then((module) => ({ default: module.DesignScreen })));

/** Everything about one agent shares one draft and one view: moving between screens loses neither. */
export function AgentArea({ agent }: { agent: string }) {
  const say = useSay();
  const backend = useBackend();
  const opened = useQuery({ queryKey: ["draft", agent], queryFn: () => backend.drafts.open({ agent }), gcTime: 0, staleTime: Infinity });
  if (opened.isError) {
    const gone = opened.error instanceof BackendError && opened.error.code === "NOT_FOUND";
    return (
      <Empty
        title={say(gone ? "error.gone" : "error.reach")}
        action={
          gone ? (
            <Link href="/">{say("bar.agents")}</Link>
          ) : (
            <Button look="main" onClick={() => void opened.refetch()}>
              {say("ui.retry")}
            </Button>
          )
        }
      />
    );
  }
  if (!opened.data) return <p className="page-wait">{say("ui.loading")}</p>;
  return <Opened agent={agent} backend={backend} opened={opened.data} />;
}

function Opened({ agent, backend, opened }: { agent: string; backend: Backend; opened: OpenedDraft }) {
  const say = useSay();
  const [stores, setStores] = useState<{ draft: Draft; view: ViewStore } | null>(null);
  useEffect(() => {
    const keeper = createKeeper<Kept>(agent);
    let draft: Draft | null = null;
    let isGone = false;
    void keeper.load().then((kept) => {
      if (isGone) return;
      draft = createDraft({ backend, agent, opened, kept, keeper });
      const view = createView({ flow: opened.document.main, language: opened.document.languages.default });
      setStores({ draft, view });
    });
    return () => {
      isGone = true;
      if (draft) endCallOf(draft);
      draft?.close();
    };
  }, [agent, backend, opened]);
  if (!stores) return null;
  return (
    <DraftProvider value={stores.draft}>
      <ViewProvider value={stores.view}>
        <div className="frame">
          <Bar agent={agent} />
          <div className="frame-body">
            <Rail agent={agent} />
            <main className="frame-main" id="main" tabIndex={-1}>
              <Tour agent={agent} />
              <ErrorBoundary>
                <Suspense fallback={<p className="page-wait">{say("ui.loading")}</p>}>
                  <Switch>
                    <Route path="/a/:agent/design">
                      <DesignScreen />
                    </Route>
                    {screens.map(({ path, Screen }) => (
                      <Route key={path} path={`/a/:agent/${path}`}>
                        <Screen />
                      </Route>
                    ))}
                    <Route>
                      <Empty title={say("screen.soon")} />
                    </Route>
                  </Switch>
                </Suspense>
              </ErrorBoundary>
            </main>
          </div>
        </div>
        <Session />
      </ViewProvider>
    </DraftProvider>
  );
}
