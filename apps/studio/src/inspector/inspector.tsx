import { useDocument } from "../document/use-draft.ts";
import { useView } from "../document/view.ts";

export function Inspector() {
  const selected = useView((view) => view.selected.at(-1));
  const name = useDocument((document) => (selected === undefined ? undefined : document.states[selected]?.name));
  return <h2>{name}</h2>;
}
