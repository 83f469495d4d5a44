import { useQuery } from "@tanstack/react-query";
import { useBackend } from "../../../backend/backend.ts";
import { useSay } from "../../../i18n/keys.ts";
import { Section } from "../../settings/section.tsx";
import { ConnectCard } from "./connect-card.tsx";
import { ConnectionRow } from "./connection-row.tsx";

/** Who hears callers and who speaks to them, for all agents. */
export function VoiceTab({ isOwner }: { isOwner: boolean }) {
  const say = useSay();
  const { speech } = useBackend();
  const list = useQuery({ queryKey: ["speech"], queryFn: () => speech?.list() ?? null });
  return (
    <>
      <Section title={say("speech.title")} says={say("speech.says")}>
        {list.isError ? (
          <p role="alert" className="field-bad">
            {list.error.message}
          </p>
        ) : null}
        {list.data && list.data.connections.length > 0 ? (
          <ul className="people">
            {list.data.connections.map((connection) => (
              <ConnectionRow
                key={connection.provider}
                connection={connection}
                provider={list.data?.providers.find(({ id }) => id === connection.provider)}
                languages={list.data?.languages ?? []}
                isOwner={isOwner}
              />
            ))}
          </ul>
        ) : null}
        {isOwner ? null : <p className="is-faint">{say("models.owner-only")}</p>}
      </Section>
      {isOwner && list.data ? <ConnectCard providers={list.data.providers} connections={list.data.connections} /> : null}
    </>
  );
}
