import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useBackend } from "../../backend/backend.ts";
import { useSay } from "../../i18n/keys.ts";
import { Switch } from "../../ui/index.ts";

/** Whether this agent goes live only with green tests: an owner's choice, kept by the server and not in the draft. */
export function ReleaseRule({ agent }: { agent: string }) {
  const say = useSay();
  const { records, session } = useBackend();
  const queries = useQueryClient();
  const [refused, setRefused] = useState<string | null>(null);
  const me = useQuery({ queryKey: ["me"], queryFn: () => session.me(), staleTime: Infinity });
  const rules = useQuery({
    queryKey: ["rules", agent],
    queryFn: () => records?.rules(agent) ?? { requireTests: false },
    enabled: records !== undefined,
  });
  if (!records || !rules.data) return null;
  const isOwner = me.data?.role === "owner";
  const change = async (requireTests: boolean) => {
    setRefused(null);
    try {
      await records.setRules(agent, { requireTests });
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
    }
    for (const key of ["rules", "check"]) await queries.invalidateQueries({ queryKey: [key, agent] });
  };
  return (
    <fieldset className="fields-set">
      <legend className="field-name">{say("settings.publishing")}</legend>
      <Switch
        label={say("settings.require-tests")}
        checked={rules.data.requireTests}
        disabled={!isOwner}
        onChange={(checked) => void change(checked)}
      />
      <p className="field-help">{say(isOwner ? "settings.require-tests-help" : "settings.require-tests-owner")}</p>
      {refused ? (
        <p role="alert" className="field-bad">
          {refused}
        </p>
      ) : null}
    </fieldset>
  );
}
