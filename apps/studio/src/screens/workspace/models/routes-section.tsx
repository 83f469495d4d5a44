import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, X } from "lucide-react";
import { useModels } from "../../../backend/backend.ts";
import { modelTasks, type ModelTask, type Provider, type Route, type Routes } from "../../../backend/models.ts";
import { useSay } from "../../../i18n/keys.ts";
import { Button, Combobox, IconButton, Select } from "../../../ui/index.ts";
import { Section } from "../../settings/section.tsx";

const modes = ["one-by-one", "race", "relay"] as const;
const usualFirstTokenMs = 4_000;

/** Which model does what: a row a task, the models in the order in which they are asked. */
export function RoutesSection({ providers, isOwner }: { providers: readonly Provider[]; isOwner: boolean }) {
  const say = useSay();
  const models = useModels();
  const queries = useQueryClient();
  const routes = useQuery({ queryKey: ["routes"], queryFn: () => models.routes() });
  const save = useMutation({
    mutationFn: (next: Routes) => models.saveRoutes(next),
    // Shown at once; what the server refuses is taken back with the reason beside it.
    onMutate: (next) => queries.setQueryData(["routes"], next),
    onSettled: () => queries.invalidateQueries({ queryKey: ["routes"] }),
  });
  if (!routes.data) return null;
  const now = routes.data;
  const all = providers.flatMap((provider) => provider.models.map(({ model }) => ({ provider: provider.id, model })));
  const change = (task: ModelTask, route: Route | null) => {
    const { [task]: _, ...rest } = now;
    save.mutate(route && route.models.length ? { ...rest, [task]: route } : rest);
  };
  const useForAll = () => save.mutate(Object.fromEntries(modelTasks.map((task) => [task, { models: all.slice(0, 8) }])));
  return (
    <Section title={say("routes.title")} says={say("routes.says")}>
      {Object.keys(now).length === 0 && isOwner && all.length ? (
        <div>
          <Button look="main" onClick={useForAll}>
            {say("routes.use-for-all")}
          </Button>
        </div>
      ) : null}
      <div className="audit-scroll">
        <table className="audit routes">
          <thead>
            <tr>
              <th scope="col">{say("routes.task")}</th>
              <th scope="col">{say("routes.models")}</th>
              <th scope="col">{say("routes.mode")}</th>
              <th scope="col">{say("routes.first-token")}</th>
            </tr>
          </thead>
          <tbody>
            {modelTasks.map((task) => (
              <RouteRow
                key={task}
                task={task}
                route={now[task] ?? { models: [] }}
                all={all}
                nameOf={(id) => providers.find((one) => one.id === id)?.name ?? id}
                isOwner={isOwner}
                onChange={(route) => change(task, route)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {save.isError ? (
        <p role="alert" className="field-bad">
          {save.error.message}
        </p>
      ) : null}
    </Section>
  );
}

interface RouteRowProps {
  task: ModelTask;
  route: Route;
  all: readonly Route["models"][number][];
  nameOf: (provider: string) => string;
  isOwner: boolean;
  onChange: (route: Route) => void;
}

function RouteRow({ task, route, all, nameOf, isOwner, onChange }: RouteRowProps) {
  const say = useSay();
  const textOf = (ref: Route["models"][number]) => `${nameOf(ref.provider)} · ${ref.model}`;
  const left = all.filter((ref) => !route.models.some((one) => one.provider === ref.provider && one.model === ref.model));
  return (
    <tr>
      <th scope="row">
        {say(`routes.${task}`)}
        <br />
        <span className="is-faint">{say(`routes.${task}-says`)}</span>
      </th>
      <td>
        <span className="settings-chain">
          {route.models.map((ref, index) => (
            <span key={textOf(ref)} className="chip" data-tone="plain">
              {index > 0 && isOwner ? (
                <IconButton
                  small
                  label={say("routes.earlier", { model: textOf(ref) })}
                  icon={<ArrowLeft size={12} />}
                  onClick={() =>
                    onChange({ ...route, models: route.models.with(index, route.models[index - 1] ?? ref).with(index - 1, ref) })
                  }
                />
              ) : null}
              {textOf(ref)}
              {isOwner ? (
                <IconButton
                  small
                  label={say("routes.drop", { model: textOf(ref) })}
                  icon={<X size={12} />}
                  onClick={() => onChange({ ...route, models: route.models.filter((_, at) => at !== index) })}
                />
              ) : null}
            </span>
          ))}
          {isOwner && left.length ? (
            <Combobox
              label={say("routes.add", { task: say(`routes.${task}`) })}
              value={undefined}
              placeholder={say("settings.add")}
              options={left.map((ref) => ({ value: `${ref.provider}\n${ref.model}`, text: textOf(ref) }))}
              onChange={(value) => {
                const [provider, model] = value?.split("\n") ?? [];
                if (provider !== undefined && model !== undefined) onChange({ ...route, models: [...route.models, { provider, model }] });
              }}
            />
          ) : null}
        </span>
      </td>
      <td>
        {isOwner && route.models.length > 1 ? (
          <Select
            label={say("routes.mode-of", { task: say(`routes.${task}`) })}
            value={route.mode ?? "one-by-one"}
            options={modes.map((mode) => ({ value: mode, text: say(`routes.mode.${mode}`) }))}
            onChange={(mode) => onChange({ ...route, mode: mode as (typeof modes)[number] })}
          />
        ) : (
          say(`routes.mode.${route.mode ?? "one-by-one"}`)
        )}
      </td>
      <td>
        <input
          className="input routes-seconds"
          type="number"
          min={0.2}
          max={60}
          step={0.1}
          aria-label={say("routes.first-token-of", { task: say(`routes.${task}`) })}
          disabled={!isOwner || route.models.length === 0}
          defaultValue={(route.firstTokenMs ?? usualFirstTokenMs) / 1000}
          onBlur={(event) => {
            const firstTokenMs = Math.round(Number(event.target.value) * 1000);
            if (firstTokenMs >= 200 && firstTokenMs !== (route.firstTokenMs ?? usualFirstTokenMs)) onChange({ ...route, firstTokenMs });
          }}
        />
      </td>
    </tr>
  );
}
