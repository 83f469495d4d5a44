import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { PersonMenu } from "../../app/person-menu.tsx";
import { useBackend } from "../../backend/backend.ts";
import { useSay } from "../../i18n/keys.ts";
import { AuditSection } from "./audit-section.tsx";
import { PeopleSection } from "./people-section.tsx";
import { YouSection } from "./you-section.tsx";
import "../agents/agents.css";
import "../parts/parts.css";
import "../settings/settings.css";
import "./workspace.css";

/** What all agents here share: the people, and who did what. */
export function WorkspaceScreen() {
  const say = useSay();
  const { session } = useBackend();
  const me = useQuery({ queryKey: ["me"], queryFn: () => session.me(), staleTime: Infinity });
  const isOwner = me.data?.role === "owner";
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
        <PeopleSection isOwner={isOwner} me={me.data?.user.id} />
        {me.data ? <YouSection me={me.data} /> : null}
        {isOwner ? <AuditSection /> : null}
      </main>
    </div>
  );
}
