import type { Decision } from "@vaarta/engine";
import type { StoredEvent } from "@vaarta/runtime";

/** What one side said in a row, with the decisions that led to it. */
export interface CallTurn {
  key: string;
  who: "caller" | "agent";
  texts: { text: string; language?: string }[];
  decisions: Decision[];
  /** Effects that asked a language model. */
  generates: string[];
}

/** A log as a transcript, in order. */
export function callTurns(events: readonly StoredEvent[]): CallTurn[] {
  const turns: CallTurn[] = [];
  const turnOf = (who: CallTurn["who"], seq: number): CallTurn => {
    const last = turns.at(-1);
    if (last?.who === who) return last;
    const made: CallTurn = { key: `${seq}-${who}`, who, texts: [], decisions: [], generates: [] };
    turns.push(made);
    return made;
  };
  for (const { seq, event, effects, decisions } of events) {
    if (event.type === "utterance") turnOf("caller", seq).texts.push({ text: event.text });
    if (event.type === "dtmf") turnOf("caller", seq).texts.push({ text: event.digits });
    if (decisions.length > 0) turnOf("agent", seq).decisions.push(...decisions);
    for (const effect of effects) {
      if (effect.type === "generate") turnOf("agent", seq).generates.push(effect.id);
      if (effect.type !== "speak") continue;
      turnOf("agent", seq).texts.push(...effect.utterances.map(({ text, language }) => ({ text, language })));
    }
  }
  return turns;
}
