import { Columns2 } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { useDocument } from "../document/use-draft.ts";
import { useSay } from "../i18n/keys.ts";
import { Dialog, IconButton } from "../ui/index.ts";
import { compareRuns, pathOf } from "./compare-runs.ts";
import type { Exchange, Input } from "./transcript.ts";
import "./compare.css";

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
      <IconButton small label={say("compare.open")} icon={<Columns2 size={14} />} onClick={() => setOpen(true)} />
      <Dialog wide open={open} onClose={() => setOpen(false)} title={say("compare.title")} description={say("compare.intro")}>
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
      <p role="status">{first === null ? say("compare.same") : say("compare.first-at", { number: first })}</p>
      {/* In the tab order, since a long comparison scrolls. */}
      <div className="compare" tabIndex={0} role="group" aria-label={say("compare.title")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say("compare.turn")}</th>
              <th scope="col">{say("compare.before")}</th>
              <th scope="col">{say("compare.now")}</th>
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
                  {number === first ? <strong>{say("compare.first")}</strong> : null}
                  {differs.map((aspect) => (
                    <small key={aspect}>{say(`compare.${aspect}`)}</small>
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
  if (!exchange) return <td className="is-faint">{say("compare.nothing")}</td>;
  const { input, said, ended } = exchange;
  const path = pathOf(exchange);
  const spoken = (done: Input) =>
    done.kind === "say" ? done.text : done.kind === "dtmf" ? say("when.dtmf", { digits: done.digits }) : say("test.silent");
  return (
    <td>
      {input === null ? null : <p className="compare-caller">{spoken(input)}</p>}
      {said.map(({ text, language }, index) => (
        // The same sentence may come twice.
        <p key={index} lang={language}>
          {text}
        </p>
      ))}
      {path.length > 0 ? <p className="compare-path">{path.map((state) => states[state]?.name ?? state).join(" → ")}</p> : null}
      {ended === null ? null : <p className="compare-path">{say("test.ended", { outcome: outcomes[ended]?.name ?? ended })}</p>}
    </td>
  );
}
