import { useSay } from "../../i18n/keys.ts";
import { setOrRemove, useEdit } from "../parts/use-edit.ts";

/** Sets one value of the document from the settings, or takes it away; typing in one field is one step of undo. */
export function useSetting() {
  const say = useSay();
  const edit = useEdit();
  return (path: readonly string[], value: unknown, has = true) =>
    edit(say("screen.settings"), setOrRemove(path, value, has), path.join("/"));
}
