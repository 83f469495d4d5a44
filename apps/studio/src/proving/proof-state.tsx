import { useStore } from "zustand";
import { sameProgram } from "../document/same-program.ts";
import { useDocument, useDraftActions } from "../document/use-draft.ts";
import { useSay } from "../i18n/keys.ts";
import { Button } from "../ui/index.ts";
import { proverOf } from "./prover.ts";

/** Made-up callers that come when nobody says how many. */
export const usualCallers = 300;
const seed = "studio";

/** How a run of tests or callers stands: nothing yet, going on with a cancel, or done and perhaps out of date; with the button that runs it. */
export function ProofState({ kind }: { kind: "tests" | "callers" }) {
  const say = useSay();
  const draft = useDraftActions();
  const prover = proverOf(draft);
  const { status, result, of, failure } = useStore(prover.store, (state) => state[kind]);
  const document = useDocument((whole) => whole);
  const run = () => {
    const now = draft.store.getState().document;
    prover.run(kind === "tests" ? { kind, document: now } : { kind, document: now, callers: usualCallers, seed });
  };
  if (status === "running")
    return (
      <div className="proof-state">
        <ProofProgress kind={kind} />
      </div>
    );
  const isOld = of !== null && (!sameProgram(of, document) || (kind === "tests" && of.tests !== document.tests));
  if (result && !isOld && failure === null) return null;
  return (
    <div className="proof-state">
      <p role="status">{failure !== null ? say("proof.failed", { why: failure }) : say(isOld ? "overlay.old" : "overlay.no-data")}</p>
      <Button small look="main" onClick={run}>
        {say(isOld ? "overlay.again" : kind === "tests" ? "overlay.run-tests" : "overlay.run-callers")}
      </Button>
    </div>
  );
}

/** How far it is, what it is doing, and a way to give it up. */
export function ProofProgress({ kind }: { kind: "tests" | "callers" }) {
  const say = useSay();
  const prover = proverOf(useDraftActions());
  const { done, all, doing } = useStore(prover.store, (state) => state[kind]);
  return (
    <>
      <p role="status">{say(kind === "tests" ? "proof.running-tests" : "proof.running-callers", { done, all, doing })}</p>
      <progress className="proof-bar" aria-label={say("proof.progress")} value={done} max={Math.max(1, all)} />
      <Button small onClick={() => prover.cancel(kind)}>
        {say("proof.cancel")}
      </Button>
    </>
  );
}
