import { useLocation } from "wouter";
import { useViewStore } from "../document/view.ts";
import { useSay } from "../i18n/keys.ts";
import { Button } from "../ui/index.ts";
import { remembered, useRemembered } from "./remembered.ts";

const steps = ["look", "change", "test", "publish"] as const;

/** How far this person is on the way from opening an agent to publishing it; null when done with it. */
const progress = remembered<number | null>("tour", 0);

/** The first visit's way from an agent that works to a published one, in four sentences above the work. */
export function Tour({ agent }: { agent: string }) {
  const say = useSay();
  const view = useViewStore();
  const [, navigate] = useLocation();
  const [at, setAt] = useRemembered(progress);
  const step = at === null ? undefined : steps[at];
  if (at === null || step === undefined) return null;
  const go = () => {
    if (step === "test") {
      view.setState({ dock: "test" });
      navigate(`/a/${agent}/design`);
    }
    if (step === "publish") navigate(`/a/${agent}/publish`);
    setAt(at + 1 < steps.length ? at + 1 : null);
  };
  return (
    <aside className="tour" aria-label={say("tour.label")}>
      <b>{say("tour.step", { number: at + 1, all: steps.length })}</b>
      <span>{say(`tour.${step}`)}</span>
      <Button small look="main" onClick={go}>
        {say(`tour.${step}-go`)}
      </Button>
      <Button small look="quiet" onClick={() => setAt(null)}>
        {say("tour.skip")}
      </Button>
    </aside>
  );
}
