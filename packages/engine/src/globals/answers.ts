import { resume } from "../next.ts";
import type { Next } from "../next.ts";
import type { Turn } from "../turn.ts";

/** Answers a question from the answers of the document, and comes back with a shortened question (V7). */
export function answerQuestion(turn: Turn, answer: string): Next {
  const { state } = turn.top;
  const times = turn.count(`answered:${answer}`);
  turn.decide({ from: state, to: state, cause: "answer", rule: "V7", note: `${answer}, ${times} times` });
  turn.digressed = true;
  if (!turn.say(turn.program.document.answers[answer]?.answer)) turn.reply("no-answer");
  return resume;
}
