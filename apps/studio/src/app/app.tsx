import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { BackendProvider, type Backend } from "../backend/backend.ts";
import { Toasts, TooltipProvider } from "../ui/index.ts";
import { watchHands } from "./came-by-keys.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Route, Switch } from "wouter";
import { Gate } from "./gate.tsx";
import { Join } from "./join.tsx";
import { Routes } from "./routes.tsx";

export function App({ backend }: { backend: Backend }) {
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: 1, refetchOnWindowFocus: false } } }),
  );
  useEffect(watchHands, []);
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queries}>
        <BackendProvider value={backend}>
          <TooltipProvider delayDuration={350}>
            <Switch>
              <Route path="/join/:secret">{({ secret }) => <Join secret={secret} />}</Route>
              <Route>
                <Gate>
                  <Routes />
                </Gate>
              </Route>
            </Switch>
            <Toasts />
          </TooltipProvider>
        </BackendProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
