import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";

const gap = 24;

/**
 * The canvas's dotted ground. It reaches one gap beyond the stage and is only ever shifted by less than that, so panning moves a
 * finished layer and paints nothing anew; React Flow's own background is painted again on every frame.
 */
export function Dots() {
  const store = useStoreApi();
  const ground = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let zoomBefore = 0;
    const place = () => {
      const [x, y, zoom] = store.getState().transform;
      const { current } = ground;
      if (!current) return;
      const step = gap * zoom;
      if (zoom !== zoomBefore) {
        zoomBefore = zoom;
        current.style.inset = `-${step}px`;
        current.style.backgroundSize = `${step}px ${step}px`;
        current.style.setProperty("--dot", `${Math.max(0.5, 0.75 * zoom)}px`);
      }
      current.style.transform = `translate(${within(x, step)}px, ${within(y, step)}px)`;
    };
    place();
    return store.subscribe(place);
  }, [store]);
  return <div ref={ground} className="stage-dots" aria-hidden />;
}

/** A shift by whole gaps changes nothing. */
function within(offset: number, step: number): number {
  return ((offset % step) + step) % step;
}
