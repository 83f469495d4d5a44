import { choicesOf, conflictTitle, stayedTitle, type Choice, type Conflict } from "@vaarta/editing";
import { useDocument, useDraft, useDraftActions } from "../document/use-draft.ts";
import { showState, useViewStore } from "../document/view.ts";
import { useReader, useSay } from "../i18n/keys.ts";
import { Button } from "../ui/index.ts";

/** Two sentences that cannot both stand, side by side, until a person says which. Nothing is lost while they wait. */
export function Conflicts() {
  const say = useSay();
  const draft = useDraftActions();
  const conflicts = useDraft((state) => state.conflicts);
  const refused = useDraft((state) => state.refused);
  const stayed = useDraft((state) => state.stayed);
  const reader = useReader();
  const document = useDocument((whole) => whole);
  const first = conflicts[0];
  if (!first && refused === null && stayed.length === 0) return null;
  return (
    <aside className="conflicts" aria-label={say("conflict.title")} role="alert">
      {refused === null ? null : (
        <div className="conflict">
          <p>{say("conflict.refused", { why: refused })}</p>
          <Button small onClick={() => draft.dismissRefusal()}>
            {say("ui.dismiss")}
          </Button>
        </div>
      )}
      {stayed.length === 0 ? null : (
        <div className="conflict">
          <p className="conflict-title">{say("conflict.stayed")}</p>
          <ul>
            {stayed.slice(0, 5).map((one) => (
              <li key={one.path.join("/")}>{stayedTitle(one, [document], reader)}</li>
            ))}
          </ul>
          <Button small onClick={() => draft.dismissStayed()}>
            {say("ui.dismiss")}
          </Button>
        </div>
      )}
      {first ? <OneConflict key={first.path.join("/")} conflict={first} more={conflicts.length - 1} /> : null}
    </aside>
  );
}

function OneConflict({ conflict, more }: { conflict: Conflict; more: number }) {
  const say = useSay();
  const draft = useDraftActions();
  const view = useViewStore();
  const reader = useReader();
  const document = useDocument((whole) => whole);
  const flow = useDraft((state) => (conflict.state === undefined ? undefined : state.document.states[conflict.state]?.flow));
  const texts: Readonly<Record<Choice, string>> = {
    mine: say("conflict.mine"),
    theirs: say("conflict.theirs"),
    both: say("conflict.both"),
  };
  return (
    <div className="conflict">
      <p className="conflict-title">{conflictTitle(conflict, [document], reader)}</p>
      <dl className="conflict-sides">
        <div>
          <dt>{say("conflict.yours")}</dt>
          <dd lang={conflict.language}>{wordsOf(conflict.mine) ?? say("conflict.deleted")}</dd>
        </div>
        <div>
          <dt>{say("conflict.others")}</dt>
          <dd lang={conflict.language}>{wordsOf(conflict.theirs) ?? say("conflict.deleted")}</dd>
        </div>
      </dl>
      <div className="dialog-actions">
        {conflict.state !== undefined && flow !== undefined ? (
          <Button small look="quiet" onClick={() => showState(view, conflict.state ?? "", flow)}>
            {say("ways.show")}
          </Button>
        ) : null}
        {choicesOf(conflict).map((choice) => (
          <Button key={choice} small onClick={() => draft.settle(conflict, choice)}>
            {texts[choice]}
          </Button>
        ))}
      </div>
      {more > 0 ? <p className="field-help">{say("conflict.more", { count: more })}</p> : null}
    </div>
  );
}

/** A value as words: a text by its words, anything else as short JSON; null for what was deleted. */
function wordsOf(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && "text" in value && typeof value.text === "string") return value.text;
  if (typeof value === "object" && value !== null && "name" in value && typeof value.name === "string") return value.name;
  return JSON.stringify(value).slice(0, 200);
}
