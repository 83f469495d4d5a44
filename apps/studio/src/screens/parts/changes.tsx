import type { ChangeSentence } from "@vaarta/editing";
import { useSay } from "../../i18n/keys.ts";

/** What changed, in sentences that somebody can sign. */
export function Changes({ changes }: { changes: readonly ChangeSentence[] }) {
  const say = useSay();
  if (changes.length === 0) return <p className="is-faint">{say("releases.same")}</p>;
  return (
    <ul className="changes">
      {changes.map((change) => (
        <li key={`${change.area}/${change.id}/${change.language ?? ""}/${change.sentence}`} data-kind={change.kind}>
          <span>{change.sentence}</span>
          {change.before ? <del lang={change.language?.split("-")[0]}>{change.before}</del> : null}
          {change.after ? <ins lang={change.language?.split("-")[0]}>{change.after}</ins> : null}
        </li>
      ))}
    </ul>
  );
}
