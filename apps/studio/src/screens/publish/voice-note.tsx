import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { useBackend } from "../../backend/backend.ts";
import { useSay } from "../../i18n/keys.ts";

/** Whether callers of what is published can talk; where nobody hears people, they cannot, and a chat goes live all the same. */
export function VoiceNote() {
  const say = useSay();
  const { speech } = useBackend();
  const list = useQuery({ queryKey: ["speech"], queryFn: () => speech?.list() ?? null, retry: false });
  // Who may not see the providers is not told about them.
  if (!list.data) return null;
  const { connections, providers } = list.data;
  const hearer = connections.find(({ use }) => use.hears);
  return (
    <section aria-label={say("publish.voice")}>
      <h2>{say("publish.voice")}</h2>
      {hearer ? (
        <p>{say("publish.voice-yes", { name: providers.find(({ id }) => id === hearer.provider)?.name ?? hearer.provider })}</p>
      ) : (
        <p>
          {say("publish.voice-no")} <Link href="/workspace/voice">{say("publish.voice-connect")}</Link>
        </p>
      )}
    </section>
  );
}
