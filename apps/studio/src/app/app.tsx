import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { BackendProvider, type Backend } from "../backend/backend.ts";
import { Toasts, TooltipProvider } from "../ui/index.ts";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Gate } from "./gate.tsx";
import { Routes } from "./routes.tsx";

export function App({ backend }: { backend: Backend }) {
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: 1, refetchOnWindowFocus: false } } }),
  );
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queries}>
        <BackendProvider value={backend}>
          <TooltipProvider delayDuration={350}>
            <Gate>
              <Routes />
            </Gate>
            <Toasts />
          </TooltipProvider>
        </BackendProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
