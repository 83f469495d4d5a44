import { hasAct } from "./heard.ts";
import type { Heard } from "./heard.ts";
import { acceptScore } from "./limits.ts";
import type { Place } from "./program-index.ts";
import { asides } from "./repairs/asides.ts";
import { isTime } from "./repairs/times.ts";
import { openSlot } from "./repairs/troubles.ts";
import { takeSlots } from "./slots/take.ts";
import type { Turn } from "./turn.ts";
import type { DialogueAct, SlotCandidate } from "./types.ts";

/** Takes every value given, but for those that the rest of what she said makes no values of this flow. */
export function takeValues(turn: Turn, heard: Heard, place: Place, wasWaiting: boolean): void {
  const { slots } = heard.understanding;
  if (slots.length === 0) return;
  const asked = openSlot(turn);
  const expected = place.slots;
  const left =
    heard.understanding.acts.length === 0 && !heard.understanding.question && turn.memory.aside === null
      ? slots
      : slots.filter((candidate) => counts(turn, heard, candidate, asked, wasWaiting));
  if (left.length === slots.length) takeSlots(turn, heard, { slot: asked, expected });
  else takeSlots(turn, { ...heard, understanding: { ...heard.understanding, slots: left } }, { slot: asked, expected });
}

function counts(turn: Turn, heard: Heard, candidate: SlotCandidate, asked: string | null, wasWaiting: boolean): boolean {
  if (isTime(turn, candidate) && isForCallBack(turn, heard, asked)) {
    heard.withheld.push(candidate);
    return false;
  }
  // "Are you open on Sunday?" names no day for anything.
  if (isTime(turn, candidate) && !candidate.anchored && candidate.slot !== asked && isAnsweredQuestion(turn, heard)) return false;
  // Somebody else speaks: nothing of it is hers (V21, V41).
  if (othersSpeak.some((act) => hasAct(heard, act))) return false;
  // She does something else than answer: a value that only its type suggests is chance.
  if (candidate.slot !== asked && !candidate.anchored && straying.some((act) => hasAct(heard, act))) return false;
  // "Yes, go on" after a pause fits a detail of free text, and is none.
  if (wasWaiting && isFreeText(turn, candidate) && back.some((act) => hasAct(heard, act))) return false;
  // "Bhaiya" is no name (V49), and a card number is kept nowhere (V27).
  return !heard.understanding.acts.some(
    ({ act, score, words }) =>
      score >= acceptScore &&
      (act === "address" || act === "secret") &&
      words !== undefined &&
      (words.includes(candidate.words) || candidate.words.includes(words)),
  );
}

/** She asks what the document answers. */
function isAnsweredQuestion(turn: Turn, { understanding }: Heard): boolean {
  const { question, answers } = understanding;
  return question && answers.some(({ answer, score }) => score >= acceptScore && turn.program.document.answers[answer] !== undefined);
}

/** A time named for a call back is not a detail of the flow, unless just that was asked. */
function isForCallBack(turn: Turn, heard: Heard, asked: string | null): boolean {
  const { aside } = turn.memory;
  if (aside !== null && asides[aside.kind].takesTimes === true) return true;
  const type = asked === null ? undefined : turn.program.document.slots[asked]?.type.type;
  if (type === "date" || type === "time") return false;
  return hasAct(heard, "later") || hasAct(heard, "bad-moment") || hasAct(heard, "third-party");
}

function isFreeText(turn: Turn, { slot }: SlotCandidate): boolean {
  const type = turn.program.document.slots[slot]?.type.type;
  return type === "text" || type === "name";
}

const othersSpeak: readonly DialogueAct[] = ["third-party", "child", "noise", "wrong-number"];
const back: readonly DialogueAct[] = ["yes", "hello", "greeting", "backchannel"];
const straying: readonly DialogueAct[] = [
  "handed-over", "stop-calling", "fraud-fear", "cheated", "robot", "insult", "distress", "emergency", "bereaved", "bad-moment", "off-topic",
  "steer", "legal", "record-off", "wait", "repeat", "hello", "person", "capability", "soft-no", "denial",
]; // prettier-ignore
