import { walkSchema, type AgentDocument, type Path } from "@vaarta/flow";
import type { Comparison } from "../../canvas/compare/comparison.ts";
import { fieldName } from "../field-name.ts";
import { useSay, type Say } from "../../i18n/keys.ts";
import { conditionWords } from "../../words/condition-words.ts";
import { languageName } from "../../words/language-name.ts";
import { inOrder, variantsInOrder } from "../../words/line-text.ts";

/** One card in both versions: its name, every text per language, and its ways out. Only what differs is shown. */
export function SideBySide({ shown, state }: { shown: Comparison; state: string }) {
  const say = useSay();
  const rows = rowsOf(shown.before.document, shown.after.document, state, say);
  return (
    <table className="side-by-side">
      <thead>
        <tr>
          <th scope="col">{shown.before.label}</th>
          <th scope="col">{shown.after.label}</th>
        </tr>
      </thead>
      {rows.map(({ key, title, lang, before, after }) => (
        <tbody key={key}>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              {title}
            </th>
          </tr>
          <tr>
            <td lang={lang} data-change={before === null ? undefined : "removed"}>
              {before ?? <span className="is-faint">{say("compare.nothing")}</span>}
            </td>
            <td lang={lang} data-change={after === null ? undefined : "added"}>
              {after ?? <span className="is-faint">{say("compare.nothing")}</span>}
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}

interface Row {
  key: string;
  title: string;
  lang?: string;
  before: string | null;
  after: string | null;
}

function rowsOf(before: AgentDocument, after: AgentDocument, id: string, say: Say): Row[] {
  const rows: Row[] = [];
  const add = (row: Row) => {
    if (row.before !== row.after) rows.push(row);
  };
  const [old, now] = [before.states[id], after.states[id]];
  add({ key: "name", title: say("field.name"), before: old?.name ?? null, after: now?.name ?? null });
  const texts = [textsOf(before, id, say), textsOf(after, id, say)] as const;
  for (const key of new Set([...texts[0].keys(), ...texts[1].keys()])) {
    const text = texts[1].get(key) ?? texts[0].get(key)!;
    add({
      key,
      title: `${text.name}, ${languageName(text.language, say)}`,
      lang: text.language.split("-")[0] ?? text.language,
      before: texts[0].get(key)?.text ?? null,
      after: texts[1].get(key)?.text ?? null,
    });
  }
  const ways = [waysOf(before, id, say), waysOf(after, id, say)] as const;
  for (const key of new Set([...ways[0].keys(), ...ways[1].keys()])) {
    add({ key, title: say("compare.way"), before: ways[0].get(key) ?? null, after: ways[1].get(key) ?? null });
  }
  return rows;
}

/** Every text a state says, those of the details it asks for with them. */
function textsOf(document: AgentDocument, id: string, say: Say): Map<string, { name: string; language: string; text: string }> {
  const found = new Map<string, { name: string; language: string; text: string }>();
  const state = document.states[id];
  if (!state) return found;
  const lines = new Map<string, string>();
  const collect = (kind: string, line: string, path: Path) => {
    if (kind !== "line" || lines.has(line)) return;
    const field = fieldName(say, String(path.at(-1)), { type: "string", optional: true }, state.kind);
    const label = path[0] === "slots" ? document.slots[String(path[1])]?.label : undefined;
    lines.set(line, label === undefined ? field : `${label}: ${field}`);
  };
  walkSchema(document, { reference: collect }, ["states", id]);
  if (state.kind === "collect" || state.kind === "converse") {
    for (const { slot } of Object.values(state.asks))
      if (document.slots[slot]) walkSchema(document, { reference: collect }, ["slots", slot]);
  }
  for (const [line, name] of lines) {
    const known = document.lines[line];
    if (!known) continue;
    const several = Object.keys(known.variants).length > 1;
    for (const [index, [variant, { texts }]] of variantsInOrder(known).entries()) {
      for (const [language, { text }] of Object.entries(texts)) {
        found.set(`${line}/${variant}/${language}`, { name: several ? `${name} (${index + 1})` : name, language, text });
      }
    }
  }
  return found;
}

function waysOf(document: AgentDocument, id: string, say: Say): Map<string, string> {
  const state = document.states[id];
  if (!state) return new Map();
  return new Map(
    inOrder(state.transitions).map(([way, { when, to, label }]) => [
      way,
      `${label || conditionWords(document, state, when, say)} → ${document.states[to]?.name ?? say("ways.gone")}`,
    ]),
  );
}
