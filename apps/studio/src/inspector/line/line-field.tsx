import { newId } from "@vaarta/editing";
import { Link2, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { emptyLine } from "../../canvas/edits.ts";
import { setAt, type Place } from "../../document/paths.ts";
import { useDocument, useDraftActions } from "../../document/use-draft.ts";
import { usePlace } from "../../document/use-place.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button, IconButton } from "../../ui/index.ts";
import { RefPicker } from "../fields/ref-field.tsx";
import { LineEditor } from "./line-editor.tsx";

interface LineFieldProps {
  label: string;
  /** Where the line's id stands. */
  place: Place;
  optional: boolean;
}

/** What is said here, written where it is said. A line that is not there yet is one button. */
export function LineField({ label, place, optional }: LineFieldProps) {
  const say = useSay();
  const draft = useDraftActions();
  const [line, setLine] = usePlace<string>(place, label);
  const known = useDocument((document) => line !== undefined && document.lines[line] !== undefined);
  const [choosing, setChoosing] = useState(false);

  const write = () => {
    const id = newId("line", Math.random);
    const document = draft.store.getState().document;
    draft.apply([{ op: "set", path: ["lines", id], value: emptyLine(label) }, ...setAt(document, place, id)], {
      summary: say("line.add", { what: label }),
    });
  };
  if (!known) {
    return (
      <div className="field" data-path={place.join("/")}>
        {line === undefined ? null : <p className="field-bad">{say("line.gone", { what: label })}</p>}
        {choosing ? (
          <RefPicker label={label} kind="line" value={undefined} onChange={setLine} placeholder={say("line.choose")} />
        ) : (
          <div className="line-none">
            <Button small look="quiet" onClick={write}>
              <Plus size={14} aria-hidden />
              {label}
            </Button>
            <IconButton small label={`${say("line.reuse")}: ${label}`} icon={<Link2 size={13} />} onClick={() => setChoosing(true)} />
          </div>
        )}
      </div>
    );
  }
  return (
    <div className="field line-field" data-path={place.join("/")}>
      <div className="field-head">
        <span className="field-name">{label}</span>
        {optional ? (
          <IconButton small label={say("line.without", { what: label })} icon={<Trash2 size={13} />} onClick={() => setLine(undefined)} />
        ) : null}
      </div>
      <LineEditor line={line ?? ""} label={label} />
    </div>
  );
}
