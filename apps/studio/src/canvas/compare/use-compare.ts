import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useLocation } from "wouter";
import { BackendError, useBackend } from "../../backend/backend.ts";
import { useDraftActions } from "../../document/use-draft.ts";
import { followState, useViewStore } from "../../document/view.ts";
import { useReader, useSay } from "../../i18n/keys.ts";
import { compare, type Version, type VersionId } from "./comparison.ts";
import { comparison } from "./comparison-store.ts";

/** Lays two versions over each other on the canvas, and goes there; to one card of it when that is given. */
export function useCompare() {
  const say = useSay();
  const reader = useReader();
  const { records } = useBackend();
  const queries = useQueryClient();
  const draft = useDraftActions();
  const view = useViewStore();
  const [, navigate] = useLocation();
  return useCallback(
    async (from: VersionId, to: VersionId, state?: string) => {
      const { agent } = draft.store.getState();
      const version = async (id: VersionId): Promise<Version> => {
        if (id === "draft") return { id, label: say("releases.draft"), document: draft.store.getState().document };
        if (!records) throw new BackendError("NOT_FOUND", say("compare.no-releases"));
        const releases = await queries.fetchQuery({ queryKey: ["releases", agent], queryFn: () => records.releases(agent) });
        const release = releases.find((one) => (id === "live" ? one.isLive : one.id === id));
        if (!release) throw new BackendError("NOT_FOUND", say("compare.no-releases"));
        const document = await queries.fetchQuery({
          queryKey: ["release", release.id],
          queryFn: () => records.releaseDocument(release.id),
          staleTime: Infinity,
        });
        return { id: release.id, label: say("releases.number", { number: release.number }), document };
      };
      const [before, after] = await Promise.all([version(from), version(to)]);
      const shown = compare(before, after, reader);
      comparison.setState({ shown });
      view.setState({ lit: null, dock: "inspector", transition: null, selected: [] });
      navigate(`/a/${agent}/design`);
      const first = state ?? shown.order[0];
      const flow = first === undefined ? undefined : shown.drawn.states[first]?.flow;
      if (first === undefined || flow === undefined) return;
      if (state !== undefined) view.setState({ selected: [state] });
      followState(view, first, flow);
    },
    [say, reader, records, queries, draft, view, navigate],
  );
}
