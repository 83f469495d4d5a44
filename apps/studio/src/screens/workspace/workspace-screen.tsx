import { useQuery } from "@tanstack/react-query";
import { Link, useLocation, useParams } from "wouter";
import { PersonMenu } from "../../app/person-menu.tsx";
import { useBackend } from "../../backend/backend.ts";
import { useSay } from "../../i18n/keys.ts";
import { Tabs } from "../../ui/index.ts";
import { AuditSection } from "./audit-section.tsx";
import { ModelsTab } from "./models/models-tab.tsx";
import { PeopleSection } from "./people-section.tsx";
import { VoiceTab } from "./voice/voice-tab.tsx";
import { YouSection } from "./you-section.tsx";
import "../agents/agents.css";
import "../parts/parts.css";
import "../settings/settings.css";
import "./workspace.css";

/** What all agents here share: the people, the language models, and who did what. */
export function WorkspaceScreen() {
  const say = useSay();
  const { session } = useBackend();
  const { tab = "people" } = useParams<{ tab?: string }>();
  const [, navigate] = useLocation();
  const me = useQuery({ queryKey: ["me"], queryFn: () => session.me(), staleTime: Infinity });
  const role = me.data?.role;
  const isOwner = role === "owner";
  const tabs = [
    { value: "people", text: say("people.title") },
    ...(isOwner || role === "designer" ? [{ value: "models", text: say("models.title") }] : []),
    ...(isOwner || role === "designer" ? [{ value: "voice", text: say("speech.title") }] : []),
    ...(isOwner ? [{ value: "log", text: say("audit.title") }] : []),
  ];
  return (
    <div className="agents">
      <header className="agents-bar">
        <Link href="/" className="workspace-home" aria-label={say("bar.agents")}>
          <img src="/mark.svg" alt="" width={24} height={24} />
        </Link>
        <strong>{me.data?.workspace.name ?? say("workspace.title")}</strong>
        <span className="agents-gap" />
        <PersonMenu />
      </header>
      <main className="agents-page">
        <h1>{say("workspace.title")}</h1>
        <Tabs
          label={say("workspace.title")}
          value={tabs.some(({ value }) => value === tab) ? tab : "people"}
          tabs={tabs}
          onChange={(value) => navigate(`/workspace/${value}`)}
        />
        {tab === "models" ? <ModelsTab isOwner={isOwner} /> : null}
        {tab === "voice" ? <VoiceTab isOwner={isOwner} /> : null}
        {tab === "log" && isOwner ? <AuditSection /> : null}
        {tab === "people" ? (
          <>
            <PeopleSection isOwner={isOwner} me={me.data?.user.id} />
            {me.data ? <YouSection me={me.data} /> : null}
          </>
        ) : null}
      </main>
    </div>
  );
}
