import { useQuery } from "@tanstack/react-query";
import { ArrowRight, ChevronDown, ChevronUp, X } from "lucide-react";
import { useBackend } from "../../backend/backend.ts";
import { useDraft } from "../../document/use-draft.ts";
import { goToState, useView, useViewStore } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { IconButton, Select } from "../../ui/index.ts";
import type { Comparison } from "./comparison.ts";
import { leaveComparison } from "./comparison-store.ts";
import { useCompare } from "./use-compare.ts";
import "./compare.css";

/** Which two versions are laid over each other, how much differs, and the way from change to change. */
export function CompareBar({ shown }: { shown: Comparison }) {
  const say = useSay();
  const view = useViewStore();
  const { records } = useBackend();
  const agent = useDraft((state) => state.agent);
  const run = useCompare();
  const releases = useQuery({
    queryKey: ["releases", agent],
    queryFn: () => records?.releases(agent) ?? [],
    enabled: records !== undefined,
  });
  const active = useView((state) => state.selected.at(-1));
  const options = [
    { value: "draft", text: say("releases.draft") },
    ...(releases.data ?? []).map(({ id, number, isLive }) => ({
      value: id,
      text: isLive ? say("compare.live", { number }) : say("releases.number", { number }),
    })),
  ];
  const counts = { added: 0, changed: 0, removed: 0 };
  for (const kind of shown.states.values()) counts[kind] += 1;
  const close = () => {
    leaveComparison();
    view.setState({ selected: [], transition: null });
  };
  const at = shown.order.indexOf(active ?? "");
  const go = (by: number) => {
    const { length } = shown.order;
    const next = shown.order[at < 0 ? (by > 0 ? 0 : length - 1) : (at + by + length) % length];
    const flow = next === undefined ? undefined : shown.drawn.states[next]?.flow;
    if (next !== undefined && flow !== undefined) goToState(view, next, flow);
  };
  return (
    <div className="compare-bar" role="region" aria-label={say("compare.title")}>
      <Select
        quiet
        label={say("compare.from")}
        value={shown.before.id}
        options={options}
        onChange={(from) => void run(from, shown.after.id)}
      />
      <ArrowRight size={14} aria-hidden />
      <Select quiet label={say("compare.to")} value={shown.after.id} options={options} onChange={(to) => void run(shown.before.id, to)} />
      <ul className="compare-counts" aria-label={say("compare.counts")}>
        {(["added", "changed", "removed"] as const).map((kind) => (
          <li key={kind} data-change={kind}>
            {say(`compare.${kind}`, { count: counts[kind] })}
          </li>
        ))}
      </ul>
      <span className="bar-gap" />
      <IconButton
        small
        label={say("compare.previous")}
        icon={<ChevronUp size={15} />}
        disabled={shown.order.length === 0}
        onClick={() => go(-1)}
      />
      <IconButton
        small
        label={say("compare.next")}
        icon={<ChevronDown size={15} />}
        disabled={shown.order.length === 0}
        onClick={() => go(1)}
      />
      <IconButton small label={say("compare.close")} icon={<X size={15} />} onClick={close} />
    </div>
  );
}
