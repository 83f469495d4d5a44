import { MessageCircleQuestion, MessageSquareReply, Plus, ShieldQuestion } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { replyKeys } from "@vaarta/flow";
import { useDocument, useDraft } from "../document/use-draft.ts";
import { useView, useViewStore } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { Button } from "../ui/index.ts";
import { NewObjection } from "./new-objection.tsx";

/** What callers can raise at any step: a strip above the graph instead of a hundred edges into it. */
export function Strip() {
  const say = useSay();
  const view = useViewStore();
  const agent = useDraft((state) => state.agent);
  const flows = useDocument((document) => document.flows);
  const answers = useDocument((document) => Object.keys(document.answers).length);
  const flow = useView((state) => state.flow);
  const [adding, setAdding] = useState(false);
  const objections = Object.entries(flows).filter(([, { kind }]) => kind === "objection");
  return (
    <div className="strip" role="group" aria-label={say("canvas.reachable")}>
      <span className="strip-title">{say("canvas.reachable")}</span>
      <div className="strip-list">
        {objections.map(([key, { name, entry }]) => (
          <Button
            key={key}
            small
            look="quiet"
            className="strip-item"
            aria-pressed={flow === key}
            aria-label={say("objection.off", { name })}
            onClick={() => view.setState({ flow: key, selected: [entry], transition: null })}
          >
            <ShieldQuestion size={13} aria-hidden />
            <span className="strip-name">{name}</span>
          </Button>
        ))}
      </div>
      <Button small look="quiet" className="strip-item" onClick={() => setAdding(true)}>
        <Plus size={13} aria-hidden />
        {say("canvas.add-objection")}
      </Button>
      <Button small look="quiet" className="strip-item" asChild>
        <Link href={`/a/${agent}/answers`}>
          <MessageCircleQuestion size={13} aria-hidden />
          {say("canvas.answers")} <span className="strip-count">{answers}</span>
        </Link>
      </Button>
      <Button small look="quiet" className="strip-item" asChild>
        <Link href={`/a/${agent}/replies`}>
          <MessageSquareReply size={13} aria-hidden />
          {say("canvas.replies")} <span className="strip-count">{Object.keys(replyKeys).length}</span>
        </Link>
      </Button>
      {adding ? <NewObjection onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
