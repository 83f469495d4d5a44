import { Columns2 } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { useDocument } from "../document/use-draft.ts";
import { useSay } from "../i18n/keys.ts";
import { Dialog, IconButton } from "../ui/index.ts";
import { compareRuns, pathOf } from "./compare-runs.ts";
import type { Exchange, Input } from "./transcript.ts";
import "./two-runs.css";

interface CompareProps {
  before: readonly Exchange[];
  now: readonly Exchange[];
}

/** The run before the last rewind or restart beside the one that goes on, with the first difference marked and brought into sight. */
export function CompareRuns({ before, now }: CompareProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton small label={say("two-runs.open")} icon={<Columns2 size={14} />} onClick={() => setOpen(true)} />
      <Dialog wide open={open} onClose={() => setOpen(false)} title={say("two-runs.title")} description={say("two-runs.intro")}>
        <Comparison before={before} now={now} />
      </Dialog>
    </>
  );
}

function Comparison({ before, now }: CompareProps) {
  const say = useSay();
  const { rows, first } = useMemo(() => compareRuns(before, now), [before, now]);
  const bring = useCallback((row: HTMLTableRowElement | null) => {
    row?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <>
      <p role="status">{first === null ? say("two-runs.same") : say("two-runs.first-at", { number: first })}</p>
      {/* In the tab order, since a long comparison scrolls. */}
      <div className="two-runs" tabIndex={0} role="group" aria-label={say("two-runs.title")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say("two-runs.turn")}</th>
              <th scope="col">{say("two-runs.before")}</th>
              <th scope="col">{say("two-runs.now")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ number, before: left, now: right, differs }) => (
              <tr
                key={number}
                ref={number === first ? bring : undefined}
                data-first={number === first}
                data-differs={differs.length > 0 && !differs.includes("alone")}
              >
                <th scope="row">
                  {number}
                  {number === first ? <strong>{say("two-runs.first")}</strong> : null}
                  {differs.map((aspect) => (
                    <small key={aspect}>{say(`two-runs.${aspect}`)}</small>
                  ))}
                </th>
                <Side exchange={left} />
                <Side exchange={right} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Side({ exchange }: { exchange: Exchange | null }) {
  const say = useSay();
  const states = useDocument((document) => document.states);
  const outcomes = useDocument((document) => document.outcomes);
  if (!exchange) return <td className="is-faint">{say("two-runs.nothing")}</td>;
  const { input, said, ended } = exchange;
  const path = pathOf(exchange);
  const spoken = (done: Input) =>
    done.kind === "say" ? done.text : done.kind === "dtmf" ? say("when.dtmf", { digits: done.digits }) : say("test.silent");
  return (
    <td>
      {input === null ? null : <p className="two-runs-caller">{spoken(input)}</p>}
      {said.map(({ text, language }, index) => (
        // The same sentence may come twice.
        <p key={index} lang={language}>
          {text}
        </p>
      ))}
      {path.length > 0 ? <p className="two-runs-path">{path.map((state) => states[state]?.name ?? state).join(" → ")}</p> : null}
      {ended === null ? null : <p className="two-runs-path">{say("test.ended", { outcome: outcomes[ended]?.name ?? ended })}</p>}
    </td>
  );
}
