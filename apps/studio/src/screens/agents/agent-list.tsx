import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Trash2 } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { useBackend, type AgentSummary } from "../../backend/backend.ts";
import { uiLanguage } from "../../i18n/i18n.ts";
import { useSay } from "../../i18n/keys.ts";
import { Button, Dialog, IconButton, Menu, MenuItem } from "../../ui/index.ts";

export function AgentList({ agents }: { agents: AgentSummary[] | undefined }) {
  const say = useSay();
  const backend = useBackend();
  const queries = useQueryClient();
  const [leaving, setLeaving] = useState<AgentSummary | null>(null);
  const remove = useMutation({
    mutationFn: (agent: string) => backend.agents.remove({ agent }),
    onSuccess: () => {
      setLeaving(null);
      return queries.invalidateQueries({ queryKey: ["agents"] });
    },
  });
  if (!agents) return <p className="is-faint">{say("ui.loading")}</p>;
  if (agents.length === 0) return <p className="agents-none">{say("agents.none")}</p>;
  return (
    <>
      <ul className="agent-list">
        {agents.map((agent) => (
          <li key={agent.id} className="agent-row">
            <Link href={`/a/${agent.id}/design`} className="agent-name">
              {agent.name}
            </Link>
            <span className={`chip`} data-tone={agent.live ? "good" : "plain"}>
              {agent.live ? say("agents.live", { number: agent.live.number }) : say("agents.not-live")}
            </span>
            <span className="agent-fact">{say("agents.states", { count: agent.states })}</span>
            <span className="agent-fact">{say("agents.calls", { count: agent.conversations })}</span>
            <span className="agent-fact">{say("agents.changed", { when: ago(agent.updatedAt) })}</span>
            <Menu align="end" trigger={<IconButton label={say("agents.more", { name: agent.name })} icon={<Ellipsis size={16} />} />}>
              <MenuItem icon={<Trash2 size={14} />} danger onChoose={() => setLeaving(agent)}>
                {say("ui.delete")}
              </MenuItem>
            </Menu>
          </li>
        ))}
      </ul>
      <Dialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={say("agents.remove", { name: leaving?.name ?? "" })}
        description={say("agents.remove-ask", { name: leaving?.name ?? "" })}
      >
        {remove.isError ? (
          <p role="alert" className="field-bad">
            {remove.error.message}
          </p>
        ) : null}
        <div className="dialog-actions">
          <Button onClick={() => setLeaving(null)}>{say("ui.cancel")}</Button>
          <Button look="danger" disabled={remove.isPending} onClick={() => leaving && remove.mutate(leaving.id)}>
            {say("ui.delete")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

function ago(iso: string): string {
  const format = new Intl.RelativeTimeFormat(uiLanguage.get(), { numeric: "auto" });
  const past = Date.now() - Date.parse(iso);
  for (const [unit, length] of steps) if (past >= length) return format.format(-Math.floor(past / length), unit);
  return format.format(0, "minute");
}
