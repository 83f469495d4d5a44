import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useDocument, useDraftActions } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { Select } from "../../ui/index.ts";
import { languageName } from "../../words/language-name.ts";
import { useEdit, writeText } from "../parts/use-edit.ts";
import { filterRows, lineRows, markOf, type LineFilter, type LineRow } from "./line-rows.ts";
import "../parts/parts.css";

/** Every sentence of the agent, language beside language. Enter saves and goes to the next missing text; Tab leaves. */
export function LinesScreen() {
  const say = useSay();
  const document = useDocument((whole) => whole);
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<LineFilter>("all");
  const [kept, setKept] = useState<readonly string[] | null>(null);
  const scroll = useRef<HTMLDivElement | null>(null);
  const { offered } = document.languages;
  const languages = useMemo(() => Object.keys(offered), [offered]);
  const rows = useMemo(() => lineRows(document), [document]);
  const shown = useMemo(() => {
    const left = filterRows(document, rows, filter, search, languages);
    // A row that was just filled stays until the filter is chosen again: it must not jump away under the hands.
    if (!kept) return left;
    const keep = new Set(kept);
    return rows.filter((row) => keep.has(row.key));
  }, [document, rows, filter, search, kept, languages]);
  const rowCount = useVirtualizer({ count: shown.length, getScrollElement: () => scroll.current, estimateSize: () => 78, overscan: 8 });
  const columns = { gridTemplateColumns: `240px repeat(${languages.length}, minmax(300px, 1fr))` };

  const keepRows = () => setKept((now) => now ?? (filter === "all" ? null : shown.map(({ key }) => key)));
  const choose = (next: { filter?: LineFilter; search?: string }) => {
    setKept(null);
    if (next.filter) setFilter(next.filter);
    if (next.search !== undefined) setSearch(next.search);
  };
  const nextMissing = (row: number, column: number) => {
    for (let index = row * languages.length + column + 1; index < shown.length * languages.length; index++) {
      const target = shown[Math.floor(index / languages.length)]!;
      const tag = languages[index % languages.length]!;
      if (markOf(document, target, tag) === null) continue;
      const at = Math.floor(index / languages.length);
      rowCount.scrollToIndex(at);
      requestAnimationFrame(() =>
        scroll.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(`${target.key}/${tag}`)}"]`)?.focus(),
      );
      return;
    }
  };

  return (
    <section className="lines" aria-label={say("screen.lines")}>
      <header className="lines-head">
        <h1>{say("screen.lines")}</h1>
        <input
          className="input"
          type="search"
          aria-label={say("lines.search")}
          placeholder={say("lines.search")}
          value={search}
          onChange={(event) => choose({ search: event.target.value })}
        />
        <Select
          label={say("lines.filter")}
          value={filter}
          options={(["all", "missing", "stale"] as const).map((value) => ({ value, text: say(`lines.filter.${value}`) }))}
          onChange={(value) => choose({ filter: value as LineFilter })}
        />
        <span className="lines-count" role="status">
          {say("lines.count", { count: shown.length })}
        </span>
      </header>
      <div className="lines-scroll" ref={scroll} tabIndex={-1}>
        <div className="lines-table" role="table" aria-label={say("screen.lines")} aria-rowcount={shown.length + 1}>
          <div className="lines-row is-head" role="row" style={columns}>
            <div role="columnheader">{say("lines.where")}</div>
            {languages.map((tag) => (
              <div role="columnheader" key={tag}>
                {languageName(tag, say)}
              </div>
            ))}
          </div>
          <div style={{ height: rowCount.getTotalSize(), position: "relative" }} role="rowgroup">
            {rowCount.getVirtualItems().map(({ index, start, key }) => {
              const row = shown[index]!;
              return (
                <div
                  key={key}
                  data-index={index}
                  ref={rowCount.measureElement}
                  className="lines-row"
                  role="row"
                  aria-rowindex={index + 2}
                  style={{ ...columns, position: "absolute", insetInline: 0, transform: `translateY(${start}px)` }}
                >
                  <div className="lines-name" role="rowheader">
                    <b>{row.name}</b>
                    {row.place === row.name ? null : row.place}
                  </div>
                  {languages.map((tag, column) => (
                    <Cell key={tag} row={row} tag={tag} onEdit={keepRows} onNext={() => nextMissing(index, column)} />
                  ))}
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </section>
  );
}

function Cell({ row, tag, onEdit, onNext }: { row: LineRow; tag: string; onEdit: () => void; onNext: () => void }) {
  const say = useSay();
  const edit = useEdit();
  const draft = useDraftActions();
  const text = useDocument((document) => document.lines[row.line]?.variants[row.variant]?.texts[tag]?.text ?? "");
  const mark = useDocument((document) => markOf(document, row, tag));
  const [typed, setTyped] = useState<string | null>(null);
  const save = () => {
    if (typed !== null && typed !== text) {
      const document = draft.store.getState().document;
      const line = document.lines[row.line];
      onEdit();
      if (line) edit(row.name, [writeText(line, row.line, row.variant, tag, document.languages.default, typed)]);
    }
    setTyped(null);
  };
  const keys = (event: KeyboardEvent) => {
    // Enter belongs to the input method while it is composing.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      save();
      onNext();
    } else if (event.key === "Escape") setTyped(null);
  };
  return (
    <div className="lines-cell" role="cell" data-mark={mark ?? undefined}>
      <textarea
        data-cell={`${row.key}/${tag}`}
        lang={tag.split("-")[0]}
        aria-label={`${row.name}, ${languageName(tag, say)}${mark ? `, ${say(`lines.${mark}`)}` : ""}`}
        placeholder={mark === "missing" ? say("lines.missing") : undefined}
        value={typed ?? text}
        maxLength={4000}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={keys}
      />
    </div>
  );
}
