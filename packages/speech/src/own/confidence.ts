/**
 * How sure a word is from how badly its sounds fit, in [0, 1].
 * @param misfit - mean logarithm per step that the word's sounds are worse than the best sounds without words; 0 is perfect
 */
export function confidenceOf(misfit: number): number {
  return 1 / (1 + Math.exp((misfit - half) / slope));
}

/** Misfit that is as often right as wrong, and how steeply it falls there. Measured with evals/stt.ts. */
const half = 1;
const slope = 0.25;
