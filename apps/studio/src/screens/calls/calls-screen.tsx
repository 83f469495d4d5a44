import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { useRecords } from "../../backend/backend.ts";
import { useDocument } from "../../document/use-draft.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button, Empty, Select } from "../../ui/index.ts";
import { languageName } from "../../words/language-name.ts";
import { channelWord } from "./channel-word.ts";
import { LiveCalls } from "./live-calls.tsx";
import "../parts/records.css";

const every = "all";

/** Every conversation with the agent, newest first. */
export function CallsScreen() {
  const say = useSay();
  const records = useRecords();
  const { agent } = useParams<{ agent: string }>();
  const outcomes = useDocument((document) => document.outcomes);
  const states = useDocument((document) => document.states);
  const [outcome, setOutcome] = useState(every);
  const calls = useInfiniteQuery({
    queryKey: ["conversations", agent, outcome],
    queryFn: ({ pageParam }) =>
      records.conversations({ agent, ...(outcome === every ? {} : { outcome }), ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: 5_000,
  });
  const items = calls.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="screen" aria-label={say("screen.calls")}>
      <div className="screen-page">
        <header className="release-head">
          <div>
            <h1>{say("screen.calls")}</h1>
            <p className="is-faint">{say("calls.intro")}</p>
          </div>
          <Select
            label={say("calls.outcome")}
            value={outcome}
            options={[
              { value: every, text: say("calls.all-outcomes") },
              ...Object.entries(outcomes).map(([id, { name }]) => ({ value: id, text: name })),
            ]}
            onChange={setOutcome}
          />
        </header>
        {calls.isError ? <p role="alert">{calls.error.message}</p> : null}
        {calls.data && items.length === 0 ? <Empty title={say("calls.none")} /> : null}
        <LiveCalls items={items} agent={agent} nameOf={(state) => states[state]?.name ?? state} />
        {items.length > 0 ? (
          <table className="plain-table">
            <thead>
              <tr>
                <th>{say("calls.when")}</th>
                <th>{say("calls.channel")}</th>
                <th>{say("calls.language")}</th>
                <th>{say("calls.turns")}</th>
                <th>{say("calls.last")}</th>
                <th>{say("calls.release")}</th>
                <th>{say("calls.outcome")}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((call) => {
                const when = new Date(call.startedAt).toLocaleString();
                return (
                  <tr key={call.id}>
                    <td>
                      <Link href={`/a/${agent}/calls/${call.id}`} aria-label={say("calls.open", { when })}>
                        {when}
                      </Link>
                    </td>
                    <td>{channelWord(call.channel, say)}</td>
                    <td>{call.language ? languageName(call.language, say) : ""}</td>
                    <td>{call.turns}</td>
                    <td>{call.lastState ? (states[call.lastState]?.name ?? call.lastState) : ""}</td>
                    <td>{call.release ?? ""}</td>
                    <td>
                      {call.outcome
                        ? (outcomes[call.outcome]?.name ?? call.outcome)
                        : say(call.endedAt === null ? "calls.running" : "calls.ended")}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        ) : null}
        {calls.hasNextPage ? <Button onClick={() => void calls.fetchNextPage()}>{say("calls.more")}</Button> : null}
      </div>
    </section>
  );
}
