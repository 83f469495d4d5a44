import type { LogRecord } from "@vaarta/engine";

/** Something that was said, in order. */
export interface Said {
  who: "caller" | "agent";
  text: string;
  /** The agent's words were cut short. */
  cut?: true;
}

/** Who said what, from a log: what was not heard counts as not said (V29). Pure. */
export function transcriptOf(log: readonly LogRecord[]): Said[] {
  const said: Said[] = [];
  const spoken = new Map<string, Said[]>();
  for (const { event, effects = [] } of log) {
    if (event.type === "utterance") said.push({ who: "caller", text: event.text });
    if (event.type === "dtmf") said.push({ who: "caller", text: event.digits });
    if (event.type === "delivered" && event.heard !== "all") {
      const lines = spoken.get(event.effect) ?? [];
      for (const line of lines) {
        const heard = event.heard === "part" && event.text !== undefined ? heardOf(line.text, event.text) : "";
        if (heard !== "" && heard !== line.text) line.cut = true;
        line.text = heard;
      }
    }
    for (const effect of effects) {
      if (effect.type !== "speak") continue;
      const lines = effect.utterances.map(({ text }): Said => ({ who: "agent", text }));
      spoken.set(effect.id, lines);
      said.push(...lines);
    }
  }
  return said.filter(({ text }) => text !== "");
}

/** What the caller said, in order. */
export function herWordsIn(transcript: readonly Said[]): string[] {
  return transcript.flatMap(({ who, text }) => (who === "caller" ? [text] : []));
}

/** The part of a line that is within what was heard. */
function heardOf(line: string, heard: string): string {
  if (heard.includes(line)) return line;
  for (let length = line.length - 1; length > 0; length--) if (heard.endsWith(line.slice(0, length))) return line.slice(0, length).trim();
  return "";
}
