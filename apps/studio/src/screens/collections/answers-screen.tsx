import { useDocument } from "../../document/use-draft.ts";
import { useView } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { lineText } from "../../words/line-text.ts";
import { ExamplesField, LineField, TextField } from "../parts/fields.tsx";
import { ListDetail } from "../parts/list-detail.tsx";
import { freshId, newLine, setOrRemove, useEdit } from "../parts/use-edit.ts";

/** Questions callers ask: reachable everywhere, each returns by itself. */
export function AnswersScreen() {
  const say = useSay();
  const edit = useEdit();
  const document = useDocument((whole) => whole);
  const language = useView((view) => view.language);
  const entries = Object.entries(document.answers).map(([id, answer]) => ({
    id,
    name: answer.question,
    hint: say("list.examples", { count: Object.values(answer.ways).flat().length }),
    words: `${Object.values(answer.ways).flat().join(" ")} ${lineText(document, answer.answer, language)?.text ?? ""}`,
  }));
  const make = () => {
    const id = freshId("answer");
    const line = freshId("line");
    const name = say("answers.new-name");
    edit(say("answers.new"), [
      { op: "set", path: ["lines", line], value: newLine(document.languages.default, "", name) },
      { op: "set", path: ["answers", id], value: { question: name, ways: {}, answer: line } },
    ]);
    return id;
  };
  return (
    <ListDetail
      title={say("screen.answers")}
      intro={say("answers.intro")}
      entries={entries}
      onCreate={{ text: say("answers.new"), make }}
      onDelete={(id) => edit(say("ui.delete"), [{ op: "remove", path: ["answers", id] }])}
    >
      {(id) => {
        const answer = document.answers[id];
        if (!answer) return null;
        const set = (field: string, value: unknown, has: boolean) =>
          edit(answer.question, setOrRemove(["answers", id, field], value, has), `${id}/${field}`);
        return (
          <>
            <TextField
              name={say("answers.question")}
              value={answer.question}
              max={200}
              onChange={(value) => value && set("question", value, true)}
            />
            <ExamplesField
              name={say("answers.ways")}
              help={say("answers.ways-help")}
              value={answer.ways}
              onChange={(value) => set("ways", value, true)}
            />
            <LineField
              name={say("answers.answer")}
              line={answer.answer}
              onMake={(line) => [{ op: "set", path: ["answers", id, "answer"], value: line }]}
            />
            <TextField
              name={say("answers.source")}
              help={say("answers.source-help")}
              value={answer.source ?? ""}
              max={500}
              onChange={(value) => set("source", value || undefined, answer.source !== undefined)}
            />
          </>
        );
      }}
    </ListDetail>
  );
}
