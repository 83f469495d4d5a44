import type { SpokenWord } from "@vaarta/speech";

/** A sentence and how much of its sound came out at the far end. */
export interface HeardSentence {
  text: string;
  /** When its words begin, where the voice knows; of the text as it was spoken, which may have other words. */
  words: readonly SpokenWord[];
  /** Length of its sound, in milliseconds; of what was made of it so far. */
  totalMs: number;
  playedMs: number;
  isDone: boolean;
}

/**
 * The words of a sentence that were heard to their end. Pure. By the voice's own timings where its words are those of the text, else by
 * their share of its letters.
 */
export function heardWords(sentence: HeardSentence): string {
  const { text, words, totalMs, playedMs, isDone } = sentence;
  if (playedMs <= 0) return "";
  if (isDone && playedMs >= totalMs - slackMs) return text;
  const written = text.split(/\s+/u);
  const starts = words.length === written.length ? words.map(({ startMs }) => startMs) : sharesOf(written, totalMs);
  let count = 0;
  while (count < written.length && (starts[count + 1] ?? totalMs) <= playedMs) count += 1;
  return written.slice(0, count).join(" ");
}

/** Play-out positions come in steps. */
const slackMs = 40;

function sharesOf(words: readonly string[], totalMs: number): number[] {
  // A pause between words is worth about a letter.
  const weights = words.map((word) => word.length + 1);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let before = 0;
  return weights.map((weight) => {
    const start = (before / sum) * totalMs;
    before += weight;
    return start;
  });
}

/** What was heard of everything said, utterance by utterance; utterances heard whole stand in it as they are. */
export function heardText(utterances: readonly { text: string; sentences: readonly HeardSentence[] }[]): {
  heard: "all" | "part" | "none";
  text: string;
} {
  const parts: string[] = [];
  let isWhole = true;
  for (const { text, sentences } of utterances) {
    const heard = sentences.map(heardWords);
    const whole = heard.length > 0 && heard.every((words, at) => words === sentences[at]?.text);
    if (whole) parts.push(text);
    else {
      isWhole = false;
      const said = heard.filter((words) => words !== "").join(" ");
      if (said !== "") parts.push(said);
    }
  }
  if (isWhole) return { heard: "all", text: parts.join(" ") };
  return { heard: parts.length > 0 ? "part" : "none", text: parts.join(" ") };
}
