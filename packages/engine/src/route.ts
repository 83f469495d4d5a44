import { labelOf, listOf } from "./asking/words.ts";
import { handleCorrections } from "./corrections.ts";
import { chooseExit } from "./exits.ts";
import { answerQuestion } from "./globals/answers.ts";
import { claimsOf } from "./globals/claims.ts";
import type { Claim } from "./globals/claims.ts";
import { changeGoal } from "./globals/goals.ts";
import { raiseObjection } from "./globals/objections.ts";
import { emptyHeard, hasAct, understood, yesOrNo } from "./heard.ts";
import type { Heard } from "./heard.ts";
import { behaviourOf } from "./kinds/kinds.ts";
import { optionWords } from "./kinds/choice.ts";
import { acceptScore, ambiguity, wishScore } from "./limits.ts";
import { giveUpModel } from "./model/model-turn.ts";
import { forgetMisses, misunderstood } from "./misunderstood.ts";
import { awaitResult, enter, listen, resume } from "./next.ts";
import type { Next } from "./next.ts";
import type { Place } from "./program-index.ts";
import { isAwaiting } from "./question.ts";
import { asides } from "./repairs/asides.ts";
import { goalName, sayOffers } from "./repairs/capability.ts";
import { courtesy } from "./repairs/courtesy.ts";
import { followLanguage } from "./repairs/languages.ts";
import { repaired } from "./repairs/repair.ts";
import { repairsFor } from "./repairs/repairs.ts";
import { handleTroubles } from "./repairs/troubles.ts";
import { type Rival, askWhich } from "./repairs/which.ts";
import { classifySegment } from "./segments.ts";
import { takeExit } from "./settle.ts";
import { takeValues } from "./values.ts";
import type { Turn } from "./turn.ts";
import type { Understanding } from "./types.ts";

/**
 * Decides what a caller's words do, in layers: every value given is taken; then what she does beside answering; then
 * objections, answers and other goals; then the state's own ways out and its question. Every layer may end the search.
 */
export function route(turn: Turn, understanding: Understanding): Next {
  const heard = emptyHeard(understanding);
  turn.heard = heard;
  const { place } = turn;
  if (!place) return enter;
  turn.countTurn();
  heard.evidence.push(...understood(understanding));
  const wasWaiting = turn.memory.waiting;
  turn.memory.waiting = false;
  giveUpModel(turn);

  const language = followLanguage(turn, heard);
  if (language) return language;
  const aside = hearAside(turn, heard);
  if (aside) return aside;
  takeValues(turn, heard, place, wasWaiting);
  classifySegment(turn, heard);
  recapAfterNoise(turn, heard);

  noteWish(turn, heard);

  const next = routeLayers(turn, heard, place, wasWaiting);
  if (next) {
    if (turn.draft.stack.length > 0) forgetMisses(turn);
    return afterTurns(turn, place, next);
  }
  return unheardOf(turn, heard, place);
}

function routeLayers(turn: Turn, heard: Heard, place: Place, wasWaiting: boolean): Next | null {
  const found = repairsFor(heard.understanding);
  for (const { repair, act } of found) {
    const next = repair.yields ? null : repair.handle(turn, heard, act);
    if (next) return next;
  }
  const corrected = handleCorrections(turn, heard);
  if (corrected) return corrected;

  const { best, rival } = claimsOf(turn, place, heard);
  const strongest = found.reduce((score, { repair, score: other }) => (repair.yields ? Math.max(score, other) : score), 0);
  if (best && best.score >= strongest - yieldMargin) {
    if (rival) {
      const asked = askWhich(turn, rivalOf(turn, best), rivalOf(turn, rival));
      if (asked) return asked;
    }
    const claimed = best.score >= ambiguity.floor ? actOn(turn, heard, place, best) : null;
    if (claimed) return claimed;
  }
  for (const { repair, act } of found) {
    const next = repair.yields ? repair.handle(turn, heard, act) : null;
    if (next) return next;
  }
  // "Hello? Yes, I am back": after a pause that asks for the question again, and consents to nothing.
  if (wasWaiting && isMereSound(heard)) return resume;
  if (isAwaiting(turn)) return whileBusy(turn, heard);
  const options = rivalOptions(turn, heard, place);
  if (options) return options;
  const troubled = handleTroubles(turn, heard);
  if (troubled) return troubled;
  if (turn.memory.aside !== null) {
    const settled = heard.changes.length > 0;
    turn.memory.aside = null;
    if (settled) return resume;
  }
  const own = ownExit(turn, place);
  if (own) return own;
  const answered = behaviourOf(place.kind).hear?.(turn, place, heard) ?? null;
  if (answered) return answered;
  if (hasAct(heard, "thanks") || hasAct(heard, "greeting")) return courtesy.handle(turn, heard, "thanks");
  return null;
}

/** What she wants of the agent beside what she answers here: it may be the answer to a question that comes next. */
function noteWish(turn: Turn, { understanding }: Heard): void {
  const [best] = understanding.intents;
  if (best && best.score >= wishScore && !understanding.question) turn.memory.wish = { intent: best.intent, turn: turn.draft.turn };
}

/** A repair that gives way is only taken when it was heard clearly better than what the analyst drew. */
const yieldMargin = 0.2;

function hearAside(turn: Turn, heard: Heard): Next | null {
  const { aside } = turn.memory;
  if (!aside) return null;
  const next = asides[aside.kind].hear(turn, heard, aside);
  if (next) return next;
  return null;
}

function recapAfterNoise(turn: Turn, heard: Heard): void {
  if (turn.counted("noise") === 0 || hasAct(heard, "noise")) return;
  turn.resetCount("noise");
  repaired(turn, "V41", "recap");
  turn.reply("recap", { values: listOf(turn, turn.memory.recent.slice(0, 3)) });
}

function actOn(turn: Turn, heard: Heard, place: Place, claim: Claim): Next | null {
  if (claim.by === "judged") {
    heard.evidence.push({ kind: "criterion", id: claim.state, score: claim.score });
  } else if (claim.by !== "answer") {
    heard.intent = claim.intent;
    if (!heard.evidence.some(({ kind, id }) => kind === "intent" && id === claim.intent)) {
      heard.evidence.push({ kind: "intent", id: claim.intent, score: claim.score });
    }
  }
  const busy = isAwaiting(turn);
  // Not deleted: an object that lost a key is copied several times slower, and memory is copied with every event.
  if (claim.by !== "answer") turn.memory.wish = null;
  turn.held = claim.by !== "state" && claim.by !== "goal" && actsBeside(heard);
  if (claim.by === "answer") {
    turn.memory.asked = [claim.answer];
    forgetWhich(turn);
    return answerQuestion(turn, claim.answer);
  }
  if (claim.by === "state") {
    forgetWhich(turn);
    return ownExit(turn, place) ?? behaviourOf(place.kind).hear?.(turn, place, heard) ?? null;
  }
  // While something is being done nothing else is begun.
  if (busy) return null;
  turn.memory.aside = null;
  return claim.by === "goal" ? changeGoal(turn, claim.flow) : raiseObjection(turn, claim);
}

function forgetWhich(turn: Turn): void {
  if (turn.memory.aside?.kind === "which") turn.memory.aside = null;
}

/** She also answered the open question: that is acted on when the side step is over (V9). */
function actsBeside(heard: Heard): boolean {
  const answer = yesOrNo(heard);
  return answer === "yes" || answer === "no" || heard.changes.length > 0;
}

/** Ways out of the state that her words decide, before the state's own question. */
function ownExit(turn: Turn, place: Place): Next | null {
  if (place.kind === "say" || place.exits.length === 0 || (turn.heard?.intent === null && place.criteria.length === 0)) return null;
  const choice = chooseExit(turn, place, { heard: true, only: "heard" });
  return choice.exit ? takeExit(turn, place, choice, { heard: true }) : null;
}

/** V10 within a question: two options fit alike. */
function rivalOptions(turn: Turn, heard: Heard, place: Place): Next | null {
  const { options } = heard.understanding;
  const [best, rival] = options;
  if (place.kind !== "choice" || !best || !rival || turn.memory.aside?.kind === "which") return null;
  if (rival.score < ambiguity.floor || best.score >= ambiguity.certain || best.score - rival.score >= ambiguity.margin) return null;
  const { state } = place as Place<"choice">;
  const names = optionWords(turn, place as Place<"choice">);
  const ids = Object.keys(state.options);
  const sorted = ids.toSorted((a, b) => ((state.options[a]?.order ?? "") < (state.options[b]?.order ?? "") ? -1 : 1));
  const nameOf = (option: string) => names[sorted.indexOf(option)] ?? state.options[option]?.label ?? option;
  if (!state.options[best.option] || !state.options[rival.option]) return null;
  const asRival = ({ option, score }: { option: string; score: number }) => ({ words: nameOf(option), id: `o:${option}`, score });
  return askWhich(turn, asRival(best), asRival(rival));
}

function rivalOf(turn: Turn, claim: Claim): Rival {
  const id = claim.by === "answer" ? `a:${claim.answer}` : claim.by === "judged" ? "" : `i:${claim.intent}`;
  return { words: wordsOf(turn, claim), id, score: claim.score };
}

function wordsOf(turn: Turn, claim: Claim): string {
  const { document } = turn.program;
  if (claim.by === "answer") return document.answers[claim.answer]?.question ?? claim.answer;
  if (claim.by === "goal") return goalName(turn, claim.flow);
  if (claim.by === "judged") return document.states[claim.state]?.name ?? claim.state;
  const intent = document.intents[claim.intent];
  const spoken = intent?.spoken ? turn.program.line(intent.spoken, turn.scope()).text : "";
  return spoken || (intent?.name ?? labelOf(turn, claim.intent));
}

function isMereSound({ understanding, changes }: Heard): boolean {
  const mere = new Set(["yes", "backchannel", "hello", "greeting", "thanks"]);
  return (
    changes.length === 0 &&
    understanding.intents.every(({ score }) => score < acceptScore) &&
    understanding.acts.every(({ act }) => mere.has(act))
  );
}

/** She speaks while something is being looked up: it goes on, and she hears that it does (V32). */
function whileBusy(turn: Turn, heard: Heard): Next {
  repaired(turn, "V32", "still waiting for a result");
  if (heard.understanding.question || hasAct(heard, "hello")) turn.reply("holding");
  return awaitResult;
}

/** Turn counts are ways out as well, once the state itself found nothing better. */
function afterTurns(turn: Turn, place: Place, next: Next): Next {
  if ((next.do !== "listen" && next.do !== "resume") || !place.hasTurns || turn.top.state !== place.id || turn.memory.aside !== null)
    return next;
  const choice = chooseExit(turn, place, { heard: true, only: "turns" });
  return choice.exit ? takeExit(turn, place, choice, { heard: true }) : next;
}

/** Nothing took it. What was understood all the same is a stall; a question without an answer is said so. */
function unheardOf(turn: Turn, heard: Heard, place: Place): Next {
  const { understanding } = heard;
  const turned = afterTurns(turn, place, listen);
  if (turned !== listen) return turned;
  const unknown = understanding.intents.find(({ intent, score }) => score >= acceptScore && !turn.index.handled.has(intent));
  if (unknown && turn.program.document.intents[unknown.intent]) return sayOffers(turn, `nothing is drawn for ${unknown.intent}`);
  if (heard.changes.length > 0) {
    const from = turn.top.state;
    turn.decide({ from, to: null, cause: "stall", rule: "V1", note: "Details were taken; the open question stands." });
    return resume;
  }
  if (heard.evidence.length > 0) {
    const { considered, read } = chooseExit(turn, place, { heard: true, only: "heard" });
    turn.decide({
      from: turn.top.state,
      to: null,
      cause: "stall",
      considered,
      read,
      note: "Something was understood, and nothing here acts on it.",
    });
  }
  if (understanding.question && place.state.interruptible !== false) {
    turn.digressed = true;
    repaired(turn, "V7", "no answer is known");
    turn.reply("no-answer");
    return resume;
  }
  return misunderstood(turn);
}
