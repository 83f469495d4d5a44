import { Link, useParams } from "wouter";
import { useDocument } from "../../document/use-draft.ts";
import { showState, useView, useViewStore } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { LineField, TextField } from "../parts/fields.tsx";
import { ListDetail } from "../parts/list-detail.tsx";
import { useEdit } from "../parts/use-edit.ts";

/** What callers object to, what they say, and the reply; the flow behind each is one click away. */
export function ObjectionsScreen() {
  const say = useSay();
  const edit = useEdit();
  const view = useViewStore();
  const { agent } = useParams<{ agent: string }>();
  const document = useDocument((whole) => whole);
  const language = useView((state) => state.language);
  const entries = Object.entries(document.flows)
    .filter(([, flow]) => flow.kind === "objection")
    .map(([id, flow]) => ({ id, name: flow.name }));
  return (
    <ListDetail title={say("screen.objections")} intro={say("objections.intro")} entries={entries}>
      {(id) => {
        const flow = document.flows[id];
        const entry = flow ? document.states[flow.entry] : undefined;
        if (!flow || entry?.kind !== "objection") return <p>{say("objections.no-entry")}</p>;
        return (
          <>
            <TextField
              name={say("field.name")}
              value={flow.name}
              max={200}
              onChange={(value) => value && edit(flow.name, [{ op: "set", path: ["flows", id, "name"], value }], `${id}/name`)}
            />
            <div className="field">
              <span className="field-name">{say("objections.raised-by")}</span>
              <ul>
                {Object.keys(entry.intents).map((intent) => (
                  <li key={intent}>
                    <b>{document.intents[intent]?.name ?? intent}</b>{" "}
                    <span className="is-faint">
                      {inLanguage(document.intents[intent]?.examples ?? {}, language)
                        .slice(0, 4)
                        .join(" · ")}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
            <LineField
              name={say("objections.reply")}
              line={entry.line}
              onMake={(line) => [{ op: "set", path: ["states", flow.entry, "line"], value: line }]}
            />
            <LineField
              name={say("objections.again")}
              help={say("objections.again-help")}
              line={entry.again}
              onMake={(line) => [{ op: "set", path: ["states", flow.entry, "again"], value: line }]}
            />
            <p>
              <Link href={`/a/${agent}/design`} className="button" onClick={() => showState(view, flow.entry, id)}>
                {say("objections.show")}
              </Link>
            </p>
          </>
        );
      }}
    </ListDetail>
  );
}

/** Examples in the language shown, then the others: she reads her own first. */
function inLanguage(examples: Readonly<Record<string, readonly string[]>>, language: string): string[] {
  return [...(examples[language] ?? []), ...Object.entries(examples).flatMap(([tag, list]) => (tag === language ? [] : list))];
}
