import { Check } from "lucide-react";
import { useRef, useState } from "react";
import { useBackend, type Comment } from "../../backend/backend.ts";
import { useComments } from "../../document/comments.ts";
import { useDraft } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button } from "../../ui/index.ts";
import { whenWords } from "../../words/when-words.ts";

/** The remarks on one state, oldest first, and a field for the next. What is dealt with is folded away, not lost. */
export function Thread({ stateId, name }: { stateId: string; name: string }) {
  const say = useSay();
  const backend = useBackend();
  const agent = useDraft((state) => state.agent);
  const all = useComments((state) => state.all);
  const mine = all.filter(({ state }) => state === stateId);
  const settled = mine.filter(({ resolved }) => resolved);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const ask = async (work: Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work;
      return true;
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      return false;
    } finally {
      setBusy(false);
      // Settling takes its own button away: the field is where one goes on.
      field.current?.focus();
    }
  };
  const add = async () => {
    const words = text.trim();
    if (words && !busy && (await ask(backend.comments.add({ agent, state: stateId, text: words })))) setText("");
  };
  return (
    <section className="comments" aria-label={say("comments.on", { name })}>
      <h3>{say("comments.on", { name })}</h3>
      {mine.length === 0 ? <p className="field-help">{say("comments.first")}</p> : null}
      <ol className="comments-list" aria-label={say("dock.comments")}>
        {mine
          .filter(({ resolved }) => !resolved)
          .map((comment) => (
            <li key={comment.id} className="comment">
              <Said comment={comment} />
              <Button small look="quiet" onClick={() => void ask(backend.comments.resolve({ comment: comment.id }))}>
                <Check size={13} aria-hidden />
                {say("comments.resolve")}
              </Button>
            </li>
          ))}
      </ol>
      <form
        className="comments-new"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <textarea
          ref={field}
          className="area"
          rows={2}
          maxLength={4000}
          aria-label={say("comments.write")}
          placeholder={say("comments.write")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void add();
          }}
        />
        <Button small look="main" type="submit" disabled={!text.trim() || busy}>
          {say("comments.add")}
        </Button>
      </form>
      {failure === null ? null : (
        <p role="alert" className="field-bad">
          {failure}
        </p>
      )}
      {settled.length ? (
        <details className="comments-settled">
          <summary>{say("comments.settled-count", { count: settled.length })}</summary>
          <ol className="comments-list">
            {settled.map((comment) => (
              <li key={comment.id} className="comment" data-settled>
                <Said comment={comment} />
                <p className="is-faint">
                  {say("comments.settled-by", { name: comment.resolved!.by, when: whenWords(comment.resolved!.at) })}
                </p>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </section>
  );
}

function Said({ comment: { by, at, text } }: { comment: Comment }) {
  return (
    <>
      <p className="comment-head">
        <b>{by}</b>
        <time className="is-faint" dateTime={at}>
          {whenWords(at)}
        </time>
      </p>
      <p className="comment-text">{text}</p>
    </>
  );
}
