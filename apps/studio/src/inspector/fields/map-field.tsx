import { Trash2 } from "lucide-react";
import { setAt, type Place } from "../../document/paths.ts";
import { useDocument, useDraftActions } from "../../document/use-draft.ts";
import { usePlace } from "../../document/use-place.ts";
import { useSay } from "../../i18n/keys.ts";
import { IconButton } from "../../ui/index.ts";
import { ExpressionField } from "./expression-field.tsx";
import { RefPicker } from "./ref-field.tsx";

/** Details and the values they are given: "Keep in ... the value ...". */
export function SlotValuesField({ label, place, hasResult }: { label: string; place: Place; hasResult: boolean }) {
  const say = useSay();
  const draft = useDraftActions();
  const [map = {}] = usePlace<Record<string, string>>(place, label);
  const slots = useDocument((document) => document.slots);
  return (
    <div className="field" role="group" aria-label={label} data-path={place.join("/")}>
      <span className="field-name">{label}</span>
      {Object.keys(map).map((slot) => (
        <div key={slot} className="map-row">
          <ExpressionField label={slots[slot]?.label ?? slot} place={[...place, slot]} wants="value" hasResult={hasResult} />
          <IconButton
            small
            label={say("list.remove", { what: slots[slot]?.label ?? slot })}
            icon={<Trash2 size={13} />}
            onClick={() =>
              draft.apply([{ op: "remove", path: [...place, slot] }], { summary: say("list.remove", { what: slots[slot]?.label ?? slot }) })
            }
          />
        </div>
      ))}
      <RefPicker
        label={say("set.add", { what: label })}
        kind="slot"
        value={undefined}
        without={Object.keys(map)}
        placeholder={say("map.add")}
        onChange={(slot) => {
          if (slot === undefined) return;
          const value = hasResult ? "result" : '""';
          draft.apply(setAt(draft.store.getState().document, [...place, slot], value), { summary: say("set.add", { what: label }) });
        }}
      />
    </div>
  );
}

/** A tool's arguments by the names its schema gives them. */
export function ArgumentsField({ label, place, tool }: { label: string; place: Place; tool: string }) {
  const say = useSay();
  const parameters = useDocument((document) => document.tools[tool]?.parameters);
  const [map = {}] = usePlace<Record<string, string>>(place, label);
  const known = parameters?.["properties"];
  const required = Array.isArray(parameters?.["required"]) ? parameters["required"] : [];
  const names = [...new Set([...(typeof known === "object" && known !== null ? Object.keys(known) : []), ...Object.keys(map)])];
  if (names.length === 0) return <p className="field-help">{say("args.none")}</p>;
  return (
    <div className="field" role="group" aria-label={label} data-path={place.join("/")}>
      <span className="field-name">{label}</span>
      {names.map((name) => (
        <ExpressionField key={name} label={required.includes(name) ? `${name} *` : name} place={[...place, name]} wants="value" optional />
      ))}
    </div>
  );
}
