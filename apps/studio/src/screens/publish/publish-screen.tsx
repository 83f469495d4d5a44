import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { BackendError, useRecords } from "../../backend/backend.ts";
import { useDraft, useDraftActions, useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button } from "../../ui/index.ts";
import { languageName } from "../../words/language-name.ts";
import { Changes } from "../parts/changes.tsx";
import { useAgentLink } from "../parts/use-agent-link.ts";
import { VoiceNote } from "./voice-note.tsx";
import { Blockers } from "./blockers.tsx";
import "../parts/records.css";

/** One page from draft to live: what changed, what blocks, what warns, one button; then the link and the way back. */
export function PublishScreen() {
  const say = useSay();
  const records = useRecords();
  const queries = useQueryClient();
  const draft = useDraftActions();
  const { agent } = useParams<{ agent: string }>();
  const revision = useDraft((state) => state.revision);
  const saving = useDraft((state) => state.saving);
  const live = useDraft((state) => state.live);
  const languages = useDocument((document) => document.languages.offered);
  const link = useAgentLink(agent);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<{ number: number; before: number | null } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const check = useQuery({
    queryKey: ["check", agent, revision],
    queryFn: () => records.check(agent, revision),
    enabled: saving === "saved",
    placeholderData: (previous) => previous,
  });
  const chosen = Object.keys(languages).filter((tag) => !left.has(tag));
  const blockers = check.data?.blockers ?? [];
  const isReady = check.data !== undefined && saving === "saved" && !check.isPlaceholderData && blockers.length === 0 && chosen.length > 0;

  const publish = async () => {
    setBusy(true);
    setRefused(null);
    try {
      await draft.flush();
      const { number } = await records.publish({ agent, revision: draft.store.getState().revision, note, languages: chosen });
      setDone({ number, before: live?.number ?? null });
      for (const key of ["releases", "agents", "check"]) await queries.invalidateQueries({ queryKey: [key] });
    } catch (error) {
      setRefused(error instanceof BackendError ? error.message : String(error));
      await queries.invalidateQueries({ queryKey: ["check"] });
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="screen" aria-label={say("screen.publish")}>
      <div className="screen-page publish">
        <header>
          <h1>{say("screen.publish")}</h1>
          <p className="is-faint">{say("publish.intro")}</p>
        </header>
        {done ? (
          <div className="publish-done" role="status">
            <h2>{say("publish.done", { number: done.number })}</h2>
            {link ? (
              <p>
                <a className="button" data-look="main" href={link} target="_blank" rel="noreferrer">
                  {say("publish.open")}
                </a>{" "}
                <code>{new URL(link, location.href).href}</code>
              </p>
            ) : null}
            <p className="is-faint">{say("publish.qr")}</p>
            {done.before !== null && done.before !== done.number ? <BackTo agent={agent} number={done.before} /> : null}
          </div>
        ) : null}
        <section aria-label={say("publish.blocks")}>
          <h2>{say("publish.blocks")}</h2>
          {check.isError ? <p role="alert">{check.error.message}</p> : null}
          {check.data === undefined ? (
            <p>{say("publish.checking")}</p>
          ) : blockers.length === 0 ? (
            <p>{say("publish.clear")}</p>
          ) : (
            <Blockers issues={blockers} />
          )}
        </section>
        {check.data ? (
          <p role="status">
            {say("publish.tests")}: {say("tests.summary", check.data.tests)}{" "}
            <Link className="is-faint" href={`/a/${agent}/settings`}>
              {say(check.data.rules.requireTests ? "publish.tests-required" : "publish.tests-advise")}
            </Link>
          </p>
        ) : null}
        <section aria-label={say("publish.changes")}>
          <h2>{say("publish.changes")}</h2>
          {live === null ? (
            <p>{say("publish.first")}</p>
          ) : check.data ? (
            <Changes changes={check.data.changes} />
          ) : (
            <p>{say("publish.checking")}</p>
          )}
        </section>
        {check.data && check.data.warnings.length > 0 ? (
          <details>
            <summary>
              {say("publish.warns")} ({check.data.warnings.length})
            </summary>
            <Blockers issues={check.data.warnings} />
          </details>
        ) : null}
        <VoiceNote />
        <fieldset className="publish-languages">
          <legend>{say("publish.languages")}</legend>
          {Object.keys(languages).map((tag) => (
            <label key={tag}>
              <input
                type="checkbox"
                checked={!left.has(tag)}
                onChange={(event) => {
                  const next = new Set(left);
                  if (event.target.checked) next.delete(tag);
                  else next.add(tag);
                  setLeft(next);
                }}
              />{" "}
              {languageName(tag, say)}
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span className="field-name">{say("publish.note")}</span>
          <textarea className="area" value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
        </label>
        {refused ? (
          <p role="alert" className="field-bad">
            {say("publish.refused", { why: refused })}
          </p>
        ) : null}
        <p>
          <Button look="main" disabled={!isReady || busy} onClick={() => void publish()}>
            {busy || (check.isFetching && !check.data) ? say("publish.checking") : say("publish.now")}
          </Button>
        </p>
      </div>
    </section>
  );
}

function BackTo({ agent, number }: { agent: string; number: number }) {
  const say = useSay();
  const records = useRecords();
  const queries = useQueryClient();
  const [gone, setGone] = useState(false);
  const back = async () => {
    const release = (await records.releases(agent)).find((each) => each.number === number);
    if (!release) return;
    await records.rollBack({ agent, release: release.id, note: "" });
    await queries.invalidateQueries({ queryKey: ["releases", agent] });
    setGone(true);
  };
  return gone ? (
    <p role="status">{say("releases.rolled-back", { number })}</p>
  ) : (
    <Button onClick={() => void back()}>{say("publish.back", { number })}</Button>
  );
}
