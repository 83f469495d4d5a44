import { PhoneCall } from "lucide-react";
import { Link } from "wouter";
import type { ConversationSummary } from "../../backend/records.ts";
import { useSay } from "../../i18n/keys.ts";
import { languageName } from "../../words/language-name.ts";

interface LiveCallsProps {
  items: readonly ConversationSummary[];
  agent: string;
  nameOf: (state: string) => string;
}

/** Who is talking right now, and where she stands. */
export function LiveCalls({ items, agent, nameOf }: LiveCallsProps) {
  const say = useSay();
  const live = items.filter(({ channel, endedAt }) => channel === "voice" && endedAt === null);
  if (live.length === 0) return null;
  return (
    <section className="live-calls" aria-label={say("calls.live")}>
      <h2>
        {say("calls.live")} ({live.length})
      </h2>
      <ul>
        {live.map(({ id, startedAt, language, lastState, turns }) => (
          <li key={id}>
            <PhoneCall size={15} aria-hidden />
            <Link href={`/a/${agent}/calls/${id}`} aria-label={say("calls.open", { when: new Date(startedAt).toLocaleString() })}>
              {lastState ? nameOf(lastState) : say("calls.running")}
            </Link>
            <span className="is-faint">
              {[
                language ? languageName(language, say) : "",
                `${say("calls.turns")}: ${turns}`,
                say("calls.live-for", { minutes: Math.max(0, Math.round((Date.now() - Date.parse(startedAt)) / 60_000)) }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
