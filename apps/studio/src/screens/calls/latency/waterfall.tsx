import { useMemo } from "react";
import { useSay } from "../../../i18n/keys.ts";
import { figuresOf, rowOf, type StageRow, stageNames, type TurnTiming } from "./stages.ts";
import "./waterfall.css";

/** Where the time of each spoken turn went, from the last of her speech to the first of the answer. */
export function Waterfall({ timings }: { timings: readonly TurnTiming[] }) {
  const say = useSay();
  const rows = useMemo(() => timings.filter(({ turn }) => turn > 0).map(rowOf), [timings]);
  const figures = useMemo(() => figuresOf(rows), [rows]);
  if (rows.length === 0) return null;
  const longest = Math.max(...rows.map(lengthOf));
  return (
    <section className="waterfall" aria-label={say("latency.title")}>
      <h2>{say("latency.title")}</h2>
      <p className="is-faint">{say("latency.says")}</p>
      <ol className="waterfall-turns" aria-label={say("latency.by-turn")}>
        {rows.map((row, index) => (
          // A turn may be measured twice, after the line came back.
          <Turn key={`${index}-${row.turn}`} row={row} longest={longest} />
        ))}
      </ol>
      <ul className="waterfall-legend" aria-hidden>
        {stageNames
          .filter((stage) => rows.some(({ parts }) => parts[stage] > 0))
          .map((stage) => (
            <li key={stage}>
              <i data-stage={stage} />
              {say(`latency.stage.${stage}`)}
            </li>
          ))}
      </ul>
      <table className="plain-table waterfall-figures">
        <thead>
          <tr>
            <th>{say("latency.stage")}</th>
            <th>{say("latency.p50")}</th>
            <th>p90</th>
            <th>p99</th>
            <th>{say("latency.budget")}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ stage, p50, p90, p99, budget, isBroken }) => (
            <tr key={stage} data-broken={isBroken || undefined}>
              <th scope="row">{say(`latency.stage.${stage}`)}</th>
              <td>{p50} ms</td>
              <td>{p90} ms</td>
              <td>{p99} ms</td>
              <td>{budget === null ? "" : `${budget} ms`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {figures.some(({ isBroken }) => isBroken) ? (
        <ul className="waterfall-hints" aria-label={say("latency.hints")}>
          {figures
            .filter(({ isBroken }) => isBroken)
            .map(({ stage }) => (
              <li key={stage}>
                <b>{say(`latency.stage.${stage}`)}:</b> {say(`latency.hint.${stage}`)}
              </li>
            ))}
        </ul>
      ) : null}
    </section>
  );
}

function Turn({ row, longest }: { row: StageRow; longest: number }) {
  const say = useSay();
  const parts = stageNames.filter((stage) => row.parts[stage] > 0);
  const told = parts.map((stage) => `${say(`latency.stage.${stage}`)} ${Math.round(row.parts[stage])} ms`).join(", ");
  return (
    <li data-late={row.isLate || undefined}>
      <span className="waterfall-turn">{say("latency.turn", { number: row.turn })}</span>
      <span
        className="waterfall-bar"
        role="img"
        aria-label={told}
        title={`${told}${row.because ? `\n${say("latency.waited", { why: row.because })}` : ""}`}
      >
        {parts.map((stage) => (
          <i key={stage} data-stage={stage} style={{ width: `${(row.parts[stage] / longest) * 100}%` }} />
        ))}
      </span>
      <span className="waterfall-total">{row.totalMs === null ? say("latency.silent") : `${Math.round(row.totalMs)} ms`}</span>
    </li>
  );
}

function lengthOf({ parts }: StageRow): number {
  return Math.max(
    1,
    stageNames.reduce((sum, stage) => sum + parts[stage], 0),
  );
}
