import type { Snapshot } from "@vaarta/engine";
import { useDocument } from "../document/use-draft.ts";
import { useView } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { languageName } from "../words/language-name.ts";
import { valueWords } from "./why.tsx";

/** What is known so far, in one small panel; what just changed flashes once. */
export function Known({ snapshot }: { snapshot: Snapshot | null }) {
  const say = useSay();
  const document = useDocument((whole) => whole);
  const shown = useView((view) => view.language);
  if (!snapshot) return null;
  const state = snapshot.stack.at(-1)?.state;
  const slots = Object.entries(snapshot.slots);
  const optionWords = (slotId: string, value: unknown) => {
    const type = document.slots[slotId]?.type;
    const option = type?.type === "choice" && typeof value === "string" ? type.options[value] : undefined;
    return option ? (option.texts[shown] ?? Object.values(option.texts)[0] ?? String(value)) : valueWords(value);
  };
  return (
    <dl className="known" aria-label={say("known.label")}>
      {state === undefined ? null : (
        <div className="known-item" key={`state/${state}`} data-main>
          <dt>{say("known.at")}</dt>
          <dd>{document.states[state]?.name ?? state}</dd>
        </div>
      )}
      <div className="known-item" key={`language/${snapshot.language}`}>
        <dt>{say("known.language")}</dt>
        <dd>{languageName(snapshot.language, say)}</dd>
      </div>
      {snapshot.segment === null ? null : (
        <div className="known-item" key={`segment/${snapshot.segment}`}>
          <dt>{say("known.segment")}</dt>
          <dd>{document.segments[snapshot.segment]?.name ?? snapshot.segment}</dd>
        </div>
      )}
      {slots.map(([id, slot]) => (
        <div className="known-item" key={`${id}/${slot.version}`} title={slot.words ? `“${slot.words}”` : undefined}>
          <dt>{document.slots[id]?.label ?? id}</dt>
          <dd>{optionWords(id, slot.value)}</dd>
        </div>
      ))}
      {snapshot.outcome === null ? null : (
        <div className="known-item" key={`outcome/${snapshot.outcome}`} data-main>
          <dt>{say("known.outcome")}</dt>
          <dd>{document.outcomes[snapshot.outcome]?.name ?? snapshot.outcome}</dd>
        </div>
      )}
    </dl>
  );
}
