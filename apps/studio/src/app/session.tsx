import { Search } from "../search/search.tsx";
import { useCommentsKeeper } from "../document/comments.ts";
import { useLinter } from "../document/use-linter.ts";
import { Conflicts } from "./conflicts.tsx";
import { Shortcuts } from "./shortcuts.tsx";
import { useAppKeys } from "./use-app-keys.ts";

/** What runs beside every screen of an agent: the linter, the comments, the shortcuts, search, and decisions that wait. */
export function Session() {
  useLinter();
  useCommentsKeeper();
  useAppKeys();
  return (
    <>
      <Search />
      <Shortcuts />
      <Conflicts />
    </>
  );
}
