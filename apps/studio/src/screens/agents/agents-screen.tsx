import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FileJson2, FilePlus2 } from "lucide-react";
import { useRef, useState, type ReactNode } from "react";
import { useLocation } from "wouter";
import { PersonMenu } from "../../app/person-menu.tsx";
import { BackendError, useBackend, type Template } from "../../backend/backend.ts";
import { useSay } from "../../i18n/keys.ts";
import { languageName } from "../../words/language-name.ts";
import { AgentList } from "./agent-list.tsx";
import "./agents.css";

/** The first page: no form stands between a new person and an agent that works. */
export function AgentsScreen() {
  const say = useSay();
  const backend = useBackend();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const file = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const templates = useQuery({ queryKey: ["templates"], queryFn: () => backend.templates.list() });
  const agents = useQuery({ queryKey: ["agents"], queryFn: () => backend.agents.list() });

  const create = useMutation({
    mutationFn: (input: { template?: string; document?: unknown }) => backend.agents.create(input),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ["agents"] });
      navigate(`/a/${id}/design`);
    },
    onError: (error) => {
      const why = error instanceof BackendError && error.issues[0] ? error.issues[0].message : error.message;
      setProblem(say("agents.import-bad", { why }));
    },
  });

  const openFile = async (chosen: File | undefined) => {
    if (!chosen) return;
    setProblem(null);
    try {
      create.mutate({ document: JSON.parse(await chosen.text()) as unknown });
    } catch (error) {
      setProblem(say("agents.import-bad", { why: error instanceof Error ? error.message : "" }));
    }
  };

  return (
    <div className="agents">
      <header className="agents-bar">
        <img src="/mark.svg" alt="" width={24} height={24} />
        <strong>{say("app.name")}</strong>
        <span className="agents-gap" />
        <PersonMenu />
      </header>
      <main className="agents-page">
        <h1>{say("agents.title")}</h1>
        <p className="agents-intro">{say("agents.intro")}</p>
        <section aria-labelledby="agents-start">
          <h2 id="agents-start">{say("agents.start")}</h2>
          <ul className="starts">
            {(templates.data ?? []).map((template) => (
              <li key={template.id}>
                <Start
                  title={template.name}
                  says={template.description}
                  foot={<TemplateFoot template={template} />}
                  busy={create.isPending}
                  onChoose={() => create.mutate({ template: template.id })}
                />
              </li>
            ))}
            <li>
              <Start
                icon={<FilePlus2 size={18} />}
                title={say("agents.empty")}
                says={say("agents.empty-says")}
                busy={create.isPending}
                onChoose={() => create.mutate({})}
              />
            </li>
            <li>
              <Start
                icon={<FileJson2 size={18} />}
                title={say("agents.import")}
                says={say("agents.import-says")}
                busy={create.isPending}
                onChoose={() => file.current?.click()}
              />
              <input
                ref={file}
                type="file"
                accept="application/json,.json"
                className="visually-hidden"
                tabIndex={-1}
                aria-label={say("agents.import")}
                onChange={(event) => {
                  void openFile(event.target.files?.[0]);
                  event.target.value = "";
                }}
              />
            </li>
          </ul>
          {problem ? (
            <p role="alert" className="field-bad">
              {problem}
            </p>
          ) : null}
        </section>
        <section aria-labelledby="agents-yours">
          <h2 id="agents-yours">{say("agents.yours")}</h2>
          {agents.isError ? (
            <p role="alert" className="field-bad">
              {say("error.reach")}
            </p>
          ) : (
            <AgentList agents={agents.data} />
          )}
        </section>
      </main>
    </div>
  );
}

interface StartProps {
  icon?: ReactNode;
  title: string;
  says: string;
  foot?: ReactNode;
  busy: boolean;
  onChoose: () => void;
}

function Start({ icon, title, says, foot, busy, onChoose }: StartProps) {
  return (
    <button type="button" className="start" disabled={busy} onClick={onChoose}>
      {icon ? <span className="start-icon">{icon}</span> : null}
      <span className="start-title">{title}</span>
      <span className="start-says">{says}</span>
      {foot}
    </button>
  );
}

function TemplateFoot({ template }: { template: Template }) {
  const say = useSay();
  return (
    <span className="start-foot">
      {template.languages.map((tag) => (
        <span key={tag} className="chip" data-tone="plain">
          {languageName(tag, say)}
        </span>
      ))}
      <span>{say("agents.states", { count: template.states })}</span>
    </span>
  );
}
