import { X } from "lucide-react";
import { useView } from "../../document/view.ts";
import { useSay } from "../../i18n/keys.ts";
import { ProofState } from "../../proving/proof-state.tsx";
import { IconButton } from "../../ui/index.ts";
import { FunnelWords } from "./funnel-words.tsx";
import { overlayTitle } from "./overlay-menu.tsx";
import { showOverlay, useOverlays } from "./overlay-store.ts";
import { useOverlay } from "./use-overlay.ts";
import "./overlays.css";

/** What the colours on the canvas mean, with how many steps of the whole agent each holds for. */
export function OverlayLegend() {
  useOverlay();
  const say = useSay();
  const { shown, overlay } = useOverlays((state) => state);
  const language = useView((view) => view.language);
  if (shown === null) return null;
  return (
    <section className="legend" aria-label={say("overlay.legend")}>
      <header className="legend-head">
        <h2>{overlayTitle(shown, language, say)}</h2>
        <IconButton small label={say("overlay.close")} icon={<X size={13} />} onClick={() => showOverlay(null)} />
      </header>
      {overlay ? (
        <ul>
          {overlay.legend.map(({ tone, text, count }) => (
            <li key={tone}>
              <i className="legend-tone" data-tone={tone} aria-hidden />
              <span>{text}</span>
              <b>{count}</b>
            </li>
          ))}
        </ul>
      ) : null}
      {shown === "funnel" ? <FunnelWords /> : null}
      {shown === "tests" || shown === "callers" ? <ProofState kind={shown} /> : null}
    </section>
  );
}
