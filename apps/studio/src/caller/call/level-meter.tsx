import { useEffect, useRef } from "react";
import type { SoundSource } from "../../voice/audio/microphone.ts";

/** Quieter than this is a room, not a voice. */
const floorDb = -52;

/** How loud she is, drawn past React: sixty pictures a second are no state. */
export function LevelMeter({ source }: { source: SoundSource }) {
  const ring = useRef<HTMLSpanElement | null>(null);
  useEffect(() => {
    let shown = 0;
    let frame = requestAnimationFrame(function draw() {
      const decibel = 20 * Math.log10(source.level + 1e-6);
      const level = Math.max(0, Math.min(1, 1 - decibel / floorDb));
      // Up at once, down slowly, as meters do.
      shown = level > shown ? level : shown * 0.9 + level * 0.1;
      ring.current?.style.setProperty("--level", shown.toFixed(3));
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [source]);
  return <span ref={ring} className="caller-level" aria-hidden />;
}
