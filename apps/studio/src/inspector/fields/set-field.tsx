import type { RefKind } from "@vaarta/flow";
import { X } from "lucide-react";
import type { Place } from "../../document/paths.ts";
import { useDocument } from "../../document/use-draft.ts";
import { usePlace } from "../../document/use-place.ts";
import { useView } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { thingsOf } from "../things.ts";
import { RefPicker } from "./ref-field.tsx";

interface SetFieldProps {
  label: string;
  kind: RefKind;
  place: Place;
  optional: boolean;
}

/** Any number of things of one kind, as chips; one more is chosen or made by typing. */
export function SetField({ label, kind, place, optional }: SetFieldProps) {
  const say = useSay();
  const [map = {}, set] = usePlace<Record<string, true>>(place, label);
  const document = useDocument((whole) => whole);
  const language = useView((view) => view.language);
  const things = new Map(thingsOf(document, kind, language).map((thing) => [thing.value, thing.text]));
  const ids = Object.keys(map);
  return (
    <div className="field" role="group" aria-label={label} data-path={place.join("/")}>
      <span className="field-name">{label}</span>
      {ids.length ? (
        <div className="chips">
          {ids.map((id) => (
            <span key={id} className="chip" data-tone={things.has(id) ? undefined : "bad"}>
              {things.get(id) ?? id}
              <button
                type="button"
                className="chip-x"
                aria-label={say("list.remove", { what: things.get(id) ?? id })}
                onClick={() => {
                  const { [id]: _gone, ...rest } = map;
                  set(optional && Object.keys(rest).length === 0 ? undefined : rest);
                }}
              >
                <X size={12} aria-hidden />
              </button>
            </span>
          ))}
        </div>
      ) : null}
      <RefPicker
        label={say("set.add", { what: label })}
        kind={kind}
        value={undefined}
        without={ids}
        placeholder={say("set.more")}
        onChange={(id) => (id === undefined ? undefined : set({ ...map, [id]: true }))}
      />
    </div>
  );
}
