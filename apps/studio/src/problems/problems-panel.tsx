import type { Issue } from "@vaarta/flow";
import { CircleAlert, CircleCheck, Info, MessagesSquare, Play, Square, TriangleAlert, Wrench } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import { useProblems } from "../document/problems.ts";
import { useDocument, useDraft, useDraftActions } from "../document/use-draft.ts";
import { followState, showState, useViewStore } from "../document/view.ts";
import { useReader, useSay } from "../i18n/keys.ts";
import { Button, Empty } from "../ui/index.ts";
import { fixWords, problemWords } from "./problem-words.ts";
import { screenOf } from "./screen-of.ts";
import { useTalk } from "./use-talk.ts";
import { useWitness } from "./use-witness.ts";
import "./problems.css";

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;
type Filter = "all" | Issue["severity"];

/** What is wrong, live as one types: a click goes to the place, a fix is one button, a proof can be played. */
export function ProblemsPanel() {
  const say = useSay();
  const issues = useProblems((state) => state.issues);
  const checking = useProblems((state) => state.checking);
  const [filter, setFilter] = useState<Filter>("all");
  const [shown, setShown] = useState(100);
  const chosen = filter === "all" ? issues : issues.filter(({ severity }) => severity === filter);
  const witness = useWitness();
  const { looking, talk } = useTalk();
  if (issues.length === 0) {
    return (
      <Empty
        icon={checking ? undefined : <CircleCheck size={28} className="foot-good" />}
        title={checking ? say("problems.checking") : say("problems.none")}
      />
    );
  }
  return (
    <div className="problems">
      <div className="problems-filter" role="group" aria-label={say("problems.filter")}>
        {(["all", "error", "warning", "info"] as const).map((value) => (
          <Button
            key={value}
            small
            look="quiet"
            aria-pressed={filter === value}
            onClick={() => {
              setFilter(value);
              setShown(100);
            }}
          >
            {say(value === "all" ? "problems.all" : `problems.${value}`)}{" "}
            <span className="strip-count">
              {value === "all" ? issues.length : issues.filter(({ severity }) => severity === value).length}
            </span>
          </Button>
        ))}
        {witness.playing ? (
          <span className="problems-playing" role="status">
            {say("problems.step", { number: witness.playing.step + 1, count: witness.playing.count, name: witness.playing.name })}
            <Button small look="quiet" onClick={witness.stop}>
              <Square size={12} aria-hidden />
              {say("problems.stop")}
            </Button>
          </span>
        ) : null}
      </div>
      <ul className="problems-list">
        {chosen.slice(0, shown).map((issue) => (
          <ProblemRow
            key={issue.code + issue.path.join("/") + issue.message}
            issue={issue}
            isLooking={looking === issue}
            onPlay={() => witness.play(issue)}
            onTalk={() => {
              witness.stop();
              void talk(issue);
            }}
          />
        ))}
      </ul>
      {chosen.length > shown ? (
        <Button small look="quiet" onClick={() => setShown(shown + 200)}>
          {say("problems.all")} ({chosen.length})
        </Button>
      ) : null}
    </div>
  );
}

interface ProblemRowProps {
  issue: Issue;
  isLooking: boolean;
  onPlay: () => void;
  onTalk: () => void;
}

function ProblemRow({ issue, isLooking, onPlay, onTalk }: ProblemRowProps) {
  const say = useSay();
  const draft = useDraftActions();
  const view = useViewStore();
  const agent = useDraft((state) => state.agent);
  const [, navigate] = useLocation();
  const state = useDocument((document) => (issue.state === undefined ? undefined : document.states[issue.state]));
  const reading = { document: useDocument((document) => document), reader: useReader(), say };
  const Icon = icons[issue.severity];
  const show = () => {
    if (issue.state !== undefined && state) {
      showState(view, issue.state, state.flow, issue.path);
      const [area, , map, id] = issue.path;
      if (area === "states" && map === "transitions" && typeof id === "string") view.setState({ transition: { state: issue.state, id } });
      return;
    }
    const [area, id] = issue.path;
    if (area === "flows" && typeof id === "string") view.setState({ flow: id, selected: [], transition: null, dock: "inspector" });
    else navigate(`/a/${agent}/${screenOf(String(area))}`);
  };
  return (
    <li className="problem" data-severity={issue.severity}>
      <button type="button" className="problem-text" onClick={show}>
        <Icon size={15} aria-label={say(`problems.${issue.severity}`)} className="problem-icon" />
        <span>{problemWords(issue, reading)}</span>
      </button>
      {issue.witness?.length ? (
        <>
          <Button small look="quiet" onClick={onPlay}>
            <Play size={12} aria-hidden />
            {say("problems.play")}
          </Button>
          <Button small look="quiet" aria-busy={isLooking} aria-disabled={isLooking} onClick={() => (isLooking ? undefined : onTalk())}>
            <MessagesSquare size={12} aria-hidden />
            {say(isLooking ? "problems.looking" : "problems.talk")}
          </Button>
        </>
      ) : null}
      {issue.fix ? (
        <Button
          small
          onClick={() => {
            if (issue.fix) draft.apply(issue.fix.operations, { summary: fixWords(issue, reading) });
            if (issue.state !== undefined && state) followState(view, issue.state, state.flow);
          }}
        >
          <Wrench size={12} aria-hidden />
          {fixWords(issue, reading)}
        </Button>
      ) : null}
    </li>
  );
}
