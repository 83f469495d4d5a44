import { Handle, Position, type Node, type NodeProps } from "@xyflow/react";
import { CornerDownRight, Lock, MessageSquareText, Plus } from "lucide-react";
import { memo } from "react";
import { useComments } from "../document/comments.ts";
import { useProblems } from "../document/problems.ts";
import { useView } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { languageName } from "../words/language-name.ts";
import { useCanvasActions } from "./canvas-actions.ts";
import { rowHeight, type CardModel } from "./card-model.ts";
import { CardRowView } from "./card-row.tsx";
import { useStateChange } from "./compare/comparison-store.ts";
import { kindIcons } from "./kind-icons.ts";
import { OverlayBadge } from "./overlays/overlay-badge.tsx";
import { useStateMark } from "./overlays/overlay-store.ts";

export type CardNode = Node<{ card: CardModel }, "state">;

/** A state as a card: read from top to bottom it reads like a script. */
export const Card = memo(function Card({ data: { card }, selected }: NodeProps<CardNode>) {
  const say = useSay();
  const actions = useCanvasActions();
  const isCurrent = useView((view) => view.lit?.current === card.id);
  const isWalked = useView((view) => view.lit?.states.has(card.id) ?? false);
  const isActive = useView((view) => view.selected.at(-1) === card.id);
  const problem = useProblems((state) => state.byState.get(card.id));
  const comments = useComments((state) => state.open.get(card.id) ?? 0);
  const change = useStateChange(card.id);
  const mark = useStateMark(card.id);
  const Icon = kindIcons[card.kind];
  // One card of the canvas is in the tab order; arrow keys go to the others.
  const focusable = { tabIndex: isActive ? 0 : -1, onDoubleClick: () => actions.open(card.id) };
  return (
    <div
      className="card"
      role="group"
      aria-label={say("canvas.card", { kind: say(`kind.${card.kind}`), name: card.name })}
      aria-current={isCurrent ? "step" : undefined}
      data-state={card.id}
      data-family={card.family}
      data-selected={selected}
      data-current={isCurrent}
      data-walked={isWalked}
      data-change={change}
      data-tone={mark?.tone}
      style={{ height: card.height }}
      {...focusable}
    >
      <Handle type="target" position={Position.Top} id="in" className="card-in" isConnectableStart={false} />
      <header className="card-head">
        <Icon size={15} strokeWidth={2} className="card-icon" aria-hidden />
        <span className="card-name">{card.name}</span>
        {change ? <span className="card-change">{say(`compare.is-${change}`)}</span> : null}
        <OverlayBadge mark={mark} />
        {problem && !change ? (
          <span className="card-problem" data-severity={problem.severity}>
            {problem.count}
            <span className="visually-hidden">{say("problems.on-card", { count: problem.count })}</span>
          </span>
        ) : null}
        {comments ? (
          <button
            type="button"
            className="card-comments nodrag"
            tabIndex={isActive ? 0 : -1}
            aria-label={say("comments.on-card", { count: comments })}
            onClick={() => actions.showComments(card.id)}
          >
            <MessageSquareText size={12} aria-hidden />
            {comments}
          </button>
        ) : null}
        {card.closed ? (
          <span title={say("canvas.closed")}>
            <Lock size={13} aria-label={say("canvas.closed")} className="card-fact" />
          </span>
        ) : null}
        {card.entry ? (
          <span title={say("canvas.entry")}>
            <CornerDownRight size={14} aria-label={say("canvas.entry")} className="card-fact" />
          </span>
        ) : null}
      </header>
      {card.text === null ? null : (
        <p
          className="card-text"
          lang={card.textLanguage || undefined}
          data-lines={card.lines}
          data-missing={card.textMissing}
          title={card.textMissing ? say("canvas.missing-text", { language: languageName(actions.language, say) }) : undefined}
        >
          {card.text}
        </p>
      )}
      <div className="card-rows" role="list">
        {card.rows.map((row, index) => (
          <CardRowView key={row.port} card={card} row={row} index={index} reachable={isActive} height={rowHeight} />
        ))}
      </div>
      {card.family === "end" ? null : (
        <Handle type="source" position={Position.Right} id="new" className="card-new" aria-hidden>
          <Plus size={11} aria-hidden />
        </Handle>
      )}
    </div>
  );
});
