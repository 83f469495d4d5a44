/** models/hearing/sounds.json: the sounds the model tells apart, and what others count as. */
export interface SoundTable {
  /** IPA as espeak-ng writes it; the first is the blank. */
  symbols: readonly string[];
  as: Readonly<Record<string, readonly string[]>>;
}

/** Numbers of the sounds of one way to say a word, from IPA with spaces between sounds. Stress and unknown marks are left out. */
export function soundsOf(ipa: string, { symbols, as }: SoundTable): number[] {
  return ipa
    .replace(/\([a-z-]+\)/g, " ")
    .split(/[\s_]+/)
    .map((sound) => sound.replace(/[ˈˌ]/g, ""))
    .flatMap((sound) => as[sound] ?? [sound])
    .map((sound) => symbols.indexOf(sound))
    .filter((number) => number > 0);
}
