import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { useBackend } from "../../backend/backend.ts";
import { useOverlays } from "./overlay-store.ts";

/** Counts of the live release, asked for only while they are shown. */
export function useFunnel() {
  const { records } = useBackend();
  const { agent } = useParams<{ agent: string }>();
  const isShown = useOverlays((state) => state.shown === "funnel");
  return useQuery({
    queryKey: ["funnel", agent],
    queryFn: () => records?.funnel(agent) ?? null,
    enabled: isShown,
    refetchInterval: 10_000,
  });
}
