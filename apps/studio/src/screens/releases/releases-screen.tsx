import { describeChanges } from "@vaarta/editing";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "wouter";
import { useRecords } from "../../backend/backend.ts";
import type { Records, Release } from "../../backend/records.ts";
import { useDocument } from "../../document/use-draft.ts";
import { useReader, useSay } from "../../i18n/keys.ts";
import { Button, Dialog, Empty, Select, toast } from "../../ui/index.ts";
import { languageName } from "../../words/language-name.ts";
import { whenWords } from "../../words/when-words.ts";
import { Changes } from "../parts/changes.tsx";
import { useAgentLink } from "../parts/use-agent-link.ts";
import "../parts/records.css";

/** What has been live, what changed between any two, and the way back. */
export function ReleasesScreen() {
  const say = useSay();
  const records = useRecords();
  const { agent } = useParams<{ agent: string }>();
  const link = useAgentLink(agent);
  const releases = useQuery({ queryKey: ["releases", agent], queryFn: () => records.releases(agent) });
  const [chosen, setChosen] = useState<string | null>(null);
  const list = releases.data ?? [];
  const current = list.find(({ id }) => id === chosen) ?? list[0];
  return (
    <section className="screen" aria-label={say("screen.releases")}>
      <div className="screen-page">
        <header>
          <h1>{say("screen.releases")}</h1>
          <p className="is-faint">{say("releases.intro")}</p>
          {link && list.some(({ isLive }) => isLive) ? (
            <p>
              {say("releases.link")}: <a href={link}>{new URL(link, location.href).href}</a>
            </p>
          ) : null}
        </header>
        {releases.isError ? <p role="alert">{releases.error.message}</p> : null}
        {releases.data && list.length === 0 ? <Empty title={say("releases.none")}>{say("releases.intro")}</Empty> : null}
        <div className="releases">
          <ol className="releases-list">
            {list.map((release) => (
              <li key={release.id}>
                <button type="button" className="release" aria-current={release.id === current?.id} onClick={() => setChosen(release.id)}>
                  <b>{say("releases.number", { number: release.number })}</b>
                  {release.isLive ? (
                    <span className="chip" data-tone="good">
                      {say("releases.live")}
                    </span>
                  ) : null}
                  <span className="is-faint">
                    {whenWords(release.at)} {say("releases.by", { name: release.by })}
                  </span>
                  {release.note ? <span>{release.note}</span> : null}
                </button>
              </li>
            ))}
          </ol>
          {current ? <ReleaseDetail key={current.id} agent={agent} release={current} all={list} records={records} /> : null}
        </div>
      </div>
    </section>
  );
}

function ReleaseDetail({ agent, release, all, records }: { agent: string; release: Release; all: readonly Release[]; records: Records }) {
  const say = useSay();
  const queries = useQueryClient();
  const outcomes = useDocument((document) => document.outcomes);
  const reader = useReader();
  const draft = useDocument((document) => document);
  const before = all.find(({ number }) => number < release.number);
  const [against, setAgainst] = useState(before?.id ?? "draft");
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState("");
  const mine = useQuery({ queryKey: ["release", release.id], queryFn: () => records.releaseDocument(release.id), staleTime: Infinity });
  const other = useQuery({
    queryKey: ["release", against],
    queryFn: () => records.releaseDocument(against),
    enabled: against !== "draft",
    staleTime: Infinity,
  });
  const olderThanMine = against !== "draft" && (all.find(({ id }) => id === against)?.number ?? 0) < release.number;
  const compared = against === "draft" ? draft : other.data;
  const changes =
    mine.data && compared
      ? olderThanMine
        ? describeChanges(compared, mine.data, reader)
        : describeChanges(mine.data, compared, reader)
      : null;
  const [first, second] = olderThanMine ? [against, release.id] : [release.id, against];

  const rollBack = async () => {
    await records.rollBack({ agent, release: release.id, note });
    await queries.invalidateQueries({ queryKey: ["releases", agent] });
    setAsking(false);
    toast(say("releases.rolled-back", { number: release.number }));
  };

  return (
    <div className="release-detail">
      <div className="release-head">
        <h2>{say("releases.number", { number: release.number })}</h2>
        {release.isLive ? null : (
          <Button look="main" onClick={() => setAsking(true)}>
            {say("releases.roll-back")}
          </Button>
        )}
      </div>
      <p>
        {say("releases.conversations", { count: release.conversations })}
        {Object.entries(release.outcomes).map(([outcome, count]) => ` · ${outcomes[outcome]?.name ?? outcome}: ${count}`)}
        {" · "}
        {release.languages.map((tag) => languageName(tag, say)).join(", ")}
        <br />
        <small className="is-faint">{say("releases.no-verdict")}</small>
      </p>
      <div className="release-head">
        <h3>{say("releases.changes")}</h3>
        <Select
          label={say("releases.compare")}
          value={against}
          options={[
            { value: "draft", text: say("releases.draft") },
            ...all.filter(({ id }) => id !== release.id).map(({ id, number }) => ({ value: id, text: say("releases.number", { number }) })),
          ]}
          onChange={setAgainst}
        />
      </div>
      {changes ? <Changes changes={changes} before={first} after={second} /> : <p>{say("ui.loading")}</p>}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={say("releases.roll-back")}
        description={say("releases.roll-back-ask", { number: release.number })}
      >
        <label className="field">
          <span className="field-name">{say("releases.note")}</span>
          <textarea className="area" value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
        </label>
        <div className="dialog-actions">
          <Button onClick={() => setAsking(false)}>{say("ui.cancel")}</Button>
          <Button look="main" onClick={() => void rollBack()}>
            {say("releases.roll-back")}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
