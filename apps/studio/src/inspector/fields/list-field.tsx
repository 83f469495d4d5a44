import { newId, orderBetween, type IdKind } from "@vaarta/editing";
import { ArrowDown, ArrowUp, ChevronRight, Plus, Trash2 } from "lucide-react";
import { useState, type ReactNode } from "react";
import { setAt, type Place } from "../../document/paths.ts";
import { useDocument, useDraftActions } from "../../document/use-draft.ts";
import { usePlace } from "../../document/use-place.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button, IconButton } from "../../ui/index.ts";
import { inOrder } from "../../words/line-text.ts";

export interface Ordered {
  order: string;
}

interface ListFieldProps<T extends Ordered> {
  label: string;
  place: Place;
  idKind: IdKind;
  /** What one item is called in one line. */
  summary: (item: T) => string;
  /** A new item without its order; null when it cannot be made yet. */
  make: () => Omit<T, "order"> | null;
  addText: string;
  help?: string;
  children: (id: string, item: T, place: Place) => ReactNode;
}

/** A keyed list whose order counts: open an item to edit it, move it with its arrows or Alt and the arrow keys. */
export function ListField<T extends Ordered>({ label, place, idKind, summary, make, addText, help, children }: ListFieldProps<T>) {
  const say = useSay();
  const draft = useDraftActions();
  const [map = {}] = usePlace<Record<string, T>>(place, label);
  const document = useDocument((whole) => whole);
  const [open, setOpen] = useState<string | null>(null);
  const items = inOrder(map);

  const add = () => {
    const made = make();
    if (!made) return;
    const id = newId(idKind, Math.random);
    const order = orderBetween(items.at(-1)?.[1].order ?? null, null);
    draft.apply(setAt(draft.store.getState().document, [...place, id], { ...made, order }), { summary: addText });
    setOpen(id);
  };
  const move = (index: number, by: -1 | 1) => {
    const rest = items.filter((_item, at) => at !== index);
    const to = index + by;
    const id = items[index]?.[0];
    if (id === undefined || to < 0 || to > rest.length) return;
    const order = orderBetween(rest[to - 1]?.[1].order ?? null, rest[to]?.[1].order ?? null);
    draft.apply(setAt(document, [...place, id, "order"], order), { summary: say("list.move", { what: label }) });
  };
  return (
    <div className="field list-field" data-path={place.join("/")}>
      <div className="field-head">
        <span className="field-name">{label}</span>
        <Button small look="quiet" onClick={add}>
          <Plus size={13} aria-hidden />
          {addText}
        </Button>
      </div>
      {help && items.length === 0 ? <p className="field-help">{help}</p> : null}
      <ol className="list">
        {items.map(([id, item], index) => (
          <li key={id} className="list-item" data-open={open === id}>
            <div className="list-head">
              <button
                type="button"
                className="list-name"
                aria-expanded={open === id}
                onClick={() => setOpen(open === id ? null : id)}
                onKeyDown={(event) => {
                  if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
                  event.preventDefault();
                  move(index, event.key === "ArrowUp" ? -1 : 1);
                }}
              >
                <ChevronRight size={13} aria-hidden className="list-arrow" />
                <span>{summary(item) || "…"}</span>
              </button>
              <IconButton
                small
                disabled={index === 0}
                label={say("list.up", { what: summary(item) })}
                icon={<ArrowUp size={13} />}
                onClick={() => move(index, -1)}
              />
              <IconButton
                small
                disabled={index === items.length - 1}
                label={say("list.down", { what: summary(item) })}
                icon={<ArrowDown size={13} />}
                onClick={() => move(index, 1)}
              />
              <IconButton
                small
                label={say("list.remove", { what: summary(item) })}
                icon={<Trash2 size={13} />}
                onClick={() =>
                  draft.apply([{ op: "remove", path: [...place, id] }], { summary: say("list.remove", { what: summary(item) }) })
                }
              />
            </div>
            {open === id ? <div className="list-body">{children(id, item, [...place, id])}</div> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}
