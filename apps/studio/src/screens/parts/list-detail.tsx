import { Plus, Trash2 } from "lucide-react";
import { useMemo, useState, type ReactNode } from "react";
import { useSay } from "../../i18n/keys.ts";
import { Button, Empty } from "../../ui/index.ts";
import "./parts.css";

export interface Entry {
  id: string;
  name: string;
  /** A word or two on the right: how many examples, which kind. */
  hint?: string;
  /** More words the search looks into. */
  words?: string;
}

interface ListDetailProps {
  title: string;
  intro: string;
  entries: readonly Entry[];
  /** Makes a new one and gives its id. */
  onCreate?: { text: string; make: () => string };
  onDelete?: (id: string) => void;
  /** The entry chosen at first, when it is there. */
  open?: string | null;
  children: (id: string) => ReactNode;
}

/** A table with search on the left, the chosen entry's form on the right. */
export function ListDetail({ title, intro, entries, onCreate, onDelete, open = null, children }: ListDetailProps) {
  const say = useSay();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<string | null>(open);
  const shown = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return wanted
      ? entries.filter((entry) => `${entry.name} ${entry.words ?? ""} ${entry.hint ?? ""}`.toLowerCase().includes(wanted))
      : entries;
  }, [entries, search]);
  const current = entries.find(({ id }) => id === chosen) ?? shown[0];
  return (
    <section className="split-screen" aria-label={title}>
      <div className="split-list">
        <header className="split-head">
          <h1>{title}</h1>
          <p>{intro}</p>
          <div className="split-tools">
            <input
              className="input"
              type="search"
              aria-label={say("list.search", { title })}
              placeholder={say("list.search", { title })}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
            {onCreate ? (
              <Button
                look="main"
                onClick={() => {
                  setSearch("");
                  setChosen(onCreate.make());
                }}
              >
                <Plus size={15} aria-hidden /> {onCreate.text}
              </Button>
            ) : null}
          </div>
        </header>
        <ul className="split-rows">
          {shown.map((entry) => (
            <li key={entry.id}>
              <button type="button" className="split-row" aria-current={entry.id === current?.id} onClick={() => setChosen(entry.id)}>
                <span>{entry.name}</span>
                {entry.hint ? <small>{entry.hint}</small> : null}
              </button>
            </li>
          ))}
        </ul>
        {shown.length === 0 && entries.length > 0 ? <p className="split-none">{say("list.nothing", { search })}</p> : null}
      </div>
      <div className="split-form">
        {current ? (
          <>
            <div className="split-form-head">
              <h2>{current.name}</h2>
              {onDelete ? (
                <Button
                  look="quiet"
                  onClick={() => {
                    onDelete(current.id);
                    setChosen(null);
                  }}
                >
                  <Trash2 size={15} aria-hidden /> {say("ui.delete")}
                </Button>
              ) : null}
            </div>
            <div className="split-fields" key={current.id}>
              {children(current.id)}
            </div>
          </>
        ) : (
          <Empty
            title={title}
            action={
              onCreate ? (
                <Button look="main" onClick={() => setChosen(onCreate.make())}>
                  {onCreate.text}
                </Button>
              ) : undefined
            }
          >
            {intro}
          </Empty>
        )}
      </div>
    </section>
  );
}
