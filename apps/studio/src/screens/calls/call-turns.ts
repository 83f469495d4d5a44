import type { Decision } from "@vaarta/engine";
import type { StoredEvent } from "@vaarta/runtime";

/** Something said, and how it arrived. */
export interface SaidText {
  text: string;
  language?: string;
  /** The end of it that the caller did not hear, because she spoke. */
  unheard?: string;
  /** Spoken words of hers: how sure the hearing was, in [0, 1]; absent where it did not say. */
  confidence?: number;
  via?: "text" | "voice";
}

/** What one side said in a row, with the decisions that led to it. */
export interface CallTurn {
  key: string;
  who: "caller" | "agent";
  texts: SaidText[];
  decisions: Decision[];
  /** Effects that asked a language model. */
  generates: string[];
}

/** A log as a transcript, in order. */
export function callTurns(events: readonly StoredEvent[]): CallTurn[] {
  const turns: CallTurn[] = [];
  const spoken = new Map<string, SaidText[]>();
  const turnOf = (who: CallTurn["who"], seq: number): CallTurn => {
    const last = turns.at(-1);
    if (last?.who === who) return last;
    const made: CallTurn = { key: `${seq}-${who}`, who, texts: [], decisions: [], generates: [] };
    turns.push(made);
    return made;
  };
  for (const { seq, event, effects, decisions } of events) {
    if (event.type === "utterance") {
      const { text, via, confidence } = event;
      turnOf("caller", seq).texts.push({ text, via, ...(confidence === undefined ? {} : { confidence }) });
    }
    if (event.type === "dtmf") turnOf("caller", seq).texts.push({ text: event.digits });
    if (event.type === "delivered" && event.heard !== "all") markUnheard(spoken.get(event.effect) ?? [], event.text ?? "");
    if (decisions.length > 0) turnOf("agent", seq).decisions.push(...decisions);
    for (const effect of effects) {
      if (effect.type === "generate") turnOf("agent", seq).generates.push(effect.id);
      if (effect.type !== "speak") continue;
      const texts = effect.utterances.map(({ text, language }): SaidText => ({ text, language }));
      spoken.set(effect.id, texts);
      turnOf("agent", seq).texts.push(...texts);
    }
  }
  return turns;
}

/** Splits what was said where she stopped hearing it. The words heard run through the sentences in order. */
function markUnheard(texts: readonly SaidText[], heard: string): void {
  let left = lettersOf(heard);
  for (const said of texts) {
    const { text } = said;
    let count = 0;
    let end = 0;
    for (const letter of text) {
      if (count >= left) break;
      end += letter.length;
      if (/\S/u.test(letter)) count += letter.length;
    }
    left -= count;
    if (end >= text.trimEnd().length) continue;
    said.text = text.slice(0, end);
    said.unheard = text.slice(end);
  }
}

/** Letters that are seen: how sentences were joined makes no difference. */
function lettersOf(text: string): number {
  return text.replaceAll(/\s/gu, "").length;
}
