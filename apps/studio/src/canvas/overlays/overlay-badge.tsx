import type { OverlayMark as Mark } from "./overlay.ts";

/** What an overlay says of a card or a way out: a figure for the eye, a sentence for a screen reader. */
export function OverlayBadge({ mark }: { mark: Mark | undefined }) {
  if (!mark) return null;
  return (
    <span className="overlay-badge" data-tone={mark.tone} title={mark.label}>
      {mark.badge ? <span aria-hidden>{mark.badge}</span> : null}
      <span className="visually-hidden">{mark.label}</span>
    </span>
  );
}
