import type { Program } from "@vaarta/flow";

/** The desk's own numbers, as it writes them: they may be said, and are no figures. */
export function publicNumbersOf(program: Program): string[] {
  const { publicNumber, cyberCrimeHelpline, emergencyNumber, helpline } = program.document.desk;
  return [publicNumber, cyberCrimeHelpline, emergencyNumber, helpline].filter((number) => number !== undefined);
}

/** A number to call is no figure: its digits ground nothing. */
export function withoutNumbers(text: string, numbers: readonly string[]): string {
  return numbers.reduce((rest, number) => rest.replaceAll(number, " "), text);
}
