import { useCallback, useMemo } from "react";
import type { Issue } from "@vaarta/flow";
import { useSay, type TextKey } from "../i18n/keys.ts";
import { setAt, valueAt, type Place } from "./paths.ts";
import { useProblems } from "./problems.ts";
import { useDocument, useDraftActions } from "./use-draft.ts";

/** A value of the document as a field edits it. Typing on in one field is one step of undo. */
export function usePlace<T>(place: Place, what: string): [T | undefined, (value: T | undefined) => void] {
  const draft = useDraftActions();
  const say = useSay();
  const key = place.join("/");
  const value = useDocument((document) => valueAt(document, place)) as T | undefined;
  const set = useCallback(
    (next: T | undefined) => {
      const operations = setAt(draft.store.getState().document, key.split("/"), next);
      draft.apply(operations, { summary: say("edit.field" satisfies TextKey, { what }), merge: key });
    },
    [draft, key, say, what],
  );
  return [value, set];
}

/** Problems whose place is this one or lies in it. */
export function useIssuesAt(place: Place): readonly Issue[] {
  const issues = useProblems((state) => state.issues);
  const key = place.join("/");
  return useMemo(() => issues.filter(({ path }) => `${path.join("/")}/`.startsWith(`${key}/`)), [issues, key]);
}
