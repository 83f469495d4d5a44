import type { ChangeSentence } from "@vaarta/editing";
import type { VersionId } from "../../canvas/compare/comparison.ts";
import { useCompare } from "../../canvas/compare/use-compare.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button, toast } from "../../ui/index.ts";
import "../../inspector/compare/compare-panel.css";

interface ChangesProps {
  changes: readonly ChangeSentence[];
  /** @defaultValue what is live */
  before?: VersionId;
  /** @defaultValue the draft */
  after?: VersionId;
}

/** What changed, in sentences that somebody can sign; each leads to its card, where both versions are laid over each other. */
export function Changes({ changes, before = "live", after = "draft" }: ChangesProps) {
  const say = useSay();
  const compare = useCompare();
  if (changes.length === 0) return <p className="is-faint">{say("releases.same")}</p>;
  const changed = new Set(changes.flatMap(({ state }) => (state === undefined ? [] : [state])));
  const show = (state?: string) => void compare(before, after, state).catch((error: unknown) => toast(String(error)));
  return (
    <>
      {changed.size === 0 ? null : (
        <p>
          <Button small onClick={() => show()}>
            {say("releases.on-canvas", { count: changed.size })}
          </Button>
        </p>
      )}
      <ul className="changes">
        {changes.map((change) => (
          <li key={`${change.area}/${change.id}/${change.language ?? ""}/${change.sentence}`} data-kind={change.kind}>
            {change.state === undefined ? (
              <span>{change.sentence}</span>
            ) : (
              <button type="button" className="change-link" onClick={() => show(change.state)}>
                {change.sentence}
              </button>
            )}
            {change.before ? <del lang={change.language?.split("-")[0]}>{change.before}</del> : null}
            {change.after ? <ins lang={change.language?.split("-")[0]}>{change.after}</ins> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
