import type { RefKind } from "@vaarta/flow";
import { useId, useMemo } from "react";
import type { Place } from "../../document/paths.ts";
import { useDocument, useDraftActions } from "../../document/use-draft.ts";
import { usePlace } from "../../document/use-place.ts";
import { useView } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { Combobox } from "../../ui/index.ts";
import { createThing, thingsOf } from "../things.ts";

interface RefFieldProps {
  label: string;
  kind: RefKind;
  place: Place;
  optional: boolean;
  near?: { flow?: string; state?: string };
  hideLabel?: boolean;
}

/** Points at something of the document, by its name; what is not there yet is made by typing its name. */
export function RefField({ label, kind, place, optional, near, hideLabel }: RefFieldProps) {
  const say = useSay();
  const field = useId();
  const [value, set] = usePlace<string>(place, label);
  return (
    <div className="field" data-path={place.join("/")}>
      <label className={hideLabel ? "visually-hidden" : "field-name"} htmlFor={field}>
        {label}
      </label>
      <RefPicker
        label={label}
        kind={kind}
        value={value}
        optional={optional}
        near={near}
        onChange={set}
        id={field}
        placeholder={say("ref.choose")}
      />
    </div>
  );
}

interface RefPickerProps {
  label: string;
  kind: RefKind;
  value: string | undefined;
  optional?: boolean;
  near?: { flow?: string; state?: string } | undefined;
  onChange: (value: string | undefined) => void;
  id?: string;
  placeholder: string;
  without?: readonly string[];
}

export function RefPicker({ label, kind, value, optional = false, near, onChange, id, placeholder, without = [] }: RefPickerProps) {
  const say = useSay();
  const draft = useDraftActions();
  const document = useDocument((whole) => whole);
  const language = useView((view) => view.language);
  const things = useMemo(() => thingsOf(document, kind, language, near), [document, kind, language, near]);
  return (
    <Combobox
      label={label}
      {...(id ? { id } : {})}
      value={value}
      options={things.filter((thing) => !without.includes(thing.value))}
      placeholder={placeholder}
      clearable={optional}
      onChange={onChange}
      createText={(name) => say("ref.create", { name })}
      onCreate={(name) => {
        const made = createThing(draft.store.getState().document, kind, name, near);
        if (!made) return undefined;
        draft.apply(made.operations, { summary: say("ref.create", { name }) });
        return made.id;
      }}
    />
  );
}
